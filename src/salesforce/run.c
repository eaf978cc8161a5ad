/* The row that says which fetch a snapshot is from: see run.h. */
#include <stdio.h>

#include "salesforce/org.h"
#include "salesforce/run.h"
#include "syncaudit/sql.h"

int sa_run_store(const struct sa_plan *plan, const struct sa_org *org, const char *started,
                 unsigned long before, bool partial, struct sa_error *error)
{
    const struct sa_fetch_options *options = org->options;
    const struct sa_usage *usage = &plan->parties[0].usage;
    sqlite3_stmt *statement = NULL;
    char version[16];
    char calls[32];
    snprintf(version, sizeof version, "%d.0", org->version);
    snprintf(calls, sizeof calls, "%lu", before + sa_plan_calls(plan));
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
    sa_sql_bind_text(statement, ":instance_url", sa_plan_origin(plan));
    sa_sql_bind_text(statement, ":api_version", version);
    sa_sql_bind_text(statement, ":scope", options->objects ? options->objects : "default");
    sa_sql_bind_text(statement, ":replayed", sa_plan_recorded_at(plan) ? "1" : "0");
    sa_sql_bind_text(statement, ":calls", calls);
    sa_sql_bind_text(statement, ":as_user", options->connection ? NULL : options->as_user);
    sa_sql_bind_text(statement, ":partial", partial ? "1" : "0");
    if (usage->most) {
        sqlite3_bind_int64(statement, 10, (sqlite3_int64)usage->used);
        sqlite3_bind_int64(statement, 11, (sqlite3_int64)usage->most);
    }
    rc = sa_sql_step(statement, error);
    sqlite3_finalize(statement);
    return rc;
}
