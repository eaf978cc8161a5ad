/* What gives the sync user its access: the sets and groups assigned to it, and what they grant.
 *
 * Three steps, each asked when the one before is in: the assignments, and what columns and objects there are; the parts of the
 * groups; the grants of all of them on the objects in scope. Grants of other users' sets are never asked for. */
#include <string.h>

#include "salesforce/permission.h"
#include "salesforce/rows.h"
#include "syncaudit/name.h"
#include "syncaudit/sql.h"

const struct sa_source_info sa_source_info_permissions = {
    70, "permissions", "the sync user's profile, permission sets and groups, and what each of them grants",
    "connect a user with View Setup and Configuration"};

enum kind_number {
    ASSIGNMENT,
    SET,
    SET_SYSTEM,
    GROUP,
    COMPONENT,
    MUTING,
    MUTING_SYSTEM,
    OBJECTS,
    FIELDS,
    ASSIGNEES,
    KINDS
};

/* Nobody's assignments and grants are empty. */
static const struct sa_rows_kind kinds[KINDS] = {
    [ASSIGNMENT] = {"PermissionSetAssignment", "setup_permission_set_assignment",
                    "Id,AssigneeId,PermissionSetId,PermissionSetGroupId",
                    ",ExpirationDate,IsActive,IsRevoked", false, true, NULL},
    [SET] =
        {"PermissionSet", "setup_permission_set",
         "Id,Name,Label,Description,IsCustom,IsOwnedByProfile,ProfileId,Profile.Name,PermissionSetGroupId,Type,"
         "LicenseId,License.Name,NamespacePrefix,HasActivationRequired,LastModifiedDate",
         "", false, true, "Id,Name,Label,IsOwnedByProfile,ProfileId,PermissionSetGroupId,Type"},
    [SET_SYSTEM] = {"PermissionSet", NULL, "Id", "", false, true, NULL},
    [GROUP] = {"PermissionSetGroup", "setup_permission_set_group",
               "Id,DeveloperName,MasterLabel,Description,NamespacePrefix,Status", ",HasActivationRequired",
               false, false, "Id,DeveloperName,MasterLabel,Status"},
    [COMPONENT] = {"PermissionSetGroupComponent", "setup_permission_set_group_component",
                   "Id,PermissionSetGroupId,PermissionSetId", "", false, false, NULL},
    [MUTING] = {"MutingPermissionSet", "setup_muting_permission_set", "Id,DeveloperName,MasterLabel", "",
                false, false, NULL},
    [MUTING_SYSTEM] = {"MutingPermissionSet", NULL, "Id", "", false, false, NULL},
    [OBJECTS] =
        {"ObjectPermissions", "setup_object_permissions",
         "Id,ParentId,SobjectType,PermissionsRead,PermissionsCreate,PermissionsEdit,PermissionsDelete,"
         "PermissionsViewAllRecords,PermissionsModifyAllRecords",
         ",PermissionsViewAllFields", false, true, NULL},
    [FIELDS] = {"FieldPermissions", "setup_field_permissions",
                "Id,ParentId,SobjectType,Field,PermissionsRead,PermissionsEdit", "", false, true, NULL},
    [ASSIGNEES] = {"PermissionSetAssignment", "setup_permission_set_assignees",
                   "PermissionSetId,COUNT(Id) assignees", "", false, false, NULL},
};

/* In one query: ids, and bytes of the names of system permissions; together they leave room for the rest. */
enum { IDS = 200, SYSTEM_BYTES = 5000 };

struct state {
    struct sa_rows rows; /* first: rows.h */
    struct sa_buffer
        columns; /* ",PermissionsApiEnabled,…"; empty when the describe of PermissionSet was refused */
    sqlite3_stmt *system;
    unsigned waiting; /* questions of the present step that are not settled */
    unsigned step;
};

static int next_step(struct sa_source_run *run, struct sa_error *error);

