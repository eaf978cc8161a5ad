/* bundle: what a maintainer or a support engineer asks for first, as one file. */
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/utsname.h>
#include <unistd.h>
#include <zip.h>

#include "cli/shared/audit.h"
#include "cli/shared/cli.h"
#include "cli/shared/options.h"
#include "cli/shared/terminal.h"
#include "syncaudit/csv.h"
#include "syncaudit/embedded.h"
#include "syncaudit/file.h"
#include "syncaudit/share.h"
#include "syncaudit/sql.h"

#define BUNDLE "support-bundle.zip"

static char *log_file;

static struct poptOption options[] = {
    {"log", '\0', POPT_ARG_STRING, &log_file, 0, "add the log of the run: what --verbose printed to stderr",
     "FILE"},
    {"out", '\0', POPT_ARG_STRING, &sa_option.out, 0, "folder to write to (default: the snapshot's own)",
     "DIR"},
    SA_INCLUDE(NULL, sa_options_config),
    POPT_TABLEEND,
};

enum part { MANIFEST, SNAPSHOT, REQUESTS, CONFIGURATION, VERSIONS, LOG, PARTS };

static const char *const names[PARTS] = {
    [MANIFEST] = SA_MANIFEST_FILE,          [SNAPSHOT] = "snapshot.db",  [REQUESTS] = "requests.csv",
    [CONFIGURATION] = "configuration.yaml", [VERSIONS] = "versions.txt", [LOG] = "run.log",
};

/* Everything lies in a private folder beside the bundle until it is in it. Zero-initialise before use. */
struct bundle {
    struct sa_temporary folder;
    char *paths[PARTS];
    char *path; /* of the bundle */
    char *partial;
    struct sa_snapshot *shared;
    time_t time; /* the snapshot's: what the bundle says of when its parts were made */
};

static int join(char **out, const char *folder, const char *name, struct sa_error *error)
{
    if (asprintf(out, "%s/%s", folder, name) >= 0)
        return SA_OK;
    *out = NULL;
    return sa_error_memory(error);
}

static int bundle_begin(struct bundle *bundle, const char *directory, struct sa_error *error)
{
    int rc = sa_directory_make(directory, error);
    if (!rc)
        rc = join(&bundle->path, directory, BUNDLE, error);
    sa_temporary_sweep(directory, BUNDLE ".part-", NULL, NULL);
    if (!rc)
        rc = sa_temporary_folder(&bundle->folder, directory, BUNDLE ".part-", error);
    if (!rc)
        rc = join(&bundle->partial, bundle->folder.path, BUNDLE, error);
    for (size_t i = 0; i < PARTS && !rc; i++)
        rc = join(&bundle->paths[i], bundle->folder.path, names[i], error);
    return rc;
}

static void bundle_release(struct bundle *bundle)
{
    sa_snapshot_close(bundle->shared);
    for (size_t i = 0; i < PARTS; i++)
        free(bundle->paths[i]);
    sa_temporary_remove(&bundle->folder);
    free(bundle->partial);
    free(bundle->path);
}

static void bundle_put_bytes(void *payload, const char *bytes, size_t length)
{
    sa_file_write(payload, bytes, length);
}

/* A row of requests.csv: the names of the columns, or their values. */
static void put_request(struct sa_file_writer *file, sqlite3_stmt *row, bool titles)
{
    for (int i = 0; i < sqlite3_column_count(row); i++) {
        const char *text = titles ? sqlite3_column_name(row, i) : sa_sql_text(row, i);
        sa_file_write(file, ",", i > 0);
        sa_csv_cell(text ? text : "", false, bundle_put_bytes, file);
    }
    sa_file_write(file, "\n", 1);
}

static int write_requests(struct bundle *bundle, struct sa_error *error)
{
    struct sa_file_writer file = {0};
    sqlite3_stmt *rows = NULL;
    sqlite3 *db = sa_snapshot_db(bundle->shared);
    const struct sa_embedded_file *sql = sa_embedded_find("src/cli/bundle.sql");
    int rc = sql ? sa_sql_prepare(db, &rows, sql->data, error)
                 : sa_error_set(error, SA_EINPUT, "this build cannot make a bundle");
    if (!rc)
        rc = sa_file_begin(&file, bundle->paths[REQUESTS], error);
    if (!rc) {
        put_request(&file, rows, true);
        while (sa_sql_each(rows, &rc, error))
            put_request(&file, rows, false);
        if (!rc)
            rc = sa_file_commit(&file, error);
        sa_file_abandon(&file);
    }
    sqlite3_finalize(rows);
    return rc;
}

/* Appends a quoted YAML scalar. */
static int add_quoted(struct sa_buffer *out, const char *text)
{
    int rc = sa_buffer_adds(out, "'");
    for (; *text && !rc; text++)
        rc = *text == '\'' ? sa_buffer_adds(out, "''") : sa_buffer_add(out, text, 1);
    return rc ? rc : sa_buffer_adds(out, "'");
}

