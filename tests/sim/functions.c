/* SQL functions of the simulator: see functions.h. */
#include <stdint.h>
#include <string.h>

#include "functions.h"
#include "syncaudit/name.h"
#include "syncaudit/sql.h"

#define ID_POD "5f00000" /* what follows the key prefix; the number fills the rest of the 15 characters */

bool sim_id_complete(const char *text, char out[19])
{
    if (!sa_is_id(text))
        return false;
    sa_long_id(out, text);
    return true;
}

static void make_id(sqlite3_context *context, int count, sqlite3_value **values)
{
    static const char digits[] = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    const char *prefix = (const char *)sqlite3_value_text(values[0]);
    sqlite3_int64 number = sqlite3_value_int64(values[1]);
    char id[16];
    char complete[19];
    (void)count;
    if (!prefix || strlen(prefix) != 3 || number < 0)
        return;
    memcpy(id, prefix, 3);
    memcpy(id + 3, ID_POD, sizeof ID_POD - 1);
    for (size_t i = 14; i >= 2 + sizeof ID_POD; i--) {
        id[i] = digits[number % 62];
        number /= 62;
    }
    id[15] = '\0';
    if (sim_id_complete(id, complete))
        sqlite3_result_text(context, complete, 18, SQLITE_TRANSIENT);
}

/* FNV-1a over the texts with a separator, then mixed so that near texts give far numbers. */
static void make_share(sqlite3_context *context, int count, sqlite3_value **values)
{
    uint64_t hash = 0xCBF29CE484222325u;
    for (int i = 0; i < count; i++) {
        const unsigned char *text = sqlite3_value_text(values[i]);
        for (; text && *text; text++)
            hash = (hash ^ *text) * 0x100000001B3u;
        hash = (hash ^ 0x1F) * 0x100000001B3u;
    }
    hash ^= hash >> 33;
    hash *= 0xFF51AFD7ED558CCDu;
    hash ^= hash >> 33;
    hash *= 0xC4CEB9FE1A85EC53u;
    hash ^= hash >> 33;
    sqlite3_result_double(context, (double)(hash >> 11) / (double)(UINT64_C(1) << 53));
}

int sim_functions(sqlite3 *db, struct sa_error *error)
{
    const int flags = SQLITE_UTF8 | SQLITE_DETERMINISTIC;
    if (sqlite3_create_function(db, "sim_id", 2, flags, NULL, make_id, NULL, NULL) != SQLITE_OK ||
        sqlite3_create_function(db, "sim_share", -1, flags, NULL, make_share, NULL, NULL) != SQLITE_OK)
        return sa_sql_error(db, error, "registering functions");
    return SA_OK;
}
