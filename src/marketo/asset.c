/* Kinds of assets: see asset.h. */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "marketo/asset.h"
#include "marketo/pages.h"
#include "marketo/read.h"
#include "syncaudit/clock.h"
#include "syncaudit/form.h"
#include "syncaudit/sql.h"

enum { LINK_SIZE = 128 };

static int list_row(struct sa_source_run *run, struct sa_question *question, const struct sa_json *record,
                    struct sa_error *error)
{
    const struct sa_asset_kind *kind = run->source->own;
    struct sa_mention_sink sink;
    (void)question;
    char id[SA_ASSET_ID_SIZE];
    if (!sa_assets_id(id, sa_json_get(record, "id")))
        return sa_error_set(error, SA_EFORMAT, "a record has no id");
    if (!sa_json_string(sa_json_get(record, "name")))
        return sa_error_set(error, SA_EFORMAT, "record %s has no name", id);
    bool again = false; /* pages overlap */
    if (kind->is && !kind->is(record))
        return SA_OK;
    int rc = sa_assets_there(run, kind->type, id, &again, error);
    if (rc == SA_OK)
        rc = sa_assets_store(run, kind->type, id, 0, record, error);
    if (rc || again || !kind->listed)
        return rc;
    sa_assets_sink(run, kind->type, id, 0, "", &sink);
    return kind->listed(record, &sink, error);
}

/* A list that the calls do not suffice for. */
static int list_lose(struct sa_source_run *run, struct sa_question *question, const char *reason,
                     struct sa_error *error)
{
    (void)question, (void)reason, (void)error;
    sa_assets_lack(run);
    return SA_OK;
}

int sa_assets_begin(struct sa_source_run *run, struct sa_error *error)
{
    static const struct sa_query query = {.row = list_row, .lose = list_lose};
    const struct sa_asset_kind *kind = run->source->own;
    char path[256];
    snprintf(path, sizeof path, "/rest/%s", kind->list);
    struct sa_marketo_pages *pages = sa_marketo_pages_new(path, sa_instance_of(run)->options.glance);
    return pages ? sa_source_pages(run, "", path, &query, pages, NULL, error) : sa_error_memory(error);
}

/* ---- parts ---- */

/* A part that is asked for. */
struct asking {
    const struct sa_asset_kind *kind;
    const struct sa_asset_part *part;
    char id[SA_ASSET_ID_SIZE], link[LINK_SIZE], updated[SA_TIME_SIZE]; /* "" = there is none */
    bool takes;     /* it may be taken from an earlier audit */
    bool keeps;     /* what is read is kept for the next one */
    bool otherwise; /* by the other path */
};

static const char *state_of(const struct sa_asset_part *part)
{
    return part->state ? part->state : "";
}

/* A part by its name, and what it is a part of where that is not the asset itself: as .marketo.db has it. */
static void name_part(char out[LINK_SIZE + 64], const struct asking *asking)
{
    snprintf(out, LINK_SIZE + 64, "%s%s%s%s%s", asking->part->name, asking->part->state ? " " : "",
             state_of(asking->part), *asking->link ? " " : "", asking->link);
}

static int ask_for(struct sa_source_run *run, const struct asking *asking, struct sa_error *error);

static int asking_miss(struct sa_source_run *run, const struct asking *asking, const char *reason,
                       struct sa_error *error)
{
    return sa_assets_miss(run, asking->kind->type, asking->id, asking->part->name, reason, error);
}

/* Gives the reader what it wants of a result. */
static int part_tell(const struct sa_asset_part *part, const struct sa_json *result,
                     const struct sa_mention_sink *sink, struct sa_error *error)
{
    int rc = SA_OK;
    if (part->empty && !sa_json_first(result))
        return sink->link(sink->payload, part->empty, "1", error);
    if (result && (part->whole || sa_json_type(result) == SA_JSON_OBJECT))
        return part->read(result, sink, error);
    for (const struct sa_json *element = sa_json_first(result); rc == SA_OK && element;
         element = sa_json_next(element))
        rc = part->read(element, sink, error);
    return rc;
}

