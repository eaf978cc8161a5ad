/* Sessions: see session.h. */
#include <string.h>
#include <strings.h>

#include "session.h"
#include "syncaudit/sql.h"

/* Without "strict" every token is let in, as the first user's. */
static const char let_in_any[] = "INSERT OR IGNORE INTO session (token, user_id, opened)"
                                 " SELECT ?1, user_id, julianday('now') FROM user"
                                 " WHERE setting('strict') = 'false' ORDER BY rowid LIMIT 1";

/* Counts the request, then ends the session if it has lasted long enough. */
static const char count_call[] = "UPDATE session SET calls = calls + 1 WHERE token = ?1";
static const char end_session[] =
    "UPDATE session SET ended = 1 WHERE token = ?1 AND ("
    " setting('expire-calls') + 0 > 0 AND calls > setting('expire-calls') + 0"
    " OR setting('expire-seconds') + 0 > 0 AND (julianday('now') - opened) * 86400 > setting('expire-seconds') + 0)";

/* Which token a header carries; "" when none. */
static const char *bearer(const char *authorization)
{
    static const char *const schemes[] = {"Bearer ", "OAuth "};
    for (size_t i = 0; authorization && i < 2; i++)
        if (strncasecmp(authorization, schemes[i], strlen(schemes[i])) == 0)
            return authorization + strlen(schemes[i]);
    return "";
}

int sim_session_enter(struct sim_site *site, const char *authorization, bool *let_in, struct sa_error *error)
{
    static const char *const steps[] = {let_in_any, count_call, end_session};
    const char *token = bearer(authorization);
    int rc = SA_OK;
    *let_in = false;
    for (size_t i = 0; rc == SA_OK && i < sizeof steps / sizeof *steps; i++)
        rc = sim_site_run(site, steps[i], token, NULL, NULL, error);
    if (rc == SA_OK)
        rc = sim_site_run(site,
                          "UPDATE request SET user_id = session.user_id FROM session"
                          " WHERE session.token = ?1 AND session.ended IS NULL",
                          token, NULL, NULL, error);
    *let_in = rc == SA_OK && sqlite3_changes(site->db) > 0;
    return rc;
}
