/* Rules: one .sql file each, a comment header and one SELECT over the public views (CONTRIBUTING, "Add a rule").
 *
 * Running them fills temporary tables beside the snapshot (src/rules/results.sql): rule_result, finding, action, practice
 * and verdict. Reports read only those and the public views; nothing is ever written into the snapshot.
 */
#ifndef SYNCAUDIT_RULES_H
#define SYNCAUDIT_RULES_H

#include <sqlite3.h>
#include <stdbool.h>
#include <stddef.h>

#include "syncaudit/error.h"
#include "syncaudit/observer.h"
#include "syncaudit/snapshot.h"

struct sa_rule_parameter {
    const char *name; /* bound as :name */
    const char
        *value; /* default, or the configured one; a number binds as a number, everything else as text */
    const char *help; /* what it means */
};

/* One rule as its header describes it. Strings are owned by the catalogue; absent optional ones are "". */
struct sa_rule {
    const char *id; /* the file's name without .sql; stable for ever */
    const char *title;
    const char *severity;  /* critical, high, medium, low, info */
    const char *basis;     /* observed, certain (default), possible */
    const char *category;  /* field, permission, object, data, performance, governance, privacy */
    int practice;          /* 1 to 10: the best practice it belongs to */
    const char *needs;     /* sources, separated by spaces; of "a|b" one is enough */
    const char *catalogue; /* numbers in the rule catalogue the rule covers ("FLD-13"), or "" */
    const char *action;    /* the change, as a short imperative: default of the finding's action column */
    const char *who;       /* salesforce, marketo or both: who makes the change */
    const char
        *otherwise; /* what happens if nobody acts, in a reader's words; "" = the first sentence of `why` */
    const char *proposed; /* for the fields it finds: hide (nobody can want them in Marketo), decide or "" */
    const char
        *place; /* where: "" or object = on the object's page; permissions = in the sync user's permissions */
    const char *why;
    const char *fix;
    const char *risk; /* what the fix may break, and what to check first */
    const char *undo; /* how to take the change back */
    const char *docs; /* URLs, separated by spaces */
    const struct sa_rule_parameter *parameters;
    size_t parameter_count;
    const char *sql;    /* the SELECT */
    const char *source; /* file it was read from: "rules/field/formula-time.sql" or a path of --rules DIR */
    int sql_line;       /* line of the file the SELECT begins on */
    bool built_in;
    bool replaces_built_in; /* came from --rules DIR and has the id of a built-in rule */
    bool severity_is_set;   /* by sa_rules_set_severity: it holds for each finding of the rule */
    bool off;               /* by sa_rules_set_severity: the rule is not run */
};

struct sa_rules; /* the catalogue, sorted by id */

/* Loads the built-in rules and those of `directory` (NULL = none; *.sql, not in sub-folders; the same id replaces the whole
 * rule). SA_EINPUT with file:line for a malformed header, an unknown, missing or repeated key; SA_EIO. */
int sa_rules_load(struct sa_rules **out, const char *directory, struct sa_error *error);
void sa_rules_free(struct sa_rules *rules);

size_t sa_rules_count(const struct sa_rules *rules);
const struct sa_rule *sa_rules_at(const struct sa_rules *rules, size_t index);

/* The rule with this id, or NULL. */
const struct sa_rule *sa_rules_find(const struct sa_rules *rules, const char *id);

/* One thing that can go wrong between Salesforce and Marketo, and what becomes of it here (reports/reference/catalogue.sql). */
struct sa_catalogue_line {
    const char *id;     /* FLD-13 */
    const char *state;  /* rule, diff, column, source, marketo, uncheckable */
    const char *title;  /* what goes wrong */
    const char *reason; /* why it is no rule; of a rule, what it cannot see */
    const char *rules;  /* ids of the rules that look for it, with ", " between them; "" = none */
};

/* Calls `each` for every line of the catalogue, by id. Rules that are off, or replaced by others that name nothing, do not count.
 * SA_ENOMEM; what `each` returned when that was not 0. */
int sa_rules_catalogue(const struct sa_rules *rules,
                       int (*each)(void *payload, const struct sa_catalogue_line *line), void *payload,
                       struct sa_error *error);

/* Gives every finding of a rule this severity, or switches the rule off ("off"). SA_EINPUT with the nearest id for an
 * unknown rule; for an unknown severity; for more than medium where a rule finds what is only possible. */
