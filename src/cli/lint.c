/* lint: what a repository of Salesforce metadata gives the sync user. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cli/shared/cli.h"
#include "cli/shared/lint_access.h"
#include "cli/shared/options.h"
#include "cli/shared/rows.h"
#include "cli/shared/settings.h"
#include "cli/shared/terminal.h"
#include "syncaudit/embedded.h"
#include "syncaudit/file.h"
#include "syncaudit/sfdx.h"
#include "syncaudit/sql.h"

enum { FORMATS = 8 };

static char **profile, **sets, **groups;
static char *revision, *formats, *place;

static struct poptOption having[] = {
    {"profile", '\0', POPT_ARG_ARGV, &profile, 0, "the sync user's profile, as its file is named", "NAME"},
    {"permission-set", '\0', POPT_ARG_ARGV, &sets, 0, "a permission set of the sync user; may be repeated",
     "NAME"},
    {"group", '\0', POPT_ARG_ARGV, &groups, 0, "a permission set group of the sync user; may be repeated",
     "NAME"},
    POPT_TABLEEND,
};

static struct poptOption comparing[] = {
    {"base", '\0', POPT_ARG_STRING, &revision, 0,
     "tell what is new or worse than at the commit that HEAD and REV have in common", "REV"},
    {"fail-on", '\0', POPT_ARG_STRING, &sa_option.fail_on, 0,
     "exit with 1 when there are findings of this severity or above (default " SA_DEFAULT_FAIL_ON ")",
     "SEVERITY"},
    POPT_TABLEEND,
};

static struct poptOption writing[] = {
    {"format", '\0', POPT_ARG_STRING, &formats, 0,
     "files to write, separated by commas: sarif, junit, gitlab, json, md; github prints log commands",
     "LIST"},
    {"out", '\0', POPT_ARG_STRING, &place, 0, "folder they go to (default: the current folder)", "DIR"},
    SA_INCLUDE(NULL, sa_options_json),
    POPT_TABLEEND,
};

static struct poptOption options[] = {
    SA_INCLUDE("The sync user", having),
    SA_INCLUDE("Judging", comparing),
    SA_INCLUDE("Output", writing),
    POPT_TABLEEND,
};

/* What came of one run. */
struct linting {
    const char *directory;
    struct sa_snapshot *tree, *base; /* base: NULL without --base */
    char *prefix;                    /* owned: where the folder lies in the repository */
    struct sa_sfdx_summary summary;
    struct sa_lint_access access;
    int fail_on; /* severity rank; 0 = never */
    const char *format[FORMATS + 1];
};

/* A container that only one side has came or went with the change; one that neither has is misspelt. */
static int give_one(struct linting *linting, const char *kind, const char *name)
{
    struct sa_error error = SA_ERROR_INIT;
    struct sa_error before = SA_ERROR_INIT;
    int now = sa_sfdx_give(linting->tree, kind, name, &error);
    int then = linting->base ? sa_sfdx_give(linting->base, kind, name, &before) : now;
    return now && then ? sa_fail_input(&error) : SA_EXIT_OK;
}

static int give_all(struct linting *linting, const char *kind, char **names)
{
    int exit = SA_EXIT_OK;
    for (; names && *names && !exit; names++)
        exit = give_one(linting, kind, *names);
    return exit;
}

static void print_candidate(sqlite3_stmt *row)
{
    sa_print("  ");
    sa_print_one_line(sa_sql_text(row, 0));
    sa_print("\n");
}

/* Without a user there is nothing to tell: who it may be. */
static int list_candidates(struct sa_snapshot *snapshot)
{
    int exit = sa_print_rows(
        sa_snapshot_db(snapshot),
        "SELECT DISTINCT iif(root = 'Profile', '--profile', iif(root = 'PermissionSet', '--permission-set',"
        " '--group')) || ' ' || owner FROM source_entry WHERE root IN ('Profile', 'PermissionSet',"
        " 'PermissionSetGroup') ORDER BY 1",
        print_candidate);
    return exit ? exit
                : sa_usage_error("--profile, --permission-set or --group is missing: what the sync user has");
}

static void lint_print_row(sqlite3_stmt *row)
{
    sa_print_one_line(sa_sql_text(row, 0));
    sa_print("\n");
}

static void lint_warn(sqlite3_stmt *row)
{
    sa_warn("%s", sa_sql_text(row, 0));
}

/* ---- files ---- */

static const struct lint_format {
    const char *name, *sql, *file; /* file NULL: it is printed */
} known[] = {
    {"sarif", "src/sfdx/format/sarif.sql", "syncaudit.sarif"},
    {"junit", "src/sfdx/format/junit.sql", "syncaudit-junit.xml"},
    {"gitlab", "src/sfdx/format/gitlab.sql", "syncaudit-gitlab.json"},
    {"json", "src/sfdx/format/json.sql", "syncaudit.json"},
    {"md", "src/sfdx/format/md.sql", "syncaudit.md"},
    {"github", "src/sfdx/format/github.sql", NULL},
};

