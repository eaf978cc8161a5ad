/* What changed since an earlier snapshot, for programs: see changes.h. */
#include "report/shared/changes.h"

#include "syncaudit/sql.h"

#define SIDE(side)                                                                                           \
    "SELECT json_object('time', " side "_time, 'org', " side "_org, 'sync_user', " side                      \
    "_sync_user, 'verdict', " side "_verdict, 'partial', json(iif(" side                                     \
    "_partial, 'true', 'false'))) FROM change_run"

const struct sa_document_member sa_changes_document[] = {
    {"tool", false, "SELECT json_object('name', 'syncaudit', 'version', version) FROM verdict"},
    {"before", false, SIDE("before")},
    {"now", false, SIDE("now")},
    {"summary", false,
     "SELECT json_object('breaking', coalesce(sum(class = 'breaking'), 0),"
     " 'new_visible', coalesce(sum(class = 'new-visible'), 0), 'other', coalesce(sum(class = 'other'), 0)) FROM change"},
    {"changes", true,
     "SELECT json_object('change', code, 'title', title, 'severity', severity, 'class', class, 'basis', basis, 'object', nullif(object, ''),"
     " 'field', field, 'attribute', nullif(attribute, ''), 'before', before, 'after', after, 'message', message, 'why', why, 'changed_by', changed_by, 'changed_at', changed_at, 'changed_how', changed_how,"
     " 'certainty', certainty)"
     " FROM change ORDER BY rank"},
    {"findings", true,
     "SELECT json_object('state', state, 'fingerprint', fingerprint, 'rule', rule, 'severity', severity, 'object', object,"
     " 'field', field, 'message', message) FROM finding_change WHERE state <> 'same'"
     " ORDER BY state, severity_rank, rule, object, field, fingerprint"},
    {"actions", true,
     "SELECT json_object('state', state, 'action', action, 'object', nullif(object, ''), 'severity', severity) FROM action_change"
     " WHERE state <> 'same' ORDER BY state, severity_rank, action, object"},
    {"coverage", true,
     "SELECT json_object('what', what, 'name', name, 'before', before, 'now', after) FROM coverage_change ORDER BY what, name"},
    {NULL, false, NULL},
};

int sa_changes_compared(struct sa_snapshot *snapshot, bool *compared, struct sa_error *error)
{
    sqlite3_stmt *row = NULL;
    int rc = sa_sql_prepare(sa_snapshot_db(snapshot), &row, "SELECT 1 FROM change_run", error);
    *compared = sa_sql_each(row, &rc, error);
    sqlite3_finalize(row);
    return rc;
}

int sa_report_changes(struct sa_snapshot *snapshot, void (*put)(void *payload, const char *text),
                      void *payload, struct sa_error *error)
{
    return sa_document_write(sa_snapshot_db(snapshot), sa_changes_document, put, payload, error);
}
