/* forecast: what the sync will cause, from what was counted. */
#include "cli/shared/cli.h"
#include "cli/shared/options.h"
#include "cli/shared/rows.h"
#include "cli/shared/summary.h"
#include "cli/shared/terminal.h"
#include "cli/shared/verdict.h"
#include "syncaudit/sql.h"

static struct poptOption options[] = {
    SA_INCLUDE("Forecast", sa_options_config),
    SA_INCLUDE("Forecast", sa_options_marketo),
    SA_INCLUDE("Output", sa_options_json),
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

static int forecast_json(struct sa_audit *audit)
{
    return sa_print_lines(
        sa_audit_db(audit),
        "SELECT json_object('time', time, 'org_id', org_id,"
        " 'fields_created', (SELECT count(*) FROM newly_created),"
        " 'objects', (SELECT json_group_array(json_object('object', object, 'synced', synced,"
        "  'fields_sync', json(iif(fields_sync, 'true', 'false')), 'records', records, 'fields', fields, 'initial_calls', initial_calls,"
        "  'stamped_day', stamped_day, 'peak_hour', peak_hour, 'daily_calls', daily_calls, 'records_hour', records_hour,"
        "  'initial_hours', initial_hours, 'daily_hours', daily_hours)) FROM (SELECT * FROM forecast_object ORDER BY object)),"
        " 'fields', (SELECT json_group_array(json_object('object', object, 'field', field, 'changes_30', changes_30,"
        "  'queued_day', queued_day, 'marketo_writes', json(iif(marketo_writes, 'true', 'false')), 'bands', bands,"
        "  'saved_day', saved_day)) FROM (SELECT * FROM forecast_field ORDER BY object, field)),"
        " 'lines', (SELECT json_group_array(json_object('topic', topic, 'text', text))"
        "  FROM (SELECT * FROM forecast_line ORDER BY position)),"
        " 'gaps', (SELECT json_group_array(text) FROM (SELECT text FROM verdict_gap ORDER BY position))) FROM audit");
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
        exit = sa_option.json ? forecast_json(&audit) : print_lines(&audit);
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
