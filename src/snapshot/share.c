/* The shared form of a snapshot: see include/syncaudit/share.h. */
#include <ctype.h>
#include <stdbool.h>
#include <string.h>

#include "snapshot/share_words.h"
#include "syncaudit/buffer.h"
#include "syncaudit/embedded.h"
#include "syncaudit/share.h"
#include "syncaudit/sql.h"

/* Characters of a mail address before the @, more than there are rather than less. */
static bool is_local(unsigned char byte)
{
    return isalnum(byte) || byte >= 0x80 || (byte && strchr(".!#$%&'*+/=?^_`{|}~-", byte));
}

static bool is_domain(unsigned char byte)
{
    return isalnum(byte) || byte >= 0x80 || byte == '-' || byte == '.';
}

/* Bytes of the domain behind an @; 0 when what stands there is none. */
static size_t domain_length(const unsigned char *text, size_t length)
{
    size_t end = 0;
    while (end < length && is_domain(text[end]))
        end++;
    while (end > 0 && (text[end - 1] == '.' || text[end - 1] == '-'))
        end--;
    return memchr(text, '.', end) ? end : 0;
}

int sa_share_text(struct sa_buffer *out, const char *text, size_t length)
{
    const unsigned char *bytes = (const unsigned char *)text;
    size_t kept = 0; /* what stands before has been copied or left out */
    int rc = SA_OK;
    for (size_t at = 0; at < length && rc == SA_OK; at++) {
        size_t begin = at;
        size_t domain = bytes[at] == '@' ? domain_length(bytes + at + 1, length - at - 1) : 0;
        while (domain && begin > kept && is_local(bytes[begin - 1]))
            begin--;
        if (begin == at)
            continue;
        rc = sa_buffer_add(out, text + kept, begin - kept);
        if (rc == SA_OK)
            rc = sa_buffer_adds(out, "(address)");
        at += domain;
        kept = at + 1;
    }
    return rc ? rc : sa_buffer_add(out, text + kept, length - kept);
}

static void give(sqlite3_context *context, struct sa_buffer *out, int rc)
{
    if (rc)
        sqlite3_result_error_nomem(context);
    else
        sqlite3_result_text64(context, out->data, out->length, SQLITE_TRANSIENT, SQLITE_UTF8);
    sa_buffer_release(out);
}

/* without_addresses(X) */
static void without_addresses(sqlite3_context *context, int argc, sqlite3_value **argv)
{
    (void)argc;
    const char *text = (const char *)sqlite3_value_text(argv[0]);
    size_t length = (size_t)sqlite3_value_bytes(argv[0]);
    struct sa_buffer out = SA_BUFFER_INIT(SA_BUFFER_OWN);
    give(context, &out, text ? sa_share_text(&out, text, length) : SA_ENOMEM);
}

/* without_numbers(X): every number becomes 0. A digit within a name (Address2__c) is none. */
static void without_numbers(sqlite3_context *context, int argc, sqlite3_value **argv)
{
    (void)argc;
    const unsigned char *text = sqlite3_value_text(argv[0]);
    size_t length = (size_t)sqlite3_value_bytes(argv[0]);
    struct sa_buffer out = SA_BUFFER_INIT(2 * length + 1024);
    int rc = SA_OK;
    bool in_name = false;
    for (size_t at = 0; text && at < length && rc == SA_OK; at++) {
        if (!in_name && isdigit(text[at])) {
            while (at + 1 < length && (isdigit(text[at + 1]) || text[at + 1] == '.'))
                at++;
            rc = sa_buffer_adds(&out, "0");
            continue;
        }
        in_name = isalnum(text[at]) || text[at] == '_' || text[at] == '$' || text[at] >= 0x80;
        rc = sa_buffer_add(&out, text + at, 1);
    }
    give(context, &out, rc);
}

static int register_functions(sqlite3 *db, struct sa_error *error)
{
    int flags = SQLITE_UTF8 | SQLITE_DETERMINISTIC;
    if (sqlite3_create_function_v2(db, "without_addresses", 1, flags, NULL, without_addresses, NULL, NULL,
                                   NULL) ||
        sqlite3_create_function_v2(db, "without_numbers", 1, flags, NULL, without_numbers, NULL, NULL,
                                   NULL) ||
        sqlite3_create_function_v2(db, "error_words", 1, SQLITE_UTF8, NULL, sa_share_error_words, NULL, NULL,
                                   NULL))
        return sa_sql_error(db, error, "registering SQL functions");
    return SA_OK;
}

/* Runs each statement that a query makes. */
static int run_made(sqlite3 *db, const char *query, struct sa_error *error)
{
    sqlite3_stmt *made = NULL;
    int rc = sa_sql_prepare(db, &made, query, error);
    while (sa_sql_each(made, &rc, error))
        rc = sa_sql_run(db, sa_sql_text(made, 0), error);
    sqlite3_finalize(made);
    return rc;
}

/* The columns that are listed, then the addresses in every text of every table. Two keys that become one are one row. */
static int change(sqlite3 *db, struct sa_error *error)
{
    const struct sa_embedded_file *columns = sa_embedded_find("src/snapshot/share/columns.sql");
    const struct sa_embedded_file *words = sa_embedded_find("src/snapshot/share/words.sql");
    int rc = columns && words ? register_functions(db, error)
                              : sa_error_set(error, SA_EINPUT, "this build cannot share");
    if (rc == SA_OK)
        rc = sa_sql_run(db, words->data, error);
    if (rc == SA_OK)
        rc = sa_sql_run(db, columns->data, error);
    if (rc == SA_OK)
        rc = run_made(
            db,
            "SELECT format('UPDATE OR REPLACE \"%w\" SET \"%w\" = %s WHERE \"%w\" IS NOT NULL', name, column,"
            " becomes, column) FROM share ORDER BY name, column",
            error);
    if (rc == SA_OK)
        rc = run_made(
            db,
            "SELECT format('UPDATE OR REPLACE \"%w\" SET \"%w\" = without_addresses(\"%w\")"
            " WHERE typeof(\"%w\") = ''text'' AND instr(\"%w\", ''@'')', t.name, c.name, c.name, c.name, c.name)"
            " FROM sqlite_schema t, pragma_table_info(t.name) c WHERE t.type = 'table' AND t.name NOT GLOB 'sqlite_*'"
            " ORDER BY 1",
            error);
    return rc ? rc : sa_sql_run(db, "UPDATE run SET shared = 1", error);
}

/* A VACUUM writes the file anew. Before it what is replaced is overwritten, so that no copy of a page can keep it. */
int sa_snapshot_share(struct sa_snapshot *snapshot, const char *path, struct sa_error *error)
{
    struct sa_snapshot *shared = NULL;
    int rc = sa_snapshot_copy(&shared, path, snapshot, error);
    if (rc)
        return sa_error_prefix(error, rc, "cannot write '%s'", path);
    sqlite3 *db = sa_snapshot_db(shared);
    rc = sa_sql_run(db, "PRAGMA secure_delete = ON", error);
    if (rc == SA_OK)
        rc = change(db, error);
    if (rc == SA_OK)
        rc = sa_sql_run(db, "COMMIT; VACUUM; BEGIN", error);
    if (rc)
        sa_error_prefix(error, rc, "cannot write '%s'", path);
    else
        rc = sa_snapshot_seal(shared, error);
    sa_snapshot_close(shared);
    return rc;
}
