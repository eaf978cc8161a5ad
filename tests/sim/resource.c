/* Versions, identity, describes: what the views answer_… of the .sql files say. */
#include <string.h>

#include "router.h"
#include "syncaudit/sql.h"

int sim_answer_row(struct sim_site *site, const char *sql, const char *argument, struct sim_answer *out,
                   struct sa_error *error)
{
    sqlite3_stmt *statement = NULL;
    int rc = sa_sql_prepare(site->db, &statement, sql, error);
    if (rc)
        return rc;
    sa_sql_bind_text(statement, ":argument", argument);
    int step = sqlite3_step(statement);
    if (step == SQLITE_ROW)
        rc = sim_answer_text(out, 200, NULL, sa_sql_text(statement, 0), error);
    else if (step == SQLITE_DONE)
        rc = sim_answer_error(out, 404, "NOT_FOUND", "The requested resource does not exist", error);
    else
        rc = sa_sql_error(site->db, error, sql);
    sqlite3_finalize(statement);
    return rc;
}

int sim_versions(struct sim_site *site, const struct sim_request *request, struct sim_answer *out,
                 struct sa_error *error)
{
    (void)request;
    return sim_answer_row(site, "SELECT body FROM answer_versions", NULL, out, error);
}

int sim_resources(struct sim_site *site, const struct sim_request *request, struct sim_answer *out,
                  struct sa_error *error)
{
    (void)request;
    return sim_answer_row(site, "SELECT body FROM answer_resources", NULL, out, error);
}

int sim_userinfo(struct sim_site *site, const struct sim_request *request, struct sim_answer *out,
                 struct sa_error *error)
{
    (void)request;
    return sim_answer_row(site, "SELECT body FROM answer_userinfo", NULL, out, error);
}

int sim_global(struct sim_site *site, const struct sim_request *request, struct sim_answer *out,
               struct sa_error *error)
{
    (void)request;
    return sim_answer_row(site, "SELECT body FROM answer_global", NULL, out, error);
}

int sim_describe(struct sim_site *site, const struct sim_request *request, struct sim_answer *out,
                 struct sa_error *error)
{
    return sim_answer_row(site, "SELECT body FROM answer_describe WHERE name = :argument", request->part[1],
                          out, error);
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

static int select_organization(struct sim_site *site, char *soql, struct sim_answer *out,
                               struct sa_error *error)
{
    char *from = strstr(soql, " FROM Organization");
    if (!from || strncmp(soql, "SELECT ", 7) != 0)
        return sim_answer_error(out, 400, "INVALID_TYPE", "sObject type is not supported.", error);
    *from = '\0';
    int rc = sim_answer_row(site, organization_sql, soql + 7, out, error);
    if (rc == SA_OK && out->status == 404)
        rc = sim_answer_error(out, 400, "INVALID_FIELD", "No such column on entity 'Organization'.", error);
    return rc;
}

int sim_query(struct sim_site *site, const struct sim_request *request, struct sim_answer *out,
              struct sa_error *error)
{
    struct sa_buffer soql = SA_BUFFER_INIT((size_t)1 << 20);
    bool found = false;
    int rc = sim_form_get(request->query, "q", &soql, &found, error);
    if (rc == SA_OK)
        rc = found ? select_organization(site, soql.data, out, error)
                   : sim_answer_error(out, 400, "MALFORMED_QUERY", "SOQL statements cannot be empty or null",
                                      error);
    sa_buffer_release(&soql);
    return rc;
}
