/* What the files of this module share: how a rule is held, and the pieces sa_rules_run is made of. */
#ifndef SYNCAUDIT_RULES_CATALOGUE_H
#define SYNCAUDIT_RULES_CATALOGUE_H

#include "syncaudit/rules.h"

/* A rule with what its strings point into. */
struct sa_rule_entry {
    struct sa_rule rule;
    char *text;                           /* owned: the file, cut into strings */
    char *source;                         /* owned */
    struct sa_rule_parameter *parameters; /* owned */
    const char *practice;                 /* as written in the header */
};

struct sa_rules {
    struct sa_rule_entry *entries; /* owned, sorted by id */
    size_t count;
};

#define SA_RULE_FILE_MAX ((size_t)1 << 20) /* bytes of a rule or fixture file */

/* Reads one rule file; `source` is where it is from, its file name must be the id. SA_EINPUT with
 * "source:line: …". */
int sa_rule_parse(struct sa_rule_entry *out, const char *bytes, size_t length, const char *source,
                  struct sa_error *error);
void sa_rule_release(struct sa_rule_entry *entry);

/* True if what is only possible must not have this severity: above medium; above high where it is about what leaves for good
 * (category privacy), which nobody can take back once it proves true. */
bool sa_rule_is_too_sure(const struct sa_rule *rule, const char *severity);

/* Text of a rule or fixture file must be UTF-8 without NUL. SA_EINPUT with "source:line: …". */
int sa_rule_check_text(const char *bytes, size_t length, const char *source, struct sa_error *error);

/* Runs a compiled-in script; ":now" and ":version" are bound where a statement has them. */
int sa_rules_script(sqlite3 *db, const char *path, const char *now, struct sa_error *error);

/* Runs every compiled-in script whose path begins so, in the order of their names. One that begins with "-- only: SELECT …" is left out
 * where that gives no row. */
int sa_rules_scripts(sqlite3 *db, const char *beginning, const char *now, struct sa_error *error);

#endif