/* One question of the step is settled; the last one begins the next. */
static int permissions_settle(struct sa_source_run *run, struct sa_error *error)
{
    struct state *state = run->state;
    return --state->waiting == 0 ? next_step(run, error) : SA_OK;
}

static int settle_refused(struct sa_source_run *run, struct sa_question *question,
                          const struct sa_status *status, bool *handled, struct sa_error *error)
{
    (void)question;
    (void)status;
    *handled = false;
    return permissions_settle(run, error);
}

static int store_system(struct sa_source_run *run, const struct sa_rows_query *query,
                        const struct sa_json *record, struct sa_error *error)
{
    struct state *state = run->state;
    return sa_permission_store(state->system, sa_json_string(sa_json_get(record, "Id")), query->columns,
                               record, error);
}

/* ---- rows by lists of ids ---- */

/* One set of rows to ask for: those whose `column` is one of the ids that the query `ids` gives. */
struct wanted {
    enum kind_number kind;
    const char *column, *ids;
    const char *more; /* what follows the list of ids */
};

/* Length of as many names of ",A,B,C" as fit in SYSTEM_BYTES. */
static int slice(const char *columns)
{
    int length = 0;
    while (columns[length]) {
        int next = length + 1 + (int)strcspn(columns + length + 1, ",");
        if (next > SYSTEM_BYTES)
            break;
        length = next;
    }
    return length;
}

/* Asks one list of ids for all columns: at once, or of system permissions slice by slice. */
static int ask_columns(struct sa_source_run *run, const struct wanted *wanted, const char *tail,
                       struct sa_error *error)
{
    struct state *state = run->state;
    const struct sa_rows_kind *kind = &kinds[wanted->kind];
    const char *rest = kind->table ? kind->newer : state->columns.data;
    const char *name = wanted->kind == ASSIGNEES ? "assignees" : kind->table ? "" : "system permissions";
    int rc = SA_OK;
    do {
        struct sa_rows_query query = {.kind = kind, .newer = rest};
        query.newer_length = kind->table ? (int)strlen(rest) : slice(rest);
        rc = sa_rows_ask(run, name, &query, tail, error);
        state->waiting += rc == SA_OK;
        rest += query.newer_length;
    } while (rc == SA_OK && *rest);
    return rc;
}

static int ask_by_ids(struct sa_source_run *run, const struct wanted *wanted, struct sa_error *error)
{
    struct sa_buffer tail = SA_BUFFER_INIT(SA_BUFFER_OWN);
    size_t count = IDS;
    int rc = SA_OK;
    if (!kinds[wanted->kind].table && ((const struct state *)run->state)->columns.length == 0)
        return SA_OK; /* which system permissions there are was not told */
    for (int from = 0; rc == SA_OK && count == IDS; from += IDS) {
        sqlite3_stmt *select = NULL;
        char *sql = sqlite3_mprintf("SELECT DISTINCT * FROM (%s) ORDER BY 1 LIMIT %d OFFSET %d", wanted->ids,
                                    IDS, from);
        sa_buffer_clear(&tail);
        rc = sql ? sa_sql_prepare(run->db, &select, sql, error) : sa_error_memory(error);
        if (rc == SA_OK && sa_buffer_addf(&tail, "WHERE %s IN ", wanted->column))
            rc = sa_error_memory(error);
        if (rc == SA_OK)
            rc = sa_rows_list(&tail, select, &count, error);
        sqlite3_finalize(select);
        sqlite3_free(sql);
        if (rc || count == 0)
            break;
        rc = sa_buffer_adds(&tail, wanted->more) ? sa_error_memory(error)
                                                 : ask_columns(run, wanted, tail.data, error);
    }
    sa_buffer_release(&tail);
    return rc;
}

/* Asks for several things; the step ends when all are in. */
static int ask_all(struct sa_source_run *run, const struct wanted *wanted, size_t count,
                   struct sa_error *error)
{
    int rc = SA_OK;
    for (size_t i = 0; rc == SA_OK && i < count; i++)
        rc = ask_by_ids(run, &wanted[i], error);
    return rc;
}

