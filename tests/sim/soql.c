/* Answers of SOQL queries, whole or page by page: see soql.h. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "behaviour.h"
#include "functions.h"
#include "soql.h"
#include "soql_json.h"
#include "soql_parse.h"
#include "syncaudit/json.h"
#include "syncaudit/sql.h"

#define STATEMENT_LIMIT 100000
#define CURSORS 10 /* open ones of an org; the oldest is lost to the next */
#define PAGE 2000

/* A result with more rows than a page: the statement stands behind the last row that was sent. */
struct cursor {
    char locator[24];
    struct soql_parse parse;
    struct soql_query query;
    sqlite3_stmt *rows;
    char *text;
    long total;
    long position;
    int batch;
};

struct sim_soql {
    sqlite3 *db;
    struct cursor *cursors[CURSORS];
    unsigned opened;
};

int sim_soql_open(struct sim_soql **out, sqlite3 *db, struct sa_error *error)
{
    *out = calloc(1, sizeof **out);
    if (!*out)
        return sa_error_memory(error);
    (*out)->db = db;
    return SA_OK;
}

static void close_cursor(struct cursor *cursor)
{
    if (!cursor)
        return;
    sqlite3_finalize(cursor->rows);
    soql_query_release(&cursor->query);
    sa_buffer_release(&cursor->parse.message);
    free(cursor->parse.tokens);
    free(cursor->text);
    free(cursor);
}

void sim_soql_close(struct sim_soql *soql)
{
    if (!soql)
        return;
    for (size_t i = 0; i < CURSORS; i++)
        close_cursor(soql->cursors[i]);
    free(soql);
}

/* ---- one number from SQL ---- */

static int select_number(sqlite3 *db, const char *sql, long *out, struct sa_error *error)
{
    sqlite3_stmt *statement = NULL;
    int rc = sa_sql_prepare(db, &statement, sql, error);
    if (rc == SA_OK && sqlite3_step(statement) == SQLITE_ROW)
        *out = (long)sqlite3_column_int64(statement, 0);
    sqlite3_finalize(statement);
    return rc;
}

/* ---- what a query may cost ---- */

/* Records read: those that match when an index helps, else all of the object's; once for each aggregate. */
static int check_cost(struct cursor *cursor, struct sa_error *error)
{
    struct soql_query *query = &cursor->query;
    long most = sim_behaviour_number(cursor->parse.db, "query-rows");
    long records = 0;
    char sql[SOQL_NAME + 64];
    if (!most || !query->weighted || query->is_empty)
        return SA_OK;
    snprintf(sql, sizeof sql, "SELECT sum(weight) FROM \"%s\"", query->rows);
    int rc = select_number(cursor->parse.db, sql, &records, error);
    if (rc == SA_OK && query->is_indexed && !query->aggregate)
        records = cursor->total;
    if (rc == SA_OK && query->is_indexed && query->aggregate)
        rc = soql_count_matching(query, &records, error);
    if (rc == SA_OK && records * (query->aggregates ? query->aggregates : 1) > most)
        rc =
            soql_refuse(&cursor->parse, 400, "QUERY_TIMEOUT", "Your query request was running for too long.");
    return rc;
}

/* What comes in one batch or not at all. */
static bool is_unpaged(const struct soql_query *query)
{
    return query->aggregate || query->is_virtual || query->is_dependency;
}

/* Results that cannot be paged have to fit into one batch. */
static int check_total(struct cursor *cursor)
{
    const struct soql_query *query = &cursor->query;
    if (query->reads_metadata && cursor->total > 1)
        return soql_refuse(
            &cursor->parse, 400, "MALFORMED_QUERY",
            "When retrieving results with Metadata or FullName fields, the query qualifications must "
            "specify no more than one row for retrieval. Result size: %ld",
            cursor->total);
    if (cursor->total > PAGE && is_unpaged(query) && !query->counts_records)
        return soql_refuse(
            &cursor->parse, 400, "EXCEEDED_ID_LIMIT",
            "%s does not support queryMore(), use LIMIT to restrict the results to a single batch",
            query->aggregate ? "Aggregate query" : query->object);
    return SA_OK;
}

/* ---- opening a result ---- */

