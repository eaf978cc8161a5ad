/* diff: what changed between two snapshots. */
#include "cli/shared/changes.h"
#include "cli/shared/cli.h"
#include "cli/shared/options.h"
#include "cli/shared/summary.h"
#include "cli/shared/terminal.h"
#include "cli/shared/verdict.h"
#include "syncaudit/report.h"

static struct poptOption comparing[] = {
    {"two-orgs", '\0', POPT_ARG_NONE, &sa_option.two_orgs, 0,
     "compare two orgs, such as a sandbox with its production, by API name", NULL},
    {"any-user", '\0', POPT_ARG_NONE, &sa_option.any_user, 0, "compare what two users of one org see", NULL},
    POPT_TABLEEND,
};

static struct poptOption options[] = {
    SA_INCLUDE("Comparing", comparing),
    SA_INCLUDE("Comparing", sa_options_change),
    SA_INCLUDE("Judging", sa_options_config),
    SA_INCLUDE("Judging", sa_options_rules),
    SA_INCLUDE("Output", sa_options_json),
    SA_INCLUDE("Output", sa_options_now),
    POPT_TABLEEND,
};

static void put(void *payload, const char *text)
{
    (void)payload;
    sa_print("%s", text);
}

static int print(struct sa_audit *audit)
{
    struct sa_error error = SA_ERROR_INIT;
    if (sa_option.json)
        return sa_report_changes(audit->snapshot, put, NULL, &error) ? sa_fail(&error) : SA_EXIT_OK;
    if (!sa_option.quiet)
        return sa_changes_print(audit);
    int exit = sa_changes_alert(audit);
    if (!exit)
        exit = sa_changes_gated(audit);
    return exit || !audit->partial ? exit : sa_summary_gaps(audit);
}

static enum sa_diff_scope scope(void)
{
    if (sa_option.two_orgs)
        return SA_DIFF_TWO_ORGS;
    return sa_option.any_user ? SA_DIFF_ANY_USER : SA_DIFF_SAME;
}

static int diff_run(const char *const *arguments)
{
    struct sa_settings settings = {0};
    struct sa_audit audit = {.settings = &settings};
    int exit = sa_arguments_check(arguments, 2, 2, "OLD or NEW");
    if (!exit)
        exit = sa_settings_read(&settings);
    if (!exit)
        exit = sa_audit_open(&audit, arguments[1]);
    if (!exit)
        exit = sa_changes_compare(&audit, arguments[0], scope());
    if (!exit)
        exit = sa_changes_whole(&audit);
    if (!exit)
        exit = print(&audit);
    if (!exit)
        exit = sa_verdict_exit(&audit);
    sa_audit_release(&audit);
    sa_settings_release(&settings);
    return exit;
}

const struct sa_command sa_command_diff = {
    .name = "diff",
    .summary = "what changed between two snapshots, and what that means for the sync",
    .arguments = "OLD NEW",
    .help =
        "Compares two snapshots (snapshot.db or its folder), both judged by today's rules: what became visible, what is gone, "
        "what changed, and which findings came and went. What one of them did not read is unknown, never removed. Writes "
        "nothing.",
    .options = options,
    .run = diff_run,
};