static int add_list(struct sa_buffer *out, const char *key, char *const *items, unsigned count)
{
    int rc = count ? sa_buffer_addf(out, "%s:\n", key) : SA_OK;
    for (unsigned i = 0; i < count && !rc; i++) {
        rc = sa_buffer_adds(out, "  - ");
        if (!rc)
            rc = add_quoted(out, items[i]);
        if (!rc)
            rc = sa_buffer_adds(out, "\n");
    }
    return rc;
}

static int add_rule(struct sa_buffer *out, const struct sa_configured_rule *rule)
{
    int rc = sa_buffer_addf(out, "  - id: %s\n", rule->id);
    if (!rc && rule->severity)
        rc = sa_buffer_addf(out, "    severity: %s\n", rule->severity);
    if (!rc && rule->params_count)
        rc = sa_buffer_adds(out, "    params:\n");
    for (unsigned i = 0; i < rule->params_count && !rc; i++) {
        rc = sa_buffer_addf(out, "      - name: %s\n        value: ", rule->params[i].name);
        if (!rc)
            rc = add_quoted(out, rule->params[i].value);
        if (!rc)
            rc = sa_buffer_adds(out, "\n");
    }
    return rc;
}

/* What changes findings, and how it is logged in; not by whom, where and with what. */
static int add_configuration(struct sa_buffer *out, const struct sa_configuration *configuration)
{
    int rc = sa_buffer_adds(out, "# without users, addresses and keys\n");
    if (!rc && configuration->connections_count)
        rc = sa_buffer_adds(out, "connections:\n");
    for (unsigned i = 0; i < configuration->connections_count && !rc; i++)
        rc = sa_buffer_addf(out, "  - {name: connection-%u, login: %s}\n", i + 1,
                            configuration->connections[i].login);
    if (!rc)
        rc = add_list(out, "synced_objects", configuration->synced_objects,
                      configuration->synced_objects_count);
    if (!rc)
        rc = add_list(out, "sync_filter", configuration->sync_filter, configuration->sync_filter_count);
    if (!rc)
        rc = add_list(out, "capabilities", configuration->capabilities, configuration->capabilities_count);
    if (!rc)
        rc = add_list(out, "bands", configuration->bands, configuration->bands_count);
    if (!rc && configuration->rules_count)
        rc = sa_buffer_adds(out, "rules:\n");
    for (unsigned i = 0; i < configuration->rules_count && !rc; i++)
        rc = add_rule(out, &configuration->rules[i]);
    return rc;
}

static int write_configuration(struct bundle *bundle, const struct sa_configuration *configuration,
                               struct sa_error *error)
{
    struct sa_buffer text = SA_BUFFER_INIT(SA_BUFFER_OWN);
    int rc = add_configuration(&text, configuration)
                 ? sa_error_memory(error)
                 : sa_file_put(bundle->paths[CONFIGURATION], &text, error);
    sa_buffer_release(&text);
    return rc;
}

static int write_versions(struct bundle *bundle, struct sa_error *error)
{
    struct sa_buffer text = SA_BUFFER_INIT(4096);
    struct utsname system = {0};
    uname(&system);
    int rc = sa_buffer_addf(&text, "syncaudit %s\nsnapshot %d\nSQLite %s\nlibzip %s\n%s %s %s\n", SA_VERSION,
                            SA_SNAPSHOT_VERSION, sqlite3_libversion(), zip_libzip_version(), system.sysname,
                            system.release, system.machine)
                 ? sa_error_memory(error)
                 : sa_file_put(bundle->paths[VERSIONS], &text, error);
    sa_buffer_release(&text);
    return rc;
}

/* The log, without addresses. Tokens are in none. */
static int write_log(struct bundle *bundle, struct sa_error *error)
{
    struct sa_buffer text = SA_BUFFER_INIT((size_t)64 << 20);
    struct sa_buffer shared = SA_BUFFER_INIT((size_t)256 << 20);
    int rc = log_file ? sa_file_read(&text, log_file, error) : SA_OK;
    if (!rc && sa_share_text(&shared, text.data, text.length))
        rc = sa_error_memory(error);
    if (!rc && log_file)
        rc = sa_file_put(bundle->paths[LOG], &shared, error);
    sa_buffer_release(&text);
    sa_buffer_release(&shared);
    return rc;
}

/* What the manifest says of the other parts. */
static const char beside[] =
    "\nBeside snapshot.db\n\n"
    "- requests.csv: what was asked, what came of it in the words of table coverage, and the request ids\n"
    "- configuration.yaml: kinds of login, objects, fields of the sync filter, bands, and rules with their parameters as they are; no users,\n"
    "  addresses, keys\n"
    "- versions.txt: of syncaudit, its libraries and the operating system\n"
    "- run.log, if a log was given: what the program said, without e-mail addresses; names of objects, fields and users, hosts and paths can\n"
    "  stand in it: look through it before you send this\n";

