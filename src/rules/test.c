/* Tests rules by their fixtures, and tells line by line what came of it. */
#include <stdlib.h>
#include <string.h>

#include "rules/fixture.h"

/* One rule being tested. */
struct testing {
    const struct sa_rule *rule;
    void (*report)(void *payload, const char *line);
    void *payload;
    bool failed;
};

/* One line: "passed" or "FAILED", the rule, the case, what was wrong. */
static int tell(struct testing *testing, const char *name, const char *problems, struct sa_error *error)
{
    struct sa_buffer line = SA_BUFFER_INIT(SA_BUFFER_OWN);
    int rc = sa_buffer_addf(&line, "%s %s: %s%s%s", *problems ? "FAILED" : "passed", testing->rule->id, name,
                            *problems ? ": " : "", problems);
    if (rc == SA_OK && testing->report)
        testing->report(testing->payload, line.data);
    testing->failed |= *problems != '\0';
    sa_buffer_release(&line);
    return rc ? sa_error_memory(error) : SA_OK;
}

static int judged(void *payload, const char *name, sqlite3 *db, struct sa_error *error)
{
    sqlite3_stmt *select = NULL;
    int rc = sa_sql_prepare(db, &select, "SELECT group_concat(problem, '; ') FROM fixture_problem", error);
    if (sa_sql_one(select, &rc, error))
        rc = tell(payload, name, sa_sql_text(select, 0), error);
    sqlite3_finalize(select);
    return rc;
}

static int refused(void *payload, const char *name, const char *why, struct sa_error *error)
{
    struct sa_buffer problem = SA_BUFFER_INIT(SA_BUFFER_OWN);
    int rc = sa_buffer_addf(&problem, "its facts are refused: %s", why) ? sa_error_memory(error) : SA_OK;
    if (rc == SA_OK)
        rc = tell(payload, name, problem.data, error);
    sa_buffer_release(&problem);
    return rc;
}

/* `one` is a catalogue of the rule alone. */
static int test_rule(struct testing *testing, const struct sa_rules *one, const char *directory,
                     struct sa_error *error)
{
    struct sa_buffer text = SA_BUFFER_INIT(SA_RULE_FILE_MAX);
    char *source = NULL;
    bool found = false;
    int rc = sa_fixture_read(&text, &source, &found, testing->rule, directory, error);
    struct sa_fixture fixture = {
        .rules = one, .source = source, .judged = judged, .refused = refused, .payload = testing};
    if (rc == SA_OK && found)
        rc = sa_fixture_run(&fixture, text.data, error);
    if (rc == SA_OK && !found)
        rc = tell(testing, source, "there is no fixture", error);
    else if (rc == SA_OK && fixture.flags == 0)
        rc = tell(testing, source, "no case says what the rule flags", error);
    else if (rc == SA_OK && fixture.ignores == 0)
        rc = tell(testing, source, "no case says what the rule ignores", error);
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
        const struct sa_rule *rule = &rules->entries[i].rule;
        const struct sa_rules one = {&rules->entries[i], 1};
        struct testing testing = {.rule = rule, .report = report, .payload = payload};
        if (id && strcmp(id, rule->id) != 0)
            continue;
        rc = test_rule(&testing, &one, directory, error);
        *failed += testing.failed;
    }
    return rc;
}
