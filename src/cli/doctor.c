/* doctor: who asks, and what an audit with these connections could say. A handful of calls for each. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cli/shared/cli.h"
#include "cli/shared/connect.h"
#include "cli/shared/connect_marketo.h"
#include "cli/shared/options.h"
#include "cli/shared/rows.h"
#include "cli/shared/settings.h"
#include "cli/shared/signals.h"
#include "cli/shared/terminal.h"
#include "marketo/account.h"
#include "salesforce/service.h"
#include "syncaudit/embedded.h"
#include "syncaudit/json.h"
#include "syncaudit/salesforce.h"
#include "syncaudit/source.h"
#include "syncaudit/sql.h"
#include "syncaudit/text.h"

static struct poptOption options[] = {
    SA_INCLUDE("Connection", sa_options_connection),
    SA_INCLUDE("Connection", sa_options_config),
    SA_INCLUDE("Connection", sa_options_marketo),
    SA_INCLUDE("Output", sa_options_json),
    POPT_TABLEEND,
};

/* What is asked; the rest follows from it. */
static const char *const sources[] = {"versions",        "identity", "organization", "global", "user",
                                      "user_permission", NULL};

enum { LABEL = 10, NAME = 23, MAY = 8 }; /* columns */

/* One connection, and what was found out about it. Zero-initialise before use. */
struct patient {
    const char *role;
    struct sa_connect connect;
    struct sa_snapshot *snapshot;
    bool setup;   /* may view setup */
    bool wrong;   /* another user than the configuration says */
    bool partial; /* a question failed */
    unsigned long calls;
    struct sa_instance
        *marketo; /* asked beside the org; NULL = it is not given, or another connection asks it */
};

/* What there is to say, as members of JSON's lists: with --json nothing is printed before all is known. */
struct doctor_told {
    struct sa_buffer lines, sources;
};
static struct doctor_told doctor_told = {SA_BUFFER_INIT(SA_BUFFER_OWN), SA_BUFFER_INIT(SA_BUFFER_OWN)};

/* Adds an object of texts to a list. `names` ends with NULL. */
static int doctor_add(struct sa_buffer *list, const char *const *names, const char *const *values)
{
    int rc = list->length ? sa_buffer_adds(list, ",\n") : SA_OK;
    for (size_t i = 0; names[i] && rc == SA_OK; i++) {
        rc = sa_buffer_addf(list, "%s\"%s\":", i ? "," : "{", names[i]);
        if (rc == SA_OK)
            rc = sa_json_quote(values[i], strlen(values[i]), list);
    }
    return rc ? rc : sa_buffer_adds(list, "}");
}

/* What is asked, of Marketo too where it is given: the first page of each list. Owned; the names are not. */
static const char **choose_sources(const struct sa_instance *marketo)
{
    enum { OWN = sizeof sources / sizeof *sources };
    size_t count = OWN - 1;
    for (size_t i = 0; marketo && sa_marketo_source_table[i]; i++)
        count++;
    const char **chosen = calloc(count + 1, sizeof *chosen);
    for (size_t i = 0; chosen && i < count; i++)
        chosen[i] = i < OWN - 1 ? sources[i] : sa_marketo_source_table[i - (OWN - 1)]->info->name;
    return chosen;
}

static int look(struct patient *patient, const struct sa_settings *settings, const char *word,
                const char *variable)
{
    struct sa_error error = SA_ERROR_INIT;
    const char **chosen = choose_sources(patient->marketo);
    if (!chosen)
        return SA_EXIT_FAILED;
    int rc = sa_connect(&patient->connect, word, variable, settings->configuration, &error);
    const struct sa_fetch_options fetching = {
        .connection = word,
        .token = patient->connect.token,
        .login = patient->connect.login,
        .objects = "User", /* no describe is asked; a scope by names needs none */
        .sources = chosen,
        .beside = patient->marketo ? sa_instance_party(patient->marketo) : NULL,
        .observer = sa_terminal_observer(),
    };
    if (!rc)
        rc = sa_fetch(&patient->snapshot, &patient->partial, &fetching, &error);
    free(chosen);
    return rc ? sa_fail(&error) : SA_EXIT_OK;
}