static int write_snapshot(struct bundle *bundle, struct sa_snapshot *snapshot, struct sa_error *error)
{
    sqlite3_stmt *statement = NULL;
    int rc = sa_snapshot_share(snapshot, bundle->paths[SNAPSHOT], error);
    if (!rc)
        rc = sa_snapshot_open(&bundle->shared, bundle->paths[SNAPSHOT], error);
    if (!rc)
        rc = sa_snapshot_manifest(bundle->shared, bundle->paths[MANIFEST], beside, error);
    if (!rc)
        rc = sa_sql_prepare(sa_snapshot_db(bundle->shared), &statement, "SELECT time FROM audit", error);
    if (sa_sql_one(statement, &rc, error))
        rc = sa_time_parse(&bundle->time, sa_sql_text(statement, 0), error);
    sqlite3_finalize(statement);
    return rc;
}

static int add_part(zip_t *archive, const struct bundle *bundle, enum part part)
{
    zip_source_t *source = zip_source_file(archive, bundle->paths[part], 0, -1);
    zip_int64_t index = source ? zip_file_add(archive, names[part], source, ZIP_FL_ENC_UTF_8) : -1;
    if (source && index < 0)
        zip_source_free(source);
    if (index < 0 || zip_file_set_mtime(archive, (zip_uint64_t)index, bundle->time, 0) ||
        zip_file_set_external_attributes(archive, (zip_uint64_t)index, 0, ZIP_OPSYS_UNIX,
                                         (zip_uint32_t)0100600 << 16))
        return SA_EIO;
    return SA_OK;
}

/* The archive appears whole, and is private from the beginning. */
static int pack(const struct bundle *bundle, struct sa_error *error)
{
    int code = 0;
    mode_t before = umask(077);
    zip_t *archive = zip_open(bundle->partial, ZIP_CREATE | ZIP_TRUNCATE, &code);
    int rc = archive ? SA_OK : SA_EIO;
    for (enum part part = 0; part < PARTS && !rc; part++)
        if (access(bundle->paths[part], F_OK) == 0)
            rc = add_part(archive, bundle, part);
    if (rc && archive)
        zip_discard(archive);
    else if (archive && zip_close(archive)) {
        rc = SA_EIO;
        zip_discard(archive);
    }
    umask(before);
    return rc ? sa_error_set(error, rc, "cannot write '%s'", bundle->partial)
              : sa_file_publish(bundle->partial, bundle->path, error);
}

static int make(struct bundle *bundle, const struct sa_audit *audit, struct sa_error *error)
{
    int rc =
        bundle_begin(bundle, sa_option.out ? sa_option.out : sa_snapshot_directory(audit->snapshot), error);
    if (!rc)
        rc = write_log(bundle, error);
    if (!rc)
        rc = write_snapshot(bundle, audit->snapshot, error);
    if (!rc)
        rc = write_requests(bundle, error);
    if (!rc)
        rc = write_configuration(bundle, audit->settings->configuration, error);
    if (!rc)
        rc = write_versions(bundle, error);
    return rc ? rc : pack(bundle, error);
}

static int bundle_run(const char *const *arguments)
{
    struct sa_error error = SA_ERROR_INIT;
    struct sa_settings settings = {0};
    struct sa_audit audit = {.settings = &settings};
    struct bundle bundle = {0};
    int exit = sa_arguments_check(arguments, 1, 1, "SNAPSHOT");
    if (!exit)
        exit = sa_settings_configure(&settings);
    if (!exit)
        exit = sa_audit_find(&audit, arguments[0]);
    if (!exit && log_file && access(log_file, R_OK) != 0) {
        sa_error_set(&error, SA_EINPUT, "cannot read log '%s': %s", log_file, strerror(errno));
        exit = sa_fail(&error);
    }
    if (!exit && make(&bundle, &audit, &error))
        exit = sa_fail(&error);
    if (!exit)
        sa_print("%s\n", bundle.path);
    bundle_release(&bundle);
    sa_audit_release(&audit);
    sa_settings_release(&settings);
    return exit;
}

const struct sa_command sa_command_bundle = {
    .name = "bundle",
    .summary = "pack what support asks for first: the shared form of a snapshot, request ids, versions",
    .arguments = "SNAPSHOT",
    .help =
        "Writes " BUNDLE
        " with the snapshot without names of people, e-mail addresses and formula texts, what was asked of Salesforce "
        "with the request ids, the settings that change findings, versions, and the log if one is given. " SA_MANIFEST_FILE
        " in it says what is in it. Look at it before you send it.",
    .options = options,
    .run = bundle_run,
};
