/* --format json: findings.json, for programs. SQLite's own JSON functions write every value; a row at a time goes out.
 *
 * The keys and their order are a contract (README, "Machine output"): keys are only ever added.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "syncaudit/file.h"
#include "syncaudit/report.h"
#include "syncaudit/sql.h"

static int write_json(const struct sa_report_request *request, struct sa_error *error);

const struct sa_report_format sa_format_json = {
    .name = "json",
    .files = "findings.json",
    .summary = "verdict, coverage, practices, rules, actions and findings for programs",
    .write = write_json,
};

/* Each member of the document: one row for an object, any number for a list. */
static const struct member {
    const char *name;
    bool list;
    const char *sql;
} members[] = {
    {"tool", false, "SELECT json_object('name', 'syncaudit', 'version', version) FROM verdict"},
    {"run", false,
     "SELECT json_object('time', time, 'org_id', org_id,"
     " 'sandbox', json(CASE sandbox WHEN 1 THEN 'true' WHEN 0 THEN 'false' ELSE 'null' END),"
     " 'instance_url', instance_url, 'api_version', api_version, 'sync_user', sync_user, 'api_calls', calls,"
     " 'partial', json(iif(partial, 'true', 'false')), 'verdict', verdict)"
     " FROM audit, verdict"},
    /* What is not there at all could not be read either. */
    {"coverage", true,
     "SELECT json_object('source', source,"
     " 'status', CASE status WHEN 'not_there' THEN 'not_permitted' ELSE status END, 'reason', reason)"
     " FROM source ORDER BY source"},
    {"practices", true,
     "SELECT json_object('number', number, 'title', title, 'status', status, 'evidence', evidence)"
     " FROM practice ORDER BY number"},
    {"summary", false,
     "SELECT json_object('critical', critical, 'high', high, 'medium', medium, 'low', low, 'info', info,"
     " 'waived', waived) FROM verdict"},
    {"rules", true,
     "SELECT json_object('id', id, 'title', title, 'severity', severity, 'practice', practice, 'status', "
     "status,"
     " 'reason', reason, 'findings', findings) FROM rule_result ORDER BY id"},
    {"actions", true,
     "SELECT json_object('rank', rank, 'severity', severity, 'who', who, 'action', action, 'place', place,"
     " 'fields', json(fields), 'reasons', json(reasons), 'findings', json(findings), 'objects', json(objects)) FROM action ORDER BY "
     "rank"},
    {"findings", true,
     "SELECT json_object('fingerprint', fingerprint, 'rule', rule, 'severity', severity, 'basis', basis,"
     " 'object', object, 'field', field, 'message', message, 'evidence', json(evidence),"
     " 'waived', json(iif(waived, 'true', 'false')))"
     " FROM finding ORDER BY severity_rank, rule, object, field, fingerprint"},
};

static void put(struct sa_file_writer *file, const char *text)
{
    sa_file_write(file, text, strlen(text));
}

static int put_member(struct sa_file_writer *file, sqlite3 *db, const struct member *member,
                      struct sa_error *error)
{
    sqlite3_stmt *statement = NULL;
    int step;
    int rows = 0;
    int rc = sa_sql_prepare(db, &statement, member->sql, error);
    if (rc)
        return rc;
    put(file, "  \"");
    put(file, member->name);
    put(file, member->list ? "\": [" : "\": ");
    while ((step = sqlite3_step(statement)) == SQLITE_ROW) {
        if (member->list)
            put(file, rows ? ",\n    " : "\n    ");
        put(file, sa_sql_text(statement, 0));
        rows++;
    }
    if (member->list)
        put(file, rows ? "\n  ]" : "]");
    if (step != SQLITE_DONE)
        rc = sa_sql_error(db, error, member->name);
    else if (!member->list && rows != 1)
        rc = sa_error_set(error, SA_EFORMAT, "the snapshot has %d rows for '%s' where one belongs", rows,
                          member->name);
    sqlite3_finalize(statement);
    return rc;
}

static int write_json(const struct sa_report_request *request, struct sa_error *error)
{
    struct sa_file_writer file = {0};
    char *path = NULL;
    if (asprintf(&path, "%s/findings.json", request->directory) < 0)
        return sa_error_memory(error);
    int rc = sa_file_begin(&file, path, error);
    if (rc)
        goto out;
    for (size_t i = 0; rc == SA_OK && i < sizeof members / sizeof *members; i++) {
        put(&file, i ? ",\n" : "{\n");
        rc = put_member(&file, sa_snapshot_db(request->snapshot), &members[i], error);
    }
    put(&file, "\n}\n");
    if (rc == SA_OK)
        rc = sa_file_commit(&file, error);
out:
    sa_file_abandon(&file);
    free(path);
    return rc;
}
