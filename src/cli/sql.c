/* sql: a person's query over a judged snapshot. */
#include <errno.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cli/shared/audit.h"
#include "cli/shared/cells.h"
#include "cli/shared/cli.h"
#include "cli/shared/options.h"
#include "cli/shared/rows.h"
#include "cli/shared/terminal.h"
#include "cli/shared/verdict.h"
#include "syncaudit/public_views.h"
#include "syncaudit/sql.h"

enum {
    SQL_LIMIT = 1 << 20,
    SQL_COLUMNS = 2000
}; /* bytes of a query; columns of a row, which SQLite limits so */

static struct poptOption options[] = {
    SA_INCLUDE("Judging", sa_options_config),  SA_INCLUDE("Judging", sa_options_marketo),
    SA_INCLUDE("Judging", sa_options_waivers), SA_INCLUDE("Judging", sa_options_decisions),
    SA_INCLUDE("Judging", sa_options_rules),   SA_INCLUDE("Output", sa_options_cells),
    SA_INCLUDE("Output", sa_options_now),      POPT_TABLEEND,
};

/* The rows on their way to stdout. */
struct printing {
    struct sa_cells cells;
    const char *names[SQL_COLUMNS];
    struct sa_cell row[SQL_COLUMNS];
};

static int print_names(void *payload, sqlite3_stmt *row, struct sa_error *error)
{
    struct printing *printing = payload;
    int count = sqlite3_column_count(row);
    for (int i = 0; i < count && i < SQL_COLUMNS; i++)
        printing->names[i] = sqlite3_column_name(row, i) ? sqlite3_column_name(row, i) : "";
    return sa_cells_begin(&printing->cells, printing->names, count < SQL_COLUMNS ? count : SQL_COLUMNS,
                          error);
}

/* What SQLite holds, as text; a value that is not finite is none. */
static struct sa_cell cell_of(sqlite3_stmt *row, int column)
{
    int type = sqlite3_column_type(row, column);
    if (type == SQLITE_NULL || (type == SQLITE_FLOAT && !isfinite(sqlite3_column_double(row, column))))
        return (struct sa_cell){0};
    const char *text = sa_sql_text(row, column);
    return (struct sa_cell){.text = text,
                            .length = (size_t)sqlite3_column_bytes(row, column),
                            .number = type == SQLITE_INTEGER || type == SQLITE_FLOAT};
}

static int print_row(void *payload, sqlite3_stmt *row, struct sa_error *error)
{
    struct printing *printing = payload;
    for (int i = 0; i < printing->cells.count; i++)
        printing->row[i] = cell_of(row, i);
    return sa_cells_row(&printing->cells, printing->row, error);
}

/* Says what the answer cannot know, as other commands do; stdout is for the answer alone. */
static void warn_gap(sqlite3_stmt *row)
{
    sa_warn("%s", sa_sql_text(row, 0));
}

static int run_query(struct sa_audit *audit, const char *sql)
{
    struct sa_error error = SA_ERROR_INIT;
    struct printing *printing = calloc(1, sizeof *printing);
    if (!printing)
        return SA_EXIT_FAILED;
    const struct sa_rules_question query = {
        .sql = sql, .begin = print_names, .row = print_row, .payload = printing};
    int rc = sa_rules_query(audit->snapshot, &query, sa_terminal_observer(), &error);
    sa_cells_end(&printing->cells);
    free(printing);
    if (rc)
        return sa_fail(&error);
    int exit = sa_print_rows(sa_audit_db(audit),
                             "SELECT text FROM verdict_gap WHERE counts ORDER BY position", warn_gap);
    return exit ? exit : sa_verdict_exit(audit);
}

static int print_columns(struct sa_cells *cells, const struct sa_view *view, struct sa_error *error)
{
    int rc = SA_OK;
    for (size_t i = 0; i < view->column_count && rc == SA_OK; i++) {
        const struct sa_view_column *column = &view->columns[i];
        const char *const texts[] = {view->name, column->name, column->type, view->source, column->about};
        struct sa_cell row[sizeof texts / sizeof *texts];
        for (size_t k = 0; k < sizeof texts / sizeof *texts; k++)
            row[k] = (struct sa_cell){.text = texts[k], .length = strlen(texts[k])};
        rc = sa_cells_row(cells, row, error);
    }
    return rc;
}

static int list_views(void)
{
    static const char *const names[] = {"view", "column", "type", "source", "meaning"};
    struct sa_error error = SA_ERROR_INIT;
    struct sa_cells cells = {0};
    struct sa_views views;
    int rc = sa_views_load(&views, &error);
    if (rc == SA_OK)
        rc = sa_cells_begin(&cells, names, sizeof names / sizeof *names, &error);
    for (size_t i = 0; i < views.count && rc == SA_OK; i++)
        rc = print_columns(&cells, &views.views[i], &error);
    sa_cells_end(&cells);
    sa_views_release(&views);
    return rc ? sa_fail(&error) : SA_EXIT_OK;
}

static int read_stdin(struct sa_buffer *sql)
{
    char block[4096];
    size_t length;
    int rc = SA_OK;
    while (rc == SA_OK && (length = fread(block, 1, sizeof block, stdin)) > 0)
        rc = sa_buffer_add(sql, block, length);
    if (ferror(stdin))
        return sa_usage_error("cannot read the query from standard input: %s", strerror(errno));
    if (rc == SA_OK && strlen(sql->data) != sql->length)
        return sa_usage_error("the query on standard input is no text");
    return rc ? sa_usage_error("the query on standard input has more than %d bytes", SQL_LIMIT) : SA_EXIT_OK;
}

static int sql_run(const char *const *arguments)
{
    struct sa_settings settings = {0};
    struct sa_audit audit = {.settings = &settings};
    struct sa_buffer sql = SA_BUFFER_INIT(SQL_LIMIT);
    int exit = sa_arguments_check(arguments, 1, 2, "SNAPSHOT");
    const char *query = exit ? NULL : arguments[1];
    if (!exit && sa_option.csv && sa_option.json)
        exit = sa_usage_error("--csv and --json are two answers: take one");
    if (!exit && query && strcmp(query, "-") == 0) {
        exit = read_stdin(&sql);
        query = sql.data;
    }
    if (!exit)
        exit = sa_settings_read(&settings);
    if (!exit)
        exit = sa_audit_find(&audit, arguments[0]);
    if (!exit && query)
        exit = sa_verdict_reach(&audit);
    if (!exit)
        exit = query ? run_query(&audit, query) : list_views();
    sa_buffer_release(&sql);
    sa_audit_release(&audit);
    sa_settings_release(&settings);
    return exit;
}

const struct sa_command sa_command_sql = {
    .name = "sql",
    .summary = "ask a judged snapshot a question in SQL",
    .arguments = "SNAPSHOT [QUERY|-]",
    .help =
        "Judges a snapshot, runs one SELECT over its public views and the results, and prints the rows as tab-separated values, a line of names "
        "first. - reads the query from standard input. Without a query it lists the views and their columns. A query can only read, "
        "for at most a minute; :now is the time of the snapshot. Writes nothing.",
    .options = options,
    .run = sql_run,
};
