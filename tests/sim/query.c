/* Queries over HTTP: SOQL, the next page of a result, and how many records there are. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "router.h"
#include "soql.h"
#include "syncaudit/sql.h"

/* SELECT column, … FROM Organization: all that can be asked where answers are recorded ones. No row = a column that is not
 * there. */
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

/* "query", "queryAll", "tooling/query": the part of the path behind the version. */
static const char *resource_of(const struct sim_request *request)
{
    const char *version = strstr(request->path, "/data/v");
    const char *slash = version ? strchr(version + 6, '/') : NULL;
    return slash ? slash + 1 : "";
}

/* Sforce-Query-Options: batchSize=N. */
static int batch_of(const struct sim_request *request)
{
    const char *option = request->query_options ? strstr(request->query_options, "batchSize=") : NULL;
    return option ? (int)strtol(option + strlen("batchSize="), NULL, 10) : 0;
}

int sim_query(struct sim_site *site, const struct sim_request *request, struct sim_answer *out,
              struct sa_error *error)
{
    struct sa_buffer soql = SA_BUFFER_INIT((size_t)1 << 20);
    bool found = false;
    bool explains = false;
    int rc = sim_form_get(request->query, "q", &soql, &found, error);
    if (rc == SA_OK && !found && site->soql)
        rc = sim_form_get(request->query, "explain", &soql, &explains, error);
    struct sim_soql_request asked = {resource_of(request), soql.data, batch_of(request), explains};
    found = found || explains;
    if (rc == SA_OK && !found)
        rc = sim_answer_error(out, 400, "MALFORMED_QUERY", "SOQL statements cannot be empty or null", error);
    else if (rc == SA_OK && !site->soql)
        rc = select_organization(site, soql.data, out, error);
    else if (rc == SA_OK)
        rc = sim_soql_query(site->soql, &asked, &out->body, &out->status, error);
    sa_buffer_release(&soql);
    return rc;
}

int sim_query_more(struct sim_site *site, const struct sim_request *request, struct sim_answer *out,
                   struct sa_error *error)
{
    bool loses = site->lost < (unsigned)sim_setting_number(site->settings, "lose-pages");
    if (!site->soql || loses) {
        site->lost += loses;
        return sim_answer_error(out, 400, "INVALID_QUERY_LOCATOR", "invalid query locator", error);
    }
    return sim_soql_page(site->soql, request->part[1], &out->body, &out->status, error);
}

/* The org is told to who may see Setup. */
static const char may_view_setup[] =
    "SELECT 1 FROM request WHERE NOT EXISTS (SELECT 1 FROM container) OR EXISTS ("
    "  SELECT 1 FROM user_system_permission p"
    "  WHERE p.user_id = request.user_id AND p.permission = 'ViewSetup')";

static int answer_setup(struct sim_site *site, const char *sql, const char *argument, struct sim_answer *out,
                        struct sa_error *error)
{
    sqlite3_stmt *permitted = NULL;
    int rc = site->soql ? sa_sql_prepare(site->db, &permitted, may_view_setup, error) : SA_OK;
    bool may = permitted && sqlite3_step(permitted) == SQLITE_ROW;
    sqlite3_finalize(permitted);
    if (rc)
        return rc;
    return may ? sim_answer_row(site, sql, argument, out, error)
               : sim_answer_error(out, 403, "INSUFFICIENT_ACCESS", "insufficient access rights on object id",
                                  error);
}

int sim_limits(struct sim_site *site, const struct sim_request *request, struct sim_answer *out,
               struct sa_error *error)
{
    char calls[32];
    (void)request;
    snprintf(calls, sizeof calls, "%u", site->calls);
    return answer_setup(
        site,
        "SELECT json_object('DailyApiRequests',"
        " json_object('Max', setting('daily') + 0, 'Remaining', setting('daily') - setting('used') - :argument,"
        "             'Dataloader Bulk', json_object('Max', 0, 'Remaining', 0)),"
        " 'DataStorageMB', json_object('Max', 10240, 'Remaining', 7200))",
        calls, out, error);
}

int sim_record_count(struct sim_site *site, const struct sim_request *request, struct sim_answer *out,
                     struct sa_error *error)
{
    struct sa_buffer names = SA_BUFFER_INIT(65536);
    bool found = false;
    int rc = sim_form_get(request->query, "sObjects", &names, &found, error);
    if (rc == SA_OK)
        rc = answer_setup(
            site,
            "SELECT json_object('sObjects', json_group_array(json_object('count', p.rows, 'name', o.name)))"
            " FROM population p JOIN object o ON o.name = p.object"
            " WHERE p.rows > 0 AND (:argument IS NULL OR instr(',' || :argument || ',', ',' || o.name || ','))",
            found ? names.data : NULL, out, error);
    sa_buffer_release(&names);
    return rc;
}
