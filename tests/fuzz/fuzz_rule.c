/* Any bytes as a rule file: refused with file and line, or a rule whose every text is there and lies in the file. The SQL
 * of what parses is run over an empty snapshot: it may break, and nothing else. */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "rules/catalogue.h"
#include "syncaudit/sql.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void check_rule(const struct sa_rule *rule)
{
    const char *const texts[] = {rule->id,    rule->title,     rule->severity, rule->basis, rule->category,
                                 rule->needs, rule->catalogue, rule->action,   rule->who,   rule->why,
                                 rule->fix,   rule->risk,      rule->undo,     rule->docs,  rule->sql};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        if (!texts[i])
            abort();
    for (size_t i = 0; i < rule->parameter_count; i++)
        if (!*rule->parameters[i].name || !rule->parameters[i].value || !*rule->parameters[i].help)
            abort();
    if (rule->practice < 1 || rule->practice > 10 || rule->sql_line < 13)
        abort();
}

static void run_rule(struct sa_rule_entry *entry)
{
    const struct sa_rules rules = {entry, 1};
    const struct sa_rules_options options = {.now = "2026-11-01T00:00:00Z", .time_limit_ms = 100};
    struct sa_snapshot *snapshot = NULL;
    struct sa_error error = SA_ERROR_INIT;
    if (sa_snapshot_memory(&snapshot, &error) ||
        sa_rules_script(sa_snapshot_db(snapshot), "tests/rules/_fixture.sql", NULL, &error) ||
        sa_rules_run(&rules, snapshot, &options, &error))
        abort();
    sa_snapshot_close(snapshot);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct sa_rule_entry entry;
    struct sa_error error = SA_ERROR_INIT;
    int rc = sa_rule_parse(&entry, (const char *)data, size, "fuzz.sql", &error);
    if (rc == SA_OK) {
        check_rule(&entry.rule);
        run_rule(&entry);
        sa_rule_release(&entry);
    } else if (rc != SA_EINPUT || strncmp(error.message, "fuzz.sql:", 9) != 0) {
        abort();
    }
    return 0;
}
