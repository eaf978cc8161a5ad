/* What can be added to an org while it is served: see control.h. */
#include <string.h>

#include "control.h"
#include "router.h"
#include "syncaudit/sql.h"

/* GET /simulator/secrets: all that must not be found anywhere, one a line. */
int sim_secrets(struct sim_site *site, const struct sim_request *request, struct sim_answer *out,
                struct sa_error *error)
{
    (void)request;
    int rc = sim_answer_row(site,
                            "SELECT coalesce(group_concat(secret, char(10)), '') || char(10) FROM ("
                            " SELECT token AS secret FROM session UNION SELECT token FROM refresh_token"
                            " UNION SELECT client_secret FROM app UNION SELECT password FROM login)"
                            " WHERE length(secret) > 3",
                            NULL, out, error);
    out->type = "text/plain";
    return rc;
}

/* What can be added while the simulator runs, by the members of a form; one that is missing is NULL. */
static const struct kind {
    const char *name;
    const char *sql;
    const char *members[6];
} kinds[] = {
    {"app",
     "INSERT OR REPLACE INTO app VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
     {"client_id", "client_secret", "certificate", "run_as", "flows", "users"}},
    {"login", "INSERT OR REPLACE INTO login VALUES (?1, ?2, ?3)", {"username", "password", "state"}},
    {"refresh",
     "INSERT OR REPLACE INTO refresh_token (token, client_id, user_id) SELECT ?1, ?2, user_id FROM user"
     " WHERE ?3 IS NULL OR preferred_username = ?3 ORDER BY rowid LIMIT 1",
     {"token", "client_id", "user"}},
    {"session",
     "INSERT OR REPLACE INTO session (token, user_id, opened)"
     " SELECT ?1, user_id, julianday('now') - coalesce(?3, 0) / 86400.0 FROM user"
     " WHERE ?2 IS NULL OR preferred_username = ?2 ORDER BY rowid LIMIT 1",
     {"token", "user", "age"}},
};

static int bind_member(sqlite3_stmt *insert, int parameter, const char *form, const char *name,
                       struct sa_error *error)
{
    struct sa_buffer value = SA_BUFFER_INIT((size_t)1 << 20);
    bool found = false;
    int rc = sim_form_get(form, name, &value, &found, error);
    if (rc == SA_OK && found)
        sqlite3_bind_text(insert, parameter, value.data, -1, SQLITE_TRANSIENT);
    sa_buffer_release(&value);
    return rc;
}

int sim_control_add(struct sim_site *site, const char *name, const char *form, struct sa_error *error)
{
    const struct kind *kind = NULL;
    sqlite3_stmt *insert = NULL;
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        if (strcmp(kinds[i].name, name) == 0)
            kind = &kinds[i];
    if (!kind)
        return sa_error_set(error, SA_EINPUT, "nothing named '%s' can be added", name);
    int rc = sa_sql_prepare(site->db, &insert, kind->sql, error);
    for (int i = 0; rc == SA_OK && i < 6 && kind->members[i]; i++)
        rc = bind_member(insert, i + 1, form, kind->members[i], error);
    if (rc == SA_OK)
        rc = sa_sql_step(insert, error);
    if (rc == SA_OK && sqlite3_changes(site->db) == 0)
        rc = sa_error_set(error, SA_EINPUT, "no such user");
    sqlite3_finalize(insert);
    return rc;
}

/* POST /simulator/add/KIND with a form. */
int sim_add(struct sim_site *site, const struct sim_request *request, struct sim_answer *out,
            struct sa_error *error)
{
    return sim_control_outcome(sim_control_add(site, request->part[0], request->body, error), out, error);
}
