/* An instance as data: see instance.h. */
#include <glob.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "../script.h"
#include "instance.h"
#include "syncaudit/file.h"
#include "syncaudit/json.h"
#include "syncaudit/sql.h"

#define FILE_LIMIT ((size_t)256 << 20)

/* What the line is known by, and what lists tell of it. The API's name of a field stands within, where describe.json has it. */
static const char insert_asset[] =
    "INSERT INTO asset (kind, id, type, workspace, updated, record, body)"
    " SELECT ?1, coalesce(body ->> '$.id', body ->> '$.apiName', body ->> '$.name'),"
    "  iif(?1 = 'folders', 'Folder', iif(?1 = 'programs', 'Program', NULL)), body ->> '$.workspace',"
    "  substr(body ->> '$.updatedAt', 1, 19),"
    "  (SELECT json_group_object(key, iif(type IN ('object', 'array'), json(value),"
    "     iif(type IN ('true', 'false'), json(type), value))) FROM json_each(body)"
    "    WHERE '$.' || key NOT IN (SELECT path FROM detail_member)"
    "     OR key = 'thankYouList' AND type = 'array'), body"
    " FROM (SELECT CASE WHEN ?1 = 'fields' AND json_extract(?2, '$.name') IS NULL"
    "  THEN json_set(?2, '$.name', coalesce(json_extract(?2, '$.rest.name'), json_extract(?2, '$.soap.name')))"
    "  ELSE json(?2) END AS body)";

static int load_line(sqlite3_stmt *insert, const char *kind, const char *line, size_t length,
                     struct sa_error *error)
{
    sqlite3_bind_text(insert, 1, kind, -1, SQLITE_STATIC);
    sqlite3_bind_text(insert, 2, line, (int)length, SQLITE_STATIC);
    return sa_sql_step(insert, error);
}

static int load_kind(sqlite3 *db, const char *path, const char *kind, struct sa_error *error)
{
    struct sa_buffer text = SA_BUFFER_INIT(FILE_LIMIT);
    sqlite3_stmt *insert = NULL;
    int number = 0;
    int rc = sa_file_read(&text, path, error);
    if (rc == SA_OK)
        rc = sa_sql_prepare(db, &insert, insert_asset, error);
    for (const char *line = text.data; rc == SA_OK && *line;) {
        size_t length = strcspn(line, "\n");
        number++;
        if (length > 0 && (rc = load_line(insert, kind, line, length, error)))
            sa_error_prefix(error, rc, "%s:%d", path, number);
        line += length + (line[length] == '\n');
    }
    sqlite3_finalize(insert);
    sa_buffer_release(&text);
    return rc;
}

static int load_kinds(sqlite3 *db, const char *directory, struct sa_error *error)
{
    struct sa_buffer pattern = SA_BUFFER_INIT(SA_BUFFER_OWN);
    glob_t found = {0};
    char kind[64];
    int rc = sa_buffer_addf(&pattern, "%s/*.jsonl", directory);
    if (rc == SA_OK && glob(pattern.data, 0, NULL, &found) == GLOB_NOSPACE)
        rc = SA_ENOMEM;
    rc = rc ? sa_error_memory(error) : sa_sql_run(db, "BEGIN", error);
    for (size_t i = 0; rc == SA_OK && i < found.gl_pathc; i++) {
        const char *name = strrchr(found.gl_pathv[i], '/') + 1;
        snprintf(kind, sizeof kind, "%.*s", (int)(strlen(name) - strlen(".jsonl")), name);
        rc = load_kind(db, found.gl_pathv[i], kind, error);
    }
    if (rc == SA_OK)
        rc = sa_sql_run(db, "COMMIT", error);
    globfree(&found);
    sa_buffer_release(&pattern);
    return rc;
}

static int load_instance(struct sim_site *site, const char *directory, struct sa_error *error)
{
    struct sa_buffer path = SA_BUFFER_INIT(SA_BUFFER_OWN);
    struct sa_buffer text = SA_BUFFER_INIT(FILE_LIMIT);
    int rc = sa_buffer_addf(&path, "%s/instance.json", directory) ? sa_error_memory(error) : SA_OK;
    if (rc == SA_OK)
        rc = sa_file_read(&text, path.data, error);
    if (rc == SA_OK && (rc = sim_script_statement(site->db, "INSERT INTO instance SELECT json(?1)", text.data,
                                                  NULL, NULL, error)))
        sa_error_prefix(error, rc, "%s", path.data);
    sa_buffer_release(&text);
    sa_buffer_release(&path);
    return rc;
}

static int fill(struct sim_site *site, const char *directory, struct sa_error *error)
{
    int rc = sim_script_run(site->db, "marketo/tables.sql", 0, 0, error);
    if (rc == SA_OK)
        rc = sim_script_load(site->db, "setting", SIMULATOR_DIRECTORY, "marketo/settings.tsv", error);
    if (rc == SA_OK)
        rc = sim_settings_open(&site->settings, site->db, error);
    if (rc == SA_OK)
        rc = sim_instance_functions(site, error);
    if (rc == SA_OK)
        rc = sim_script_run(site->db, "marketo/answers.sql", 0, 0, error);
    if (rc == SA_OK)
        rc = load_instance(site, directory, error);
    return rc ? rc : load_kinds(site->db, directory, error);
}

int sim_instance_open(struct sim_site **out, const char *directory, struct sa_error *error)
{
    struct sim_site *site = calloc(1, sizeof *site);
    int rc = SA_OK;
    *out = NULL;
    if (!site || !(site->marketo = calloc(1, sizeof *site->marketo)))
        rc = sa_error_memory(error);
    if (rc == SA_OK && sqlite3_open(":memory:", &site->db) != SQLITE_OK)
        rc = sa_sql_error(site->db, error, "database in memory");
    if (rc == SA_OK)
        rc = fill(site, directory, error);
    if (rc == SA_OK)
        *out = site;
    else
        sim_instance_close(site);
    return rc;
}

void sim_instance_close(struct sim_site *site)
{
    if (!site)
        return;
    sqlite3_close(site->db);
    sim_settings_close(site->settings);
    if (site->marketo) {
        free(site->marketo->arguments);
        free(site->marketo->arrived.times);
        free(site->marketo->counted.times);
    }
    free(site->marketo);
    free(site);
}

const char *sim_instance_text(struct sim_site *site, const char *path)
{
    static char text[256];
    sqlite3_stmt *row = NULL;
    *text = '\0';
    if (sa_sql_prepare(site->db, &row, "SELECT body ->> :path FROM instance", NULL))
        return text;
    sa_sql_bind_text(row, ":path", path);
    if (sqlite3_step(row) == SQLITE_ROW)
        snprintf(text, sizeof text, "%s", sa_sql_text(row, 0));
    sqlite3_finalize(row);
    return text;
}

int sim_instance_enter(struct sim_site *site, const struct sim_request *request, struct sa_error *error)
{
    struct sa_buffer form = SA_BUFFER_INIT(SIM_BODY_LIMIT);
    const char *body =
        strcmp(request->method, "POST") == 0 ? request->body : ""; /* a GET's is not looked at */
    int rc = sa_buffer_addf(&form, "%s%s%s", request->query, *body ? "&" : "", body);
    free(site->marketo->arguments);
    site->marketo->request = request;
    site->marketo->arguments = rc ? NULL : sa_buffer_detach(&form);
    sa_buffer_release(&form);
    return site->marketo->arguments ? SA_OK : sa_error_memory(error);
}
