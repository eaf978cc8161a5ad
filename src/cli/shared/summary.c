/* The summary: see summary.h. */
#include "cli/shared/summary.h"

#include <string.h>

#include "cli/shared/changes.h"
#include "cli/shared/cli.h"
#include "cli/shared/options.h"
#include "cli/shared/rows.h"
#include "cli/shared/terminal.h"
#include "cli/shared/verdict.h"
#include "syncaudit/sql.h"
#include "syncaudit/text.h"

enum { ACTIONS = 5, INDENT = 3, GAP = 1000 };

static void print_org(sqlite3_stmt *row)
{
    sa_print("%-*s", SA_LABEL, "Org");
    sa_print_one_line(sa_text_cut(sa_sql_text(row, 0), 30));
    sa_print(", %s\n", sa_sql_text(row, 1));
    sa_print_label("Seen by", sa_sql_text(row, 2));
    sa_print_label("Seen at", sa_sql_text(row, 3));
}

static void print_note(sqlite3_stmt *row)
{
    sa_print_colored(SA_COLOR_YELLOW, "%s", "Look here ");
    sa_print_wrapped(SA_LABEL, SA_LABEL, sa_sql_text(row, 0));
}

int sa_summary_user(struct sa_audit *audit)
{
    return sa_print_rows(sa_audit_db(audit),
                         "SELECT replace(note, char(10), ' ') FROM audit_user WHERE note IS NOT NULL",
                         print_note);
}

int sa_summary_org(struct sa_audit *audit)
{
    int exit =
        sa_print_rows(sa_audit_db(audit),
                      "SELECT coalesce(org_name, instance_url),"
                      " CASE sandbox WHEN 1 THEN 'SANDBOX' WHEN 0 THEN 'PRODUCTION' ELSE 'production or "
                      "sandbox unknown' END"
                      "  || coalesce(' (' || org_id || ')', ''),"
                      " coalesce(sync_user_name || ' <' || sync_user || '>', sync_user, 'unknown user'),"
                      " time || ', API ' || api_version || CASE WHEN replayed THEN ', from a recording'"
                      "  ELSE ', ' || calls || ' calls' END"
                      " FROM audit",
                      print_org);
    return exit;
}

/* A line cut to two on the terminal, whole where it is all that is printed. */
static void say_missing(sqlite3_stmt *row)
{
    const char *text = sa_sql_text(row, 0);
    if (sa_option.quiet || sa_option.json) {
        sa_say(SA_COLOR_PLAIN, "%-*s%s", SA_LABEL, "Missing", text);
        return;
    }
    sa_print_colored(SA_COLOR_YELLOW, "%-*s", SA_LABEL, "Missing");
    char line[GAP];
    sa_text_line(line, sizeof line, sa_text_cut(text, (size_t)(2 * (sa_columns() - SA_LABEL) - INDENT)));
    sa_print_wrapped(SA_LABEL, SA_LABEL, line);
}

int sa_summary_missing(struct sa_audit *audit)
{
    return sa_print_rows(sa_audit_db(audit),
                         "SELECT source || ': ' || reason FROM source WHERE status IN ('failed', 'partial')"
                         " ORDER BY source LIMIT 5",
                         say_missing);
}

/* The same of a judged snapshot, with what the rules could not tell. */
int sa_summary_gaps(struct sa_audit *audit)
{
    return sa_print_rows(
        sa_audit_db(audit),
        "SELECT text FROM (SELECT position, text FROM verdict_gap ORDER BY position LIMIT 5) UNION ALL"
        " SELECT printf('and %d more: sheet Coverage', count(*) - 5) FROM verdict_gap HAVING count(*) > 5",
        say_missing);
}

static void print_counts(const struct sa_rules_summary *summary)
{
    const struct {
        const char *severity;
        size_t count;
    } counts[] = {
        {"critical", summary->critical}, {"high", summary->high}, {"medium", summary->medium},
        {"low", summary->low},           {"info", summary->info},
    };
    sa_print("%-*s", SA_LABEL, "Findings");
    for (size_t i = 0; i < sizeof counts / sizeof *counts; i++) {
        sa_print("%s", i ? ", " : "");
        sa_print_colored(counts[i].count ? sa_severity_color(counts[i].severity) : SA_COLOR_DIM, "%zu %s",
                         counts[i].count, counts[i].severity);
    }
    if (summary->waived)
        sa_print("; %zu waived", summary->waived);
    sa_print("\n");
}

static void print_action(sqlite3_stmt *row)
{
    const char *severity = sa_sql_text(row, 1);
    sa_print("%d. ", sqlite3_column_int(row, 0));
    sa_print_colored(sa_severity_color(severity), "%-9s", severity);
    sa_print_one_line(sa_text_cut(sa_sql_text(row, 2), (size_t)(sa_columns() - 12)));
    sa_print("\n%*s", INDENT, "");
    sa_print_one_line(sa_text_cut(sa_sql_text(row, 3), (size_t)(sa_columns() - INDENT)));
    sa_print("\n");
}

static void print_more(sqlite3_stmt *row)
{
    int actions = sqlite3_column_int(row, 0);
    int notes = sqlite3_column_int(row, 1);
    if (actions > ACTIONS)
        sa_print("%*sand %d more", INDENT, "", actions - ACTIONS);
    else if (actions == 0)
        sa_print("%s", sqlite3_column_int(row, 2) ? "Nothing to do in what was read" : "Nothing to do");
    if (actions == 0 || actions > ACTIONS)
        sa_print(notes ? "; %d %s\n" : "\n", notes,
                 notes == 1 ? "note that asks for nothing" : "notes that ask for nothing");
}