/* A label, and a text in lines that begin behind it. Names of others are in it: it is made one line first. */
static int print_line(const char *whose, const char *label, const char *text, bool loud)
{
    char line[2000];
    sa_text_line(line, sizeof line, text);
    if (sa_option.json)
        return doctor_add(&doctor_told.lines, (const char *const[]){"connection", "label", "text", NULL},
                          (const char *const[]){whose, label, line});
    sa_print_colored(loud ? SA_COLOR_YELLOW : SA_COLOR_PLAIN, "%-*s", LABEL, label);
    sa_print_wrapped(LABEL, LABEL, line);
    return SA_OK;
}

/* Prints the lines of doctor.sql; what the other connection has said of the same org (`told`, NULL = nothing) not again. */
static int tell(struct patient *patient, const char *expected, const char *told)
{
    struct sa_error error = SA_ERROR_INIT;
    sqlite3_stmt *lines = NULL;
    char names[256];
    char objects[300]; /* a JSON array */
    const struct sa_embedded_file *file = sa_embedded_find("src/cli/doctor.sql");
    sa_text_join(names, sizeof names, sa_default_objects, "\",\"", "\",\"");
    snprintf(objects, sizeof objects, "[\"%s\"]", names);
    sqlite3 *db = sa_snapshot_db(patient->snapshot);
    int rc = file ? sa_sql_prepare(db, &lines, file->data, &error)
                  : sa_error_set(&error, SA_EINPUT, "this build holds no doctor");
    if (!rc) {
        sa_sql_bind_text(lines, ":role", patient->role);
        sa_sql_bind_text(lines, ":expected", expected);
        sa_sql_bind_text(lines, ":told", told);
        sa_sql_bind_text(lines, ":objects", objects);
        sa_sql_bind_text(lines, ":tool", SA_API_VERSION);
    }
    while (sa_sql_each(lines, &rc, &error)) {
        int loud = sqlite3_column_int(lines, 2);
        rc = print_line(patient->role, sa_sql_text(lines, 0), sa_sql_text(lines, 1), loud > 0);
        if (rc)
            sa_error_memory(&error);
        patient->wrong = patient->wrong || loud > 1;
    }
    sqlite3_finalize(lines);
    return rc ? sa_fail(&error) : SA_EXIT_OK;
}

static int count(struct patient *patient, const char *sql, unsigned long *out)
{
    struct sa_error error = SA_ERROR_INIT;
    sqlite3_stmt *statement = NULL;
    int rc = sa_sql_prepare(sa_snapshot_db(patient->snapshot), &statement, sql, &error);
    *out = sa_sql_each(statement, &rc, &error) ? (unsigned long)sqlite3_column_int64(statement, 0) : 0;
    sqlite3_finalize(statement);
    return rc ? sa_fail(&error) : SA_EXIT_OK;
}

static int examine(struct patient *patient, const struct sa_settings *settings, const char *word,
                   const char *variable, const char *expected, const char *told)
{
    unsigned long setup = 0;
    int exit = look(patient, settings, word, variable);
    if (!exit)
        exit =
            count(patient, "SELECT granted FROM setup_user_permission_access WHERE permission = 'ViewSetup'",
                  &setup);
    if (!exit)
        exit = count(patient, "SELECT calls FROM run", &patient->calls);
    patient->setup = setup != 0;
    return exit ? exit : tell(patient, expected, told);
}

/* The org a connection has told of; '' = it did not say. */
static int org_of(char *out, size_t size, const struct patient *patient)
{
    struct sa_error error = SA_ERROR_INIT;
    sqlite3_stmt *row = NULL;
    int rc = sa_sql_prepare(sa_snapshot_db(patient->snapshot), &row,
                            "SELECT org_id FROM audit WHERE org_id IS NOT NULL", &error);
    *out = '\0';
    if (sa_sql_each(row, &rc, &error))
        snprintf(out, size, "%s", sa_sql_text(row, 0));
    sqlite3_finalize(row);
    return rc ? sa_fail(&error) : SA_EXIT_OK;
}

/* What came of a source that was asked on this connection: 1 = it was read, 0 = it was not or that cannot be told, -1 = it was not
 * asked. */