/* ---- the steps ---- */

static int store_columns(struct sa_source_run *run, struct sa_question *question,
                         const struct sa_json *describe, struct sa_error *error)
{
    struct state *state = run->state;
    (void)question;
    int rc = sa_permission_columns(&state->columns, describe, "PermissionSet", error);
    return rc ? rc : permissions_settle(run, error);
}

/* The values of ObjectPermissions.SobjectType: the objects that have object permissions at all. */
static int store_objects(struct sa_source_run *run, struct sa_question *question,
                         const struct sa_json *describe, struct sa_error *error)
{
    sqlite3_stmt *insert = NULL;
    const struct sa_json *field = sa_json_first(sa_json_get(describe, "fields"));
    (void)question;
    while (field) {
        const char *name = sa_json_string(sa_json_get(field, "name"));
        if (name && strcmp(name, "SobjectType") == 0)
            break;
        field = sa_json_next(field);
    }
    int rc = sa_sql_prepare(run->db, &insert,
                            "INSERT OR IGNORE INTO setup_permission_object VALUES (:object)", error);
    for (const struct sa_json *value = sa_json_first(sa_json_get(field, "picklistValues"));
         rc == SA_OK && value; value = sa_json_next(value)) {
        sa_sql_bind_text(insert, ":object", sa_json_string(sa_json_get(value, "value")));
        rc = sa_sql_step(insert, error);
    }
    sqlite3_finalize(insert);
    return rc ? rc : permissions_settle(run, error);
}

static int ask_for_assignments(struct sa_source_run *run, struct sa_error *error)
{
    static const struct wanted own = {ASSIGNMENT, "AssigneeId",
                                      "SELECT user_id FROM userinfo WHERE connection = 'sync'", ""};
    static const struct sa_question_kind columns = {
        .store = store_columns, .refuse = settle_refused, .together = true};
    static const struct sa_question_kind objects = {
        .store = store_objects, .refuse = settle_refused, .together = true};
    struct state *state = run->state;
    bool admitted = false;
    state->rows = (struct sa_rows){.kinds = kinds, .also = store_system, .settled = permissions_settle};
    state->columns = (struct sa_buffer)SA_BUFFER_INIT(SA_BUFFER_OWN);
    int rc = sa_rows_admitted(run, &admitted, error);
    if (rc == SA_OK && admitted)
        rc = ask_by_ids(run, &own, error);
    if (rc || state->waiting == 0) /* it is not known who the sync user is */
        return rc;
    rc = sa_sql_prepare(run->db, &state->system,
                        "INSERT OR REPLACE INTO setup_system_permission (ParentId, permission, granted)"
                        " VALUES (:parent, :permission, :granted)",
                        error);
    if (rc)
        return rc;
    state->waiting += 2;
    rc = sa_source_ask(run, "columns", "sobjects/PermissionSet/describe", &columns, NULL, error);
    return rc ? rc
              : sa_source_ask(run, "objects", "sobjects/ObjectPermissions/describe", &objects, NULL, error);
}

#define GROUPS                                                                                               \
    "SELECT PermissionSetGroupId FROM setup_permission_set_assignment WHERE PermissionSetGroupId IS NOT NULL"
#define COMPONENTS "SELECT PermissionSetId FROM setup_permission_set_group_component"
#define SETS "SELECT PermissionSetId FROM setup_permission_set_assignment"
#define CONTAINERS SETS " UNION " COMPONENTS
#define GRANTING "SELECT * FROM (" CONTAINERS ") WHERE PermissionSetId NOT GLOB '0QM*'"
#define MUTED COMPONENTS " WHERE PermissionSetId GLOB '0QM*'"

static int ask_for_groups(struct sa_source_run *run, struct sa_error *error)
{
    static const struct wanted parts[] = {
        {GROUP, "Id", GROUPS, ""},
        {COMPONENT, "PermissionSetGroupId", GROUPS, ""},
    };
    const struct state *state = run->state;
    int rc = ask_all(run, parts, sizeof parts / sizeof *parts, error);
    return rc || state->waiting ? rc : next_step(run, error);
}

