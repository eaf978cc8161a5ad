/* Which custom fields the reports show, filter or group by that people ran lately. Salesforce's list of dependencies lacks reports.
 *
 * Sources: Object Reference, Report; Analytics REST API Developer Guide, Describe. */
#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "salesforce/rows.h"
#include "syncaudit/name.h"
#include "syncaudit/sql.h"

const struct sa_source_info sa_source_info_reports = {
    206, "reports", "which custom fields the reports use that were run in half a year",
    "fetch with --usage full; connect a user who sees the reports"};

static const struct sa_rows_kind kind = {
    "Report", "setup_report", "Id,Name,FolderName,LastRunDate", "", false, false, "Id,LastRunDate"};

/* One call each: the ones that were run last. */
enum { REPORTS = 100 };
#define LATELY "WHERE LastRunDate = LAST_N_DAYS:180 ORDER BY LastRunDate DESC LIMIT 100"

struct state {
    struct sa_rows rows; /* the first member */
    sqlite3_stmt *insert, *read;
};

static bool is_word(char c)
{
    return isalnum((unsigned char)c) || c == '_';
}

/* Where the word begins that ends before `end`. */
static const char *word_before(const char *text, const char *end)
{
    while (end > text && is_word(end[-1]))
        end--;
    return end;
}

/* Every custom field in a text, with the word before its dot: "s!Lead.Score__c", "Account.Contacts$Tier__c". */
static int store_names(sqlite3_stmt *insert, const char *report, const char *text, struct sa_error *error)
{
    static const char suffix[] = "__c";
    int rc = SA_OK;
    for (const char *at = strstr(text, suffix); rc == SA_OK && at; at = strstr(at, suffix)) {
        const char *field = word_before(text, at);
        at += strlen(suffix);
        if (is_word(*at))
            continue;
        bool has_prefix = field > text + 1 && strchr(".$", field[-1]);
        const char *prefix = has_prefix ? word_before(text, field - 1) : field;
        sa_sql_bind_text(insert, ":report", report);
        sqlite3_bind_text(insert, 2, prefix, (int)(has_prefix ? field - 1 - prefix : 0), SQLITE_TRANSIENT);
        sqlite3_bind_text(insert, 3, field, (int)(at - field), SQLITE_TRANSIENT);
        rc = sa_sql_step(insert, error);
    }
    return rc;
}

/* All of a report's metadata: columns, groups, filters, formulas, buckets. What is taken for a use and is none does no harm. The
 * parser bounds how deep it can be. */
static int store_values(sqlite3_stmt *insert, const char *report,
                        const struct sa_json *value, // NOLINT(misc-no-recursion)
                        struct sa_error *error)
{
    const char *text = sa_json_string(value);
    int rc = text ? store_names(insert, report, text, error) : SA_OK;
    bool holds = sa_json_type(value) == SA_JSON_OBJECT || sa_json_type(value) == SA_JSON_ARRAY;
    for (const struct sa_json *member = holds ? sa_json_first(value) : NULL; rc == SA_OK && member;
         member = sa_json_next(member)) {
        if (sa_json_name(
                member)) /* formulas of a report are listed by name, but what names them is of no interest */
            rc = store_names(insert, report, sa_json_name(member), error);
        if (rc == SA_OK)
            rc = store_values(insert, report, member, error);
    }
    return rc;
}

static int reports_store(struct sa_source_run *run, struct sa_question *question,
                         const struct sa_json *document, struct sa_error *error)
{
    const struct state *state = run->state;
    const struct sa_json *metadata = sa_json_get(document, "reportMetadata");
    if (sa_json_type(metadata) != SA_JSON_OBJECT)
        return sa_error_set(error, SA_EFORMAT, "answer is not that of a report");
    int rc = store_values(state->insert, question->payload, metadata, error);
    if (rc)
        return rc;
    sa_sql_bind_text(state->read, ":report", question->payload);
    return sa_sql_step(state->read, error);
}

/* A report that cannot be read (gone by now, of a kind the interface does not know) is one use less. */
static int reports_refuse(struct sa_source_run *run, struct sa_question *question,
                          const struct sa_status *status, bool *handled, struct sa_error *error)
{
    (void)run;
    *handled = status->class == SA_STATUS_NOT_THERE || status->class == SA_STATUS_NOT_PERMITTED;
    return *handled ? sa_source_cover(question, "partial", "some reports cannot be read", error) : SA_OK;
}

static int ask_describe(struct sa_source_run *run, const char *id, struct sa_error *error)
{
    static const struct sa_question_kind describe = {.store = reports_store, .refuse = reports_refuse};
    char path[64];
    char *payload = strdup(id);
    if (!payload)
        return sa_error_memory(error);
    snprintf(path, sizeof path, "analytics/reports/%s/describe", id);
    return sa_source_ask(run, kind.object, path, &describe, payload, error);
}

static int ask_describes(struct sa_source_run *run, struct sa_error *error)
{
    struct state *state = run->state;
    sqlite3_stmt *select = NULL;
    int rc = sa_sql_prepare(run->db, &state->insert,
                            "INSERT OR IGNORE INTO report_field VALUES (:report, ?2, ?3)", error);
    if (rc == SA_OK)
        rc = sa_sql_prepare(run->db, &state->read, "UPDATE setup_report SET read = 1 WHERE Id = :report",
                            error);
    if (rc == SA_OK)
        rc = sa_sql_prepare(run->db, &select, "SELECT Id FROM setup_report ORDER BY LastRunDate DESC, Id",
                            error);
    while (sa_sql_each(select, &rc, error))
        if (sa_is_id(sa_sql_text(select, 0)))
            rc = ask_describe(run, sa_sql_text(select, 0), error);
    sqlite3_finalize(select);
    return rc;
}

static int reports_begin(struct sa_source_run *run, struct sa_error *error)
{
    struct state *state = run->state;
    state->rows = (struct sa_rows){.kinds = &kind};
    return sa_rows_ask(run, "", &(struct sa_rows_query){.kind = &kind}, LATELY, error);
}

static int reports_price(struct sa_source_run *run, size_t *calls, struct sa_error *error)
{
    (void)run;
    (void)error;
    *calls = 1 + REPORTS;
    return SA_OK;
}

static void reports_end(struct sa_source_run *run)
{
    struct state *state = run->state;
    sa_rows_release(&state->rows);
    sqlite3_finalize(state->insert);
    sqlite3_finalize(state->read);
}

const struct sa_source sa_source_reports = {
    .info = &sa_source_info_reports,
    .connection = SA_ASK_SETUP,
    .probe = true,
    .versioned = true,
    .several = true,
    .wanted = sa_source_counts,
    .state_size = sizeof(struct state),
    .progress = "reading reports",
    .forget = "DELETE FROM setup_report; DELETE FROM report_field",
    .described = reports_begin,
    .surveyed = ask_describes,
    .price = reports_price,
    .end = reports_end,
};
