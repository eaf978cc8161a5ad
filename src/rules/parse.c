/* Reads one rule file: the comment header, whose keys are the members of struct sa_rule, and the SELECT below
 * it. */
#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "base/header.h"
#include "rules/catalogue.h"
#include "syncaudit/source.h"
#include "syncaudit/text.h"
#include "syncaudit/vocabulary.h"

struct header_key {
    const char *name;
    size_t offset; /* of a const char * in struct sa_rule_entry */
    bool required;
    const char *const *choices; /* the only texts allowed, NULL-terminated; NULL = any */
};

#define KEY(name, is_required, choices)                                                                      \
    {                                                                                                        \
#name, offsetof(struct sa_rule_entry, rule.name), is_required, choices                               \
    }

static const char *const bases[] = {"observed", "certain", "possible", NULL};
static const char *const practices[] = {"1", "2", "3", "4", "5", "6", "7", "8", "9", "10", NULL};
static const char *const doers[] = {"salesforce", "marketo", "both", NULL};
static const char *const proposals[] = {"hide", "decide", NULL};
static const char *const places[] = {"object", "permissions", "grant", "user", "records", NULL};

static const struct header_key keys[] = {
    KEY(id, true, NULL),
    KEY(title, true, NULL),
    KEY(severity, true, sa_severities),
    KEY(basis, false, bases),
    KEY(category, true, sa_categories),
    {"practice", offsetof(struct sa_rule_entry, practice), true, practices},
    KEY(needs, true, NULL),
    KEY(catalogue, false, NULL),
    KEY(action, true, NULL),
    KEY(who, true, doers),
    KEY(proposed, false, proposals),
    KEY(place, false, places),
    KEY(why, true, NULL),
    KEY(otherwise, false, NULL),
    KEY(fix, true, NULL),
    KEY(risk, true, NULL),
    KEY(undo, true, NULL),
    KEY(docs, false, NULL),
};

enum { KEY_COUNT = sizeof keys / sizeof *keys };

static const char **member(struct sa_rule_entry *entry, const struct header_key *key)
{
    return (const char **)(void *)((char *)entry + key->offset);
}

static bool is_choice(const char *const *choices, const char *word)
{
    while (*choices && strcmp(*choices, word) != 0)
        choices++;
    return *choices != NULL;
}

static int malformed(const struct sa_header *header, const char *source, struct sa_error *error,
                     const char *what)
{
    return sa_error_set(error, SA_EINPUT, "%s:%d: %s", source, header->line, what);
}

static int set_key(struct sa_rule_entry *entry, const struct header_key *key, const struct sa_header *header,
                   struct sa_error *error)
{
    const char **value = member(entry, key);
    if (*value)
        return sa_error_set(error, SA_EINPUT, "%s:%d: key '%s' is repeated", entry->source, header->line,
                            key->name);
    if (header->text[0] == '\0')
        return sa_error_set(error, SA_EINPUT, "%s:%d: key '%s' has no text", entry->source, header->line,
                            key->name);
    if (key->choices && !is_choice(key->choices, header->text)) {
        char known[256];
        sa_text_join(known, sizeof known, key->choices, " ", " ");
        return sa_error_set(error, SA_EINPUT, "%s:%d: %s '%s' is none of: %s", entry->source, header->line,
                            key->name, header->text, known);
    }
    *value = header->text;
    return SA_OK;
}

/* Cuts the quoted or plain value at `*at` into a string; `*at` is behind it then. NULL when it does not end.
 */
static char *cut_value(char **at)
{
    char *value = *at;
    if (*value != '\'') {
        char *bar = strchr(value, '|');
        if (!bar)
            return NULL;
        *at = bar; /* the caller puts a terminator in its place */
        while (bar > value && isblank((unsigned char)bar[-1]))
            *--bar = '\0';
        return value;
    }
    char *out = value;
    for (char *in = value + 1; *in; in++) {
        if (*in == '\'' && in[1] == '\'')
            in++;
        else if (*in == '\'') {
            *out = '\0';
            *at = in + 1;
            return value;
        }
        *out++ = *in;
    }
    return NULL;
}

/* "NAME = VALUE | help" */
static int add_parameter(struct sa_rule_entry *entry, const struct sa_header *header, struct sa_error *error)
{
    static const char *const usage = "parameter is not 'NAME = VALUE | help'";
    char *name = entry->text + (header->text - entry->text); /* the same place, writable */
    size_t length = strspn(name, "abcdefghijklmnopqrstuvwxyz0123456789_");
    char *at = name + length + strspn(name + length, " \t");
    if (length == 0 || *at != '=')
        return malformed(header, entry->source, error, usage);
    at += 1 + strspn(at + 1, " \t");
    char *value = cut_value(&at);
    char *help = value ? at + strspn(at, " \t") : NULL;
    if (!help || *help != '|' || help[1 + strspn(help + 1, " \t")] == '\0')
        return malformed(header, entry->source, error, usage);
    *help++ = '\0';
    help += strspn(help, " \t");
    name[length] = '\0';
    if (strcmp(name, "now") == 0)
        return malformed(header, entry->source, error,
                         "parameter 'now' is the snapshot's time in every rule");
    for (size_t i = 0; i < entry->rule.parameter_count; i++)
        if (strcmp(entry->parameters[i].name, name) == 0)
            return sa_error_set(error, SA_EINPUT, "%s:%d: parameter '%s' is repeated", entry->source,
                                header->line, name);
    struct sa_rule_parameter *grown =
        realloc(entry->parameters, (entry->rule.parameter_count + 1) * sizeof *grown);
    if (!grown)
        return sa_error_memory(error);
    entry->parameters = grown;
    grown[entry->rule.parameter_count++] = (struct sa_rule_parameter){name, value, help};
    return SA_OK;
}