int sa_rules_set_severity(struct sa_rules *rules, const char *id, const char *severity,
                          struct sa_error *error);

/* Gives a parameter of a rule another value; `value` is borrowed until sa_rules_free. SA_EINPUT with the nearest name for
 * an unknown rule or parameter. */
int sa_rules_set_parameter(struct sa_rules *rules, const char *id, const char *name, const char *value,
                           struct sa_error *error);

struct sa_rules_options {
    const char *now;    /* ISO 8601: when this judging happens (stamps, expiry); NULL = the clock */
    long time_limit_ms; /* per rule; 0 = 60,000 */
    const struct sa_observer *observer;
    /* What a person has settled. */
    char *const *
        synced_objects; /* custom objects whose sync is enabled; Campaign or CampaignMember = campaigns sync */
    size_t synced_object_count;
    char *const
        *sync_filter; /* fields of the custom sync filter; "none" = there is no filter; empty = not known */
    size_t sync_filter_count;
    char *const *capabilities; /* what the sync is used for; empty = people, in both directions */
    size_t capability_count;
    char *const *bands; /* "Lead.Score__c 25 50 75": where a number matters, rising */
    size_t band_count;
};

/* Judges a snapshot: materialises synced_field and its like (src/rules/prepare/), runs every rule read-only behind an authorizer with a
 * time limit, and fills the temporary tables. A broken rule is a rule_result with status 'error' (file:line and SQLite's
 * text), none of its rows are kept and the others still run: that is not an error of this function.
 * SA_ECANCELLED, SA_EIO, SA_ENOMEM. */
int sa_rules_run(const struct sa_rules *rules, struct sa_snapshot *snapshot,
                 const struct sa_rules_options *options, struct sa_error *error);

/* Makes only what rules start from, without a judgement: for who asks one thing of it. Once for a snapshot that is not judged.
 * SA_ECANCELLED, SA_EIO, SA_ENOMEM. */
int sa_rules_prepare(struct sa_snapshot *snapshot, struct sa_error *error);

#define SA_RULES_DIGEST_SIZE 17

/* A text that stands for everything a judgement depends on besides the snapshot and the time: program, rules, what a person has
 * settled. Another text means that the same snapshot may be judged otherwise. */
void sa_rules_digest(char out[SA_RULES_DIGEST_SIZE], const struct sa_rules *rules,
                     const struct sa_rules_options *options);

/* Summary of the temporary tables after sa_rules_run. */
struct sa_rules_summary {
    size_t critical, high, medium, low, info, waived; /* findings; waived ones are counted only as waived */
    size_t errors;                                    /* rules that broke */
    bool whole;          /* nothing that could have been read or judged was not */
    size_t ran, rules;   /* rules that ran, of how many */
    const char *verdict; /* "Blocked", "Needs work", "Not known", "Ready"; static */
};
int sa_rules_summary(struct sa_snapshot *snapshot, struct sa_rules_summary *out, struct sa_error *error);

/* A person's query. */
struct sa_rules_question {
    const char
        *sql; /* one SELECT over the public views (syncaudit/public_views.h); :now is the snapshot's time */
    long time_limit_ms; /* what the rows' reader takes does not count; 0 = 60,000 */
    /* Called before the first row, with the names of the columns; may be NULL. Not 0 ends the query with that code. */
    int (*begin)(void *payload, sqlite3_stmt *row, struct sa_error *error);
    /* Called for each row, which is borrowed. Likewise. */
    int (*row)(void *payload, sqlite3_stmt *row, struct sa_error *error);
    void *payload;
};

/* Runs a query over a judged snapshot behind the fence around rules: it can only read, and only what is public. SA_EINPUT with line and
 * column for what is wrong with it; SA_ECANCELLED, SA_EIO, SA_ENOMEM; what the callbacks returned. */
int sa_rules_query(struct sa_snapshot *snapshot, const struct sa_rules_question *query,
                   const struct sa_observer *observer, struct sa_error *error);

/* Runs the fixtures of one rule (NULL = all): tests/rules/<id>.sql compiled in, DIR/tests/<id>.sql for own rules. `report`
 * gets one line per rule and case: passed or what was wrong. `*failed` counts rules with a failing or missing fixture. */
int sa_rules_test(const struct sa_rules *rules, const char *directory, const char *id,
                  void (*report)(void *payload, const char *line), void *payload, size_t *failed,
                  struct sa_error *error);

#endif
