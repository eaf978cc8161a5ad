/* The org behind the simulator: see site.h. Everything an answer says is SQL; here it is looked up and kept.
 */
#include <ftw.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <zlib.h>

#include "site.h"
#include "syncaudit/file.h"
#include "syncaudit/json.h"
#include "syncaudit/sql.h"
#include "table.h"

#define FILE_LIMIT ((size_t)64 << 20)

struct sim_site {
    sqlite3 *db;
    sqlite3_stmt *find;
};

/* ---- making a site ---- */

/* Runs a script of this folder; `objects` and `fields` are bound where it names them. */
static int run_script(sqlite3 *db, const char *name, int objects, int fields, struct sa_error *error)
{
    struct sa_buffer path = SA_BUFFER_INIT(SA_BUFFER_OWN);
    struct sa_buffer script = SA_BUFFER_INIT(FILE_LIMIT);
    int rc = sa_buffer_addf(&path, "%s/%s", SIMULATOR_DIRECTORY, name);
    if (rc == SA_OK)
        rc = sa_file_read(&script, path.data, error);
    const char *sql = script.data;
    while (rc == SA_OK && *sql) {
        sqlite3_stmt *statement = NULL;
        if (sqlite3_prepare_v2(db, sql, -1, &statement, &sql) != SQLITE_OK) {
            rc = sa_sql_error(db, error, name);
        } else if (statement) {
            sqlite3_bind_int(statement, sqlite3_bind_parameter_index(statement, ":objects"), objects);
            sqlite3_bind_int(statement, sqlite3_bind_parameter_index(statement, ":fields"), fields);
            rc = sa_sql_step(statement, error);
        }
        sqlite3_finalize(statement);
    }
    sa_buffer_release(&script);
    sa_buffer_release(&path);
    return rc;
}

static int load(sqlite3 *db, const char *table, const char *directory, const char *file,
                struct sa_error *error)
{
    struct sa_buffer path = SA_BUFFER_INIT(SA_BUFFER_OWN);
    int rc = sa_buffer_addf(&path, "%s/%s", directory, file);
    rc = rc ? sa_error_memory(error) : sim_table_load(db, table, path.data, error);
    sa_buffer_release(&path);
    return rc;
}

static int open_site(struct sim_site **out, struct sa_error *error)
{
    struct sim_site *site = calloc(1, sizeof *site);
    if (!site)
        return sa_error_memory(error);
    *out = site;
    if (sqlite3_open(":memory:", &site->db) != SQLITE_OK)
        return sa_sql_error(site->db, error, "database in memory");
    int rc = run_script(site->db, "common.sql", 0, 0, error);
    return rc ? rc : sa_sql_run(site->db, "INSERT INTO request VALUES ('http://127.0.0.1', '67.0')", error);
}

/* The tables of an org and what every org has. */
static int open_org(struct sim_site **out, struct sa_error *error)
{
    int rc = open_site(out, error);
    if (rc == SA_OK)
        rc = run_script((*out)->db, "org.sql", 0, 0, error);
    if (rc == SA_OK)
        rc = load((*out)->db, "type", SIMULATOR_DIRECTORY, "types.tsv", error);
    if (rc == SA_OK)
        rc = load((*out)->db, "system_field", SIMULATOR_DIRECTORY, "system.tsv", error);
    return rc;
}

static int finish(struct sim_site **out, int rc)
{
    if (rc) {
        sim_site_close(*out);
        *out = NULL;
    }
    return rc;
}

int sim_site_org(struct sim_site **out, const char *directory, struct sa_error *error)
{
    static const struct {
        const char *table, *file;
    } sources[] = {
        {"organization", "organization.tsv"},
        {"user", "user.tsv"},
        {"object", "objects.tsv"},
        {"field", "fields.tsv"},
        {"value", "values.tsv"},
        {"recordtype", "recordtypes.tsv"},
    };
    int rc = open_org(out, error);
    for (size_t i = 0; rc == SA_OK && i < sizeof sources / sizeof *sources; i++)
        rc = load((*out)->db, sources[i].table, directory, sources[i].file, error);
    if (rc == SA_OK)
        rc = sa_sql_run((*out)->db, "UPDATE field SET position = rowid", error);
    if (rc == SA_OK)
        rc = run_script((*out)->db, "complete.sql", 0, 0, error);
    return finish(out, rc);
}

