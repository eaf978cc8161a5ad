/* Any bytes as the answer of an object's describe: refused with a reason, or stored whole. */
#include <sqlite3.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "salesforce/describe.h"
#include "syncaudit/json.h"
#include "syncaudit/name.h"
#include "syncaudit/snapshot.h"
#include "syncaudit/sql.h"
#include "syncaudit/text.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static size_t count(sqlite3 *db, const char *sql)
{
    sqlite3_stmt *statement = NULL;
    if (sa_sql_prepare(db, &statement, sql, NULL) || sqlite3_step(statement) != SQLITE_ROW)
        abort();
    size_t rows = (size_t)sqlite3_column_int64(statement, 0);
    sqlite3_finalize(statement);
    return rows;
}

static void check_stored(sqlite3 *db, const struct sa_json *document, const char *name)
{
    if (!sa_is_api_name(name))
        abort();
    if (count(db, "SELECT count(*) FROM describe_object") != 1 ||
        count(db, "SELECT count(*) FROM describe_field") != sa_json_count(sa_json_get(document, "fields")))
        abort();
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static struct sa_snapshot *snapshot;
    static struct sa_describe *describe;
    char name[SA_API_NAME_SIZE] = "Lead";
    struct sa_error error = SA_ERROR_INIT;
    struct sa_buffer body = SA_BUFFER_INIT((size_t)1 << 24);
    if (!snapshot &&
        (sa_snapshot_memory(&snapshot, NULL) || sa_describe_open(&describe, sa_snapshot_db(snapshot), NULL)))
        abort();
    struct sa_json *document = NULL;
    sqlite3 *db = sa_snapshot_db(snapshot);
    if (sa_buffer_add(&body, data, size) || sa_text_gate_json(&body, NULL) || sa_sql_run(db, "BEGIN", NULL))
        abort();
    int rc = sa_json_parse(&document, body.data, body.length, &error);
    if (rc == SA_OK)
        rc = sa_describe_store(describe, document, name, &error);
    if (rc == SA_OK)
        check_stored(db, document, name);
    else if (error.code != SA_EFORMAT || !*error.message)
        abort();
    if (sa_sql_run(db, "ROLLBACK", NULL))
        abort();
    sa_json_free(document);
    sa_buffer_release(&body);
    return 0;
}
