/* The files of one audit, and where their facts go: see include/syncaudit/marketo.h. */
#include "syncaudit/marketo.h"

#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "marketo/export.h"
#include "syncaudit/snapshot.h"
#include "syncaudit/sql.h"

struct sa_marketo {
    struct sa_snapshot *staged; /* in memory: only our tables of it are filled */
};

/* Where each source is kept. */
static const struct {
    const char *source;
    const char *table;
} tables[] = {{"errors", "marketo_error"}, {"marketo", "marketo_field"}, {"sync_status", "marketo_sync"}};

enum { TABLES = sizeof tables / sizeof *tables };

static const struct sa_export *find_export(const char *source)
{
    const struct sa_export *kind = sa_exports;
    while (strcmp(kind->source, source) != 0)
        kind++;
    return kind;
}

static bool ends_in(const char *name, const char *ending)
{
    const char *dot = strrchr(name, '.');
    return dot && strcasecmp(dot, ending) == 0;
}

/* Exports, and what was one before somebody saved it as something else. */
static int may_be_export(const struct dirent *entry)
{
    static const char *const endings[] = {".csv", ".xlsx", ".xlsm", ".xls", ".ods", ".numbers", ".tsv"};
    for (size_t i = 0; i < sizeof endings / sizeof *endings; i++)
        if (entry->d_name[0] != '.' && ends_in(entry->d_name, endings[i]))
            return 1;
    return 0;
}

/* `*known` is whether it is one of Marketo's exports. */
static int read_entry(sqlite3 *db, const char *path, const char *now, const struct sa_observer *observer,
                      bool *known, struct sa_error *error)
{
    *known = false;
    if (!ends_in(path, ".csv")) {
        sa_observe(observer, SA_LEVEL_WARNING, "'%s' is not read: save it as .csv (\"CSV UTF-8\")", path);
        return SA_OK;
    }
    int rc = sa_export_read(db, NULL, path, now, observer, known, error);
    if (rc == SA_OK && !*known)
        sa_observe(observer, SA_LEVEL_WARNING, "'%s' is none of Marketo's exports: left alone", path);
    return rc;
}

static int read_directory(sqlite3 *db, const char *directory, const char *now,
                          const struct sa_observer *observer, struct sa_error *error)
{
    struct dirent **entries = NULL;
    int count = scandir(directory, &entries, may_be_export, alphasort);
    int rc = SA_OK;
    bool any = false;
    if (count < 0)
        return sa_error_set(error, SA_EINPUT, "cannot read folder '%s': %s", directory, strerror(errno));
    for (int i = 0; i < count; i++) {
        char *path = NULL;
        bool known = false;
        if (rc == SA_OK && asprintf(&path, "%s/%s", directory, entries[i]->d_name) < 0) {
            path = NULL;
            rc = sa_error_memory(error);
        }
        if (rc == SA_OK)
            rc = read_entry(db, path, now, observer, &known, error);
        any = any || known;
        free(path);
        free(entries[i]);
    }
    free(entries);
    if (rc || any)
        return rc;
    rc = sa_error_set(error, SA_EINPUT, "folder '%s' holds none of Marketo's exports", directory);
    sa_error_advise(error, "put the exports of Sync Errors, Sync Status or Field Management there as .csv");
    return rc;
}

static int read_files(sqlite3 *db, const struct sa_marketo_files *files, const struct sa_observer *observer,
                      struct sa_error *error)
{
    const char *now = files->now ? files->now : "";
    const char *const named[TABLES] = {files->errors, files->fields, files->status};
    int rc = sa_sql_run(db, "BEGIN", error);
    bool known;
    for (size_t i = 0; i < TABLES && rc == SA_OK; i++)
        if (named[i])
            rc = sa_export_read(db, find_export(tables[i].source), named[i], now, observer, &known, error);
    if (rc == SA_OK && files->directory)
        rc = read_directory(db, files->directory, now, observer, error);
    return rc ? rc : sa_sql_run(db, "COMMIT", error);
}

int sa_marketo_read(struct sa_marketo **out, const struct sa_marketo_files *files,
                    const struct sa_observer *observer, struct sa_error *error)
{
    *out = NULL;
    if (!files->errors && !files->fields && !files->status && !files->directory)
        return SA_OK;
    struct sa_marketo *marketo = calloc(1, sizeof *marketo);
    if (!marketo)
        return sa_error_memory(error);
    int rc = sa_snapshot_memory(&marketo->staged, error);
    if (rc == SA_OK)
        rc = read_files(sa_snapshot_db(marketo->staged), files, observer, error);
    if (rc)
        sa_marketo_free(marketo);
    else
        *out = marketo;
    return rc;
}