/* Keeps what was told of a part, an empty telling too. */
static int part_keep(struct sa_source_run *run, const struct asking *asking, struct sa_error *error)
{
    const struct sa_assets *assets = run->state;
    char name[LINK_SIZE + 64];
    if (!asking->keeps)
        return SA_OK;
    name_part(name, asking);
    return sa_kept_put(sa_instance_of(run),
                       &(struct sa_kept_key){asking->kind->type, asking->id, name, asking->updated},
                       assets->tellings.data, error);
}

static int part_store(struct sa_source_run *run, struct sa_question *question, const struct sa_json *document,
                      struct sa_error *error)
{
    const struct asking *asking = question->payload;
    const struct sa_json *result = NULL;
    struct sa_mention_sink sink;
    int rc = sa_marketo_result(&result, document, error);
    if (rc)
        return rc;
    bool object = sa_json_type(result) == SA_JSON_OBJECT;
    if (result && !object && sa_json_type(result) != SA_JSON_ARRAY)
        return sa_error_set(error, SA_EFORMAT, "its result is neither a list nor an object");
    const struct sa_json *first = object ? result : sa_json_first(result);
    if (asking->part->needs && first && !sa_json_get(first, asking->part->needs))
        return asking_miss(run, asking, "this instance does not tell it", error);
    sa_assets_sink(run, asking->kind->type, asking->id, 0, state_of(asking->part), &sink);
    rc = part_tell(asking->part, result, &sink, error);
    return rc ? rc : part_keep(run, asking, error);
}

/* An asset that is gone, or has nothing of the kind, has nothing to tell; what Marketo does not show is noted. */
static int part_refuse(struct sa_source_run *run, struct sa_question *question,
                       const struct sa_status *status, bool *handled, struct sa_error *error)
{
    const struct asking *asking = question->payload;
    *handled = true;
    if (strcmp(status->code, "702") == 0) {
        struct sa_mention_sink sink;
        sa_assets_sink(run, asking->kind->type, asking->id, 0, state_of(asking->part), &sink);
        return part_keep(run, asking, error);
    }
    if (strcmp(status->code, "610") == 0 && asking->part->other && !asking->otherwise) {
        struct asking again = *asking;
        again.otherwise = true;
        return ask_for(run, &again, error);
    }
    *handled = strcmp(status->code, "709") == 0;
    return asking_miss(run, asking, status->reason, error);
}

static int part_lose(struct sa_source_run *run, struct sa_question *question, const char *reason,
                     struct sa_error *error)
{
    sa_assets_lack(run);
    return asking_miss(run, question->payload, reason, error);
}

/* The path with the asset's id in the place of the first %s, and the link's name, which is foreign, in that of the second. */
static int write_path(struct sa_buffer *out, const char *pattern, const struct asking *asking)
{
    const char *const values[] = {asking->id, asking->link};
    int rc = SA_OK;
    for (size_t i = 0; rc == SA_OK && i < sizeof values / sizeof *values; i++) {
        const char *place = strstr(pattern, "%s");
        if (!place)
            break;
        rc = sa_buffer_add(out, pattern, (size_t)(place - pattern));
        if (rc == SA_OK)
            rc = sa_form_encode(out, values[i]);
        pattern = place + 2;
    }
    return rc ? rc : sa_buffer_adds(out, pattern);
}

static int ask_for(struct sa_source_run *run, const struct asking *asking, struct sa_error *error)
{
    static const struct sa_question_kind kind = {
        .store = part_store, .refuse = part_refuse, .lose = part_lose};
    struct sa_buffer path = SA_BUFFER_INIT(SA_BUFFER_OWN);
    struct asking *payload = malloc(sizeof *payload);
    int rc = payload ? write_path(&path, asking->otherwise ? asking->part->other : asking->part->path, asking)
                     : SA_ENOMEM;
    if (rc) {
        free(payload);
        rc = sa_error_memory(error);
    } else {
        *payload = *asking;
        rc = sa_source_ask(run, "", path.data, &kind, payload, error);
    }
    sa_buffer_release(&path);
    return rc;
}

