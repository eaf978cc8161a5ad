/* Answering a question: see marketo.h. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "marketo.h"
#include "syncaudit/json.h"
#include "syncaudit/sql.h"

/* A page of a list. */
struct page {
    long first, most;
    bool more; /* there is another one */
};

static bool is_asset(const struct sim_question *question)
{
    return strncmp(question->path, "/rest/asset/", strlen("/rest/asset/")) == 0;
}

/* A number the call gives; `otherwise` when it gives none. `*valid` is cleared when it is no number. */
static long argument(struct sim_site *site, const char *name, long otherwise, bool *valid)
{
    struct sa_buffer value = SA_BUFFER_INIT(4096);
    bool found = false;
    char *end = NULL;
    long number = otherwise;
    if (sim_form_get(site->marketo->arguments, name, &value, &found, NULL) == SA_OK && found) {
        number = strtol(value.data, &end, 10);
        if (end == value.data || *end)
            *valid = false;
    }
    sa_buffer_release(&value);
    return number;
}

/* Where a page token ("PG300Q======") says that the next page begins. */
static long token_place(struct sim_site *site, bool *valid)
{
    struct sa_buffer value = SA_BUFFER_INIT(4096);
    bool found = false;
    char *end = NULL;
    long place = 0;
    if (sim_form_get(site->marketo->arguments, "nextPageToken", &value, &found, NULL) == SA_OK && found) {
        bool begun = strncmp(value.data, "PG", 2) == 0;
        place = strtol(begun ? value.data + 2 : "", &end, 10);
        *valid = *valid && *end == 'Q';
    }
    sa_buffer_release(&value);
    return place;
}

/* Which rows are asked for. False when the call says it wrongly. */
static bool read_page(struct sim_site *site, enum sim_paging paging, struct page *page)
{
    static const struct {
        const char *size;
        long otherwise, most;
    } sizes[] = {
        {"", 1000000, 1000000}, {"maxReturn", 20, 200}, {"batchSize", 300, 300}, {"pageSize", 20, 50}};
    bool valid = true;
    *page = (struct page){0};
    page->most = sizes[paging].otherwise;
    if (paging != SIM_WHOLE_LIST)
        page->most = argument(site, sizes[paging].size, sizes[paging].otherwise, &valid);
    if (paging == SIM_OFFSET)
        page->first = argument(site, "offset", 0, &valid);
    else if (paging == SIM_PAGE_TOKEN)
        page->first = token_place(site, &valid);
    else if (paging == SIM_PAGE_INDEX)
        page->first = argument(site, "pageIndex", 0, &valid) * page->most;
    return valid && page->first >= 0 && page->most > 0 && page->most <= sizes[paging].most;
}

/* Assets that went away, or came, once the first page had been read. */
static long moved(struct sim_site *site, const struct sim_question *question, long first)
{
    if (question->paging != SIM_OFFSET || first == 0)
        return first;
    first += (long)sim_setting_number(site->settings, "shrink");
    return first < 0 ? 0 : first;
}

/* ---- what is refused ---- */

/* The setting's words name the path. */
static const struct refusal {
    const char *setting, *code, *message;
} refusals[] = {
    {"603-paths", "603", "Access denied"},
    {"610-paths", "610", "Requested resource not found"},
    {"616-paths", "616", "Invalid subscription type"},
    {"702-paths", "702", "No data found"},
    {"703-paths", "703", "The feature is not enabled for the subscription"},
    {"709-paths", "709", "Operation not permitted by a business rule"},
    {"1018-paths", "1018", "CRM is enabled for this subscription; the operation is not allowed"},
};

static bool switched_off(struct sim_site *site, const char *path)
{
    const char *member = sim_setting(site->settings, "member-path");
    const char *content = sim_setting(site->settings, "template-content");
    if (strncmp(path, "/rest/v1/program/members/", 25) == 0)
        return strcmp(member, "programs") == 0;
    if (strcmp(path, "/rest/v1/programs/members/describe.json") == 0)
        return strcmp(member, "program") == 0;
    if (strncmp(path, "/rest/asset/v1/emailTemplate/", 29) == 0 && strstr(path, "/content"))
        return strcmp(content, strstr(path, ".json") ? "bare" : "json") == 0;
    return false;
}

static int refuse(struct sim_site *site, const struct sim_question *question, struct sim_answer *out,
                  bool *answered, struct sa_error *error)
{
    const char *path = site->marketo->request->path;
    *answered = true;
    if (switched_off(site, path))
        return sim_answer_error(out, (int)sim_setting_number(site->settings, "610-status"), "610",
                                "Requested resource not found", error);
    for (size_t i = 0; i < sizeof refusals / sizeof *refusals; i++) {
        int status = strcmp(refusals[i].code, "610") == 0
                         ? (int)sim_setting_number(site->settings, "610-status")
                         : 200;
        if (sim_words_hold(site, refusals[i].setting, path, false))
            return sim_answer_error(out, status, refusals[i].code, refusals[i].message, error);
    }
    bool schema = question->right && strcmp(question->right, "Read-Write Schema Standard Field") == 0;
    if (!sim_has_right(site, question->right) &&
        !(schema && sim_has_right(site, "Read-Write Schema Custom Field")))
        return sim_answer_error(out, 200, "603", "Access denied", error);
    *answered = false;
    return SA_OK;
}

static void bind(sqlite3_stmt *statement, const struct sim_question *question, char stars[2][SIM_STAR_SIZE])
{
    sa_sql_bind_asked(statement, ":kind", question->kind);
    sa_sql_bind_asked(statement, ":id", stars[0]);
    sa_sql_bind_asked(statement, ":member", question->member);
    sa_sql_bind_asked(statement, ":second", stars[1]);
}

