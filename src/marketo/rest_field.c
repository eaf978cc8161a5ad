/* Rows of marketo_rest_field: see rest_field.h. */
#include "marketo/rest_field.h"
#include "syncaudit/sql.h"

static const char upsert[] =
    "INSERT INTO marketo_rest_field (object, name, label, type, length, id, soap_name, updateable, crm_managed, hidden, sensitive,"
    " custom) VALUES (:object, :name, coalesce(:label, :name), coalesce(:type, ''), :length, :id, :soap_name, :updateable,"
    " :crm_managed, :hidden, :sensitive, :custom) ON CONFLICT DO UPDATE SET label = coalesce(:label, label), type = coalesce(:type, type),"
    " length = coalesce(:length, length), id = coalesce(:id, id), soap_name = coalesce(:soap_name, soap_name),"
    " updateable = coalesce(:updateable, updateable), crm_managed = coalesce(:crm_managed, crm_managed), hidden = coalesce(:hidden, hidden),"
    " sensitive = coalesce(:sensitive, sensitive), custom = coalesce(:custom, custom)";

static void bind_number(sqlite3_stmt *row, const char *parameter, const struct sa_json *node)
{
    long long number;
    if (sa_json_natural(node, SA_SQL_INTEGER_MOST, &number))
        sa_sql_bind_int(row, parameter, number);
}

static void bind_boolean(sqlite3_stmt *row, const char *parameter, const struct sa_json *node)
{
    if (sa_json_type(node) == SA_JSON_BOOLEAN)
        sa_sql_bind_int(row, parameter, sa_json_boolean(node));
}

int sa_rest_field_store(struct sa_source_run *run, const char *object, const struct sa_json *record,
                        struct sa_error *error)
{
    struct sa_rest_fields *fields = run->state;
    const struct sa_json *rest = sa_json_get(record, "rest");
    const char *name = sa_json_string(sa_json_get(rest ? rest : record, "name"));
    const struct sa_json *read_only = sa_json_get(rest, "readOnly");
    if (!name || !*name)
        return sa_error_set(error, SA_EFORMAT, "a field of '%s' has no name", object);
    int rc = fields->insert ? SA_OK : sa_sql_prepare(run->db, &fields->insert, upsert, error);
    if (rc)
        return rc;
    sqlite3_stmt *row = fields->insert;
    sa_sql_bind_text(row, ":object", object);
    sa_sql_bind_text(row, ":name", name);
    sa_sql_bind_text(row, ":label", sa_json_string(sa_json_get(record, "displayName")));
    sa_sql_bind_text(row, ":type", sa_json_string(sa_json_get(record, "dataType")));
    sa_sql_bind_text(row, ":soap_name", sa_json_string(sa_json_get(sa_json_get(record, "soap"), "name")));
    bind_number(row, ":length", sa_json_get(record, "length"));
    bind_number(row, ":id", sa_json_get(record, "id"));
    bind_boolean(row, ":updateable", sa_json_get(record, "updateable"));
    if (sa_json_type(read_only) == SA_JSON_BOOLEAN)
        sa_sql_bind_int(row, ":updateable", !sa_json_boolean(read_only));
    bind_boolean(row, ":crm_managed", sa_json_get(record, "crmManaged"));
    bind_boolean(row, ":hidden", sa_json_get(record, "isHidden"));
    bind_boolean(row, ":sensitive", sa_json_get(record, "isSensitive"));
    bind_boolean(row, ":custom", sa_json_get(record, "isCustom"));
    return sa_sql_step(row, error);
}

void sa_rest_fields_end(struct sa_source_run *run)
{
    sqlite3_finalize(((struct sa_rest_fields *)run->state)->insert);
}
