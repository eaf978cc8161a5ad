/* The catalogue of rules: those compiled in, and those of a folder of one's own. */
#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "rules/catalogue.h"
#include "syncaudit/embedded.h"
#include "syncaudit/file.h"

/* True for "NAME.sql" with or without folders before it; a name that begins with '_' is not a rule's. */
static bool is_rule_file(const char *path)
{
    const char *slash = strrchr(path, '/');
    const char *name = slash ? slash + 1 : path;
    size_t length = strlen(name);
    return name[0] != '_' && name[0] != '.' && length > 4 && strcmp(name + length - 4, ".sql") == 0;
}

static struct sa_rule_entry *load_find(const struct sa_rules *rules, const char *id)
{
    for (size_t i = 0; i < rules->count; i++)
        if (strcmp(rules->entries[i].rule.id, id) == 0)
            return &rules->entries[i];
    return NULL;
}

/* Takes the entry into the catalogue. The same id replaces a built-in rule; between equals it is a mistake.
 */
static int load_add(struct sa_rules *rules, struct sa_rule_entry *entry, struct sa_error *error)
{
    struct sa_rule_entry *same = load_find(rules, entry->rule.id);
    if (same && same->rule.built_in == entry->rule.built_in)
        return sa_error_set(error, SA_EINPUT, "%s:1: rule '%s' is in '%s' too", entry->source, entry->rule.id,
                            same->source);
    if (same) {
        entry->rule.replaces_built_in = true;
        sa_rule_release(same);
        *same = *entry;
        return SA_OK;
    }
    struct sa_rule_entry *grown = realloc(rules->entries, (rules->count + 1) * sizeof *grown);
    if (!grown)
        return sa_error_memory(error);
    rules->entries = grown;
    rules->entries[rules->count++] = *entry;
    return SA_OK;
}

static int add_bytes(struct sa_rules *rules, const char *bytes, size_t length, const char *source,
                     bool built_in, struct sa_error *error)
{
    struct sa_rule_entry entry;
    int rc = sa_rule_parse(&entry, bytes, length, source, error);
    if (rc)
        return rc;
    entry.rule.built_in = built_in;
    rc = load_add(rules, &entry, error);
    if (rc)
        sa_rule_release(&entry);
    return rc;
}

static int load_built_in(struct sa_rules *rules, struct sa_error *error)
{
    const struct sa_embedded_file *file = NULL;
    int rc = SA_OK;
    while (rc == SA_OK && (file = sa_embedded_next("rules/", file)))
        if (is_rule_file(file->path))
            rc = add_bytes(rules, file->data, (size_t)(file->end - file->data), file->path, true, error);
    return rc;
}

static int add_file(struct sa_rules *rules, const char *directory, const char *name, struct sa_error *error)
{
    struct sa_buffer text = SA_BUFFER_INIT(SA_RULE_FILE_MAX);
    char *path = NULL;
    if (asprintf(&path, "%s/%s", directory, name) < 0)
        return sa_error_memory(error);
    int rc = sa_file_read(&text, path, error);
    if (rc == SA_OK)
        rc = add_bytes(rules, text.data, text.length, path, false, error);
    else if (rc == SA_EFORMAT)
        rc = SA_EINPUT;
    sa_buffer_release(&text);
    free(path);
    return rc;
}

static int select_rule_file(const struct dirent *item)
{
    return is_rule_file(item->d_name);
}

static int load_directory(struct sa_rules *rules, const char *directory, struct sa_error *error)
{
    struct dirent **items = NULL;
    int count = scandir(directory, &items, select_rule_file, alphasort);
    if (count < 0)
        return sa_error_set(error, errno == ENOENT || errno == ENOTDIR ? SA_EINPUT : SA_EIO,
                            "cannot read rule folder '%s': %s", directory, strerror(errno));
    int rc = SA_OK;
    for (int i = 0; i < count; i++) {
        if (rc == SA_OK)
            rc = add_file(rules, directory, items[i]->d_name, error);
        free(items[i]);
    }
    free(items);
    return rc;
}

static int load_compare(const void *left, const void *right)
{
    return strcmp(((const struct sa_rule_entry *)left)->rule.id,
                  ((const struct sa_rule_entry *)right)->rule.id);
}

int sa_rules_load(struct sa_rules **out, const char *directory, struct sa_error *error)
{
    struct sa_rules *rules = calloc(1, sizeof *rules);
    *out = NULL;
    if (!rules)
        return sa_error_memory(error);
    int rc = load_built_in(rules, error);
    if (rc == SA_OK && directory)
        rc = load_directory(rules, directory, error);
    if (rc) {
        sa_rules_free(rules);
        return rc;
    }
    if (rules->count > 1)
        qsort(rules->entries, rules->count, sizeof *rules->entries, load_compare);
    *out = rules;
    return SA_OK;
}

void sa_rules_free(struct sa_rules *rules)
{
    if (!rules)
        return;
    for (size_t i = 0; i < rules->count; i++)
        sa_rule_release(&rules->entries[i]);
    free(rules->entries);
    free(rules);
}

size_t sa_rules_count(const struct sa_rules *rules)
{
    return rules->count;
}

const struct sa_rule *sa_rules_at(const struct sa_rules *rules, size_t index)
{
    return &rules->entries[index].rule;
}

const struct sa_rule *sa_rules_find(const struct sa_rules *rules, const char *id)
{
    const struct sa_rule_entry *entry = load_find(rules, id);
    return entry ? &entry->rule : NULL;
}
