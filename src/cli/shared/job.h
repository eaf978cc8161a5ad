/* The steps of a job, in the order audit takes them. Other commands take some of them.
 *
 * Each step prints what went wrong and returns SA_EXIT_OK or the exit code to end with. What the user said is
 * checked before anything is fetched.
 *
 *     struct sa_job job = {0};
 *     int exit = sa_job_prepare(&job);
 *     if (!exit)
 *         exit = sa_job_open(&job, path);
 *     ...
 *     sa_job_release(&job);
 */
#ifndef SYNCAUDIT_CLI_JOB_H
#define SYNCAUDIT_CLI_JOB_H

#include <stdbool.h>

#include "cli/shared/configuration.h"
#include "cli/shared/given.h"
#include "syncaudit/clock.h"
#include "syncaudit/diff.h"
#include "syncaudit/marketo.h"
#include "syncaudit/report.h"
#include "syncaudit/rules.h"
#include "syncaudit/snapshot.h"

enum { SA_JOB_FORMATS = 16, SA_JOB_SEVERITIES = 6 };

/* Zero-initialise before use. */
struct sa_job {
    char now[SA_TIME_SIZE]; /* --now, or the clock */
    int fail_on;            /* severity rank of --fail-on (1 = critical); 0 = never */
    enum sa_diff_gate gate; /* of --fail-on-change */
    size_t gated;           /* changes the gate stops at */
    bool blind;             /* a gate (--fail-on-change, --baseline) could not compare; why has been said */
    const struct sa_report_format *formats[SA_JOB_FORMATS + 1]; /* --format; NULL-terminated */
    struct sa_configuration *configuration;                     /* NULL = nothing is settled */
    struct sa_rules *rules;
    struct sa_marketo *marketo; /* what Marketo's files say; NULL = none was given */
    struct sa_snapshot *snapshot;
    bool fetched;    /* the snapshot is of this job: it holds what Marketo's files say */
    bool judged;     /* the rules have run on it */
    char *directory; /* where reports go */
    bool partial;    /* the snapshot lacks something that was asked for */
    struct sa_rules_summary summary;
    struct sa_given given; /* decisions, waivers, baseline */
    size_t gating
        [SA_JOB_SEVERITIES]; /* findings --fail-on counts, by severity rank: not waived, not in the baseline */
};

/* Checks that --sync, --admin and --as-user go together; `purpose` is what is to be done ("audited"). */
int sa_job_connections(const char *purpose);

/* Reads the configuration (--config, or the current folder's), and takes the secrets that it names out of the environment. */
int sa_job_configure(struct sa_job *job);

/* Reads --now. */
int sa_job_time(struct sa_job *job);

/* Reads --format. */
int sa_job_formats(struct sa_job *job);

/* Loads the rules, adjusted to the configuration. */
int sa_job_rules(struct sa_job *job);

/* Reads the files from Marketo. */
int sa_job_marketo(struct sa_job *job);

/* The rule with this id; an unknown one is wrong usage, told with the nearest. */
int sa_job_rule(const struct sa_rules *rules, const char *id, const struct sa_rule **out);

/* Reads --now, --fail-on, --fail-on-change, the files from Marketo and what people give besides the snapshot, and loads the
 * rules. */
int sa_job_prepare(struct sa_job *job);

/* Fetches a new snapshot under --out with this connection (NULL = there is only --admin) and --admin. */
int sa_job_fetch(struct sa_job *job, const char *connection);

/* Opens an existing snapshot. */
int sa_job_open(struct sa_job *job, const char *path);

/* How the job judges: its time and what the configuration has settled. Borrows from the job. */
struct sa_rules_options sa_job_judging(const struct sa_job *job);

/* Runs the rules on the snapshot. */
int sa_job_judge(struct sa_job *job);

/* The same for a job and its copy that has an earlier snapshot, both at once. */
int sa_job_judge_both(struct sa_job *job, struct sa_job *before);

/* Takes an existing snapshot as most commands do: sa_job_configure, prepare and open. */
int sa_job_load(struct sa_job *job, const char *path);

/* The same, and judges it. */
int sa_job_take(struct sa_job *job, const char *path);

/* Writes the reports to job->directory. All are tried; SA_EXIT_FAILED when one could not be written. */
int sa_job_report(struct sa_job *job);

/* Says how many findings --fail-on stops at, and one of them. With sa_say. */
int sa_job_say_gating(struct sa_job *job);

/* Exit code of a judged snapshot. */
int sa_job_verdict(const struct sa_job *job);

void sa_job_release(struct sa_job *job);

/* Fetch, judge, report, summary: what audit does with --sync and demo with the bundled org. */
int sa_job_audit(struct sa_job *job, const char *connection);

#endif
