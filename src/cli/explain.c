/* explain: why the sync user has or lacks an access. */
#include <stdlib.h>
#include <string.h>

#include "cli/shared/audit.h"
#include "cli/shared/cli.h"
#include "cli/shared/connect.h"
#include "cli/shared/options.h"
#include "cli/shared/signals.h"
#include "cli/shared/terminal.h"
#include "syncaudit/buffer.h"
#include "syncaudit/explain.h"
#include "syncaudit/json.h"
#include "syncaudit/name.h"
#include "syncaudit/place.h"
#include "syncaudit/rules.h"
#include "syncaudit/sql.h"

static const char *record; /* --record */

static struct poptOption asking[] = {
    {"record", '\0', POPT_ARG_STRING, &record, 0,
     "ask the org what the sync user may do with this record, and what stands in the way", "ID"},
    POPT_TABLEEND,
};

static struct poptOption options[] = {
    SA_INCLUDE("Output", sa_options_json),
    SA_INCLUDE("One record", asking),
    SA_INCLUDE("One record", sa_options_connection),
    SA_INCLUDE("One record", sa_options_config),
    POPT_TABLEEND,
};

/* What is explained. */
struct matter {
    struct sa_snapshot *snapshot;
    struct sa_place place;    /* no object = that of the record */
    struct sa_snapshot *live; /* what the org has answered about the record; NULL = none was asked about */
    char *user_id, *columns;
    struct sa_record_question about;
};

/* What of Marketo uses the field. What rules start from takes time to make: only where Marketo was read. */
static int give_uses(struct matter *matter, void (*line)(void *payload, const struct sa_explain_line *line),
                     void *payload, struct sa_error *error)
{
    sqlite3_stmt *row = NULL;
    int rc = sa_sql_prepare(sa_snapshot_db(matter->snapshot), &row,
                            "SELECT 1 FROM marketo_rest_field LIMIT 1", error);
    bool read = sa_sql_each(row, &rc, error);
    sqlite3_finalize(row);
    if (rc || !read)
        return rc;
    rc = sa_rules_prepare(matter->snapshot, error);
    return rc ? rc
              : sa_explain_uses(matter->snapshot, matter->place.object, matter->place.field, line, payload,
                                error);
}

/* Lines on the record, if there is one, and on the object or field. */
static int give(struct matter *matter, void (*line)(void *payload, const struct sa_explain_line *line),
                void *payload, struct sa_error *error)
{
    int rc = SA_OK;
    if (matter->live)
        rc = sa_explain_record(matter->snapshot, matter->live, &matter->about, matter->place.field, line,
                               payload, error);
    if (rc || (matter->live && !matter->place.field))
        return rc;
    rc = sa_explain(matter->snapshot, matter->place.object, matter->place.field, line, payload, error);
    return rc || !matter->place.field ? rc : give_uses(matter, line, payload, error);
}

static void explain_print_line(void *payload, const struct sa_explain_line *line)
{
    (void)payload;
    sa_print("%*s%s", 2 * line->depth, "", line->depth ? "- " : "");
    sa_print_one_line(line->text);
    if (*line->link)
        sa_print("\n%*s%s", 2 * line->depth + 2, "", line->link);
    sa_print("\n");
}

static void add_member(struct sa_buffer *out, const char *name, const char *value)
{
    sa_buffer_addf(out, ",\"%s\":", name);
    sa_json_quote(value, strlen(value), out);
}

/* Errors of the buffer are memory's; the length tells whether all of it is there. */
static void add_line(void *payload, const struct sa_explain_line *line)
{
    struct sa_buffer *out = payload;
    sa_buffer_addf(out, "%s\n  {\"depth\":%d", out->length > 1 ? "," : "", line->depth);
    add_member(out, "kind", line->kind);
    add_member(out, "text", line->text);
    add_member(out, "link", line->link);
    sa_buffer_adds(out, "}");
}

static int print_json(struct matter *matter, struct sa_error *error)
{
    struct sa_buffer out = SA_BUFFER_INIT(SA_BUFFER_OWN);
    int rc = sa_buffer_adds(&out, "[");
    if (rc == SA_OK)
        rc = give(matter, add_line, &out, error);
    if (rc == SA_OK)
        sa_print("%s\n]\n", out.data);
    sa_buffer_release(&out);
    return rc;
}

static int cli_explain(struct matter *matter)
{
    struct sa_error error = SA_ERROR_INIT;
    int rc = sa_option.json ? print_json(matter, &error) : give(matter, explain_print_line, NULL, &error);
    return rc ? sa_fail_input(&error) : SA_EXIT_OK;
}

/* ---- one record ---- */

/* Which object has such ids, and what of a record of it tells of access. */
static int find_question(struct matter *matter)
{
    static const char sql[] =
        "SELECT o.name, (SELECT user_id FROM audit),"
        " coalesce((SELECT group_concat(column2, '') FROM (VALUES ('OwnerId', ',OwnerId,Owner.Name,Owner.IsActive'),"
        "  ('RecordTypeId', ',RecordTypeId'), ('IsConverted', ',IsConverted'), ('IsDeleted', ',IsDeleted'))"
        "  JOIN describe_field f ON f.object = o.name AND f.name = column1), '')"
        " FROM global_object o WHERE o.keyPrefix = substr(:id, 1, 3) ORDER BY o.name LIMIT 1";
    struct sa_error error = SA_ERROR_INIT;
    sqlite3_stmt *row = NULL;
    int rc = sa_sql_prepare(sa_snapshot_db(matter->snapshot), &row, sql, &error);
    sa_sql_bind_text(row, ":id", record);
    bool found = sa_sql_each(row, &rc, &error);
    if (found && !matter->place.object)
        matter->place.object = strdup(sa_sql_text(row, 0));
    matter->user_id = strdup(found ? sa_sql_text(row, 1) : "");
    matter->columns = strdup(found ? sa_sql_text(row, 2) : "");
    bool other = found && matter->place.object && strcmp(matter->place.object, sa_sql_text(row, 0)) != 0;
    sqlite3_finalize(row);
    if (rc)
        return sa_fail(&error);
    if (!matter->user_id || !matter->columns || (found && !matter->place.object))
        return SA_EXIT_FAILED;
    if (!found || other)
        return sa_usage_error("'%s' is the id of %s", record,
                              found ? "another object" : "no object that the snapshot knows");
    if (!sa_is_id(matter->user_id) || !sa_is_api_name(matter->place.object))
        return sa_usage_error("the snapshot does not say whose view it is");
    matter->about =
        (struct sa_record_question){record, matter->place.object, matter->user_id, matter->columns};
    return SA_EXIT_OK;
}