/* Who is asked for a part, the active ones first, then the newest: id, link, updated, whether it is read anew. */
static int select_part(struct sa_source_run *run, sqlite3_stmt **out, const struct sa_asset_kind *kind,
                       const struct sa_asset_part *part, struct sa_error *error)
{
    struct sa_buffer sql = SA_BUFFER_INIT(SA_BUFFER_OWN);
    int rc = sa_buffer_addf(
        &sql,
        "SELECT a.id, %s, a.updated, %s FROM marketo_asset a%s"
        " WHERE a.type = :type AND a.token = 0 AND (%s)"
        " ORDER BY coalesce(a.live, 0) DESC, a.updated DESC, a.id",
        part->link ? "l.name" : "''", part->anew ? part->anew : "0",
        part->link ? " JOIN (SELECT DISTINCT type, id, name FROM marketo_link WHERE target = :link) l"
                     " ON l.type = a.type AND l.id = a.id"
                   : "",
        part->where ? part->where : "1");
    rc = rc ? sa_error_memory(error) : sa_sql_prepare(run->db, out, sql.data, error);
    if (rc == SA_OK) {
        sa_sql_bind_text(*out, ":type", kind->type);
        if (part->link)
            sa_sql_bind_text(*out, ":link", part->link);
    }
    sa_buffer_release(&sql);
    return rc;
}

/* What the calls do not suffice for. */
static int leave_out(struct sa_source_run *run, const struct asking *asking, struct sa_error *error)
{
    sa_assets_lack(run);
    return asking_miss(run, asking, "not asked: the calls did not suffice", error);
}

/* Asks, where calls are left, unless an earlier audit has the answer. */
static int part_ask(struct sa_source_run *run, const struct asking *asking, size_t *left, size_t *most,
                    struct sa_error *error)
{
    char part[LINK_SIZE + 64];
    bool taken = false;
    int rc = SA_OK;
    name_part(part, asking);
    const struct sa_kept_key key = {asking->kind->type, asking->id, part, asking->updated};
    if (asking->takes)
        rc = sa_assets_take_over(run, &key, state_of(asking->part), &taken, error);
    if (rc || taken)
        return rc;
    if (*left == 0)
        return leave_out(run, asking, error);
    *left -= *left != SIZE_MAX;
    --*most;
    return ask_for(run, asking, error);
}

/* ---- what is still to be asked: a line of text each, for a question with its call takes far more ---- */

enum { LINE_PART, LINE_ANEW, LINE_ID }; /* two characters, then three texts: id, link, updated */

static int line_add(struct sa_buffer *lines, size_t part, sqlite3_stmt *row)
{
    const char head[] = {(char)('0' + part), (char)('0' + sqlite3_column_int(row, 3))};
    int rc = sa_buffer_add(lines, head, sizeof head);
    for (int i = 0; rc == SA_OK && i < 3; i++)
        rc = sa_buffer_add(lines, sa_sql_text(row, i), strlen(sa_sql_text(row, i)) + 1);
    return rc;
}

static const char *line_text(const char **text)
{
    const char *value = *text;
    *text += strlen(value) + 1;
    return value;
}

