/* forecast: what the sync will cause, from what was counted. */
#include "cli/shared/cli.h"
#include "cli/shared/options.h"
#include "cli/shared/summary.h"
#include "cli/shared/terminal.h"
#include "cli/shared/verdict.h"
#include "syncaudit/sql.h"

static struct poptOption options[] = {
    SA_INCLUDE("Forecast", sa_options_config),
    SA_INCLUDE("Forecast", sa_options_marketo),
    SA_INCLUDE("Output", sa_options_now),
    POPT_TABLEEND,
};

/* The topic is told once for the lines that share it. */
static int print_lines(struct sa_audit *audit)
{
    struct sa_error error = SA_ERROR_INIT;
    sqlite3_stmt *select = NULL;
    int rc = sa_sql_prepare(sa_snapshot_db(audit->snapshot), &select,
                            "SELECT iif(topic IS lag(topic) OVER (ORDER BY position), '', topic), text"
                            " FROM forecast_line ORDER BY position",
                            &error);
    while (sa_sql_each(select, &rc, &error))
        sa_print("%-13s %s\n", sa_sql_text(select, 0), sa_sql_text(select, 1));
    sqlite3_finalize(select);
    return rc ? sa_fail(&error) : SA_EXIT_OK;
}

static int forecast_run(const char *const *arguments)
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
        exit = print_lines(&audit);
    if (!exit)
        exit = sa_summary_gaps(&audit);
    if (!exit)
        exit = sa_verdict_exit(&audit);
    sa_audit_release(&audit);
    sa_settings_release(&settings);
    return exit;
}

const struct sa_command sa_command_forecast = {
    .name = "forecast",
    .summary = "records, API calls and load the sync will cause, and what each noisy field costs",
    .arguments = "SNAPSHOT",
    .help =
        "Tells from a snapshot made with --usage how many records and fields the initial load brings to Marketo, how many API calls "
        "the sync then makes each day, and what the noisy fields add. Hours are told only where Marketo's export of Sync Status "
        "(--marketo-status) says how fast the sync is.",
    .options = options,
    .run = forecast_run,
};
