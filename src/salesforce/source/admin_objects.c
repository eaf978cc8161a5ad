/* The objects the admin can see, where some are named: one that is only hidden from the sync user is no misspelt one. Of no use beyond
 * that, so nothing of it is kept. */
#include <stdlib.h>
#include <string.h>

#include "salesforce/known.h"
#include "syncaudit/sql.h"

const struct sa_source_info sa_source_info_admin_objects = {31, "admin_objects",
                                                            "the objects the admin can see", NULL};

static bool admin_objects_wanted(const struct sa_fetch_options *options)
{
    return options->connection && options->objects && strcmp(options->objects, "all") != 0;
}

static int admin_objects_store(struct sa_source_run *run, struct sa_question *question,
                               const struct sa_json *document, struct sa_error *error)
{
    sqlite3_stmt *insert = NULL;
    (void)question;
    int rc =
        sa_sql_prepare(run->db, &insert, "INSERT OR IGNORE INTO temp.admin_listed VALUES (:name)", error);
    for (const struct sa_json *object = sa_json_first(sa_json_get(document, "sobjects"));
         rc == SA_OK && object; object = sa_json_next(object)) {
        const char *name = sa_json_string(sa_json_get(object, "name"));
        sa_sql_bind_text(insert, ":name", name ? name : "");
        rc = sa_sql_step(insert, error);
    }
    sqlite3_finalize(insert);
    return rc;
}

/* One call, and only for a name that the sync user's list does not have. */
static int admin_objects_ask(struct sa_source_run *run, struct sa_error *error)
{
    static const struct sa_question_kind kind = {.store = admin_objects_store};
    bool needed = false;
    int rc = SA_OK;
    for (size_t i = 0; rc == SA_OK && !needed && i < sa_org_of(run)->scope->count; i++) {
        char *known = NULL;
        if (sa_known_must(sa_org_of(run)->scope, sa_org_of(run)->scope->names[i])) {
            rc = sa_known_find(&known, run, sa_org_of(run)->scope->names[i], error);
            needed = rc == SA_OK && !known;
        }
        free(known);
    }
    return needed ? sa_source_ask(run, "", "sobjects", &kind, NULL, error) : rc;
}

const struct sa_source sa_source_admin_objects = {
    .info = &sa_source_info_admin_objects,
    .connection = SA_ASK_ADMIN,
    .versioned = true,
    .wanted = admin_objects_wanted,
    .listed = admin_objects_ask,
};
