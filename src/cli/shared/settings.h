/* What was told for a run: by the command line, the configuration and the files they name. It is the same for every snapshot the run
 * looks at, and is not changed once it has been read.
 *
 * Each function prints what is wrong and returns SA_EXIT_OK or the exit code to end with: all of it is said before anything is
 * fetched.
 *
 *     struct sa_settings settings = {0};
 *     int exit = sa_settings_read(&settings);
 *     ...
 *     sa_settings_release(&settings);
 */
#ifndef SYNCAUDIT_CLI_SETTINGS_H
#define SYNCAUDIT_CLI_SETTINGS_H

#include "cli/shared/configuration.h"
#include "syncaudit/clock.h"
#include "syncaudit/decisions.h"
#include "syncaudit/diff.h"
#include "syncaudit/marketo.h"
#include "syncaudit/report.h"
#include "syncaudit/rules.h"
#include "syncaudit/snapshot.h"
#include "syncaudit/waivers.h"

enum { SA_SETTINGS_FORMATS = 16 };

/* Zero-initialise before use. Owns what its pointers lead to, but for the formats. */
struct sa_settings {
    char now[SA_TIME_SIZE]; /* --now, or the clock */
    int fail_on;            /* severity rank of --fail-on (1 = critical); 0 = never */
    enum sa_diff_gate gate; /* of --fail-on-change */
    const struct sa_report_format *formats[SA_SETTINGS_FORMATS + 1]; /* --format; NULL-terminated */
    struct sa_configuration *configuration;                          /* NULL = nothing is settled */
    struct sa_rules *rules;                                          /* adjusted to the configuration */
    const char *instance;           /* what --marketo names of an instance; NULL = none. Borrowed */
    bool fetches;                   /* an instance may be given: it is asked while the org is */
    struct sa_marketo *marketo;     /* what Marketo's files say; NULL = none was given */
    struct sa_waivers waivers;      /* --waivers, or the current folder's */
    struct sa_snapshot *baseline;   /* --baseline; NULL = there is none */
    struct sa_decisions *decisions; /* --decisions; NULL = those of each snapshot's org */
};

/* Checks that --sync, --admin and --as-user go together; `purpose` is what is to be done ("audited"). */
int sa_settings_connections(const char *purpose);

/* Reads the configuration (--config, or the current folder's), and takes the secrets that it names out of the environment. */
int sa_settings_configure(struct sa_settings *settings);

/* Reads --now. */
int sa_settings_time(struct sa_settings *settings);

/* Reads --fail-on. */
int sa_settings_fail_on(struct sa_settings *settings);

/* Reads --format. */
int sa_settings_formats(struct sa_settings *settings);

/* Loads the rules, adjusted to the configuration. */
int sa_settings_rules(struct sa_settings *settings);

/* Reads the files from Marketo. */
int sa_settings_marketo(struct sa_settings *settings);

/* Reads --now, --fail-on, --fail-on-change, rules, the files from Marketo, waivers, decisions, and opens the
 * baseline. */
int sa_settings_prepare(struct sa_settings *settings);

/* Reads everything that judging needs: sa_settings_configure and sa_settings_prepare. */
int sa_settings_read(struct sa_settings *settings);

/* The rule with this id; an unknown one is wrong usage, told with the nearest. */
int sa_settings_rule(const struct sa_settings *settings, const char *id, const struct sa_rule **out);

/* Who the sync user must be, as the configuration says and --any-user does not deny; NULL = anybody. Borrowed. */
const char *sa_settings_user(const struct sa_settings *settings);

/* How rules are run: the time and what the configuration has settled. Borrows from the settings. */
struct sa_rules_options sa_settings_judging(const struct sa_settings *settings);

void sa_settings_release(struct sa_settings *settings);

#endif