/* The org that has answered must be the snapshot's: ids of one mean nothing in another. */
static int check_org(struct matter *matter)
{
    struct sa_error error = SA_ERROR_INIT;
    sqlite3_stmt *row = NULL;
    int exit = SA_EXIT_OK;
    int rc = sa_sql_run(sa_snapshot_db(matter->snapshot), "CREATE TEMP TABLE live_org (id TEXT)", &error);
    if (!rc)
        rc = sa_sql_copy(sa_snapshot_db(matter->snapshot), "temp.live_org", sa_snapshot_db(matter->live),
                         "SELECT organization_id FROM userinfo", &error);
    if (!rc)
        rc = sa_sql_prepare(
            sa_snapshot_db(matter->snapshot), &row,
            "SELECT id, org_id FROM temp.live_org, audit WHERE substr(id, 1, 15) <> substr(org_id, 1, 15)",
            &error);
    if (sa_sql_each(row, &rc, &error))
        exit = sa_usage_error("the snapshot is of org %s, and %s was asked", sa_sql_text(row, 1),
                              sa_sql_text(row, 0));
    sqlite3_finalize(row);
    return rc ? sa_fail(&error) : exit;
}

static int ask_record(struct matter *matter, const struct sa_configuration *configuration)
{
    static const char *const sources[] = {"versions", "identity", "global", "record", NULL};
    struct sa_error error = SA_ERROR_INIT;
    struct sa_connect connect = {0};
    const char *word = sa_option.sync ? sa_option.sync : sa_option.admin;
    bool partial;
    int rc = sa_connect(&connect, word, sa_option.sync ? "SYNCAUDIT_SYNC_TOKEN" : "SYNCAUDIT_ADMIN_TOKEN",
                        configuration, &error);
    if (!rc)
        rc = sa_signals_catch(&error);
    const struct sa_fetch_options fetching = {
        .connection = word,
        .token = connect.token,
        .login = connect.login,
        .objects = "User", /* no describe is asked; a scope by names needs none */
        .sources = sources,
        .about = &matter->about,
        .observer = sa_terminal_observer(),
    };
    if (!rc)
        rc = sa_fetch(&matter->live, &partial, &fetching, &error);
    sa_connect_release(&connect);
    return rc ? sa_fail(&error) : check_org(matter);
}

static int ask_about_record(struct matter *matter, struct sa_settings *settings)
{
    if (!sa_is_id(record))
        return sa_usage_error("'%s' is not a record's id: those have 15 or 18 letters and digits", record);
    if (!sa_option.sync && !sa_option.admin)
        return sa_usage_error("--sync is missing: whom to ask about the record");
    int exit = sa_settings_configure(settings);
    if (!exit)
        exit = find_question(matter);
    return exit ? exit : ask_record(matter, settings->configuration);
}

static int explain_run(const char *const *arguments)
{
    struct sa_settings settings = {0};
    struct sa_audit audit = {.settings = &settings};
    struct matter matter = {0};
    struct sa_error error = SA_ERROR_INIT;
    int exit = sa_arguments_check(arguments, record ? 1 : 2, 2, "SNAPSHOT and OBJECT[.FIELD]");
    if (!exit)
        exit = sa_audit_find(&audit, arguments[0]);
    matter.snapshot = audit.snapshot;
    if (!exit && arguments[1] &&
        sa_place_find(&matter.place, sa_snapshot_db(audit.snapshot), arguments[1], &error))
        exit = sa_fail_input(&error);
    if (!exit && record)
        exit = ask_about_record(&matter, &settings);
    if (!exit)
        exit = cli_explain(&matter);
    if (!exit && audit.partial) {
        sa_warn("the snapshot is incomplete: what was not read may say otherwise");
        exit = SA_EXIT_INCOMPLETE;
    }
    sa_snapshot_close(matter.live);
    sa_place_release(&matter.place);
    free(matter.user_id);
    free(matter.columns);
    sa_audit_release(&audit);
    sa_settings_release(&settings);
    return exit;
}

const struct sa_command sa_command_explain = {
    .name = "explain",
    .summary = "tell why the sync user has or lacks an access",
    .arguments = "SNAPSHOT OBJECT[.FIELD]",
    .help =
        "Prints what the sync user may do with an object or a field, every profile, permission set and group that grants it or "
        "could, what is muted or expired, the smallest change; of a field also what of Marketo uses it. What grants it is known when the "
        "snapshot was fetched with a user who has View Setup and Configuration. With --record the org is asked about one record, as if "
        "somebody logged in as the sync user and tried: whether it may be seen and edited, and what stands in the way. Of the record "
        "nothing is read but owner, record type and whether it is converted or deleted; nothing of it is kept.",
    .options = options,
    .run = explain_run,
};
