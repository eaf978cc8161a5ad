/* Any bytes as the global describe: refused with a reason, or every object is there under a name that
 * may go into a path. */
#include <sqlite3.h>
#include <stdint.h>
#include <stdlib.h>

#include "salesforce/describe.h"
#include "salesforce/scope.h"
#include "syncaudit/buffer.h"
#include "syncaudit/name.h"
#include "syncaudit/snapshot.h"
#include "syncaudit/sql.h"
#include "syncaudit/text.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* Every name that a query gives may be asked for. */
static size_t check_names(sqlite3 *db, const char *sql)
{
    size_t rows = 0;
    sqlite3_stmt *statement = NULL;
    if (sa_sql_prepare(db, &statement, sql, NULL))
        abort();
    for (; sqlite3_step(statement) == SQLITE_ROW; rows++)
        if (!sa_is_api_name(sa_sql_text(statement, 0)))
            abort();
    sqlite3_finalize(statement);
    return rows;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static struct sa_snapshot *snapshot;
    struct sa_error error = SA_ERROR_INIT;
    struct sa_buffer body = SA_BUFFER_INIT((size_t)1 << 24);
    struct sa_json *document = NULL;
    if (!snapshot && sa_snapshot_memory(&snapshot, NULL))
        abort();
    sqlite3 *db = sa_snapshot_db(snapshot);
    if (sa_buffer_add(&body, data, size) || sa_text_gate_json(&body, NULL) || sa_sql_run(db, "BEGIN", NULL))
        abort();
    int rc = sa_json_parse(&document, body.data, body.length, &error);
    if (rc == SA_OK)
        rc = sa_describe_store_global(db, document, &error);
    sa_json_free(document);
    if (rc) /* an answer is taken back as a whole */
        sa_sql_run(db, "ROLLBACK; BEGIN", NULL);
    size_t all = check_names(db, "SELECT name FROM global_object");
    for (enum sa_scope_kind kind = SA_SCOPE_DEFAULT; kind <= SA_SCOPE_ALL; kind++)
        if (check_names(db, sa_scope_query(&(struct sa_scope){.kind = kind})) > all)
            abort();
    if (rc && (rc != SA_EFORMAT || !*error.message))
        abort();
    if (sa_sql_run(db, "ROLLBACK", NULL))
        abort();
    sa_buffer_release(&body);
    return 0;
}