void sa_marketo_free(struct sa_marketo *marketo)
{
    if (!marketo)
        return;
    sa_snapshot_close(marketo->staged);
    free(marketo);
}

/* Copies the rows of a SELECT into an INSERT with as many parameters. */
static int copy(sqlite3 *from, const char *select, sqlite3 *to, const char *insert, struct sa_error *error)
{
    sqlite3_stmt *source = NULL;
    sqlite3_stmt *target = NULL;
    int rc = sa_sql_prepare(from, &source, select, error);
    if (rc == SA_OK)
        rc = sa_sql_prepare(to, &target, insert, error);
    while (sa_sql_each(source, &rc, error)) {
        for (int i = 0; i < sqlite3_column_count(source); i++)
            sqlite3_bind_value(target, i + 1, sqlite3_column_value(source, i));
        rc = sa_sql_step(target, error);
    }
    sqlite3_finalize(source);
    sqlite3_finalize(target);
    return rc;
}

/* "INSERT INTO t VALUES (?, ?, …)" with a parameter for each column. */
static int copy_table(sqlite3 *from, sqlite3 *to, const char *table, struct sa_error *error)
{
    struct sa_buffer sql = SA_BUFFER_INIT(SA_BUFFER_OWN);
    sqlite3_stmt *columns = NULL;
    int rc = sa_sql_prepare(from, &columns, "SELECT count(*) FROM pragma_table_info(:table)", error);
    char select[64];
    int count = 0;
    sa_sql_bind_text(columns, ":table", table);
    if (sa_sql_one(columns, &rc, error))
        count = sqlite3_column_int(columns, 0);
    sqlite3_finalize(columns);
    snprintf(select, sizeof select, "SELECT * FROM %s", table);
    if (rc == SA_OK && sa_buffer_addf(&sql, "INSERT INTO %s VALUES (?", table))
        rc = sa_error_memory(error);
    for (int i = 1; i < count && rc == SA_OK; i++)
        rc = sa_buffer_adds(&sql, ", ?") ? sa_error_memory(error) : SA_OK;
    if (rc == SA_OK)
        rc = sa_buffer_adds(&sql, ")") ? sa_error_memory(error) : copy(from, select, to, sql.data, error);
    sa_buffer_release(&sql);
    return rc;
}

static int forget(sqlite3 *db, const char *source, const char *table, struct sa_error *error)
{
    char sql[128];
    snprintf(sql, sizeof sql, "DELETE FROM coverage WHERE source = '%s'; DELETE FROM %s", source, table);
    return sa_sql_run(db, sql, error);
}

static bool was_read(sqlite3 *staged, const char *source, int *rc, struct sa_error *error)
{
    sqlite3_stmt *statement = NULL;
    *rc = sa_sql_prepare(staged, &statement, "SELECT 1 FROM coverage WHERE source = :source", error);
    sa_sql_bind_text(statement, ":source", source);
    bool found = sa_sql_each(statement, rc, error);
    sqlite3_finalize(statement);
    return found;
}

int sa_marketo_store(const struct sa_marketo *marketo, sqlite3 *db, struct sa_error *error)
{
    int rc = SA_OK;
    if (!marketo)
        return SA_OK;
    sqlite3 *staged = sa_snapshot_db(marketo->staged);
    for (size_t i = 0; i < TABLES && rc == SA_OK; i++) {
        if (!was_read(staged, tables[i].source, &rc, error))
            continue;
        rc = forget(db, tables[i].source, tables[i].table, error);
        if (rc == SA_OK)
            rc = copy_table(staged, db, tables[i].table, error);
    }
    return rc ? rc
              : copy(staged, "SELECT source, status, reason, replaced FROM coverage", db,
                     "INSERT INTO coverage (source, connection, object, status, reason, replaced)"
                     " VALUES (?, 'file', '', ?, ?, ?)",
                     error);
}

int sa_marketo_attach(const struct sa_marketo *marketo, sqlite3 *db, struct sa_error *error)
{
    if (!marketo)
        return SA_OK;
    int rc = sa_sql_twin(db, "coverage", error);
    for (size_t i = 0; i < TABLES && rc == SA_OK; i++)
        rc = sa_sql_twin(db, tables[i].table, error);
    return rc ? rc : sa_marketo_store(marketo, db, error);
}
