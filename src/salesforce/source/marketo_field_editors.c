/* Who besides the sync user may edit Marketo's own fields: the profiles and permission sets with Edit on one of them, and how many have
 * them. Who has Modify All Data is left out: that is an administrator. */
#include "salesforce/rows.h"
#include "syncaudit/name.h"
#include "syncaudit/sql.h"

const struct sa_source_info sa_source_info_marketo_field_editors = {
    212, "marketo_field_editors", "who else may edit Marketo's own fields",
    "fetch with --usage full; connect a user with View Setup and Configuration"};

static const struct sa_rows_kind kind = {
    "PermissionSetAssignment",
    "setup_marketo_field_editor",
    "PermissionSetId,PermissionSet.Label label,PermissionSet.Profile.Name profile,COUNT(Id) assignees",
    "",
    false,
    false,
    NULL};

/* Marketo's fields of the two, as FieldPermissions names them, and the sync user: more than a query has room for are not Marketo's. */
static const char fields[] =
    "SELECT (SELECT user_id FROM userinfo WHERE connection = 'sync'), object || '.' || name FROM describe_field"
    " WHERE object IN ('Lead', 'Contact') AND name LIKE 'mkto%' AND permissionable AND updateable ORDER BY 2 LIMIT 100";

/* Appends the field that a row of `select` has, before the first one what all of them stand in. */
static int add_field(struct sa_buffer *tail, sqlite3_stmt *select)
{
    static const char where[] = "WHERE AssigneeId != '%s' AND Assignee.IsActive = true"
                                " AND PermissionSet.PermissionsModifyAllData = false AND PermissionSetId IN"
                                " (SELECT ParentId FROM FieldPermissions WHERE PermissionsEdit = true"
                                " AND SobjectType IN ('Lead','Contact') AND Field IN ('%s'";
    const char *user = sa_sql_text(select, 0);
    const char *field = sa_sql_text(select, 1);
    if (!sa_is_id(user))
        return SA_OK;
    return tail->length ? sa_buffer_addf(tail, ",'%s'", field) : sa_buffer_addf(tail, where, user, field);
}

static int marketo_field_editors_begin(struct sa_source_run *run, struct sa_error *error)
{
    static const char end[] = ")) GROUP BY PermissionSetId, PermissionSet.Label, PermissionSet.Profile.Name";
    struct sa_rows *rows = run->state;
    struct sa_buffer tail = SA_BUFFER_INIT(SA_BUFFER_OWN);
    sqlite3_stmt *select = NULL;
    bool admitted = false;
    *rows = (struct sa_rows){.kinds = &kind};
    int rc = sa_rows_admitted(run, &admitted, error);
    if (rc || !admitted)
        return rc;
    rc = sa_sql_prepare(run->db, &select, fields, error);
    while (sa_sql_each(select, &rc, error))
        rc = add_field(&tail, select) ? sa_error_memory(error) : SA_OK;
    sqlite3_finalize(select);
    if (rc == SA_OK && tail.length)
        rc = sa_buffer_adds(&tail, end)
                 ? sa_error_memory(error)
                 : sa_rows_ask(run, "", &(struct sa_rows_query){.kind = &kind}, tail.data, error);
    sa_buffer_release(&tail);
    return rc;
}

const struct sa_source sa_source_marketo_field_editors = {
    .info = &sa_source_info_marketo_field_editors,
    .connection = SA_ASK_SETUP,
    .probe = true,
    .versioned = true,
    .wanted = sa_source_counts,
    .state_size = sizeof(struct sa_rows),
    .forget = "DELETE FROM setup_marketo_field_editor",
    .surveyed = marketo_field_editors_begin,
    .end = sa_rows_end,
};
