/* Objects that are known by name: see known.h. */
#include "salesforce/known.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "syncaudit/nearest.h"
#include "syncaudit/sql.h"

/* What either connection lists. */
static const char listed[] = "SELECT name FROM main.global_object UNION SELECT name FROM temp.admin_listed";

int sa_known_prepare(sqlite3 *db, struct sa_error *error)
{
    return sa_sql_run(db,
                      "CREATE TEMP TABLE IF NOT EXISTS admin_listed (name TEXT PRIMARY KEY);"
                      "CREATE TEMP TABLE IF NOT EXISTS scope_object (name TEXT PRIMARY KEY)",
                      error);
}

int sa_known_spell(sqlite3 *db, struct sa_error *error)
{
    return sa_sql_run(db,
                      "UPDATE OR IGNORE coverage SET object = g.name FROM global_object g"
                      " WHERE g.name = object COLLATE NOCASE AND g.name <> object AND source = 'describe'",
                      error);
}

bool sa_known_must(const struct sa_scope *scope, const char *name)
{
    size_t i = 0;
    while (sa_default_objects[i] && strcmp(sa_default_objects[i], name) != 0)
        i++;
    return scope->kind == SA_SCOPE_LIST && !sa_default_objects[i];
}

static const char *find_in(const char *const *names, const char *name)
{
    while (names && *names && strcasecmp(*names, name) != 0)
        names++;
    return names ? *names : NULL;
}

int sa_known_find(char **owned, const struct sa_source_run *run, const char *name, struct sa_error *error)
{
    sqlite3_stmt *select = NULL;
    char sql[sizeof listed + 64];
    *owned = NULL;
    snprintf(sql, sizeof sql, "SELECT name FROM (%s) WHERE name = :name COLLATE NOCASE", listed);
    int rc = sa_sql_prepare(run->db, &select, sql, error);
    if (rc == SA_OK)
        sa_sql_bind_text(select, ":name", name);
    bool found = sa_sql_each(select, &rc, error);
    const char *known = found ? sa_sql_text(select, 0) : find_in(sa_default_objects, name);
    if (!known)
        known = find_in(run->options->known_objects, name);
    if (rc == SA_OK && known && !(*owned = strdup(known)))
        rc = sa_error_memory(error);
    sqlite3_finalize(select);
    return rc;
}

/* Names that are owned. */
struct names {
    char **list; /* NULL-terminated */
    size_t count;
};

static int known_add(struct names *names, const char *name)
{
    char **list = realloc(names->list, (names->count + 2) * sizeof *list);
    if (!list)
        return SA_ENOMEM;
    names->list = list;
    list[names->count] = strdup(name);
    list[names->count + 1] = NULL;
    return list[names->count] ? (names->count++, SA_OK) : SA_ENOMEM;
}

static int add_all(struct names *names, const char *const *more)
{
    int rc = SA_OK;
    for (; rc == SA_OK && more && *more; more++)
        rc = known_add(names, *more);
    return rc;
}

static int known_gather(struct names *names, const struct sa_source_run *run, struct sa_error *error)
{
    sqlite3_stmt *select = NULL;
    int rc = add_all(names, sa_default_objects) || add_all(names, run->options->known_objects)
                 ? sa_error_memory(error)
                 : sa_sql_prepare(run->db, &select, listed, error);
    while (sa_sql_each(select, &rc, error))
        if (known_add(names, sa_sql_text(select, 0)))
            rc = sa_error_memory(error);
    sqlite3_finalize(select);
    return rc;
}

int sa_known_refuse(const struct sa_source_run *run, const char *name, struct sa_error *error)
{
    struct names names = {0};
    int rc = known_gather(&names, run, error);
    const char *nearest = rc ? NULL : sa_nearest(name, (const char *const *)names.list);
    if (rc == SA_OK)
        rc = sa_error_set(error, SA_EINPUT, "--objects names '%s', and the org has no object of this name",
                          name);
    if (rc == SA_EINPUT && nearest)
        sa_error_advise(error, "did you mean '%s'?", nearest);
    else if (rc == SA_EINPUT)
        sa_error_advise(error, "give API names, as Lead,Contact,My_Object__c, or all");
    for (size_t i = 0; i < names.count; i++)
        free(names.list[i]);
    free(names.list);
    return rc;
}