int sim_site_wide(struct sim_site **out, int objects, int fields, struct sa_error *error)
{
    int rc = open_org(out, error);
    if (rc == SA_OK)
        rc = run_script((*out)->db, "wide.sql", objects, fields, error);
    if (rc == SA_OK)
        rc = run_script((*out)->db, "complete.sql", 0, 0, error);
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
        rc = run_script((*out)->db, "files.sql", 0, 0, error);
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

/* Runs an UPDATE of the one row of `request`. */
static int update_request(sqlite3 *db, const char *sql, const char *value, struct sa_error *error)
{
    sqlite3_stmt *update = NULL;
    int rc = sa_sql_prepare(db, &update, sql, error);
    if (rc == SA_OK) {
        sa_sql_bind_text(update, ":value", value);
        rc = sa_sql_step(update, error);
    }
    sqlite3_finalize(update);
    return rc;
}

int sim_site_origin(struct sim_site *site, const char *origin, struct sa_error *error)
{
    return update_request(site->db, "UPDATE request SET origin = :value", origin, error);
}

void sim_site_close(struct sim_site *site)
{
    if (!site)
        return;
    sqlite3_finalize(site->find);
    sqlite3_close(site->db);
    free(site);
}

/* ---- answering ---- */

static int set_error_body(struct sa_buffer *body, const char *code, const char *message)
{
    sa_buffer_clear(body);
    return sa_buffer_addf(body, "[{\"message\":\"%s\",\"errorCode\":\"%s\"}]", message, code);
}

/* The first column of the first row of `sql`, with `argument` bound. `*status` is 404 when there is no row.
 */
static int select_body(sqlite3 *db, const char *sql, const char *argument, struct sa_buffer *body,
                       int *status, struct sa_error *error)
{
    sqlite3_stmt *statement = NULL;
    int rc = sa_sql_prepare(db, &statement, sql, error);
    if (rc)
        return rc;
    sa_sql_bind_text(statement, ":argument", argument);
    int step = sqlite3_step(statement);
    if (step == SQLITE_ROW) {
        *status = 200;
        rc = sa_buffer_add(body, sqlite3_column_blob(statement, 0),
                           (size_t)sqlite3_column_bytes(statement, 0));
    } else if (step == SQLITE_DONE) {
        *status = 404;
        rc = set_error_body(body, "NOT_FOUND", "The requested resource does not exist");
    } else {
        rc = sa_sql_error(db, error, sql);
    }
    sqlite3_finalize(statement);
    return rc;
}

/* SELECT column, … FROM Organization: the one query there is so far. No row = a column that is not there. */
static const char organization_sql[] =
    "WITH asked(position, name) AS ("
    "  SELECT key, trim(value) FROM json_each('[\"' || replace(:argument, ',', '\",\"') || '\"]')),"
    " found(name, value) AS ("
    "  SELECT 'attributes', json_object('type', 'Organization', 'url', '/services/data/v' || request.version"
    "                                   || '/sobjects/Organization/' || organization.Id)"
    "  FROM organization, request"
    "  UNION ALL"
    "  SELECT c.name, c.value FROM asked JOIN organization_column c ON c.name = asked.name COLLATE NOCASE)"
    "SELECT json_object('totalSize', 1, 'done', json('true'),"
    "                   'records', json_array((SELECT json_group_object(name, json(value)) FROM found))) "
    "WHERE (SELECT count(*) FROM asked) + 1 = (SELECT count(*) FROM found)";

static int answer_query(sqlite3 *db, const char *soql, struct sa_buffer *body, int *status,
                        struct sa_error *error)
{
    static const char tail[] = " FROM Organization";
    struct sa_buffer columns = SA_BUFFER_INIT(16384);
    const char *from = soql ? strstr(soql, tail) : NULL;
    int rc = SA_OK;
    *status = 400;
    if (!from || strncmp(soql, "SELECT ", 7) != 0) {
        rc = set_error_body(body, "INVALID_TYPE", "sObject type is not supported.");
        goto out;
    }
    rc = sa_buffer_add(&columns, soql + 7, (size_t)(from - soql - 7));
    if (rc == SA_OK)
        rc = select_body(db, organization_sql, columns.data, body, status, error);
    if (rc == SA_OK && *status == 404) {
        *status = 400;
        rc = set_error_body(body, "INVALID_FIELD", "No such column on entity 'Organization'.");
    }
out:
    sa_buffer_release(&columns);
    return rc;
}

/* Answers what comes after /services/data/vXX.0/. */
static int make_data(sqlite3 *db, const char *resource, const char *soql, struct sa_buffer *body, int *status,
                     struct sa_error *error)
{
    char name[256];
    int end = 0;
    if (strcmp(resource, "query") == 0)
        return answer_query(db, soql, body, status, error);
    if (strcmp(resource, "sobjects") == 0)
        return select_body(db, "SELECT body FROM answer_global", NULL, body, status, error);
    if (sscanf(resource, "sobjects/%255[^/]/describe%n", name, &end) != 1 || end == 0 || resource[end])
        name[0] = '\0';
    return select_body(db, "SELECT body FROM answer_describe WHERE name = :argument", name, body, status,
                       error);
}

/* Which resource a path names, and its answer. */
static int make_body(sqlite3 *db, const char *path, const char *soql, struct sa_buffer *body, int *status,
                     struct sa_error *error)
{
    char version[8];
    int end = 0;
    if (strcmp(path, "/services/data") == 0)
        return select_body(db, "SELECT body FROM answer_versions", NULL, body, status, error);
    if (strcmp(path, "/services/oauth2/userinfo") == 0)
        return select_body(db, "SELECT body FROM answer_userinfo", NULL, body, status, error);
    if (sscanf(path, "/services/data/v%7[0-9.]/%n", version, &end) != 1 || end == 0) {
        *status = 404;
        return set_error_body(body, "NOT_FOUND", "The requested resource does not exist");
    }
    int rc = update_request(db, "UPDATE request SET version = :value", version, error);
    return rc ? rc : make_data(db, path + end, soql, body, status, error);
}

/* Appends `body` in gzip form. */
static int pack(const struct sa_buffer *body, struct sa_buffer *out, struct sa_error *error)
{
    z_stream stream = {0};
    Bytef chunk[65536];
    int rc = SA_OK;
    if (deflateInit2(&stream, 6, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY) != Z_OK)
        return sa_error_memory(error);
    stream.next_in = (Bytef *)body->data;
    stream.avail_in = (uInt)body->length;
    int state = Z_OK;
    while (rc == SA_OK && state == Z_OK) {
        stream.next_out = chunk;
        stream.avail_out = sizeof chunk;
        state = deflate(&stream, Z_FINISH);
        rc = sa_buffer_add(out, chunk, sizeof chunk - stream.avail_out);
    }
    deflateEnd(&stream);
    return rc;
}

static int keep_answer(sqlite3 *db, const char *path, const char *soql, struct sa_error *error)
{
    struct sa_buffer body = SA_BUFFER_INIT(FILE_LIMIT);
    struct sa_buffer packed = SA_BUFFER_INIT(FILE_LIMIT);
    sqlite3_stmt *insert = NULL;
    int status = 0;
    int rc = make_body(db, path, soql, &body, &status, error);
    if (rc == SA_OK)
        rc = pack(&body, &packed, error);
    if (rc == SA_OK)
        rc = sa_sql_prepare(db, &insert,
                            "INSERT INTO answer VALUES (?1 || coalesce('?' || ?2, ''), ?3, ?4, ?5)", error);
    if (rc == SA_OK) {
        sqlite3_bind_text(insert, 1, path, -1, SQLITE_STATIC);
        sqlite3_bind_text(insert, 2, soql, -1, SQLITE_STATIC);
        sqlite3_bind_int(insert, 3, status);
        sqlite3_bind_blob(insert, 4, body.data, (int)body.length, SQLITE_STATIC);
        sqlite3_bind_blob(insert, 5, packed.data, (int)packed.length, SQLITE_STATIC);
        rc = sa_sql_step(insert, error);
    }
    sqlite3_finalize(insert);
    sa_buffer_release(&packed);
    sa_buffer_release(&body);
    return rc;
}

static int find_answer(struct sim_site *site, const char *path, const char *soql, bool packed,
                       struct sim_answer *out, struct sa_error *error)
{
    sqlite3_reset(site->find);
    sqlite3_bind_text(site->find, 1, path, -1, SQLITE_STATIC);
    sqlite3_bind_text(site->find, 2, soql, -1, SQLITE_STATIC);
    sqlite3_bind_int(site->find, 3, packed);
    if (sqlite3_step(site->find) != SQLITE_ROW)
        return SA_OK;
    struct sa_buffer body = SA_BUFFER_INIT(FILE_LIMIT);
    out->status = sqlite3_column_int(site->find, 0);
    out->length = (size_t)sqlite3_column_bytes(site->find, 1);
    int rc = sa_buffer_add(&body, sqlite3_column_blob(site->find, 1), out->length);
    out->body = sa_buffer_detach(&body);
    return rc || !out->body ? sa_error_memory(error) : SA_OK;
}

int sim_site_answer(struct sim_site *site, const char *path, const char *soql, bool packed,
                    struct sim_answer *out, struct sa_error *error)
{
    int rc = SA_OK;
    if (!site->find)
        rc = sa_sql_prepare(site->db, &site->find,
                            "SELECT status, iif(?3, packed, body) FROM answer"
                            " WHERE resource = ?1 || coalesce('?' || ?2, '')",
                            error);
    if (rc == SA_OK)
        rc = find_answer(site, path, soql, packed, out, error);
    if (rc == SA_OK && !out->body) {
        rc = keep_answer(site->db, path, soql, error);
        if (rc == SA_OK)
            rc = find_answer(site, path, soql, packed, out, error);
    }
    return rc;
}
