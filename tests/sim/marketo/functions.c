/* What the answers' SQL asks of the call at hand: see answers.sql. */
#include <string.h>

#include "instance.h"
#include "syncaudit/json.h"
#include "syncaudit/sql.h"

/* argument(name): its decoded value; NULL when the call has none. */
static void sql_argument(sqlite3_context *context, int count, sqlite3_value **values)
{
    struct sim_site *site = sqlite3_user_data(context);
    const char *name = (const char *)sqlite3_value_text(values[0]);
    struct sa_buffer value = SA_BUFFER_INIT(SIM_BODY_LIMIT);
    bool found = false;
    (void)count;
    const char *form = site->marketo->arguments;
    if (!name || !form || sim_form_get(form, name, &value, &found, NULL))
        sqlite3_result_error(context, "argument", -1);
    else if (found)
        sqlite3_result_text(context, value.data, (int)value.length, SQLITE_TRANSIENT);
    sa_buffer_release(&value);
}

/* dated(kind): lists of it can be asked for by when an asset changed. */
static void sql_dated(sqlite3_context *context, int count, sqlite3_value **values)
{
    static const char *const kinds[] = {"smartlists", "smartcampaigns", "programs", "emails", "staticlists"};
    struct sim_site *site = sqlite3_user_data(context);
    const char *kind = (const char *)sqlite3_value_text(values[0]);
    bool dated = false;
    (void)count;
    for (size_t i = 0; kind && i < sizeof kinds / sizeof *kinds; i++)
        dated = dated || strcmp(kind, kinds[i]) == 0;
    if (kind && strcmp(kind, "landingpages") == 0)
        dated = sim_setting_is(site->settings, "page-since", "true");
    sqlite3_result_int(context, dated);
}

static void sql_calls(sqlite3_context *context, int count, sqlite3_value **values)
{
    struct sim_site *site = sqlite3_user_data(context);
    (void)count;
    (void)values;
    sqlite3_result_int64(context, site->calls);
}

static int pick_members(const struct sa_json *object, int count, sqlite3_value **values,
                        struct sa_buffer *out)
{
    int rc = sa_buffer_adds(out, "{");
    for (int i = 1; rc == SA_OK && i < count; i++) {
        const char *name = (const char *)sqlite3_value_text(values[i]);
        const struct sa_json *member = name ? sa_json_get(object, name) : NULL;
        if (!member)
            continue;
        rc = sa_buffer_addf(out, "%s\"%s\":", out->length > 1 ? "," : "", name);
        if (rc == SA_OK)
            rc = sa_json_print(member, out);
    }
    return rc ? rc : sa_buffer_adds(out, "}");
}

/* pick(object, name…): the members of these names that it has. */
static void sql_pick(sqlite3_context *context, int count, sqlite3_value **values)
{
    struct sa_json *object = NULL;
    struct sa_buffer out = SA_BUFFER_INIT(SIM_BODY_LIMIT);
    const char *text = count > 0 ? (const char *)sqlite3_value_text(values[0]) : NULL;
    if (!text)
        return;
    if (sa_json_parse(&object, text, strlen(text), NULL) || pick_members(object, count, values, &out))
        sqlite3_result_error(context, "pick", -1);
    else
        sqlite3_result_text(context, out.data, (int)out.length, SQLITE_TRANSIENT);
    sa_buffer_release(&out);
    sa_json_free(object);
}

int sim_instance_functions(struct sim_site *site, struct sa_error *error)
{
    if (sqlite3_create_function(site->db, "argument", 1, SQLITE_UTF8, site, sql_argument, NULL, NULL) ||
        sqlite3_create_function(site->db, "dated", 1, SQLITE_UTF8, site, sql_dated, NULL, NULL) ||
        sqlite3_create_function(site->db, "calls", 0, SQLITE_UTF8, site, sql_calls, NULL, NULL) ||
        sqlite3_create_function(site->db, "pick", -1, SQLITE_UTF8 | SQLITE_DETERMINISTIC, site, sql_pick,
                                NULL, NULL))
        return sa_sql_error(site->db, error, "registering functions");
    return SA_OK;
}
