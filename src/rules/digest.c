/* What a judgement depends on besides the snapshot: see include/syncaudit/rules.h. */
#include <inttypes.h>
#include <stdio.h>

#include "syncaudit/embedded.h"
#include "syncaudit/rules.h"

/* FNV-1a, 64 bits: tells accidents apart, not attacks. The terminator counts, so that "a" + "bc" is not "ab" + "c". */
static uint64_t digest_add(uint64_t hash, const char *text)
{
    do
        hash = (hash ^ (unsigned char)*text) * UINT64_C(1099511628211);
    while (*text++);
    return hash;
}

static uint64_t add_embedded(uint64_t hash, const char *beginning)
{
    const struct sa_embedded_file *file = NULL;
    while ((file = sa_embedded_next(beginning, file)))
        hash = digest_add(hash, file->data);
    return hash;
}

static uint64_t add_rule(uint64_t hash, const struct sa_rule *rule)
{
    const char *const texts[] = {rule->id,    rule->severity, rule->basis, rule->category,
                                 rule->needs, rule->proposed, rule->sql,   rule->off ? "off" : "on"};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        hash = digest_add(hash, texts[i]);
    for (size_t i = 0; i < rule->parameter_count; i++)
        hash = digest_add(digest_add(hash, rule->parameters[i].name), rule->parameters[i].value);
    return hash;
}

void sa_rules_digest(char out[SA_RULES_DIGEST_SIZE], const struct sa_rules *rules,
                     const struct sa_rules_options *options)
{
    uint64_t hash = digest_add(UINT64_C(14695981039346656037), SA_VERSION);
    hash = add_embedded(hash, "src/rules/");
    hash = add_embedded(hash, "reports/reference/");
    for (size_t i = 0; i < sa_rules_count(rules); i++)
        hash = add_rule(hash, sa_rules_at(rules, i));
    for (size_t i = 0; i < options->synced_object_count; i++)
        hash = digest_add(hash, options->synced_objects[i]);
    for (size_t i = 0; i < options->sync_filter_count; i++)
        hash = digest_add(hash, options->sync_filter[i]);
    for (size_t i = 0; i < options->capability_count; i++)
        hash = digest_add(hash, options->capabilities[i]);
    for (size_t i = 0; i < options->band_count; i++)
        hash = digest_add(hash, options->bands[i]);
    snprintf(out, SA_RULES_DIGEST_SIZE, "%016" PRIx64, hash);
}