static const struct lint_format *lint_format_find(const char *name)
{
    for (size_t i = 0; i < sizeof known / sizeof *known; i++)
        if (strcmp(known[i].name, name) == 0)
            return &known[i];
    return NULL;
}

/* Reads --format into the places of its words; the list is cut in place. */
static int read_list(struct linting *linting)
{
    static const char *const words[] = {"sarif", "junit", "gitlab", "json", "md", "github", NULL};
    size_t count = 0;
    for (char *rest = formats, *word; rest && (word = strsep(&rest, ","));) {
        if (!lint_format_find(word))
            return sa_usage_unknown("format", word, words);
        if (count == FORMATS)
            return sa_usage_error("--format names too many formats");
        linting->format[count++] = word;
    }
    return SA_EXIT_OK;
}

static int write_format(sqlite3 *db, const struct lint_format *format, struct sa_error *error)
{
    sqlite3_stmt *rows = NULL;
    struct sa_file_writer file = {0};
    char *path = NULL;
    if (asprintf(&path, "%s/%s", place ? place : ".", format->file) < 0)
        return sa_error_memory(error);
    int rc = sa_sql_prepare(db, &rows, sa_embedded_find(format->sql)->data, error);
    if (rc == SA_OK)
        rc = sa_file_begin(&file, path, error);
    while (sa_sql_each(rows, &rc, error)) {
        sa_file_write(&file, sa_sql_text(rows, 0), strlen(sa_sql_text(rows, 0)));
        sa_file_write(&file, "\n", 1);
    }
    if (rc == SA_OK)
        rc = sa_file_commit(&file, error);
    sa_file_abandon(&file);
    sqlite3_finalize(rows);
    free(path);
    return rc;
}

static int write_formats(struct linting *linting)
{
    struct sa_error error = SA_ERROR_INIT;
    sqlite3 *db = sa_snapshot_db(linting->tree);
    int exit = SA_EXIT_OK;
    for (size_t i = 0; linting->format[i] && !exit; i++) {
        const struct lint_format *format = lint_format_find(linting->format[i]);
        if (!format->file)
            exit = sa_print_lines(db, sa_embedded_find(format->sql)->data);
        else if (write_format(db, format, &error))
            exit = sa_fail(&error);
    }
    return exit;
}

/* ---- for people ---- */

/* Findings where there is something to compare with; else who may what. */
static int print_text(struct linting *linting)
{
    static const char access[] =
        "SELECT printf('%s:%d: %s.%s: read %s, edit %s', file, line, object, field, read, edit)"
        " FROM source_access ORDER BY object, field";
    static const char findings[] = "SELECT printf('%s:%d: %s: %s [%s]', file, line, severity, message, rule)"
                                   " FROM lint_finding ORDER BY number";
    sqlite3 *db = sa_snapshot_db(linting->tree);
    if (sa_option.json)
        return sa_print_lines(db, sa_embedded_find("src/sfdx/format/json.sql")->data);
    if (linting->format[0])
        return SA_EXIT_OK;
    return sa_print_rows(db, linting->base ? findings : access, lint_print_row);
}

/* What was not read is said, and then the answer is not whole. */
static int lint_code(struct linting *linting)
{
    struct sa_error error = SA_ERROR_INIT;
    sqlite3_stmt *row = NULL;
    sqlite3 *db = sa_snapshot_db(linting->tree);
    int exit = sa_print_rows(db, "SELECT text FROM lint_gap", lint_warn);
    int rc = sa_sql_prepare(
        db, &row,
        "SELECT (SELECT count(*) FROM lint_gap), (SELECT coalesce(min(severity_rank), 9) FROM lint_finding)",
        &error);
    int code = SA_EXIT_FAILED;
    if (sa_sql_one(row, &rc, &error))
        code = sqlite3_column_int(row, 0)                       ? SA_EXIT_INCOMPLETE
               : sqlite3_column_int(row, 1) <= linting->fail_on ? SA_EXIT_FINDINGS
                                                                : SA_EXIT_OK;
    sqlite3_finalize(row);
    if (!linting->base)
        sa_warn("without --base nothing is judged: this tells access alone");
    return rc ? sa_fail(&error) : exit ? exit : code;
}

/* ---- running ---- */

static int lint_read(struct linting *linting)
{
    struct sa_error error = SA_ERROR_INIT;
    int rc = sa_snapshot_memory(&linting->tree, &error);
    if (rc == SA_OK)
        rc = sa_sfdx_read(linting->tree, linting->directory, &linting->summary, &error);
    if (rc == SA_OK && revision)
        rc = sa_snapshot_memory(&linting->base, &error);
    if (rc == SA_OK && revision)
        rc = sa_sfdx_base(linting->base, linting->tree, linting->directory, revision, &linting->prefix,
                          &error);
    return rc ? sa_fail_input(&error) : SA_EXIT_OK;
}

static int give_list(struct linting *linting, const char *kind, char *const *names, unsigned count)
{
    int exit = SA_EXIT_OK;
    for (unsigned i = 0; i < count && !exit; i++)
        exit = give_one(linting, kind, names[i]);
    return exit;
}

