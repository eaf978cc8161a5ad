/* The org behind the simulator, and how it is made: see site.h. Everything an answer says is SQL. */
#include <ftw.h>
#include <glob.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "functions.h"
#include "rows.h"
#include "script.h"
#include "site.h"
#include "syncaudit/file.h"
#include "syncaudit/sql.h"
#include "table.h"

#define FILE_LIMIT ((size_t)64 << 20)

static bool is_there(const char *directory, const char *file)
{
    struct sa_buffer path = SA_BUFFER_INIT(SA_BUFFER_OWN);
    bool there = sa_buffer_addf(&path, "%s/%s", directory, file) == SA_OK && access(path.data, R_OK) == 0;
    sa_buffer_release(&path);
    return there;
}

static int open_site(struct sim_site **out, struct sa_error *error)
{
    struct sim_site *site = calloc(1, sizeof *site);
    if (!site)
        return sa_error_memory(error);
    site->parts = (struct sa_buffer)SA_BUFFER_INIT(SA_BUFFER_OWN);
    *out = site;
    if (sqlite3_open(":memory:", &site->db) != SQLITE_OK)
        return sa_sql_error(site->db, error, "database in memory");
    int rc = sim_script_run(site->db, "common.sql", 0, 0, error);
    if (rc == SA_OK)
        rc = sim_script_run(site->db, "login.sql", 0, 0, error);
    if (rc == SA_OK)
        rc = sim_script_load(site->db, "setting", SIMULATOR_DIRECTORY, "settings.tsv", error);
    return rc ? rc : sim_settings_open(&site->settings, site->db, error);
}

/* A table and the file in a folder that fills it. */
struct source {
    const char *table, *file;
};

static int load_all(sqlite3 *db, const char *directory, const struct source *sources, size_t count,
                    struct sa_error *error)
{
    int rc = SA_OK;
    for (size_t i = 0; rc == SA_OK && i < count; i++)
        rc = sim_script_load(db, sources[i].table, directory, sources[i].file, error);
    return rc;
}

static int run_scripts(struct sim_site *site, const char *const *names, size_t count, struct sa_error *error)
{
    int rc = SA_OK;
    for (size_t i = 0; rc == SA_OK && i < count; i++)
        rc = sim_script_run(site->db, names[i], 0, 0, error);
    return rc;
}

/* The tables of an org and what every org has. */
static int open_org(struct sim_site **out, struct sa_error *error)
{
    static const char *const scripts[] = {"org.sql", "permissions.sql", "setup.sql", "rows.sql"};
    static const struct source sources[] = {
        {"type", "types.tsv"},
        {"system_field", "system.tsv"},
        {"system_permission", "system_permissions.tsv"},
        {"setup_object", "setup/objects.tsv"},
        {"setup_field", "setup/fields.tsv"},
    };
    int rc = open_site(out, error);
    if (rc == SA_OK)
        rc = sim_functions((*out)->db, error);
    if (rc == SA_OK)
        rc = run_scripts(*out, scripts, sizeof scripts / sizeof *scripts, error);
    if (rc == SA_OK)
        rc = load_all((*out)->db, SIMULATOR_DIRECTORY, sources, sizeof sources / sizeof *sources, error);
    return rc ? rc : sim_soql_open(&(*out)->soql, (*out)->db, error);
}

/* What follows from the authored rows. */
static int complete(struct sim_site *site, struct sa_error *error)
{
    static const char *const scripts[] = {"complete.sql", "access.sql"};
    return run_scripts(site, scripts, sizeof scripts / sizeof *scripts, error);
}

static int finish(struct sim_site **out, int rc)
{
    if (rc) {
        sim_site_close(*out);
        *out = NULL;
    }
    return rc;
}

/* Rows of an object as they are: records/OBJECT.tsv. */
static int load_records(sqlite3 *db, const char *path, const char *object, struct sa_error *error)
{
    char table[256];
    char quoted[264];
    int rc = sim_rows_find(db, object, table, NULL, error);
    snprintf(quoted, sizeof quoted, "\"%s\"", table);
    return rc ? rc : sim_table_load(db, quoted, path, error);
}

static int load_all_records(sqlite3 *db, const char *directory, struct sa_error *error)
{
    struct sa_buffer pattern = SA_BUFFER_INIT(SA_BUFFER_OWN);
    glob_t found = {0};
    char object[256];
    int rc = sa_buffer_addf(&pattern, "%s/records/*.tsv", directory);
    if (rc == SA_OK && glob(pattern.data, 0, NULL, &found) == GLOB_NOSPACE)
        rc = SA_ENOMEM;
    rc = rc ? sa_error_memory(error) : SA_OK;
    for (size_t i = 0; rc == SA_OK && i < found.gl_pathc; i++) {
        const char *name = strrchr(found.gl_pathv[i], '/') + 1;
        snprintf(object, sizeof object, "%.*s", (int)strlen(name) - 4, name);
        rc = load_records(db, found.gl_pathv[i], object, error);
    }
    globfree(&found);
    sa_buffer_release(&pattern);
    return rc;
}

