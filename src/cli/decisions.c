/* decisions: brings edited workbooks back. */
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "cli/shared/cli.h"
#include "cli/shared/given.h"
#include "cli/shared/options.h"
#include "cli/shared/terminal.h"
#include "syncaudit/decisions.h"
#include "syncaudit/file.h"
#include "syncaudit/name.h"
#include "syncaudit/text.h"

enum { TOLD = 20, VALUE = 60, SHORT_ID = 15 };

static struct poptOption options[] = {
    SA_INCLUDE(NULL, sa_options_decisions),
    {"out", '\0', POPT_ARG_STRING, &sa_option.out, 0,
     "folder that has ORG-ID/ with the audits and decisions (default " SA_DEFAULT_OUT ")", "DIR"},
    SA_INCLUDE(NULL, sa_options_now),
    POPT_TABLEEND,
};

/* One run of the command. */
struct importing {
    char now[SA_TIME_SIZE];
    char org[64]; /* "" = none of the workbooks says */
    char *path;   /* owned: of decisions.csv */
    struct sa_decisions *decisions;
    struct sa_workbook_stamp *stamps; /* owned: of each file */
    size_t told;                      /* lines about the workbook being read */
    size_t changes, conflicts, refused;
};

/* ---- where to ---- */

/* Salesforce writes an id with 15 or with 18 characters. */
static bool same_org(const char *left, const char *right)
{
    return strncmp(left, right, SHORT_ID) == 0;
}

static int read_org(struct importing *importing, const char *file, struct sa_workbook_stamp *stamp)
{
    struct sa_error error = SA_ERROR_INIT;
    if (sa_workbook_stamp(stamp, file, &error))
        return sa_fail_input(&error);
    if (!sa_is_id(stamp->org))
        return SA_EXIT_OK;
    if (*importing->org && !same_org(importing->org, stamp->org)) {
        sa_error_set(&error, SA_EINPUT, "'%s' is of org %s, the workbook before it of %s", file, stamp->org,
                     importing->org);
        sa_error_advise(&error, "import the workbooks of one org at a time");
        return sa_fail_input(&error);
    }
    snprintf(importing->org, sizeof importing->org, "%s", stamp->org);
    return SA_EXIT_OK;
}

/* The only org below the folder: what else could a workbook without a stamp be of. */
static int only_org(struct importing *importing, const char *out)
{
    struct sa_error error = SA_ERROR_INIT;
    size_t count = 0;
    DIR *folder = opendir(out);
    for (struct dirent *entry; folder && (entry = readdir(folder)) != NULL;)
        if (sa_is_id(entry->d_name)) {
            snprintf(importing->org, sizeof importing->org, "%.18s", entry->d_name);
            count++;
        }
    if (folder)
        closedir(folder);
    if (count == 1) {
        sa_warn("the file does not say which org it is of: taken for %s, the only one in '%s'",
                importing->org, out);
        return SA_EXIT_OK;
    }
    sa_error_set(&error, SA_EINPUT, "the file does not say which org it is of, and there are %zu in '%s'",
                 count, out);
    sa_error_advise(&error,
                    "name the org's decisions with --decisions FILE, or the audits' folder with --out DIR");
    return sa_fail_input(&error);
}

/* OUT/<org id>/, where audits of the org are. */
static int find_org_folder(struct importing *importing)
{
    struct sa_error error = SA_ERROR_INIT;
    const char *out = sa_option.out ? sa_option.out : SA_DEFAULT_OUT;
    char *folder = NULL;
    int exit = *importing->org ? SA_EXIT_OK : only_org(importing, out);
    if (exit)
        return exit;
    if (asprintf(&folder, "%s/%s", out, importing->org) < 0)
        return SA_EXIT_FAILED;
    if (sa_directory_exists(folder))
        importing->path = sa_decisions_path(out, importing->org);
    else {
        sa_error_set(&error, SA_EINPUT, "the workbook is of org %s, and '%s' has no audit of it",
                     importing->org, out);
        sa_error_advise(
            &error, "name the folder of that org's audits with --out DIR, or a file with --decisions FILE");
        exit = sa_fail_input(&error);
    }
    free(folder);
    return exit || importing->path ? exit : SA_EXIT_FAILED;
}

