/* Runs the fixtures of rules: facts in a fresh snapshot per case, and what the rule must and must not say of
 * them.
 *
 *     -- case: a formula over TODAY goes stale
 *     -- flags: Lead.Age__c
 *     -- message: TODAY
 *     -- ignores: Lead.Name
 *     INSERT INTO an_object (name) VALUES ('Lead');
 *     INSERT INTO a_field (object, name, calculatedFormula) VALUES ('Lead', 'Age__c', 'TODAY() - Birth__c');
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/header.h"
#include "rules/catalogue.h"
#include "syncaudit/embedded.h"
#include "syncaudit/file.h"
#include "syncaudit/sql.h"

static const char case_start[] = "-- case:";
static const char preludes[] = "tests/rules/_";

/* One rule being tested. */
struct testing {
    const struct sa_rules *rule; /* a catalogue of this one rule */
    void (*report)(void *payload, const char *line);
    void *payload;
    const char *source; /* the fixture file */
    size_t flags;       /* lines of the kind over all cases */
    size_t ignores;
    bool failed;
};

/* One line: "passed" or "FAILED", the rule, the case, what was wrong. */
static int tell(struct testing *testing, const char *name, const char *problems, struct sa_error *error)
{
    struct sa_buffer line = SA_BUFFER_INIT(SA_BUFFER_OWN);
    int rc = sa_buffer_addf(&line, "%s %s: %s%s%s", *problems ? "FAILED" : "passed",
                            testing->rule->entries[0].rule.id, name, *problems ? ": " : "", problems);
    if (rc == SA_OK && testing->report)
        testing->report(testing->payload, line.data);
    testing->failed |= *problems != '\0';
    sa_buffer_release(&line);
    return rc ? sa_error_memory(error) : SA_OK;
}

/* ---- expectations: the header lines of a case ---- */

static int expect(sqlite3 *db, const char *sql, const char *text, struct sa_error *error)
{
    sqlite3_stmt *statement = NULL;
    int rc = sa_sql_prepare(db, &statement, sql, error);
    if (rc == SA_OK) {
        sa_sql_bind_text(statement, ":text", text);
        rc = sa_sql_step(statement, error);
    }
    sqlite3_finalize(statement);
    return rc;
}

static int read_expectation(struct testing *testing, sqlite3 *db, const struct sa_header *header,
                            struct sa_error *error)
{
    static const struct {
        const char *key;
        const char *sql;
        bool after_flags; /* says more about the flags line above it */
    } keys[] = {
        {"flags", "INSERT INTO expectation (kind, place) VALUES ('flags', :text)", false},
        {"ignores", "INSERT INTO expectation (kind, place) VALUES ('ignores', :text)", false},
        {"message",
         "UPDATE expectation SET message = :text WHERE rowid = (SELECT max(rowid) FROM expectation)", true},
        {"severity",
         "UPDATE expectation SET severity = :text WHERE rowid = (SELECT max(rowid) FROM expectation)", true},
        {"status", "INSERT INTO expected_status VALUES (:text)", false},
    };
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
        if (strcmp(keys[i].key, header->key) != 0)
            continue;
        if (header->text[0] == '\0')
            break;
        int rc = expect(db, keys[i].sql, header->text, error);
        if (rc == SA_OK && keys[i].after_flags && sqlite3_changes(db) == 0)
            break;
        testing->flags += i == 0;
        testing->ignores += i == 1;
        return rc;
    }
    return sa_error_set(
        error, SA_EINPUT,
        "%s:%d: '%s' is not one of: flags, ignores, message or severity (after flags), status",
        testing->source, header->line, header->key);
}

/* ---- one case ---- */

static int collect_problems(sqlite3 *db, struct sa_buffer *problems, struct sa_error *error)
{
    sqlite3_stmt *select = NULL;
    int rc = sa_sql_prepare(db, &select, "SELECT problem FROM fixture_problem", error);
    int code = SQLITE_DONE;
    while (rc == SA_OK && (code = sqlite3_step(select)) == SQLITE_ROW)
        if (sa_buffer_addf(problems, "%s%s", problems->length ? "; " : "", sa_sql_text(select, 0)))
            rc = sa_error_memory(error);
    if (rc == SA_OK && code != SQLITE_DONE)
        rc = sa_sql_error(db, error, "comparing findings");
    sqlite3_finalize(select);
    return rc;
}

/* Facts that SQLite refuses are a fault of the fixture: a problem of the case, not an error of the run. */
static int run_case(struct testing *testing, const char *facts, sqlite3 *db, struct sa_snapshot *snapshot,
                    struct sa_buffer *problems, struct sa_error *error)
{
    const struct sa_rules_options options = {.now = "2026-11-01T00:00:00Z"};
    struct sa_error refused = SA_ERROR_INIT;
    if (sa_sql_run(db, facts, &refused) == SA_EFORMAT)
        return sa_buffer_addf(problems, "its facts are refused: %s", refused.message) ? sa_error_memory(error)
                                                                                      : SA_OK;
    if (refused.code) {
        if (error)
            *error = refused;
        return refused.code;
    }
    int rc = sa_rules_run(testing->rule, snapshot, &options, error);
    return rc ? rc : collect_problems(db, problems, error);
}

