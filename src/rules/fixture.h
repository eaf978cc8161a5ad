/* Fixtures of rules: facts in a fresh snapshot per case, and what a rule must and must not say of them.
 *
 *     -- case: a formula over TODAY goes stale
 *     -- flags: Lead.Age__c
 *     -- message: TODAY
 *     -- evidence: kind=time
 *     -- ignores: Lead.Name
 *     INSERT INTO an_object (name) VALUES ('Lead');
 *     INSERT INTO a_field (object, name, calculatedFormula) VALUES ('Lead', 'Age__c', 'TODAY() - Birth__c');
 */
#ifndef SYNCAUDIT_RULES_FIXTURE_H
#define SYNCAUDIT_RULES_FIXTURE_H

#include "rules/catalogue.h"
#include "syncaudit/buffer.h"
#include "syncaudit/sql.h"

/* A fixture being run. */
struct sa_fixture {
    const struct sa_rules *rules; /* all are held to what the fixture expects: one rule, or variants of it */
    const char *source;           /* the file, for messages */
    /* Called after each case with the database that was judged, in which fixture_problem (src/rules/fixture.sql) says what differs. Not
     * SA_OK ends the run. */
    int (*judged)(void *payload, const char *name, sqlite3 *db, struct sa_error *error);
    /* Called instead when SQLite refuses the case's facts. */
    int (*refused)(void *payload, const char *name, const char *why, struct sa_error *error);
    void *payload;
    size_t flags; /* lines of the kind over all cases */
    size_t ignores;
};

/* Runs all cases of a fixture; `text` is cut into strings. SA_EINPUT with "source:line: …" where it is malformed. */
int sa_fixture_run(struct sa_fixture *fixture, char *text, struct sa_error *error);

/* The fixture of a rule: compiled in beside built-in rules, in DIRECTORY/tests for one's own. `*source` is its path, owned by the
 * caller; `*found` is false when there is none. SA_EINPUT when it is not UTF-8, SA_EIO. */
int sa_fixture_read(struct sa_buffer *out, char **source, bool *found, const struct sa_rule *rule,
                    const char *directory, struct sa_error *error);

#endif