/* UserRecordAccess has rows for the records that a query names. */
static int note_records(const struct soql_parse *parse, struct sa_error *error)
{
    sqlite3_stmt *insert = NULL;
    bool asked = false;
    char id[19];
    char text[19];
    for (const struct soql_token *token = parse->tokens; token->kind != SOQL_END; token++)
        asked = asked || soql_is(token, "UserRecordAccess");
    if (!asked)
        return SA_OK;
    int rc = sa_sql_run(parse->db, "DELETE FROM asked_record", error);
    if (rc == SA_OK)
        rc = sa_sql_prepare(parse->db, &insert, "INSERT OR IGNORE INTO asked_record VALUES (:id)", error);
    for (const struct soql_token *token = parse->tokens; rc == SA_OK && token->kind != SOQL_END; token++) {
        if (token->kind != SOQL_STRING || token->length < 2 || token->length > 20)
            continue;
        snprintf(text, sizeof text, "%.*s", (int)token->length - 2, token->text + 1);
        if (!sim_id_complete(text, id))
            continue;
        sa_sql_bind_text(insert, ":id", id);
        rc = sa_sql_step(insert, error);
    }
    sqlite3_finalize(insert);
    return rc;
}

static int translate(struct cursor *cursor, struct sa_error *error)
{
    struct soql_parse *parse = &cursor->parse;
    char poison[64];
    sim_behaviour_text(parse->db, "poison", poison, sizeof poison);
    if (strlen(cursor->text) > STATEMENT_LIMIT)
        return soql_refuse(parse, 400, "MALFORMED_QUERY",
                           "SOQL statements cannot be longer than 100000 characters.");
    if (*poison && strstr(cursor->text, poison))
        return soql_refuse(
            parse, 500, "UNKNOWN_EXCEPTION",
            "An unexpected error occurred. Please include this ErrorId if you contact support: "
            "1234567890-12345 (-1234567890)");
    int rc = soql_tokenize(cursor->text, &parse->tokens);
    if (rc == SA_OK)
        rc = note_records(parse, error);
    return rc ? rc : soql_select(&cursor->query, error);
}

static int count_rows(struct cursor *cursor, struct sa_error *error)
{
    struct sa_buffer sql = SA_BUFFER_INIT(SA_BUFFER_OWN);
    int rc = soql_emit(&cursor->query, true, &sql);
    if (rc == SA_OK)
        rc = select_number(cursor->parse.db, sql.data, &cursor->total, error);
    if (rc == SA_OK && cursor->query.limit >= 0 && cursor->total > cursor->query.limit &&
        (!cursor->query.aggregate || cursor->query.counts_records))
        cursor->total = cursor->query.limit;
    if (rc == SA_OK && cursor->query.is_dependency && cursor->total > PAGE)
        cursor->total = PAGE; /* silently */
    sa_buffer_release(&sql);
    return rc;
}

static int open_rows(struct cursor *cursor, struct sa_error *error)
{
    struct sa_buffer sql = SA_BUFFER_INIT(SA_BUFFER_OWN);
    int rc = translate(cursor, error);
    if (rc == SA_OK)
        rc = count_rows(cursor, error);
    if (rc == SA_OK)
        rc = check_cost(cursor, error);
    if (rc == SA_OK)
        rc = check_total(cursor);
    if (rc == SA_OK)
        rc = soql_json_prepare(&cursor->query);
    if (rc == SA_OK)
        rc = soql_emit(&cursor->query, false, &sql);
    if (rc == SA_OK)
        rc = sa_sql_prepare(cursor->parse.db, &cursor->rows, sql.data, error);
    sa_buffer_release(&sql);
    return rc;
}

/* ---- pages ---- */

/* Salesforce hands out pages of any size up to the batch; here from 200 on, always the same for the same page. */
static long page_size(const struct cursor *cursor)
{
    long batch = cursor->batch < 200 || cursor->batch > PAGE ? PAGE : cursor->batch;
    unsigned long mixed = (unsigned long)cursor->position * 2654435761UL +
                          (unsigned long)(unsigned char)cursor->locator[13] * 40503UL;
    char pages[8];
    sim_behaviour_text(cursor->parse.db, "query-pages", pages, sizeof pages);
    if (is_unpaged(&cursor->query))
        return PAGE;
    if (strcmp(pages, "full") == 0)
        return batch;
    return 200 + (long)(mixed >> 7) % (batch - 199);
}

