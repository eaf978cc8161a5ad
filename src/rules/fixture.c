/* Runs a fixture case by case (fixture.h). */
#include "rules/fixture.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/header.h"
#include "syncaudit/embedded.h"
#include "syncaudit/file.h"

static const char case_start[] = "-- case:";
static const char preludes[] = "tests/rules/_";

/* ---- expectations: the header lines of a case ---- */

/* Runs a statement with the key and text of a header line. `*changed` = it had something to change. */
static int expect(sqlite3 *db, const char *sql, const struct sa_header *header, bool *changed,
                  struct sa_error *error)
{
    sqlite3_stmt *statement = NULL;
    int rc = sa_sql_prepare(db, &statement, sql, error);
    if (rc == SA_OK) {
        sa_sql_bind_asked(statement, ":key", header->key);
        sa_sql_bind_asked(statement, ":text", header->text);
        rc = sa_sql_step(statement, error);
        *changed = rc == SA_OK && sqlite3_changes(db) > 0;
    }
    sqlite3_finalize(statement);
    return rc;
}

static int read_expectation(struct sa_fixture *fixture, sqlite3 *db, const struct sa_header *header,
                            struct sa_error *error)
{
    static const char place[] = "INSERT INTO expectation (kind, place) VALUES (:key, :text)";
    /* says more of the line above, which has to be one that flags */
    static const char detail[] = "INSERT INTO expected_detail SELECT number, :key, :text FROM expectation"
                                 " WHERE number = (SELECT max(number) FROM expectation) AND kind = 'flags'";
    static const char status[] = "INSERT INTO expected_status VALUES (:text)";
    static const struct {
        const char *key;
        const char *sql;
    } keys[] = {{"flags", place},     {"ignores", place},   {"message", detail}, {"severity", detail},
                {"basis", detail},    {"who", detail},      {"action", detail},  {"subject", detail},
                {"evidence", detail}, {"proposed", detail}, {"status", status}};
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
        bool changed = false;
        if (strcmp(keys[i].key, header->key) != 0)
            continue;
        if (header->text[0] == '\0')
            break;
        int rc = expect(db, keys[i].sql, header, &changed, error);
        if (rc == SA_OK && !changed)
            break;
        fixture->flags += i == 0;
        fixture->ignores += i == 1;
        return rc;
    }
    return sa_error_set(
        error, SA_EINPUT,
        "%s:%d: '%s' is not one of: flags, ignores, status, and after flags message, severity, "
        "basis, who, action, subject, evidence, proposed",
        fixture->source, header->line, header->key);
}

/* ---- one case ---- */

/* What is proposed for a field is worked out from all findings, where the reports begin: only for who asks. */
static int read_proposals(sqlite3 *db, struct sa_error *error)
{
    sqlite3_stmt *select = NULL;
    int rc = sa_sql_prepare(db, &select,
                            "SELECT EXISTS (SELECT 1 FROM expected_detail WHERE key = 'proposed')", error);
    bool wanted = sa_sql_one(select, &rc, error) && sqlite3_column_int(select, 0);
    sqlite3_finalize(select);
    if (wanted)
        rc = sa_rules_script(db, "src/report/shared/prepare/10-fields.sql", NULL, error);
    if (wanted && rc == SA_OK)
        rc = sa_sql_run(
            db, "INSERT INTO fixture_proposal SELECT object || '.' || field, proposed FROM report_dictionary",
            error);
    return rc;
}

/* Facts that SQLite refuses are a fault of the fixture: a problem of the case, not an error of the run. */
static int run_case(struct sa_fixture *fixture, const char *name, const char *facts,
                    struct sa_snapshot *snapshot, struct sa_error *error)
{
    const struct sa_rules_options options = {.now = "2026-11-01T00:00:00Z"};
    sqlite3 *db = sa_snapshot_db(snapshot);
    struct sa_error refused = SA_ERROR_INIT;
    if (sa_sql_run(db, facts, &refused) == SA_EFORMAT)
        return fixture->refused(fixture->payload, name, refused.message, error);
    if (refused.code) {
        if (error)
            *error = refused;
        return refused.code;
    }
    int rc = sa_rules_run(fixture->rules, snapshot, &options, error);
    if (rc == SA_OK)
        rc = read_proposals(db, error);
    return rc ? rc : fixture->judged(fixture->payload, name, db, error);
}

