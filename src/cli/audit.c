/* audit: fetch, judge, report. */
#include "cli/shared/audit_org.h"
#include "cli/shared/cli.h"
#include "cli/shared/options.h"

static struct poptOption first[] = {
    {"first", '\0', POPT_ARG_NONE, &sa_option.first, 0,
     "with --fail-on-change: this org is expected to have no earlier audit in --out", NULL},
    POPT_TABLEEND,
};

static struct poptOption options[] = {
    SA_INCLUDE("Connection", sa_options_connection),
    SA_INCLUDE("Connection", sa_options_config),
    SA_INCLUDE("Fetching", sa_options_fetching),
    SA_INCLUDE("Fetching", sa_options_marketo),
    SA_INCLUDE("Judging", sa_options_judging),
    SA_INCLUDE("Judging", sa_options_change),
    SA_INCLUDE("Judging", first),
    SA_INCLUDE("Output", sa_options_out),
    SA_INCLUDE("Output", sa_options_format),
    SA_INCLUDE("Output", sa_options_now),
    POPT_TABLEEND,
};

static int audit_run(const char *const *arguments)
{
    struct sa_settings settings = {.fetches = true};
    int exit = sa_arguments_check(arguments, 0, 0, "");
    if (!exit)
        exit = sa_settings_connections("audited");
    if (!exit)
        exit = sa_settings_configure(&settings);
    if (!exit)
        exit = sa_audit_org(&settings, sa_option.sync);
    sa_settings_release(&settings);
    return exit;
}

const struct sa_command sa_command_audit = {
    .name = "audit",
    .summary = "audit an org as the sync user: fetch, judge, write the reports",
    .arguments = "",
    .help =
        "Reads what the sync user may see of an org, judges it by the rules, and writes OUT/ORG-ID/TIME/ "
        "with "
        "snapshot.db and the reports. Nothing is written to Salesforce, and no business record is read; --usage counts them. The last line of the output is the folder.",
    .options = options,
    .run = audit_run,
};