static int answered(const struct patient *patient, const char *source)
{
    sqlite3_stmt *statement = NULL;
    if (!patient->snapshot)
        return -1;
    int rc = sa_sql_prepare(sa_snapshot_db(patient->snapshot), &statement,
                            "SELECT max(status = 'ok') FROM coverage WHERE source = :source"
                            " AND status <> 'not_asked' HAVING count(*) > 0",
                            NULL);
    sa_sql_bind_text(statement, ":source", source);
    int found = sa_sql_each(statement, &rc, NULL) ? sqlite3_column_int(statement, 0) : -1;
    sqlite3_finalize(statement);
    return rc ? 0 : found;
}

/* Whether a source can be read: by its answer, or by what is known of the users. */
static const char *judge(const struct sa_source *source, const struct patient *sync,
                         const struct patient *admin)
{
    int by_sync = answered(sync, source->info->name);
    int by_admin = answered(admin, source->info->name);
    if (by_sync >= 0 || by_admin >= 0)
        return by_sync > 0 || by_admin > 0 ? "yes" : "no";
    bool setup = sync->setup || admin->setup;
    switch (source->connection) {
    case SA_ASK_SETUP:
        return setup ? "yes" : "no";
    case SA_ASK_ADMIN:
        return admin->setup ? "yes" : "no";
    case SA_ASK_SYNC:
        return sync->snapshot ? "yes" : "no";
    default:
        return "yes";
    }
}

static const struct sa_source *find_among(const struct sa_source *const *table,
                                          const struct sa_source_info *info)
{
    while (*table && (*table)->info != info)
        table++;
    return *table;
}

/* Of Marketo only what was asked can be told: its parts follow from the lists. */
static const struct sa_source *find_source(const struct sa_source_info *info, const struct patient *sync,
                                           const struct patient *admin)
{
    const struct sa_source *source = find_among(sa_source_table, info);
    if (source || (answered(sync, info->name) < 0 && answered(admin, info->name) < 0))
        return source;
    return find_among(sa_marketo_source_table, info);
}

static int print_source(const struct sa_source_info *info, const struct patient *sync,
                        const struct patient *admin)
{
    const struct sa_source *source = find_source(info, sync, admin);
    if (!source || !info->unlock) /* not Salesforce's, or of no audit */
        return SA_OK;
    const char *may = judge(source, sync, admin);
    bool yes = strcmp(may, "yes") == 0;
    if (sa_option.json)
        return doctor_add(&doctor_told.sources,
                          (const char *const[]){"source", "read", "gives", "unlock", NULL},
                          (const char *const[]){info->name, may, info->gives, info->unlock});
    sa_print("%-*s", NAME, info->name);
    sa_print_colored(yes ? SA_COLOR_GREEN : SA_COLOR_YELLOW, "%-*s", MAY, may);
    sa_print_wrapped(NAME + MAY, NAME + MAY, info->gives);
    if (!yes) {
        sa_print("%*s", NAME + MAY, "");
        sa_print_wrapped(NAME + MAY, NAME + MAY, info->unlock);
    }
    return SA_OK;
}

/* In the order of their places, of which no two are the same. */
static int print_sources(const struct patient *sync, const struct patient *admin)
{
    int rc = SA_OK;
    if (!sa_option.json)
        sa_print("\n%-*s%-*s%s\n", NAME, "Source", MAY, "Read?", "What it gives, and what unlocks it");
    for (int last = -1; rc == SA_OK;) {
        const struct sa_source_info *next = NULL;
        for (size_t i = 0; sa_source_info_table[i]; i++)
            if (sa_source_info_table[i]->place > last &&
                (!next || sa_source_info_table[i]->place < next->place))
                next = sa_source_info_table[i];
        if (!next)
            break;
        rc = print_source(next, sync, admin);
        last = next->place;
    }
    return rc;
}

/* Who asks Marketo, and what is left of its day. */
static int print_marketo(const struct sa_instance *marketo, const char *word)
{
    char line[1024];
    unsigned long used, quota;
    if (!marketo)
        return SA_OK;
    snprintf(line, sizeof line, "%s%s%s", word, *sa_instance_user(marketo) ? ", as " : "",
             sa_instance_user(marketo));
    int rc = print_line("Marketo", "Marketo", line, false);
    if (sa_instance_calls(marketo, &used, &quota))
        snprintf(line, sizeof line, "%lu of %lu calls of today are left", quota - used, quota);
    else
        snprintf(line, sizeof line, "how many calls of today are left was not told");
    return rc ? rc : print_line("Marketo", "", line, false);
}

