/* Any bytes as a file of metadata: it is read whole, each row's value is JSON, or it is one broken file and nothing of it is kept. */
#include <stdint.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <unistd.h>

#include "sfdx/walk.h"
#include "syncaudit/sql.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static const char *const paths[] = {
    "permissionsets/S.permissionset-meta.xml",
    "profiles/P.profile",
    "objects/Lead.object",
    "objects/Lead/fields/F__c.field-meta.xml",
    "objects/Lead/validationRules/V.validationRule-meta.xml",
    "permissionsets/S/objectSettings/Lead.objectSettings-meta.xml",
};

static long long count(sqlite3 *db, const char *sql)
{
    sqlite3_stmt *row = NULL;
    int rc = sa_sql_prepare(db, &row, sql, NULL);
    if (!sa_sql_one(row, &rc, NULL))
        abort();
    long long found = sqlite3_column_int64(row, 0);
    sqlite3_finalize(row);
    return found;
}

/* The tables are made once; each file's rows are taken away again. */
static void take(struct sa_snapshot *snapshot, struct sfdx_walk *walk, const char *path, int file)
{
    char owner[SFDX_PATH];
    char name[SFDX_PATH];
    struct sfdx_file known = {.path = path};
    sqlite3 *db = sa_snapshot_db(snapshot);
    if (!sfdx_know(&known, owner, name) || lseek(file, 0, SEEK_SET) != 0 || sfdx_take(walk, &known, file))
        abort();
    long long broken = count(db, "SELECT count(*) FROM source_broken");
    if (count(db, "SELECT count(*) FROM source_entry WHERE NOT json_valid(value)") != 0 || broken > 1 ||
        count(db, "SELECT count(*) FROM source_entry WHERE kind = 'broken'") != broken ||
        (broken && count(db, "SELECT count(*) FROM source_entry") != 1) ||
        sa_sql_run(db, "DELETE FROM source_entry; DELETE FROM source_broken", NULL))
        abort();
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static struct sa_snapshot *snapshot;
    static struct sfdx_walk walk;
    static struct sa_sfdx_summary summary;
    static struct sa_error error;
    if (!snapshot && (sa_snapshot_memory(&snapshot, &error) || sfdx_begin(&walk, snapshot, &summary, &error)))
        abort();
    int file = memfd_create("input", MFD_CLOEXEC);
    if (file < 0 || write(file, data, size) != (ssize_t)size)
        abort();
    for (size_t i = 0; i < sizeof paths / sizeof *paths; i++)
        take(snapshot, &walk, paths[i], file);
    close(file);
    return 0;
}
