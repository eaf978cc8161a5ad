/* check: only the rules, on a snapshot that is there already. */
#include "cli/shared/cli.h"
#include "cli/shared/options.h"
#include "cli/shared/summary.h"
#include "cli/shared/verdict.h"

static struct poptOption options[] = {
    SA_INCLUDE("Judging", sa_options_config),
    SA_INCLUDE("Judging", sa_options_marketo),
    SA_INCLUDE("Judging", sa_options_judging),
    SA_INCLUDE("Output", sa_options_now),
    POPT_TABLEEND,
};

static int check_run(const char *const *arguments)
{
    struct sa_settings settings = {0};
    struct sa_audit audit = {.settings = &settings};
    int exit = sa_arguments_check(arguments, 1, 1, "SNAPSHOT");
    if (!exit)
        exit = sa_settings_read(&settings);
    if (!exit)
        exit = sa_audit_find(&audit, arguments[0]);
    if (!exit)
        exit = sa_verdict_reach(&audit);
    if (!exit)
        exit = sa_summary_findings(&audit);
    if (!exit)
        exit = sa_summary_print(&audit, false);
    sa_audit_release(&audit);
    sa_settings_release(&settings);
    return exit;
}

const struct sa_command sa_command_check = {
    .name = "check",
    .summary = "only judge a snapshot, and list the findings",
    .arguments = "SNAPSHOT",
    .help = "Runs the rules over a snapshot (snapshot.db or its folder) and prints every finding: severity, "
            "place, rule, "
            "message. Writes nothing.",
    .options = options,
    .run = check_run,
};