/* Brings the statement to a row; pages may be asked for again. */
static int seek(struct cursor *cursor, long position, struct sa_error *error)
{
    if (position < cursor->position) {
        sqlite3_reset(cursor->rows);
        cursor->position = 0;
    }
    for (; cursor->position < position; cursor->position++)
        if (sqlite3_step(cursor->rows) != SQLITE_ROW)
            return sa_sql_error(cursor->parse.db, error, "skipping rows");
    return SA_OK;
}

static int add_records(struct cursor *cursor, long count, const char *resource, struct sa_buffer *body,
                       struct sa_error *error)
{
    int rc = sa_buffer_adds(body, "\"records\":[");
    for (long i = 0; rc == SA_OK && i < count; i++) {
        int step = sqlite3_step(cursor->rows);
        if (step != SQLITE_ROW)
            return sa_sql_error(cursor->parse.db, error, sqlite3_sql(cursor->rows));
        cursor->position++;
        rc = sa_buffer_adds(body, i ? "," : "");
        if (rc == SA_OK)
            rc = soql_json_record(&cursor->query, cursor->rows, resource, body);
    }
    return rc ? rc : sa_buffer_adds(body, "]}");
}

static int version_of(sqlite3 *db, char *version, size_t size, struct sa_error *error)
{
    sqlite3_stmt *statement = NULL;
    int rc = sa_sql_prepare(db, &statement, "SELECT version FROM request", error);
    if (rc == SA_OK && sqlite3_step(statement) == SQLITE_ROW)
        snprintf(version, size, "%s", sa_sql_text(statement, 0));
    sqlite3_finalize(statement);
    return rc;
}

/* What comes before the records. */
static int add_head(const struct cursor *cursor, long count, const char *base, struct sa_buffer *body)
{
    bool done = cursor->position + count >= cursor->total || cursor->query.counts_records;
    int rc = sa_buffer_adds(body, "{");
    if (rc == SA_OK && cursor->parse.tooling)
        rc = sa_buffer_addf(body, "\"size\":%ld,", count);
    if (rc == SA_OK)
        rc = sa_buffer_addf(body, "\"totalSize\":%ld,\"done\":%s,", cursor->total, done ? "true" : "false");
    if (rc == SA_OK && cursor->parse.tooling)
        rc = sa_buffer_addf(body, "\"queryLocator\":null,\"entityTypeName\":\"%s\",", cursor->query.object);
    if (rc == SA_OK && !done)
        rc = sa_buffer_addf(body, "\"nextRecordsUrl\":\"%s/query/%s-%ld\",", base, cursor->locator,
                            cursor->position + count);
    return rc;
}

static int add_page(struct cursor *cursor, struct sa_buffer *body, struct sa_error *error)
{
    char version[16] = "";
    char base[64];
    char resource[80];
    long size = page_size(cursor);
    long left = cursor->total - cursor->position;
    long count = cursor->query.counts_records ? 0 : left < size ? left : size;
    int rc = version_of(cursor->parse.db, version, sizeof version, error);
    snprintf(base, sizeof base, "/services/data/v%s%s", version, cursor->parse.tooling ? "/tooling" : "");
    snprintf(resource, sizeof resource, "%s/sobjects", base);
    if (rc == SA_OK)
        rc = add_head(cursor, count, base, body);
    return rc ? rc : add_records(cursor, count, resource, body, error);
}

/* ---- the plan ---- */