static int ask_for_fields_of(struct sa_source_run *run, struct sa_buffer *objects, struct sa_error *error)
{
    if (objects->length == 0)
        return SA_OK;
    int rc = sa_buffer_adds(objects, ")") ? sa_error_memory(error) : SA_OK;
    if (rc == SA_OK)
        rc = ask_by_ids(run, &(struct wanted){FIELDS, "ParentId", CONTAINERS, objects->data}, error);
    sa_buffer_clear(objects);
    return rc;
}

/* Field permissions of the objects in scope, as many of them in a query as it has room for. An object is in scope though the
 * sync user cannot see it. */
static int ask_for_fields(struct sa_source_run *run, struct sa_error *error)
{
    static const char scope[] = "SELECT name FROM temp.scope_object ORDER BY name";
    const size_t room = SA_SOQL_ROOM - (size_t)IDS * 24 - SA_API_NAME_SIZE;
    struct sa_buffer objects = SA_BUFFER_INIT(SA_BUFFER_OWN);
    sqlite3_stmt *select = NULL;
    int rc = sa_sql_prepare(run->db, &select, scope, error);
    while (sa_sql_each(select, &rc, error)) {
        const char *object = sa_sql_text(select, 0);
        if (!sa_is_api_name(object))
            continue;
        if (objects.length > room)
            rc = ask_for_fields_of(run, &objects, error);
        if (rc == SA_OK &&
            sa_buffer_addf(&objects, "%s'%s'", objects.length ? "," : " AND SobjectType IN (", object))
            rc = sa_error_memory(error);
    }
    sqlite3_finalize(select);
    if (rc == SA_OK)
        rc = ask_for_fields_of(run, &objects, error);
    sa_buffer_release(&objects);
    return rc;
}

static int ask_for_grants(struct sa_source_run *run, struct sa_error *error)
{
    static const struct wanted grants[] = {
        {SET, "Id", GRANTING, ""},
        {SET_SYSTEM, "Id", GRANTING, ""},
        {MUTING, "Id", MUTED, ""},
        {MUTING_SYSTEM, "Id", MUTED, ""},
        {OBJECTS, "ParentId", CONTAINERS, ""},
        {ASSIGNEES, "PermissionSetId", SETS, " GROUP BY PermissionSetId"},
    };
    int rc = ask_for_fields(run, error); /* the most pages: they come one after another */
    return rc ? rc : ask_all(run, grants, sizeof grants / sizeof *grants, error);
}

static int next_step(struct sa_source_run *run, struct sa_error *error)
{
    static int (*const steps[])(struct sa_source_run *, struct sa_error *) = {ask_for_groups, ask_for_grants};
    struct state *state = run->state;
    return state->step < sizeof steps / sizeof *steps ? steps[state->step++](run, error) : SA_OK;
}

static void permissions_end(struct sa_source_run *run)
{
    struct state *state = run->state;
    sa_rows_release(&state->rows);
    sqlite3_finalize(state->system);
    if (state->columns.data)
        sa_buffer_release(&state->columns);
}

const struct sa_source sa_source_permissions = {
    .info = &sa_source_info_permissions,
    .connection = SA_ASK_SETUP,
    .probe = true,
    .versioned = true,
    .wanted = sa_rows_wanted,
    .state_size = sizeof(struct state),
    .progress = "reading permissions",
    .forget = "DELETE FROM setup_permission_set_assignment; DELETE FROM setup_permission_set;"
              "DELETE FROM setup_permission_set_group; DELETE FROM setup_permission_set_group_component;"
              "DELETE FROM setup_muting_permission_set; DELETE FROM setup_permission_set_assignees;"
              "DELETE FROM setup_object_permissions; DELETE FROM setup_field_permissions;"
              "DELETE FROM setup_system_permission; DELETE FROM setup_permission_object",
    .ready = ask_for_assignments,
    .end = permissions_end,
};
