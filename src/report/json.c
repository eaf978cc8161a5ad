/* --format json: findings.json, for programs, and changes.json where an earlier snapshot was compared.
 *
 * The keys and their order are a contract (README, "Machine output"): keys are only ever added.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "report/shared/changes.h"
#include "syncaudit/file.h"

static int write_json(const struct sa_report_request *request, struct sa_error *error);

const struct sa_report_format sa_format_json = {
    .name = "json",
    .files = "findings.json",
    .summary = "verdict, coverage, practices, rules, actions and findings for programs",
    .write = write_json,
};

static const struct sa_document_member members[] = {
    {"tool", false, "SELECT json_object('name', 'syncaudit', 'version', version) FROM verdict"},
    {"run", false,
     "SELECT json_object('time', time, 'org_id', org_id,"
     " 'sandbox', json(CASE sandbox WHEN 1 THEN 'true' WHEN 0 THEN 'false' ELSE 'null' END),"
     " 'instance_url', instance_url, 'api_version', api_version, 'sync_user', sync_user, 'api_calls', calls,"
     " 'partial', json(iif(partial, 'true', 'false')), 'verdict', verdict,"
     " 'sync_user_note', (SELECT note FROM audit_user), 'rules_ran', ran, 'rules', rules,"
     " 'not_read', (SELECT json_group_array(object) FROM (SELECT object FROM unread_object ORDER BY position)),"
     " 'gaps', (SELECT json_group_array(text) FROM (SELECT text FROM verdict_gap ORDER BY position)),"
     " 'marketo', json((SELECT json_object('instance', address, 'api_user', api_user, 'reader', reader, 'read', read,"
     " 'oldest', oldest, 'api_calls', calls,"
     " 'coverage', (SELECT json_group_array(json_object('source', source, 'status',"
     " CASE status WHEN 'not_there' THEN 'not_permitted' ELSE status END, 'reason', reason))"
     " FROM (SELECT * FROM source WHERE source IN (SELECT source FROM source_part WHERE connection = 'marketo') ORDER BY source)),"
     " 'unseen', (SELECT json_group_array(text) FROM (SELECT text FROM marketo_unseen ORDER BY position))) FROM marketo_audit)))"
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
     " 'waived', json(iif(waived, 'true', 'false')),"
     " 'known', json(CASE known WHEN 1 THEN 'true' WHEN 0 THEN 'false' ELSE 'null' END))"
     " FROM finding JOIN finding_known USING (fingerprint) ORDER BY severity_rank, rule, object, field, fingerprint"},
    {NULL, false, NULL},
};

int sa_report_findings(struct sa_snapshot *snapshot, void (*put)(void *payload, const char *text),
                       void *payload, struct sa_error *error)
{
    return sa_document_write(sa_snapshot_db(snapshot), members, put, payload, error);
}

static void json_put(void *file, const char *text)
{
    sa_file_write(file, text, strlen(text));
}

/* Writes one document as a file of the report's folder. */
static int write_document(const struct sa_report_request *request, const char *name,
                          const struct sa_document_member *document, struct sa_error *error)
{
    struct sa_file_writer file = {0};
    char *path = NULL;
    if (asprintf(&path, "%s/%s", request->directory, name) < 0)
        return sa_error_memory(error);
    int rc = sa_file_begin(&file, path, error);
    if (rc == SA_OK)
        rc = sa_document_write(sa_snapshot_db(request->snapshot), document, json_put, &file, error);
    if (rc == SA_OK)
        rc = sa_file_commit(&file, error);
    sa_file_abandon(&file);
    free(path);
    return rc;
}

static int write_json(const struct sa_report_request *request, struct sa_error *error)
{
    bool compared = false;
    int rc = write_document(request, "findings.json", members, error);
    if (rc == SA_OK)
        rc = sa_changes_compared(request->snapshot, &compared, error);
    return rc || !compared ? rc : write_document(request, "changes.json", sa_changes_document, error);
}