/* A decisions.csv in the folder of another org is the wrong one. */
static int check_named(struct importing *importing)
{
    char *full = realpath(sa_option.decisions, NULL);
    char *slash = full ? strrchr(full, '/') : NULL;
    struct sa_error error = SA_ERROR_INIT;
    if (slash)
        *slash = '\0';
    const char *folder = slash ? strrchr(full, '/') : NULL;
    if (folder && sa_is_id(folder + 1) && *importing->org && !same_org(folder + 1, importing->org))
        sa_error_set(&error, SA_EINPUT, "the workbook is of org %s, and '%s' has the decisions of %s",
                     importing->org, sa_option.decisions, folder + 1);
    free(full);
    if (asprintf(&importing->path, "%s", sa_option.decisions) < 0)
        importing->path = NULL;
    if (error.code)
        return sa_fail_input(&error);
    return importing->path ? SA_EXIT_OK : SA_EXIT_FAILED;
}

static int find_decisions(struct importing *importing, const char *const *files)
{
    size_t count = 0;
    int exit = SA_EXIT_OK;
    while (files[count])
        count++;
    importing->stamps = calloc(count + 1, sizeof *importing->stamps);
    if (!importing->stamps)
        return SA_EXIT_FAILED;
    for (size_t i = 0; i < count && !exit; i++)
        exit = read_org(importing, files[i], &importing->stamps[i]);
    if (exit)
        return exit;
    return sa_option.decisions ? check_named(importing) : find_org_folder(importing);
}

/* ---- telling ---- */

static void put_value(const char *label, const char *value)
{
    sa_print("%s", label);
    sa_print_one_line(sa_text_cut(*value ? value : "(empty)", VALUE));
    sa_print("\n");
}

static void tell_conflict(void *payload, const struct sa_decision_conflict *conflict)
{
    struct importing *importing = payload;
    if (++importing->told > TOLD && !sa_option.verbose)
        return;
    sa_print_colored(SA_COLOR_YELLOW, "conflict  ");
    sa_print_one_line(conflict->object);
    sa_print("%s", *conflict->object ? ": " : "");
    sa_print_one_line(*conflict->field ? conflict->field : conflict->action);
    sa_print(", ");
    sa_print_one_line(conflict->column);
    put_value("\n          kept:    ", conflict->kept);
    put_value("          offered: ", conflict->offered);
}

static void tell_note(void *payload, const char *text)
{
    struct importing *importing = payload;
    if (++importing->told <= TOLD || sa_option.verbose)
        sa_warn("%s", text);
}

/* ---- importing ---- */

/* The decisions a workbook was filled with: "" = none, NULL = not known. `*owned` is to be freed. */
static const char *find_base(const struct importing *importing, const struct sa_workbook_stamp *stamp,
                             const char *file, char **owned)
{
    *owned = NULL;
    if (strcmp(stamp->decisions, "none") == 0)
        return "";
    *owned = sa_decisions_sent(importing->path, stamp->decisions);
    if (*owned && access(*owned, R_OK) == 0)
        return *owned;
    sa_warn(
        "'%s': it is not known what it was filled with: only empty places are filled, the rest are conflicts",
        file);
    return NULL;
}