static int print_actions(struct sa_audit *audit)
{
    sa_print("\n");
    int exit = sa_print_rows(
        sa_audit_db(audit),
        "SELECT rank, severity,"
        " CASE WHEN field_count > 0"
        "  THEN coalesce(object || ': ', '') || (SELECT group_concat(value, ', ') FROM json_each(fields))"
        "  ELSE coalesce((SELECT group_concat(value, ', ') FROM json_each(objects)), 'Whole org') END,"
        " CASE who WHEN 'salesforce' THEN 'Salesforce' WHEN 'marketo' THEN 'Marketo' ELSE 'Both' END"
        "  || ': ' || action"
        " FROM action WHERE severity <> 'info' ORDER BY rank LIMIT 5",
        print_action);
    return exit ? exit
                : sa_print_rows(
                      sa_audit_db(audit),
                      "SELECT coalesce(sum(severity <> 'info'), 0), coalesce(sum(severity = 'info'), 0),"
                      " EXISTS (SELECT 1 FROM verdict_gap) FROM action",
                      print_more);
}

/* What to open first: the page is read, the workbook is signed off. */
static const char *next_step(const struct sa_audit *audit)
{
    bool page = false;
    bool workbook = false;
    for (size_t i = 0; audit->settings->formats[i]; i++) {
        page |= strcmp(audit->settings->formats[i]->name, "html") == 0;
        workbook |= strcmp(audit->settings->formats[i]->name, "xlsx") == 0;
    }
    if (page)
        return workbook ? "read report.html; decide and sign off in data-dictionary.xlsx"
                        : "read report.html";
    return workbook ? "open data-dictionary.xlsx, sheet Actions"
                    : "syncaudit report on the folder below makes the page and the workbook";
}

static void print_files(const struct sa_audit *audit)
{
    sa_print("\n%-*s", SA_LABEL, "Files");
    for (size_t i = 0; audit->settings->formats[i]; i++)
        sa_print("%s ", audit->settings->formats[i]->files);
    sa_print("snapshot.db\n");
    sa_print("%-*s%s\n", SA_LABEL, "Next", next_step(audit));
}

static int print_verdict(struct sa_audit *audit)
{
    static const struct {
        const char *verdict;
        enum sa_color color;
    } colors[] = {{"Ready", SA_COLOR_GREEN},
                  {"Needs work", SA_COLOR_YELLOW},
                  {"Not known", SA_COLOR_YELLOW},
                  {"Blocked", SA_COLOR_RED}};
    enum sa_color color = SA_COLOR_BOLD;
    for (size_t i = 0; i < sizeof colors / sizeof *colors; i++)
        if (strcmp(colors[i].verdict, audit->summary.verdict) == 0)
            color = colors[i].color;
    sa_print("%-*s", SA_LABEL, "Verdict");
    sa_print_colored(color, "%s", audit->summary.verdict);
    sa_print("; %zu of %zu checks ran\n", audit->summary.ran, audit->summary.rules);
    int exit = sa_summary_gaps(audit);
    if (!exit)
        exit = sa_summary_user(audit);
    if (!exit)
        exit = sa_changes_alert(audit);
    if (!exit)
        exit = sa_changes_gated(audit);
    if (!exit)
        exit = sa_summary_org(audit);
    print_counts(&audit->summary);
    if (!exit)
        exit = sa_print_rows(
            sa_audit_db(audit),
            "SELECT 'Baseline', printf('%d of them new, %d known', sum(NOT known), sum(known))"
            " FROM finding JOIN finding_known USING (fingerprint) WHERE NOT waived AND known IS NOT NULL HAVING count(*) > 0",
            sa_print_labelled);
    if (!exit)
        exit = sa_changes_line(audit);
    return exit ? exit : print_actions(audit);
}

/* Under --quiet: what is not normal, and why the program ends otherwise than with 0. */
static int say_alarms(struct sa_audit *audit)
{
    int exit = sa_summary_gaps(audit);
    if (!exit)
        exit = sa_changes_alert(audit);
    if (!exit)
        exit = sa_changes_gated(audit);
    return exit ? exit : sa_verdict_say(audit);
}

int sa_summary_print(struct sa_audit *audit, bool files)
{
    int exit = sa_option.quiet ? say_alarms(audit) : print_verdict(audit);
    if (exit)
        return exit;
    if (files && !sa_option.quiet)
        print_files(audit);
    if (files)
        sa_print("%s\n", audit->directory);
    return sa_verdict_exit(audit);
}

static void print_finding(sqlite3_stmt *row)
{
    const char *severity = sa_sql_text(row, 0);
    sa_print_colored(sa_severity_color(severity), "%-9s", severity);
    sa_print_one_line(sa_sql_text(row, 1));
    sa_print("  [%s]  ", sa_sql_text(row, 2));
    sa_print_one_line(sa_sql_text(row, 3));
    sa_print("\n");
}

int sa_summary_findings(struct sa_audit *audit)
{
    if (sa_option.quiet)
        return SA_EXIT_OK;
    return sa_print_rows(sa_audit_db(audit),
                         "SELECT CASE WHEN waived THEN 'waived' ELSE severity END,"
                         " coalesce(object || coalesce('.' || field, ''), 'org'), rule, message"
                         " FROM finding ORDER BY waived, severity_rank, object, field, rule, subject",
                         print_finding);
}