/* An asset that is asked for by its id: it may not be there, may be one that the API hides, or keep the part asked for to itself. */
static int refuse_asset(struct sim_site *site, const struct sim_question *question,
                        char stars[2][SIM_STAR_SIZE], struct sim_answer *out, bool *answered,
                        struct sa_error *error)
{
    sqlite3_stmt *row = NULL;
    *answered = false;
    if (!question->kind || !*stars[0])
        return SA_OK;
    int rc = sa_sql_prepare(site->db, &row,
                            "SELECT EXISTS (SELECT 1 FROM json_each(body, '$.refused') WHERE value = :member)"
                            " FROM seen WHERE kind = :kind AND id = :id",
                            error);
    if (rc)
        return rc;
    bind(row, question, stars);
    int step = sqlite3_step(row);
    bool refused = step == SQLITE_ROW && sqlite3_column_int(row, 0);
    sqlite3_finalize(row);
    *answered = (step == SQLITE_DONE && sim_setting_is(site->settings, "missing", "702")) || refused;
    if (!*answered)
        return SA_OK;
    return refused ? sim_answer_error(out, 200, "709", "The content of this asset cannot be read", error)
                   : sim_answer_error(out, 200, "702", "No data found for the given id", error);
}

/* The draft of an asset that has none is one more thing that is not there, where the setting says so. */
static bool lacks_draft(struct sim_site *site, const struct sim_question *question, size_t count)
{
    struct sa_buffer status = SA_BUFFER_INIT(4096);
    bool found = false;
    bool draft = sim_form_get(site->marketo->arguments, "status", &status, &found, NULL) == SA_OK && found &&
                 strcmp(status.data, "draft") == 0;
    sa_buffer_release(&status);
    return count == 0 && question->member && draft && sim_setting_is(site->settings, "no-draft", "702");
}

/* ---- the rows ---- */

static int add_rows(sqlite3_stmt *rows, struct page *page, size_t *count, struct sa_buffer *out,
                    struct sa_error *error)
{
    int rc = SA_OK;
    *count = 0;
    while (sa_sql_each(rows, &rc, error)) {
        if ((long)*count == page->most) {
            page->more = true;
            break;
        }
        if (sa_buffer_addf(out, "%s", *count ? "," : "") || sa_buffer_adds(out, sa_sql_text(rows, 0)))
            rc = sa_error_memory(error);
        ++*count;
    }
    return rc;
}

static int read_rows(struct sim_site *site, const struct sim_question *question, char stars[2][SIM_STAR_SIZE],
                     struct page *page, size_t *count, struct sa_buffer *out, struct sa_error *error)
{
    struct sa_buffer sql = SA_BUFFER_INIT(SA_BUFFER_OWN);
    sqlite3_stmt *rows = NULL;
    long first = moved(site, question, page->first);
    int rc = sa_buffer_addf(&sql, "%s LIMIT %ld OFFSET %ld", question->sql, page->most + 1, first);
    rc = rc ? sa_error_memory(error) : sa_sql_prepare(site->db, &rows, sql.data, error);
    if (rc == SA_OK) {
        bind(rows, question, stars);
        rc = add_rows(rows, page, count, out, error);
    }
    sqlite3_finalize(rows);
    sa_buffer_release(&sql);
    return rc;
}

/* What stands around the rows: assets have it one way, the database another. */
static int wrap(struct sim_site *site, const struct sim_question *question, const struct page *page,
                size_t count, const struct sa_buffer *rows, struct sim_answer *out)
{
    bool asset = is_asset(question);
    bool told = count > 0 || !asset || sim_setting_is(site->settings, "empty-result", "[]");
    int rc = sa_buffer_addf(&out->body, "{\"success\":true,\"requestId\":\"%x#%llx\"",
                            site->marketo->request->number, MARKETO_REQUEST);
    if (rc == SA_OK && asset)
        rc = sa_buffer_addf(&out->body, ",\"errors\":[],\"warnings\":[%s]",
                            count ? "" : "\"No assets found for the given search criteria.\"");
    if (rc == SA_OK && told)
        rc = sa_buffer_addf(&out->body, ",\"result\":[%s]", rows->data);
    if (rc == SA_OK && question->paging == SIM_PAGE_TOKEN)
        rc = page->more
                 ? sa_buffer_addf(&out->body, ",\"nextPageToken\":\"PG%ldQ======\",\"moreResult\":true",
                                  page->first + page->most)
                 : sa_buffer_adds(&out->body, ",\"moreResult\":false");
    return rc ? rc : sa_buffer_adds(&out->body, "}");
}

int sim_question_answer(struct sim_site *site, const struct sim_question *question,
                        char stars[2][SIM_STAR_SIZE], struct sim_answer *out, struct sa_error *error)
{
    struct sa_buffer rows = SA_BUFFER_INIT(SIM_BODY_LIMIT);
    struct page page;
    size_t count = 0;
    bool answered = false;
    int rc = refuse(site, question, out, &answered, error);
    if (rc == SA_OK && !answered)
        rc = refuse_asset(site, question, stars, out, &answered, error);
    if (rc || answered)
        return rc;
    if (!read_page(site, question->paging, &page))
        return sim_answer_error(out, 200, "1003", "Invalid page", error);
    rc = read_rows(site, question, stars, &page, &count, &rows, error);
    out->status = 200;
    if (rc == SA_OK && lacks_draft(site, question, count))
        rc = sim_answer_error(out, 200, "702", "No data found for the given status", error);
    else if (rc == SA_OK && wrap(site, question, &page, count, &rows, out))
        rc = sa_error_memory(error);
    sa_buffer_release(&rows);
    return rc;
}