static int import_file(struct importing *importing, const struct sa_workbook_stamp *stamp, const char *file)
{
    struct sa_error error = SA_ERROR_INIT;
    char *owned;
    struct sa_import import = {.base = find_base(importing, stamp, file, &owned),
                               .now = importing->now,
                               .conflict = sa_option.quiet ? NULL : tell_conflict,
                               .note = tell_note,
                               .payload = importing};
    importing->told = 0;
    int rc = sa_decisions_import(importing->decisions, file, &import, &error);
    free(owned);
    if (rc)
        return sa_fail_input(&error);
    if (importing->told > TOLD && !sa_option.verbose)
        sa_warn("and %zu more; -v tells all", importing->told - TOLD);
    if (!sa_option.quiet)
        sa_print("%s: %zu rows read, %zu values taken, %zu conflicts\n", file, import.rows, import.changes,
                 import.conflicts);
    importing->changes += import.changes;
    importing->conflicts += import.conflicts;
    importing->refused += import.refused;
    if (import.refused)
        sa_warn("'%s': nothing was taken of %zu row%s with decisions", file, import.refused,
                import.refused == 1 ? "" : "s");
    return SA_EXIT_OK;
}

static int write_decisions(struct importing *importing)
{
    struct sa_error error = SA_ERROR_INIT;
    if (!importing->changes && !importing->conflicts)
        return SA_EXIT_OK;
    return sa_decisions_write(importing->decisions, importing->path, &error) ? sa_fail(&error) : SA_EXIT_OK;
}

/* The last line is the file, for scripts; where nobody has decided anything there is none. */
static void tell_file(const struct importing *importing)
{
    if (access(importing->path, F_OK) == 0)
        sa_print("%s\n", importing->path);
    else if (!sa_option.quiet)
        sa_print("Nothing was decided in it, and nothing before: no file is written.\n");
}

static int import_each(struct importing *importing, const char *const *files)
{
    int exit = SA_EXIT_OK;
    for (size_t i = 0; !exit && files[i]; i++)
        exit = import_file(importing, &importing->stamps[i], files[i]);
    return exit;
}

static int import_files(struct importing *importing, const char *const *files)
{
    struct sa_error error = SA_ERROR_INIT;
    int lock = -1;
    int exit = find_decisions(importing, files);
    if (!exit && sa_file_lock(&lock, importing->path, &error))
        exit = sa_fail(&error);
    if (!exit && sa_decisions_read(&importing->decisions, importing->path, &error))
        exit = sa_fail_input(&error);
    if (!exit)
        exit = import_each(importing, files);
    if (!exit)
        exit = write_decisions(importing);
    if (lock >= 0)
        close(lock);
    if (!exit && importing->conflicts && !sa_option.quiet)
        sa_print("Conflicts are kept in the column \"Conflicts\" of the next workbook: settle them there.\n");
    if (!exit)
        tell_file(importing);
    return exit ? exit : importing->conflicts || importing->refused ? SA_EXIT_FINDINGS : SA_EXIT_OK;
}

static void decisions_release(struct importing *importing)
{
    sa_decisions_free(importing->decisions);
    free(importing->path);
    free(importing->stamps);
}

static int decisions_run(const char *const *arguments)
{
    struct importing importing = {.org = ""};
    struct sa_settings settings = {0};
    if (!arguments[0])
        return sa_usage_error("what to do is missing: import");
    if (strcmp(arguments[0], "import") != 0)
        return sa_usage_unknown("verb", arguments[0], (const char *const[]){"import", NULL});
    int exit = arguments[1] ? sa_settings_time(&settings) : sa_usage_error("the edited workbook is missing");
    memcpy(importing.now, settings.now, sizeof importing.now);
    if (!exit)
        exit = import_files(&importing, arguments + 1);
    decisions_release(&importing);
    return exit;
}

const struct sa_command sa_command_decisions = {
    .name = "decisions",
    .summary = "bring the decisions of edited workbooks back",
    .arguments = "import WORKBOOK...",
    .help =
        "Merges edited copies of data-dictionary.xlsx (or one of their sheets saved as .csv, or what report.html saved) into the org's "
        "decisions.csv: what people changed since their copy was made is taken. What was changed on both sides is a conflict: "
        "listed, kept beside the value that stays, never overwritten. Columns may be moved and added, rows sorted, filtered "
        "and left out. The next audit or report writes the decisions into its workbook. Ends with 1 when there are conflicts, or rows of which nothing was taken.",
    .options = options,
    .run = decisions_run,
};