/* `text` is the case up to the next one, `line` the line of the file before its first. */
static int test_case(struct testing *testing, char *text, int line, struct sa_error *error)
{
    struct sa_buffer problems = SA_BUFFER_INIT(SA_BUFFER_OWN);
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
    while (rc == SA_OK && (more = sa_header_next(&header, testing->source, error)) > 0) {
        if (strcmp(header.key, "case") == 0)
            name = header.text;
        else
            rc = read_expectation(testing, db, &header, error);
    }
    if (rc == SA_OK)
        rc = more;
    if (rc == SA_OK)
        rc = run_case(testing, header.rest, db, snapshot, &problems, error);
    if (rc == SA_OK)
        rc = tell(testing, name, problems.data, error);
    sa_snapshot_close(snapshot);
    sa_buffer_release(&problems);
    return rc;
}

/* ---- one fixture file ---- */

static bool begins_case(const char *line)
{
    return strncmp(line, case_start, sizeof case_start - 1) == 0;
}

/* The line behind this one, or NULL; counts it. */
static char *next_line(char *text, int *line)
{
    text = strchr(text, '\n');
    *line += text != NULL;
    return text ? text + 1 : NULL;
}

/* Where the next case begins, or NULL; `*line` is the number of lines before it. */
static char *find_case(char *text, int *line)
{
    while (text && !begins_case(text))
        text = next_line(text, line);
    return text;
}

/* Facts above the first case would be in no case: only remarks may stand there. */
static int check_remarks(const struct testing *testing, char *text, struct sa_error *error)
{
    for (int line = 1; text && !begins_case(text); text = next_line(text, &line))
        if (strncmp(text, "--", 2) != 0 && !strchr("\r\n", *text))
            return sa_error_set(error, SA_EINPUT, "%s:%d: before the first '%s' only remarks may stand",
                                testing->source, line, case_start);
    return SA_OK;
}

static int test_cases(struct testing *testing, char *file, struct sa_error *error)
{
    int line = 0;
    char *text = find_case(file, &line);
    int rc = check_remarks(testing, file, error);
    while (text && rc == SA_OK) {
        int next_number = line;
        char *next = next_line(text, &next_number);
        next = find_case(next, &next_number);
        if (next)
            next[-1] = '\0';
        rc = test_case(testing, text, line, error);
        text = next;
        line = next_number;
    }
    if (rc == SA_OK && (testing->flags == 0 || testing->ignores == 0))
        rc = tell(testing, testing->source,
                  testing->flags ? "no case says what the rule ignores" : "no case says what the rule flags",
                  error);
    return rc;
}

/* The fixture of a rule: compiled in beside built-in rules, in DIR/tests for one's own. */
static int read_fixture(struct sa_buffer *out, char **source, const struct sa_rule *rule,
                        const char *directory, bool *found, struct sa_error *error)
{
    if (asprintf(source, "%s%stests/%s%s.sql", rule->built_in ? "" : directory, rule->built_in ? "" : "/",
                 rule->built_in ? "rules/" : "", rule->id) < 0) {
        *source = NULL;
        return sa_error_memory(error);
    }
    const struct sa_embedded_file *file = rule->built_in ? sa_embedded_find(*source) : NULL;
    *found = true;
    if (file)
        return sa_buffer_add(out, file->data, (size_t)(file->end - file->data)) ? sa_error_memory(error)
                                                                                : SA_OK;
    *found = !rule->built_in && access(*source, F_OK) == 0;
    return *found ? sa_file_read(out, *source, error) : SA_OK;
}

static int test_rule(struct testing *testing, const struct sa_rule *rule, const char *directory,
                     struct sa_error *error)
{
    struct sa_buffer text = SA_BUFFER_INIT(SA_RULE_FILE_MAX);
    char *source = NULL;
    bool found = false;
    int rc = read_fixture(&text, &source, rule, directory, &found, error);
    testing->source = source;
    if (rc == SA_OK && found)
        rc = sa_rule_check_text(text.data, text.length, source, error);
    if (rc == SA_OK && found)
        rc = test_cases(testing, text.data, error);
    else if (rc == SA_OK)
        rc = tell(testing, source, "there is no fixture", error);
    sa_buffer_release(&text);
    free(source);
    return rc;
}

int sa_rules_test(const struct sa_rules *rules, const char *directory, const char *id,
                  void (*report)(void *payload, const char *line), void *payload, size_t *failed,
                  struct sa_error *error)
{
    int rc = SA_OK;
    *failed = 0;
    if (id && !sa_rules_find(rules, id))
        return sa_error_set(error, SA_EINPUT, "there is no rule '%s'", id);
    for (size_t i = 0; i < rules->count && rc == SA_OK; i++) {
        const struct sa_rules one = {&rules->entries[i], 1};
        struct testing testing = {.rule = &one, .report = report, .payload = payload};
        if (id && strcmp(id, rules->entries[i].rule.id) != 0)
            continue;
        rc = test_rule(&testing, &rules->entries[i].rule, directory, error);
        *failed += testing.failed;
    }
    return rc;
}