/* `text` is the case up to the next one, `line` the line of the file before its first. */
static int test_case(struct sa_fixture *fixture, char *text, int line, struct sa_error *error)
{
    struct sa_header header = SA_HEADER_INIT(text);
    struct sa_snapshot *snapshot = NULL;
    const char *name = "";
    int more = 0;
    header.line = line;
    int rc = sa_snapshot_memory(&snapshot, error);
    sqlite3 *db = rc ? NULL : sa_snapshot_db(snapshot);
    if (rc == SA_OK)
        rc = sa_rules_scripts(db, preludes, NULL, error);
    if (rc == SA_OK)
        rc = sa_rules_script(db, "src/rules/fixture.sql", NULL, error);
    while (rc == SA_OK && (more = sa_header_next(&header, fixture->source, error)) > 0) {
        if (strcmp(header.key, "case") == 0)
            name = header.text;
        else
            rc = read_expectation(fixture, db, &header, error);
    }
    if (rc == SA_OK)
        rc = more;
    if (rc == SA_OK)
        rc = run_case(fixture, name, header.rest, snapshot, error);
    sa_snapshot_close(snapshot);
    return rc;
}

/* ---- one fixture file ---- */

static bool begins_case(const char *line)
{
    return strncmp(line, case_start, sizeof case_start - 1) == 0;
}

/* The line behind this one, or NULL; counts it. */
static char *fixture_next_line(char *text, int *line)
{
    text = strchr(text, '\n');
    *line += text != NULL;
    return text ? text + 1 : NULL;
}

/* Where the next case begins, or NULL; `*line` is the number of lines before it. */
static char *find_case(char *text, int *line)
{
    while (text && !begins_case(text))
        text = fixture_next_line(text, line);
    return text;
}

/* Facts above the first case would be in no case: only remarks may stand there. */
static int check_remarks(const struct sa_fixture *fixture, char *text, struct sa_error *error)
{
    for (int line = 1; text && !begins_case(text); text = fixture_next_line(text, &line))
        if (strncmp(text, "--", 2) != 0 && !strchr("\r\n", *text))
            return sa_error_set(error, SA_EINPUT, "%s:%d: before the first '%s' only remarks may stand",
                                fixture->source, line, case_start);
    return SA_OK;
}

int sa_fixture_run(struct sa_fixture *fixture, char *file, struct sa_error *error)
{
    int line = 0;
    char *text = find_case(file, &line);
    int rc = check_remarks(fixture, file, error);
    while (text && rc == SA_OK) {
        int next_number = line;
        char *next = fixture_next_line(text, &next_number);
        next = find_case(next, &next_number);
        if (next)
            next[-1] = '\0';
        rc = test_case(fixture, text, line, error);
        text = next;
        line = next_number;
    }
    return rc;
}

int sa_fixture_read(struct sa_buffer *out, char **source, bool *found, const struct sa_rule *rule,
                    const char *directory, struct sa_error *error)
{
    if (asprintf(source, "%s%stests/%s%s.sql", rule->built_in ? "" : directory, rule->built_in ? "" : "/",
                 rule->built_in ? "rules/" : "", rule->id) < 0) {
        *source = NULL;
        return sa_error_memory(error);
    }
    const struct sa_embedded_file *file = rule->built_in ? sa_embedded_find(*source) : NULL;
    int rc = SA_OK;
    *found = rule->built_in ? file != NULL : access(*source, F_OK) == 0;
    if (file && sa_buffer_add(out, file->data, (size_t)(file->end - file->data)))
        rc = sa_error_memory(error);
    else if (!file && *found)
        rc = sa_file_read(out, *source, error);
    return rc || !*found ? rc : sa_rule_check_text(out->data, out->length, *source, error);
}
