/* check: only the rules, on a snapshot that is there already. */
#include "cli/shared/cli.h"
#include "cli/shared/options.h"
#include "cli/shared/summary.h"
#include "cli/shared/terminal.h"
#include "cli/shared/verdict.h"
#include "syncaudit/report.h"

static struct poptOption options[] = {
    SA_INCLUDE("Judging", sa_options_config),  SA_INCLUDE("Judging", sa_options_marketo),
    SA_INCLUDE("Judging", sa_options_judging), SA_INCLUDE("Output", sa_options_json),
    SA_INCLUDE("Output", sa_options_now),      POPT_TABLEEND,
};

static void check_put(void *payload, const char *text)
{
    (void)payload;
    sa_print("%s", text);
}

/* What findings.json would hold; what else there is to say stands in it, and on stderr. */
static int check_json(struct sa_audit *audit)
{
    struct sa_error error = SA_ERROR_INIT;
    if (sa_report_findings(audit->snapshot, check_put, NULL, &error))
        return sa_fail(&error);
    int exit = sa_summary_gaps(audit);
    if (!exit)
        exit = sa_verdict_say(audit);
    return exit ? exit : sa_verdict_exit(audit);
}

static int check_text(struct sa_audit *audit)
{
    int exit = sa_summary_findings(audit);
    return exit ? exit : sa_summary_print(audit, false);
}

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
        exit = sa_option.json ? check_json(&audit) : check_text(&audit);
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
            "message. Writes nothing. With --json it prints what findings.json holds.",
    .options = options,
    .run = check_run,
};
