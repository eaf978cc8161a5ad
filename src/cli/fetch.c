/* fetch: only the snapshot. */
#include "cli/shared/cli.h"
#include "cli/shared/fetching.h"
#include "cli/shared/options.h"
#include "cli/shared/summary.h"
#include "cli/shared/terminal.h"
#include "cli/shared/verdict.h"
#include "syncaudit/share.h"

static struct poptOption options[] = {
    {"share", '\0', POPT_ARG_NONE, &sa_option.share, 0,
     "leave out names of people, e-mail addresses and formula texts, and write " SA_MANIFEST_FILE
     " about what is left: a "
     "snapshot to give away",
     NULL},
    SA_INCLUDE("Connection", sa_options_connection),
    SA_INCLUDE("Connection", sa_options_config),
    SA_INCLUDE("Fetching", sa_options_fetching),
    SA_INCLUDE("Fetching", sa_options_marketo),
    SA_INCLUDE("Output", sa_options_out),
    SA_INCLUDE("Output", sa_options_now),
    POPT_TABLEEND,
};

static int cli_fetch_run(const char *const *arguments)
{
    struct sa_settings settings = {.fetches = true};
    struct sa_audit audit = {.settings = &settings};
    int exit = sa_arguments_check(arguments, 0, 0, "");
    if (!exit)
        exit = sa_settings_connections("fetched");
    if (!exit && sa_option.share && sa_option.record)
        exit = sa_usage_error("--share leaves out what --record would write down: use one of them");
    if (!exit)
        exit = sa_settings_configure(&settings);
    if (!exit)
        exit = sa_settings_time(&settings);
    if (!exit)
        exit = sa_settings_marketo(&settings);
    if (!exit)
        exit = sa_fetching_run(&audit, sa_option.sync);
    if (!exit && !sa_option.quiet)
        exit = sa_summary_user(&audit);
    if (!exit && !sa_option.quiet)
        exit = sa_summary_org(&audit);
    if (!exit)
        exit = sa_summary_missing(&audit);
    if (!exit) {
        sa_print("%s\n", audit.directory);
        exit = sa_verdict_exit(&audit);
    }
    sa_audit_release(&audit);
    sa_settings_release(&settings);
    return exit;
}

const struct sa_command sa_command_fetch = {
    .name = "fetch",
    .summary = "only fetch: write the snapshot of an org, judge nothing",
    .arguments = "",
    .help = "Reads what the sync user may see of an org into OUT/ORG-ID/TIME/snapshot.db, for check and "
            "report to work on "
            "later. The last line of the output is the folder.",
    .options = options,
    .run = cli_fetch_run,
};
