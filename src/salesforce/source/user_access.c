/* Salesforce's own answer to what another user may do: a check of what is worked out where the sync user itself cannot be asked.
 *
 * Sources: Tooling API Developer Guide, UserEntityAccess and UserFieldAccess; both demand that the user is named. That they
 * answer for another user than who asks is documented nowhere: a refusal takes nothing away. */
#include "salesforce/rows.h"
#include "syncaudit/sql.h"

const struct sa_source_info sa_source_info_user_access = {
    208, "user_access", "Salesforce's own answer to what the sync user may do",
    "fetch with --admin and --as-user, as a user with View Setup and Configuration"};

enum { NAMES = 100 }; /* in one query: what an address has room for */

enum kind_number { OBJECTS, FIELDS, KINDS };

static const struct sa_rows_kind kinds[KINDS] = {
    [OBJECTS] =
        {.object = "UserEntityAccess",
         .table = "setup_user_entity_access",
         .columns =
             "DurableId,EntityDefinition.QualifiedApiName,IsReadable,IsCreatable,IsEditable,IsDeletable",
         .newer = "",
         .never_empty = true},
    [FIELDS] = {.object = "UserFieldAccess",
                .table = "setup_user_field_access",
                .columns = "DurableId,IsAccessible,IsCreatable,IsUpdatable",
                .newer = "",
                .never_empty = true},
};

/* What is asked, NAMES at a time: names that need no quoting, and how the condition before them begins. */
static const struct wanted {
    enum kind_number kind;
    const char *sql;
} wanted_rows[] = {
    {OBJECTS,
     "SELECT o.name, format('WHERE UserId = ''%s'' AND EntityDefinition.QualifiedApiName IN (', u.user_id)"
     " FROM describe_object o JOIN userinfo u ON u.connection = 'sync'"
     " WHERE o.name NOT GLOB '*[^A-Za-z0-9_]*' AND u.user_id NOT GLOB '*[^A-Za-z0-9]*' ORDER BY o.name"},
    /* The fields that sync by themselves, under the ids Setup has for them. */
    {FIELDS,
     "SELECT DurableId || '.' || substr(u.user_id, 1, 15) AS id, 'WHERE DurableId IN ('"
     " FROM setup_field_definition JOIN userinfo u ON u.connection = 'sync'"
     " WHERE \"EntityDefinition.QualifiedApiName\" IN (SELECT object FROM main_object) AND IsFlsEnabled"
     " AND id NOT GLOB '*[^A-Za-z0-9_.]*' ORDER BY 1"},
};

static int user_access_ask_portion(struct sa_source_run *run, enum kind_number kind, struct sa_buffer *tail,
                                   struct sa_error *error)
{
    int rc = sa_buffer_adds(tail, ")") ? sa_error_memory(error) : SA_OK;
    if (rc == SA_OK)
        rc = sa_rows_ask(run, "", &(struct sa_rows_query){.kind = &kinds[kind]}, tail->data, error);
    sa_buffer_clear(tail);
    return rc;
}

static int user_access_ask(struct sa_source_run *run, const struct wanted *wanted, struct sa_error *error)
{
    struct sa_buffer tail = SA_BUFFER_INIT(SA_BUFFER_OWN);
    sqlite3_stmt *row = NULL;
    int count = 0;
    int rc = sa_sql_prepare(run->db, &row, wanted->sql, error);
    while (sa_sql_each(row, &rc, error)) {
        if (sa_buffer_addf(&tail, "%s'%s'", count ? "," : sa_sql_text(row, 1), sa_sql_text(row, 0)))
            rc = sa_error_memory(error);
        else if (++count == NAMES) {
            rc = user_access_ask_portion(run, wanted->kind, &tail, error);
            count = 0;
        }
    }
    if (rc == SA_OK && count > 0)
        rc = user_access_ask_portion(run, wanted->kind, &tail, error);
    sqlite3_finalize(row);
    sa_buffer_release(&tail);
    return rc;
}

static int user_access_begin(struct sa_source_run *run, struct sa_error *error)
{
    struct sa_rows *rows = run->state;
    int rc = SA_OK;
    *rows = (struct sa_rows){.kinds = kinds};
    for (size_t i = 0; rc == SA_OK && i < sizeof wanted_rows / sizeof *wanted_rows; i++)
        rc = user_access_ask(run, &wanted_rows[i], error);
    return rc;
}

/* The sync user's own describe says it better. */
static bool user_access_wanted(const struct sa_fetch_options *options)
{
    return !options->connection && options->as_user && sa_rows_wanted(options);
}

const struct sa_source sa_source_user_access = {
    .info = &sa_source_info_user_access,
    .connection = SA_ASK_ADMIN,
    .probe = true,
    .versioned = true,
    .wanted = user_access_wanted,
    .state_size = sizeof(struct sa_rows),
    .forget = "DELETE FROM setup_user_entity_access; DELETE FROM setup_user_field_access",
    .surveyed = user_access_begin,
    .end = sa_rows_end,
};
