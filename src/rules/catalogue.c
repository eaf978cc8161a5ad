/* What can go wrong, with the rules that look for it: reports/reference/catalogue.sql beside the headers of the rules. */
#include <string.h>

#include "rules/catalogue.h"
#include "syncaudit/buffer.h"
#include "syncaudit/embedded.h"
#include "syncaudit/sql.h"

/* True if `words`, separated by blanks, has this one. */
static bool catalogue_names(const char *words, const char *id)
{
    size_t length = strlen(id);
    for (; *words; words += strspn(words, " ")) {
        size_t word = strcspn(words, " ");
        if (word == length && memcmp(words, id, length) == 0)
            return true;
        words += word;
    }
    return false;
}

static int catalogue_rules(struct sa_buffer *out, const struct sa_rules *rules, const char *id,
                           struct sa_error *error)
{
    int rc = SA_OK;
    sa_buffer_clear(out);
    for (size_t i = 0; i < rules->count && rc == SA_OK; i++) {
        const struct sa_rule *rule = &rules->entries[i].rule;
        if (!rule->off && catalogue_names(rule->catalogue, id))
            rc = sa_buffer_addf(out, "%s%s", out->length ? ", " : "", rule->id) ? sa_error_memory(error)
                                                                                : SA_OK;
    }
    return rc;
}

int sa_rules_catalogue(const struct sa_rules *rules,
                       int (*each)(void *payload, const struct sa_catalogue_line *line), void *payload,
                       struct sa_error *error)
{
    struct sa_buffer names = SA_BUFFER_INIT(SA_BUFFER_OWN);
    struct sa_snapshot *snapshot = NULL;
    sqlite3_stmt *select = NULL;
    int rc = sa_snapshot_memory(&snapshot, error);
    if (rc == SA_OK)
        rc = sa_sql_run(sa_snapshot_db(snapshot), sa_embedded_find("reports/reference/catalogue.sql")->data,
                        error);
    if (rc == SA_OK)
        rc = sa_sql_prepare(sa_snapshot_db(snapshot), &select,
                            "SELECT id, state, title, reason FROM reference_catalogue ORDER BY rowid", error);
    while (sa_sql_each(select, &rc, error)) {
        struct sa_catalogue_line line = {sa_sql_text(select, 0), sa_sql_text(select, 1),
                                         sa_sql_text(select, 2), sa_sql_text(select, 3), ""};
        rc = catalogue_rules(&names, rules, line.id, error);
        line.rules = names.length ? names.data : "";
        if (rc == SA_OK)
            rc = each(payload, &line);
    }
    sqlite3_finalize(select);
    sa_snapshot_close(snapshot);
    sa_buffer_release(&names);
    return rc;
}
