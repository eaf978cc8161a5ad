/* waive: accepts one finding, with a reason. */
#include <stdlib.h>
#include <string.h>

#include "cli/shared/cli.h"
#include "cli/shared/job.h"
#include "cli/shared/options.h"
#include "cli/shared/terminal.h"

static struct poptOption options[] = {
    {"reason", '\0', POPT_ARG_STRING, &sa_option.reason, 0, "why it is accepted; must be given", "TEXT"},
    {"expires", '\0', POPT_ARG_STRING, &sa_option.expires, 0, "last day it is accepted: 2027-03-01", "DAY"},
    {"owner", '\0', POPT_ARG_STRING, &sa_option.owner, 0, "who answers for it", "NAME"},
    {"ticket", '\0', POPT_ARG_STRING, &sa_option.ticket, 0, "where it was agreed", "TEXT"},
    SA_INCLUDE(NULL, sa_options_waivers),
    SA_INCLUDE(NULL, sa_options_rules),
    SA_INCLUDE(NULL, sa_options_now),
    POPT_TABLEEND,
};

/* "rule:Object.Field#subject": the rule must be one, or nothing would ever match. */
static int check_fingerprint(const struct sa_job *job, const char *fingerprint)
{
    char id[128];
    size_t length = strcspn(fingerprint, ":");
    if (fingerprint[length] != ':' || length == 0 || length >= sizeof id)
        return sa_usage_error("'%s' is no fingerprint: take one of the Findings sheet or findings.json",
                              fingerprint);
    memcpy(id, fingerprint, length);
    id[length] = '\0';
    const struct sa_rule *rule;
    return sa_job_rule(job->rules, id, &rule);
}

static int check_day(const struct sa_job *job)
{
    time_t day;
    struct sa_error error = SA_ERROR_INIT;
    if (!sa_option.expires)
        return SA_EXIT_OK;
    if (strlen(sa_option.expires) != strlen("2027-03-01") || sa_time_parse(&day, sa_option.expires, &error))
        return sa_usage_error("--expires: '%s' is not a day like 2027-03-01", sa_option.expires);
    if (strncmp(sa_option.expires, job->now, strlen("2027-03-01")) < 0)
        return sa_usage_error("--expires: %s is over already", sa_option.expires);
    return SA_EXIT_OK;
}

static int append(const char *fingerprint, const char *path)
{
    struct sa_error error = SA_ERROR_INIT;
    char *copy = strdup(fingerprint);
    const struct sa_waiver waiver = {.fingerprint = copy,
                                     .reason = sa_option.reason,
                                     .owner = sa_option.owner,
                                     .expires = sa_option.expires,
                                     .ticket = sa_option.ticket};
    int rc = copy ? sa_waivers_append(path, &waiver, &error) : sa_error_memory(&error);
    if (!rc && !sa_option.quiet)
        sa_print("'%s' is waived in %s\n", fingerprint, path);
    free(copy);
    return rc ? sa_fail(&error) : SA_EXIT_OK;
}

static int run(const char *const *arguments)
{
    struct sa_job job = {0};
    int exit = sa_arguments_check(arguments, 1, 1, "the fingerprint of a finding");
    if (!exit && !sa_option.reason)
        exit = sa_usage_error("--reason is missing: a finding is not accepted without one");
    if (!exit)
        exit = sa_job_time(&job);
    if (!exit)
        exit = sa_job_rules(&job);
    if (!exit)
        exit = check_fingerprint(&job, arguments[0]);
    if (!exit)
        exit = check_day(&job);
    if (!exit)
        exit = append(arguments[0], sa_option.waivers ? sa_option.waivers : SA_DEFAULT_WAIVERS);
    sa_job_release(&job);
    return exit;
}

const struct sa_command sa_command_waive = {
    .name = "waive",
    .summary = "accept a finding: add it to waivers.yaml",
    .arguments = "FINGERPRINT",
    .help =
        "Appends a waiver to " SA_DEFAULT_WAIVERS
        " (or --waivers FILE), and changes nothing else in it. The finding is shown "
        "as waived from then on, and does not count. When the waiver has expired, or matches nothing any more, that is a "
        "finding. Fingerprints are on the Findings sheet and in findings.json.",
    .options = options,
    .run = run,
};