/* What the optimizer would do: an index where a condition names a field that has one, and little matches. */
static int explain(struct cursor *cursor, struct sa_buffer *body, struct sa_error *error)
{
    const struct soql_query *query = &cursor->query;
    char sql[SOQL_NAME + 64];
    long all = 0;
    long matching = 0;
    int rc = translate(cursor, error);
    snprintf(sql, sizeof sql, "SELECT coalesce(%s, 0) FROM \"%s\"",
             query->weighted ? "sum(weight)" : "count(*)", query->rows);
    if (rc == SA_OK)
        rc = select_number(cursor->parse.db, sql, &all, error);
    if (rc == SA_OK)
        rc = soql_count_matching(query, &matching, error);
    if (rc)
        return rc;
    rc = sa_buffer_addf(
        body,
        "{\"plans\":[{\"cardinality\":%ld,\"fields\":[],\"leadingOperationType\":\"%s\",\"notes\":[],"
        "\"relativeCost\":%.3f,\"sobjectCardinality\":%ld,\"sobjectType\":\"%s\"}],\"sourceQuery\":",
        matching, query->is_indexed ? "Index" : "TableScan",
        query->is_indexed && all ? 10.0 * (double)matching / (double)all : 2.0, all, query->object);
    if (rc == SA_OK)
        rc = sa_json_quote(cursor->text, strlen(cursor->text), body);
    return rc ? rc : sa_buffer_adds(body, "}");
}

/* ---- answers ---- */

static int add_refusal(const struct soql_parse *parse, struct sa_buffer *body, int *status)
{
    *status = parse->status;
    sa_buffer_clear(body);
    int rc = sa_buffer_adds(body, "[{\"message\":");
    if (rc == SA_OK)
        rc = sa_json_quote(parse->message.data, parse->message.length, body);
    return rc ? rc : sa_buffer_addf(body, ",\"errorCode\":\"%s\"}]", parse->code);
}

/* Keeps a result that is not at its end, in place of the oldest. */
static void keep_cursor(struct sim_soql *soql, struct cursor *cursor)
{
    struct cursor **place = &soql->cursors[soql->opened++ % CURSORS];
    close_cursor(*place);
    *place = cursor;
}

static struct cursor *new_cursor(struct sim_soql *soql, const struct sim_soql_request *request)
{
    struct cursor *cursor = calloc(1, sizeof *cursor);
    if (!cursor)
        return NULL;
    cursor->text = strdup(request->soql);
    cursor->batch = request->batch;
    cursor->parse = (struct soql_parse){.db = soql->db,
                                        .text = cursor->text,
                                        .tooling = strncmp(request->resource, "tooling/", 8) == 0,
                                        .with_deleted = strcmp(request->resource, "queryAll") == 0,
                                        .message = SA_BUFFER_INIT(SA_BUFFER_OWN)};
    soql_query_start(&cursor->query, &cursor->parse);
    snprintf(cursor->locator, sizeof cursor->locator, "01g5f00000%05uAAA", soql->opened + 1);
    return cursor;
}

int sim_soql_query(struct sim_soql *soql, const struct sim_soql_request *request, struct sa_buffer *body,
                   int *status, struct sa_error *error)
{
    struct cursor *cursor = new_cursor(soql, request);
    if (!cursor || !cursor->text) {
        close_cursor(cursor);
        return sa_error_memory(error);
    }
    int rc = request->explains ? explain(cursor, body, error) : open_rows(cursor, error);
    if (rc == SA_OK && !request->explains)
        rc = add_page(cursor, body, error);
    *status = 200;
    if (rc == SA_EREFUSED)
        rc = add_refusal(&cursor->parse, body, status);
    if (rc == SA_OK && *status == 200 && !request->explains && !cursor->query.counts_records &&
        cursor->position < cursor->total)
        keep_cursor(soql, cursor);
    else
        close_cursor(cursor);
    return rc == SA_ENOMEM ? sa_error_memory(error) : rc;
}

int sim_soql_page(struct sim_soql *soql, const char *locator, struct sa_buffer *body, int *status,
                  struct sa_error *error)
{
    const char *dash = strrchr(locator, '-');
    long position = dash ? strtol(dash + 1, NULL, 10) : -1;
    struct cursor *cursor = NULL;
    for (size_t i = 0; dash && i < CURSORS; i++)
        if (soql->cursors[i] && strncmp(soql->cursors[i]->locator, locator, (size_t)(dash - locator)) == 0)
            cursor = soql->cursors[i];
    if (!cursor || position < 0 || position >= cursor->total) {
        *status = 400;
        return sa_buffer_adds(
                   body, "[{\"message\":\"invalid query locator\",\"errorCode\":\"INVALID_QUERY_LOCATOR\"}]")
                   ? sa_error_memory(error)
                   : SA_OK;
    }
    *status = 200;
    int rc = seek(cursor, position, error);
    return rc ? rc : add_page(cursor, body, error);
}
