/* The public views: see views.h. */
#include <string.h>

#include "snapshot/views.h"
#include "syncaudit/buffer.h"
#include "syncaudit/embedded.h"
#include "syncaudit/sql.h"

static const char folder[] = "src/snapshot/views/";

/* The script with each CREATE VIEW turned into CREATE TEMP VIEW. */
static int make_temporary(struct sa_buffer *out, const char *script)
{
    static const char begin[] = "CREATE VIEW ";
    int rc = SA_OK;
    for (const char *next; rc == SA_OK && (next = strstr(script, begin)); script = next + strlen(begin)) {
        rc = sa_buffer_add(out, script, (size_t)(next - script));
        if (rc == SA_OK)
            rc = sa_buffer_adds(out, "CREATE TEMP VIEW ");
    }
    return rc ? rc : sa_buffer_adds(out, script);
}

int sa_views_make(sqlite3 *db, struct sa_error *error)
{
    struct sa_buffer sql = SA_BUFFER_INIT(SA_BUFFER_OWN);
    const struct sa_embedded_file *file = NULL;
    int rc = SA_OK;
    while (rc == SA_OK && (file = sa_embedded_next(folder, file)))
        rc = make_temporary(&sql, file->data);
    rc = rc ? sa_error_memory(error) : sa_sql_run(db, sql.data, error);
    sa_buffer_release(&sql);
    return rc;
}

int sa_views_store(sqlite3 *db, struct sa_error *error)
{
    return sa_sql_scripts(db, folder, error);
}
