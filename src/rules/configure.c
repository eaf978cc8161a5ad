/* What a configuration changes about the rules. */
#include <stdlib.h>
#include <string.h>

#include "rules/catalogue.h"
#include "syncaudit/nearest.h"
#include "syncaudit/text.h"
#include "syncaudit/vocabulary.h"

static int unknown(const char *what, const char *word, const char *const *candidates, struct sa_error *error)
{
    const char *nearest = sa_nearest(word, candidates);
    sa_error_set(error, SA_EINPUT, "unknown %s '%s'", what, word);
    if (nearest)
        sa_error_advise(error, "did you mean '%s'?", nearest);
    return SA_EINPUT;
}

static int unknown_rule(const struct sa_rules *rules, const char *id, struct sa_error *error)
{
    const char **ids = calloc(rules->count + 1, sizeof *ids);
    if (!ids)
        return sa_error_memory(error);
    for (size_t i = 0; i < rules->count; i++)
        ids[i] = rules->entries[i].rule.id;
    int rc = unknown("rule", id, ids, error);
    free(ids);
    return rc;
}

static int unknown_parameter(const struct sa_rule *rule, const char *name, struct sa_error *error)
{
    const char **names = calloc(rule->parameter_count + 1, sizeof *names);
    if (!names)
        return sa_error_memory(error);
    for (size_t i = 0; i < rule->parameter_count; i++)
        names[i] = rule->parameters[i].name;
    int rc = unknown("parameter", name, names, error);
    free(names);
    return sa_error_prefix(error, rc, "rule '%s'", rule->id);
}

/* The entry that may be changed, or NULL. */
static struct sa_rule_entry *configure_find(struct sa_rules *rules, const char *id)
{
    size_t i = 0;
    while (i < rules->count && strcmp(rules->entries[i].rule.id, id) != 0)
        i++;
    return i < rules->count ? &rules->entries[i] : NULL;
}

int sa_rules_set_severity(struct sa_rules *rules, const char *id, const char *severity,
                          struct sa_error *error)
{
    struct sa_rule_entry *entry = configure_find(rules, id);
    int rank = sa_severity_rank(severity);
    bool off = strcmp(severity, "off") == 0;
    if (!entry)
        return unknown_rule(rules, id, error);
    if (!rank && !off) {
        char known[128];
        sa_text_join(known, sizeof known, sa_severities, ", ", ", ");
        sa_error_set(error, SA_EINPUT, "rule '%s': unknown severity '%s'", id, severity);
        sa_error_advise(error, "use %s or off", known);
        return SA_EINPUT;
    }
    if (sa_rule_is_too_sure(&entry->rule, severity))
        return sa_error_set(error, SA_EINPUT,
                            "rule '%s': what is only possible is not above medium, and this is %s", id,
                            severity);
    entry->rule.off = off;
    entry->rule.severity_is_set = !off;
    if (!off)
        entry->rule.severity = sa_severities[rank - 1];
    return SA_OK;
}

int sa_rules_set_parameter(struct sa_rules *rules, const char *id, const char *name, const char *value,
                           struct sa_error *error)
{
    struct sa_rule_entry *entry = configure_find(rules, id);
    if (!entry)
        return unknown_rule(rules, id, error);
    for (size_t i = 0; i < entry->rule.parameter_count; i++)
        if (strcmp(entry->parameters[i].name, name) == 0) {
            entry->parameters[i].value = value;
            return SA_OK;
        }
    return unknown_parameter(&entry->rule, name, error);
}