int sim_site_org(struct sim_site **out, const char *directory, struct sa_error *error)
{
    static const struct source needed[] = {
        {"organization", "organization.tsv"},
        {"user", "user.tsv"},
        {"object", "objects.tsv"},
        {"field", "fields.tsv"},
    };
    static const struct source optional[] = {
        {"value", "values.tsv"},
        {"recordtype", "recordtypes.tsv"},
        {"container", "containers.tsv"},
        {"component", "components.tsv"},
        {"assignment", "assignments.tsv"},
        {"objectperm", "objectperms.tsv"},
        {"fieldperm", "fieldperms.tsv"},
        {"systemperm", "systemperms.tsv"},
        {"license_assignment", "licenses.tsv"},
        {"definition", "definitions.tsv"},
        {"population", "populations.tsv"},
        {"filling", "fillings.tsv"},
        {"change", "changes.tsv"},
        {"dependency", "dependencies.tsv"},
        {"report_column", "reportcolumns.tsv"},
    };
    int rc = open_org(out, error);
    if (rc == SA_OK)
        rc = load_all((*out)->db, directory, needed, sizeof needed / sizeof *needed, error);
    for (size_t i = 0; rc == SA_OK && i < sizeof optional / sizeof *optional; i++)
        if (is_there(directory, optional[i].file))
            rc = sim_script_load((*out)->db, optional[i].table, directory, optional[i].file, error);
    if (rc == SA_OK)
        rc = sa_sql_run((*out)->db, "UPDATE field SET position = rowid", error);
    if (rc == SA_OK)
        rc = complete(*out, error);
    if (rc == SA_OK)
        rc = load_all_records((*out)->db, directory, error);
    return finish(out, rc);
}

int sim_site_wide(struct sim_site **out, int objects, int fields, struct sa_error *error)
{
    int rc = open_org(out, error);
    if (rc == SA_OK)
        rc = sim_script_run((*out)->db, "wide.sql", objects, fields, error);
    if (rc == SA_OK)
        rc = complete(*out, error);
    return finish(out, rc);
}

/* nftw hands over no payload of ours. */
static sqlite3_stmt *insert_document;
static struct sa_error *document_error;

static int add_document(const char *path, const struct stat *status, int type, struct FTW *place)
{
    (void)status;
    (void)place;
    size_t length = strlen(path);
    if (type != FTW_F || length < 5 || strcmp(path + length - 5, ".json") != 0)
        return SA_OK;
    struct sa_buffer body = SA_BUFFER_INIT(FILE_LIMIT);
    int rc = sa_file_read(&body, path, document_error);
    if (rc == SA_OK) {
        sqlite3_bind_text(insert_document, 1, path, -1, SQLITE_STATIC);
        sqlite3_bind_text(insert_document, 2, body.data, (int)body.length, SQLITE_STATIC);
        rc = sa_sql_step(insert_document, document_error);
    }
    sa_buffer_release(&body);
    return rc;
}

int sim_site_files(struct sim_site **out, const char *directory, struct sa_error *error)
{
    int rc = open_site(out, error);
    if (rc == SA_OK)
        rc = sim_script_run((*out)->db, "files.sql", 0, 0, error);
    if (rc == SA_OK)
        rc = sa_sql_prepare((*out)->db, &insert_document,
                            "INSERT INTO document SELECT ?1, ?2 WHERE json_valid(?2)", error);
    if (rc == SA_OK) {
        document_error = error;
        rc = nftw(directory, add_document, 16, FTW_PHYS);
        if (rc == -1)
            rc = sa_error_set(error, SA_EIO, "cannot read folder '%s'", directory);
    }
    sqlite3_finalize(insert_document);
    insert_document = NULL;
    return finish(out, rc);
}

int sim_site_run(struct sim_site *site, const char *sql, const char *first, const char *second,
                 const char *third, struct sa_error *error)
{
    return sim_script_statement(site->db, sql, first, second, third, error);
}

int sim_site_dump(struct sim_site *site, const char *path, struct sa_error *error)
{
    sqlite3_stmt *objects = NULL;
    struct sa_buffer names = SA_BUFFER_INIT(SA_BUFFER_OWN);
    char table[256];
    int rc = sa_sql_prepare(
        site->db, &objects,
        "SELECT group_concat(object, ' ') FROM row_kind WHERE kind IN ('samples', 'history')", error);
    if (rc == SA_OK && sqlite3_step(objects) == SQLITE_ROW && sa_buffer_adds(&names, sa_sql_text(objects, 0)))
        rc = sa_error_memory(error);
    sqlite3_finalize(objects);
    char *rest = NULL;
    for (char *name = strtok_r(names.data, " ", &rest); rc == SA_OK && name;
         name = strtok_r(NULL, " ", &rest))
        rc = sim_rows_find(site->db, name, table, NULL, error);
    sa_buffer_release(&names);
    return rc ? rc : sim_site_run(site, "VACUUM INTO ?1", path, NULL, NULL, error);
}

int sim_site_origin(struct sim_site *site, const char *origin, struct sa_error *error)
{
    return sim_site_run(site, "UPDATE request SET origin = ?1", origin, NULL, NULL, error);
}

void sim_site_close(struct sim_site *site)
{
    if (!site)
        return;
    sim_soql_close(site->soql);
    sqlite3_close(site->db);
    sim_settings_close(site->settings);
    sa_buffer_release(&site->parts);
    free(site);
}