static int give_configured(struct linting *linting, const struct sa_configured_access *access)
{
    int exit = access->profile ? give_one(linting, "Profile", access->profile) : SA_EXIT_OK;
    if (!exit)
        exit = give_list(linting, "PermissionSet", access->permission_sets, access->permission_sets_count);
    return exit ? exit : give_list(linting, "PermissionSetGroup", access->groups, access->groups_count);
}

/* Options go before the file. */
static int lint_give(struct linting *linting)
{
    bool told = profile || sets || groups;
    int exit = told ? SA_EXIT_OK : sa_lint_access_read(&linting->access, linting->directory, revision);
    if (exit)
        return exit;
    if (linting->access.used)
        return give_configured(linting, linting->access.used);
    if (!told)
        return list_candidates(linting->tree);
    if (profile && profile[0] && profile[1])
        return sa_usage_error("--profile is given twice: a user has one");
    exit = give_all(linting, "Profile", profile);
    if (!exit)
        exit = give_all(linting, "PermissionSet", sets);
    return exit ? exit : give_all(linting, "PermissionSetGroup", groups);
}

static int lint_judge(struct linting *linting)
{
    struct sa_error error = SA_ERROR_INIT;
    sqlite3 *db = sa_snapshot_db(linting->tree);
    char *sql =
        sqlite3_mprintf("CREATE TEMP TABLE lint_place AS SELECT %Q AS prefix, %Q AS base, %Q AS version",
                        linting->prefix ? linting->prefix : "", revision, SA_VERSION);
    int rc = sql ? sa_sql_run(db, sql, &error) : sa_error_memory(&error);
    sqlite3_free(sql);
    if (rc == SA_OK)
        rc = sa_sfdx_access(linting->tree, &error);
    if (rc == SA_OK && linting->base)
        rc = sa_sfdx_access(linting->base, &error);
    if (rc == SA_OK && linting->base)
        rc = sa_sfdx_compare(linting->tree, linting->base, &error);
    if (rc == SA_OK && linting->access.changed)
        rc = sa_sql_run(
            db,
            "INSERT INTO source_finding VALUES ('lint-settings', 'medium', NULL, NULL, 'syncaudit.yaml', 1,"
            " 'another sync user than before is named: the one that the base names is judged')",
            &error);
    if (rc == SA_OK)
        rc = sa_sql_scripts(db, "reports/reference/severity.sql", &error);
    if (rc == SA_OK)
        rc = sa_sql_scripts(db, "src/sfdx/rules.sql", &error);
    return rc ? sa_fail(&error) : SA_EXIT_OK;
}

static int lint_run(const char *const *arguments)
{
    struct linting linting = {.directory = arguments[0] ? arguments[0] : "."};
    struct sa_settings settings = {0};
    int exit = sa_arguments_check(arguments, 0, 1, "DIR");
    if (!exit)
        exit = read_list(&linting);
    if (!exit)
        exit = sa_settings_fail_on(&settings);
    linting.fail_on = settings.fail_on;
    if (!exit && linting.fail_on && !revision)
        exit = sa_usage_error("--fail-on is for --base: without it nothing is judged");
    if (!exit)
        exit = lint_read(&linting);
    if (!exit)
        exit = lint_give(&linting);
    if (!exit)
        exit = lint_judge(&linting);
    if (!exit)
        exit = write_formats(&linting);
    if (!exit)
        exit = print_text(&linting);
    if (!exit)
        exit = lint_code(&linting);
    sa_snapshot_close(linting.tree);
    sa_snapshot_close(linting.base);
    sa_lint_access_release(&linting.access);
    free(linting.prefix);
    return exit;
}

const struct sa_command sa_command_lint = {
    .name = "lint",
    .summary = "tell what a change of Salesforce metadata does to the sync user",
    .arguments = "[DIR]",
    .help =
        "Reads source format, metadata format and decomposed permission sets below DIR (the current folder), and opens no connection. "
        "The sync user is named by its profile, permission sets and groups, or by sync_access in DIR/syncaudit.yaml, the base's where there is one; without any the candidates are listed. "
        "Compared with a base it tells what is new or worse for that user than at the commit that HEAD and REV have in common, at the line that does it: "
        "fields that become visible, rights that are lost, whole rights and system permissions, fields whose type, length, formula or "
        "restrictions change or that are deleted, validation rules that the user cannot pass. Moves, order and white space are nothing. git reads "
        "its objects alone: nothing that .git/config names is run. Without a base it tells for every custom field of Lead, Contact, Account and Opportunity there whether the user reads and "
        "edits it, and judges nothing. Unknown is what a profile does not mention, since its retrieve decides what is in it, and what a "
        "file gives that is missing or broken; the exit code is then 4 for the latter. Links are not followed, and .forceignore and "
        "sfdx-project.json are not heeded: everything below DIR counts.",
    .options = options,
    .run = lint_run,
};