static int read_header_line(struct sa_rule_entry *entry, const struct sa_header *header,
                            struct sa_error *error)
{
    if (strcmp(header->key, "param") == 0)
        return add_parameter(entry, header, error);
    for (size_t i = 0; i < KEY_COUNT; i++)
        if (strcmp(keys[i].name, header->key) == 0)
            return set_key(entry, &keys[i], header, error);
    return sa_error_set(error, SA_EINPUT, "%s:%d: unknown key '%s'", entry->source, header->line,
                        header->key);
}

static int check_needs(const struct sa_rule_entry *entry, int line, struct sa_error *error)
{
    size_t length;
    for (const char *word = entry->rule.needs; *word; word += length + strspn(word + length, " |")) {
        length = strcspn(word, " |");
        if (!sa_source_info_find(word, length))
            return sa_error_set(error, SA_EINPUT, "%s:%d: needs names an unknown source '%.*s'",
                                entry->source, line, (int)length, word);
    }
    return SA_OK;
}

static bool id_is_file_name(const struct sa_rule_entry *entry)
{
    const char *slash = strrchr(entry->source, '/');
    const char *name = slash ? slash + 1 : entry->source;
    size_t length = strlen(entry->rule.id);
    return strspn(entry->rule.id, "abcdefghijklmnopqrstuvwxyz0123456789-") == length &&
           strncmp(name, entry->rule.id, length) == 0 && strcmp(name + length, ".sql") == 0;
}

bool sa_rule_is_too_sure(const struct sa_rule *rule, const char *severity)
{
    bool possible = rule->basis && strcmp(rule->basis, "possible") == 0;
    bool final = strcmp(rule->category, "privacy") == 0;
    int rank = sa_severity_rank(severity);
    return possible && rank > 0 && rank < (final ? SA_HIGHEST_FINAL : SA_HIGHEST_POSSIBLE);
}

/* What can only be judged when the whole header has been read; `line` is where the statement begins. */
static int check_rule(struct sa_rule_entry *entry, int line, struct sa_error *error)
{
    const struct sa_rule *rule = &entry->rule;
    for (size_t i = 0; i < KEY_COUNT; i++)
        if (keys[i].required && !*member(entry, &keys[i]))
            return sa_error_set(error, SA_EINPUT, "%s:%d: the header above has no key '%s'", entry->source,
                                line, keys[i].name);
    if (!id_is_file_name(entry))
        return sa_error_set(error, SA_EINPUT, "%s:%d: id '%s' is not the file's name in a-z, 0-9 and '-'",
                            entry->source, line, rule->id);
    if (sa_rule_is_too_sure(rule, rule->severity))
        return sa_error_set(error, SA_EINPUT,
                            "%s:%d: what is only possible is not above medium, and this is %s", entry->source,
                            line, rule->severity);
    if (rule->sql[strspn(rule->sql, " \t\r\n;")] == '\0')
        return sa_error_set(error, SA_EINPUT, "%s:%d: there is no SELECT", entry->source, line);
    return check_needs(entry, line, error);
}

static void set_defaults(struct sa_rule_entry *entry)
{
    if (!entry->rule.basis)
        entry->rule.basis = "certain";
    for (size_t i = 0; i < KEY_COUNT; i++)
        if (!*member(entry, &keys[i]))
            *member(entry, &keys[i]) = "";
    entry->rule.practice = (int)strtol(entry->practice, NULL, 10);
    entry->rule.parameters = entry->parameters;
    entry->rule.source = entry->source;
}

int sa_rule_check_text(const char *bytes, size_t length, const char *source, struct sa_error *error)
{
    int line = 1;
    size_t size;
    for (size_t i = 0; i < length; i += size) {
        size = sa_text_character((const unsigned char *)bytes + i, length - i);
        if (size == 0 || bytes[i] == '\0')
            return sa_error_set(error, SA_EINPUT, "%s:%d: the file is not UTF-8 text", source, line);
        line += bytes[i] == '\n';
    }
    return SA_OK;
}

int sa_rule_parse(struct sa_rule_entry *out, const char *bytes, size_t length, const char *source,
                  struct sa_error *error)
{
    *out = (struct sa_rule_entry){.text = strndup(bytes, length), .source = strdup(source)};
    if (!out->text || !out->source) {
        sa_rule_release(out);
        return sa_error_memory(error);
    }
    struct sa_header header = SA_HEADER_INIT(out->text);
    int more = 0;
    int rc = sa_rule_check_text(bytes, length, source, error);
    while (rc == SA_OK && (more = sa_header_next(&header, source, error)) > 0)
        rc = read_header_line(out, &header, error);
    if (rc == SA_OK)
        rc = more; /* negative when a header line was malformed */
    if (rc == SA_OK) {
        out->rule.sql = header.rest;
        out->rule.sql_line = header.line;
        rc = check_rule(out, header.line, error);
    }
    if (rc)
        sa_rule_release(out);
    else
        set_defaults(out);
    return rc;
}

void sa_rule_release(struct sa_rule_entry *entry)
{
    free(entry->parameters);
    free(entry->source);
    free(entry->text);
    *entry = (struct sa_rule_entry){0};
}
