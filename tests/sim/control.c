/* What tests say to the simulator itself, below /simulator/. */
#include <string.h>

#include "control.h"
#include "router.h"
#include "syncaudit/json.h"
#include "syncaudit/sql.h"

/* What is wrong with the caller's form is the answer; anything else is the simulator's own fault. */
static int answer_outcome(int rc, struct sim_answer *out, struct sa_error *error)
{
    if (rc == SA_EINPUT)
        return sim_answer_text(out, 400, "text/plain", error->message, error);
    return rc ? rc : sim_answer_text(out, 200, "text/plain", "", error);
}

/* GET /simulator/state: counts and settings as JSON. */
int sim_state(struct sim_site *site, const struct sim_request *request, struct sim_answer *out,
              struct sa_error *error)
{
    (void)request;
    out->status = 200;
    int rc = sa_buffer_addf(&out->body, "{\"requests\":%u,\"calls\":%u,\"peak\":%u,\"settings\":{",
                            site->requests, site->calls, site->peak);
    for (const char *name = NULL; rc == SA_OK && (name = sim_setting_next(site->settings, name));) {
        const char *value = sim_setting(site->settings, name);
        const char *comma = out->body.data[out->body.length - 1] == '{' ? "" : ",";
        rc = sa_buffer_addf(&out->body, "%s\"%s\":", comma, name);
        if (rc == SA_OK)
            rc = sa_json_quote(value, strlen(value), &out->body);
    }
    if (rc == SA_OK)
        rc = sa_buffer_adds(&out->body, "}}");
    return rc ? sa_error_memory(error) : SA_OK;
}

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

/* POST /simulator/settings with a form: changes what it names. */
int sim_change(struct sim_site *site, const struct sim_request *request, struct sim_answer *out,
               struct sa_error *error)
{
    return answer_outcome(sim_settings_change(site->settings, request->body, error), out, error);
}

/* POST /simulator/reset: settings as at the start, counts from zero. */
int sim_reset(struct sim_site *site, const struct sim_request *request, struct sim_answer *out,
              struct sa_error *error)
{
    (void)request;
    sim_settings_reset(site->settings);
    site->requests = site->calls = site->peak = 0;
    return sim_answer_text(out, 200, "text/plain", "", error);
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
    return answer_outcome(sim_control_add(site, request->part[0], request->body, error), out, error);
}