/* What an audit could say, and what asking has cost. */
static int conclude(const struct patient *sync, const struct patient *admin, const char *instance)
{
    struct sa_error error = SA_ERROR_INIT;
    unsigned long calls = sync->calls + admin->calls;
    int rc = print_marketo(sync->marketo ? sync->marketo : admin->marketo, instance);
    if (rc == SA_OK)
        rc = print_sources(sync, admin);
    if (rc) {
        sa_error_memory(&error);
        return sa_fail(&error);
    }
    if (sa_option.json)
        sa_print("{\"lines\":[%s],\n\"sources\":[%s],\n\"calls\":%lu}\n",
                 doctor_told.lines.data ? doctor_told.lines.data : "",
                 doctor_told.sources.data ? doctor_told.sources.data : "", calls);
    else
        sa_print("\nCalls     %lu\n", calls);
    return SA_EXIT_OK;
}

/* The instance that --marketo names, for a glance. */
static int open_marketo(struct sa_instance **out, struct sa_settings *settings)
{
    struct sa_error error = SA_ERROR_INIT;
    const char *folder = NULL;
    int rc = sa_marketo_sort(&folder, &settings->instance, settings->configuration, &error);
    if (rc == SA_OK && settings->instance)
        rc = sa_connect_marketo(out, settings->instance, settings->configuration, NULL, NULL, &error);
    return rc ? sa_fail_input(&error) : SA_EXIT_OK;
}

/* What a question that failed would have told is not known, not a no. */
static int say_failed(const struct patient *patient)
{
    return patient->snapshot ? sa_warn_failed(sa_snapshot_db(patient->snapshot)) : SA_EXIT_OK;
}

static void release(struct patient *patient)
{
    sa_snapshot_close(patient->snapshot);
    sa_instance_free(patient->marketo);
    sa_connect_release(&patient->connect);
}

static int doctor_run(const char *const *arguments)
{
    struct sa_error error = SA_ERROR_INIT;
    struct sa_settings settings = {0};
    struct patient sync = {.role = "Sync user"};
    struct patient admin = {.role = "Admin"};
    char org[32] = "";
    int exit = sa_arguments_check(arguments, 0, 0, "");
    if (!exit && !sa_option.sync && !sa_option.admin)
        exit = sa_usage_error("--sync is missing: whom to ask");
    if (!exit)
        exit = sa_settings_configure(&settings);
    if (!exit && sa_signals_catch(&error))
        exit = sa_fail(&error);
    if (!exit)
        exit = open_marketo(sa_option.sync ? &sync.marketo : &admin.marketo, &settings);
    const char *expected = settings.configuration ? settings.configuration->sync_user : NULL;
    if (!exit && sa_option.sync)
        exit = examine(&sync, &settings, sa_option.sync, "SYNCAUDIT_SYNC_TOKEN", expected, NULL);
    if (!exit && sync.snapshot)
        exit = org_of(org, sizeof org, &sync);
    if (!exit && sa_option.admin)
        exit =
            examine(&admin, &settings, sa_option.admin, "SYNCAUDIT_ADMIN_TOKEN", expected, *org ? org : NULL);
    if (!exit)
        exit = conclude(&sync, &admin, settings.instance);
    if (!exit && (sync.wrong || admin.wrong) && !sa_option.any_user)
        exit = SA_EXIT_FINDINGS;
    if (exit <= SA_EXIT_FINDINGS && (sync.partial || admin.partial))
        exit = say_failed(&sync) | say_failed(&admin) ? SA_EXIT_FAILED : SA_EXIT_INCOMPLETE;
    release(&sync);
    release(&admin);
    sa_buffer_release(&doctor_told.lines);
    sa_buffer_release(&doctor_told.sources);
    sa_settings_release(&settings);
    return exit;
}

const struct sa_command sa_command_doctor = {
    .name = "doctor",
    .summary = "tell who asks, and what an audit could say",
    .arguments = "",
    .help =
        "Asks a handful of questions on each connection and writes nothing: who this is, whether that is the sync user of "
        "the configuration, production or sandbox, API calls left, and for each source whether it can be read and what "
        "unlocks it. An instance of Marketo can be given, too. Ends with 1 when it is another user than the configuration says, with 4 when a question failed. The page 'Letting the tool in' (docs/letting-in.md) is for the Salesforce admin.",
    .options = options,
    .run = doctor_run,
};
