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
    sa_sql_bind_asked(statement, ":argument", argument);
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

int sim_report(struct sim_site *site, const struct sim_request *request, struct sim_answer *out,
               struct sa_error *error)
{
    return sim_answer_row(site, "SELECT body FROM answer_report WHERE id = :argument", request->part[1], out,
                          error);
}
