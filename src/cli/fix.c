/* fix: permission sets that close the findings on missing rights, and what the rules would say then. */
#include <stdlib.h>
#include <string.h>

#include "cli/shared/cli.h"
#include "cli/shared/judge.h"
#include "cli/shared/options.h"
#include "cli/shared/rows.h"
#include "cli/shared/summary.h"
#include "cli/shared/terminal.h"
#include "cli/shared/verdict.h"
#include "syncaudit/fix.h"
#include "syncaudit/sql.h"

static struct poptOption options[] = {
    {"out", '\0', POPT_ARG_STRING, &sa_option.out, 0, "folder to make (default: fix, beside the snapshot)",
     "DIR"},
    SA_INCLUDE("Judging", sa_options_config),
    SA_INCLUDE("Judging", sa_options_marketo),
    SA_INCLUDE("Judging", sa_options_judging),
    SA_INCLUDE("Output", sa_options_json),
    SA_INCLUDE("Output", sa_options_now),
    POPT_TABLEEND,
};

static void print_effect(sqlite3_stmt *row)
{
    sa_print("%6d %6d   ", sqlite3_column_int(row, 0), sqlite3_column_int(row, 1));
    sa_print_one_line(sa_text_cut(sa_sql_text(row, 2), (size_t)(sa_columns() - 16)));
    sa_print("\n");
}

static int print(struct sa_audit *audit, const struct sa_fix_summary *summary, const char *folder)
{
    int exit = SA_EXIT_OK;
    if (!sa_option.quiet && summary->sets) {
        sa_print("   now   then   findings of\n");
        exit = sa_print_rows(sa_audit_db(audit), "SELECT before, after, title FROM fix_effect ORDER BY rule",
                             print_effect);
        sa_print("\n");
    }
    if (!exit && !sa_option.quiet)
        sa_print(
            "%zu permission set%s; %zu finding%s left to do by hand; %zu field%s to hide, as decided. README.md says how.\n",
            summary->sets, summary->sets == 1 ? "" : "s", summary->left, summary->left == 1 ? " is" : "s are",
            summary->hidden, summary->hidden == 1 ? "" : "s");
    if (!exit)
        sa_print("%s\n", folder);
    return exit;
}

/* The same for programs. `folder` is NULL where there is nothing to fix. */
static int fix_json(struct sa_audit *audit, const char *folder)
{
    char *sql = sqlite3_mprintf(
        "SELECT json_object('folder', %Q, 'sets', (SELECT json_group_array(json_object('capability', s.capability, 'label', s.label,"
        "  'permissions', (SELECT json_group_array(permission) FROM fix_system y WHERE y.capability = s.capability),"
        "  'objects', (SELECT json_group_array(json_object('object', object, 'create', json(iif(creates, 'true', 'false')),"
        "   'edit', json(iif(edits, 'true', 'false')))) FROM fix_object o WHERE o.capability = s.capability),"
        "  'fields', (SELECT json_group_array(json_object('object', object, 'field', field, 'edit', json(iif(edits, 'true', 'false'))))"
        "   FROM fix_field f WHERE f.capability = s.capability))) FROM (SELECT * FROM fix_set ORDER BY capability) s),"
        " 'left', (SELECT json_group_array(json_object('rule', rule, 'message', message, 'reason', reason))"
        "  FROM (SELECT * FROM fix_left ORDER BY severity_rank, rule, message)),"
        " 'hide', (SELECT json_group_array(json_object('object', object, 'field', field, 'why', why, 'refused', refused,"
        "  'given_by', given_by)) FROM (SELECT * FROM fix_hide ORDER BY object, field)),"
        " 'not_known', (SELECT json_group_array(json_object('rule', rule, 'title', title, 'reason', reason))"
        "  FROM (SELECT * FROM fix_unknown ORDER BY rule)),"
        " 'effect', (SELECT json_group_array(json_object('rule', rule, 'title', title, 'before', before, 'after', after))"
        "  FROM (SELECT * FROM fix_effect ORDER BY rule)))",
        folder);
    int exit = sql ? sa_print_lines(sa_audit_db(audit), sql) : SA_EXIT_FAILED;
    sqlite3_free(sql);
    return exit;
}

/* What the rules say of the copy that has the grants. */
static int try_grants(struct sa_audit *audit)
{
    struct sa_error error = SA_ERROR_INIT;
    struct sa_audit after = {.settings = audit->settings};
    int exit = sa_fix_copy(&after.snapshot, audit->snapshot, &error) ? sa_fail(&error) : SA_EXIT_OK;
    if (!exit)
        exit = sa_judge(&after, audit);
    if (!exit && sa_fix_compare(audit->snapshot, after.snapshot, &error))
        exit = sa_fail(&error);
    sa_audit_release(&after);
    return exit;
}

static int nothing_to_fix(struct sa_audit *audit, size_t unknown)
{
    if (sa_option.json)
        return fix_json(audit, NULL);
    if (unknown)
        sa_print("Nothing to fix that can be seen from here: %zu of the rules on rights could not look.\n",
                 unknown);
    else
        sa_print("Nothing to fix: the sync user has every right these rules look at%s.\n",
                 audit->summary.whole ? "" : ", in what was read");
    return SA_EXIT_OK;
}

static int fix(struct sa_audit *audit)
{
    struct sa_error error = SA_ERROR_INIT;
    struct sa_fix_summary summary;
    char *folder = NULL;
    if (sa_fix_plan(audit->snapshot, &summary, &error))
        return sa_fail(&error);
    if (summary.sets + summary.left + summary.hidden == 0)
        return nothing_to_fix(audit, summary.unknown);
    if (sa_option.out ? !(folder = strdup(sa_option.out))
                      : asprintf(&folder, "%s/fix", sa_snapshot_directory(audit->snapshot)) < 0) {
        sa_error_memory(&error);
        return sa_fail(&error);
    }
    int exit = try_grants(audit);
    if (!exit && sa_fix_write(audit->snapshot, folder, &error))
        exit = error.code == SA_EINPUT ? sa_fail_input(&error) : sa_fail(&error);
    if (!exit)
        exit = sa_option.json ? fix_json(audit, folder) : print(audit, &summary, folder);
    free(folder);
    return exit;
}

static int fix_run(const char *const *arguments)
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
        exit = fix(&audit);
    if (!exit)
        exit = sa_summary_gaps(&audit);
    if (!exit)
        exit = sa_verdict_exit(&audit);
    sa_audit_release(&audit);
    sa_settings_release(&settings);
    return exit;
}

const struct sa_command sa_command_fix = {
    .name = "fix",
    .summary = "write permission sets that give the sync user what it lacks",
    .arguments = "SNAPSHOT",
    .help =
        "Makes a folder to deploy with the Salesforce CLI: one new permission set for each thing the sync is used for, with "
        "exactly the rights the findings miss, never Delete, View All or Modify All; and a README.md for the Salesforce admin: "
        "what it gives, how to try, deploy and undo it, what is left to do by hand, which fields to hide as decided, and what "
        "the rules would say afterwards. Nothing is changed in any org.",
    .options = options,
    .run = fix_run,
};