/* Takes the next line. False = its link's name is too long to be asked for. */
static bool line_take(struct sa_source_run *run, struct asking *asking)
{
    struct sa_assets *assets = run->state;
    const char *line = assets->lines.data + assets->taken;
    const char *text = line + LINE_ID;
    const struct sa_asset_kind *kind = run->source->own;
    const struct sa_asset_part *part = &kind->parts[line[LINE_PART] - '0'];
    bool values = sa_instance_of(run)->options.show_values && strcmp(part->name, "fields") == 0;
    *asking = (struct asking){.kind = kind, .part = part};
    snprintf(asking->id, sizeof asking->id, "%s", line_text(&text));
    bool fits = snprintf(asking->link, sizeof asking->link, "%s", line_text(&text)) < LINK_SIZE;
    snprintf(asking->updated, sizeof asking->updated, "%s", line_text(&text));
    asking->keeps = *asking->updated && !values;
    asking->takes = asking->keeps && line[LINE_ANEW] == '0';
    assets->taken += (size_t)(text - line);
    run->coming--;
    return fits;
}

int sa_assets_more(struct sa_source_run *run, size_t most, struct sa_error *error)
{
    size_t left = sa_source_calls_left(run);
    int rc = SA_OK;
    while (rc == SA_OK && run->coming > 0 && most > 0) {
        struct asking asking;
        rc = line_take(run, &asking) ? part_ask(run, &asking, &left, &most, error)
                                     : asking_miss(run, &asking, "its name is too long", error);
    }
    return rc;
}

static int part_line_up(struct sa_source_run *run, size_t part, struct sa_error *error)
{
    const struct sa_asset_kind *kind = run->source->own;
    struct sa_assets *assets = run->state;
    sqlite3_stmt *rows = NULL;
    int rc = select_part(run, &rows, kind, &kind->parts[part], error);
    while (sa_sql_each(rows, &rc, error)) {
        rc = line_add(&assets->lines, part, rows) ? sa_error_memory(error) : SA_OK;
        run->coming += rc == SA_OK;
    }
    sqlite3_finalize(rows);
    return rc;
}

/* Lines up the parts that need a link, or those that need none. */
static int parts_line_up(struct sa_source_run *run, bool linked, struct sa_error *error)
{
    const struct sa_asset_kind *kind = run->source->own;
    struct sa_assets *assets = run->state;
    int rc = SA_OK;
    if (sa_instance_of(run)->options.glance)
        return SA_OK;
    sa_buffer_clear(&assets->lines);
    assets->lines.limit = SA_BUFFER_OWN;
    assets->taken = 0;
    for (size_t i = 0; rc == SA_OK && kind->parts[i].name; i++)
        if (linked == (kind->parts[i].link != NULL))
            rc = part_line_up(run, i, error);
    return rc;
}

int sa_assets_described(struct sa_source_run *run, struct sa_error *error)
{
    return parts_line_up(run, false, error);
}

int sa_assets_surveyed(struct sa_source_run *run, struct sa_error *error)
{
    return parts_line_up(run, true, error);
}

int sa_assets_read_content(const struct sa_json *element, const struct sa_mention_sink *sink,
                           struct sa_error *error)
{
    const char *type = sa_json_string(sa_json_get(element, "contentType"));
    const char *value = sa_json_string(sa_json_get(element, "value"));
    const char *id = value ? value : sa_json_string(sa_json_get(element, "id"));
    int rc = sa_read_content(element, sink, error);
    if (rc == SA_OK && type && strcasecmp(type, "DynamicContent") == 0 && id)
        rc = sink->link(sink->payload, "dynamic content", id, error);
    return rc;
}

int sa_assets_read_rules(const struct sa_json *element, const struct sa_mention_sink *sink,
                         struct sa_error *error)
{
    return sa_read_rules(sa_json_get(element, "rules"), sink, error);
}

int sa_assets_price(struct sa_source_run *run, size_t *calls, struct sa_error *error)
{
    const struct sa_asset_kind *kind = run->source->own;
    int rc = SA_OK;
    for (const struct sa_asset_part *part = kind->parts; rc == SA_OK && part->name; part++) {
        sqlite3_stmt *rows = NULL;
        rc = part->link ? SA_OK : select_part(run, &rows, kind, part, error);
        while (rows && sa_sql_each(rows, &rc, error))
            ++*calls;
        sqlite3_finalize(rows);
    }
    return rc;
}
