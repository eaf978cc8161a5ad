/* The row that says which fetch a snapshot is from: see run.h. */
#include <stdio.h>

#include "fetch/run.h"
#include "syncaudit/sql.h"

unsigned long sa_run_calls(const struct sa_plan *plan)
{
    unsigned long calls = 0;
    for (enum sa_side side = SA_SYNC; side < SA_SIDES; side++)
        calls += plan->http[side] ? sa_http_calls(plan->http[side]) : 0;
    return calls;
}

const char *sa_run_origin(const struct sa_plan *plan)
{
    return sa_http_origin(plan->http[sa_plan_main(plan)]);
}

int sa_run_store(const struct sa_plan *plan, const char *started, unsigned long before, bool partial,
                 struct sa_error *error)
{
    const struct sa_fetch_options *options = plan->options;
    sqlite3_stmt *statement = NULL;
    char version[16];
    char calls[32];
    snprintf(version, sizeof version, "%d.0", plan->version);
    snprintf(calls, sizeof calls, "%lu", before + sa_run_calls(plan));
    int rc = sa_sql_run(plan->db, "DELETE FROM run", error); /* of the fetch that is gone on with */
    if (rc == SA_OK)
        rc = sa_sql_prepare(
            plan->db, &statement,
            "INSERT INTO run (started, tool_version, instance_url, api_version, scope, replayed, calls, partial, as_user,"
            " api_used, api_limit) VALUES (:started, :tool_version, :instance_url, :api_version, :scope, :replayed, :calls,"
            " :partial, :as_user, ?10, ?11)",
            error);
    if (rc)
        return rc;
    sa_sql_bind_text(statement, ":started", started);
    sa_sql_bind_text(statement, ":tool_version", SA_VERSION);
    sa_sql_bind_text(statement, ":instance_url", sa_run_origin(plan));
    sa_sql_bind_text(statement, ":api_version", version);
    sa_sql_bind_text(statement, ":scope", options->objects ? options->objects : "default");
    sa_sql_bind_text(statement, ":replayed", sa_http_recorded_at(plan->http[sa_plan_main(plan)]) ? "1" : "0");
    sa_sql_bind_text(statement, ":calls", calls);
    sa_sql_bind_text(statement, ":as_user", options->connection ? NULL : options->as_user);
    sa_sql_bind_text(statement, ":partial", partial ? "1" : "0");
    if (plan->usage.most) {
        sqlite3_bind_int64(statement, 10, (sqlite3_int64)plan->usage.used);
        sqlite3_bind_int64(statement, 11, (sqlite3_int64)plan->usage.most);
    }
    rc = sa_sql_step(statement, error);
    sqlite3_finalize(statement);
    return rc;
}
