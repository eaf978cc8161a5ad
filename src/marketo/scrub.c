/* Answers without values: see scrub.h. */
#include <stdbool.h>
#include <string.h>
#include <strings.h>

#include "marketo/scrub.h"
#include "syncaudit/json.h"

/* Members whose texts are values. */
static const char *const values[] = {
    "value",    "values",        "defaultValue", "followupValue", "picklistFilterValues",
    "altLabel", "selectedValue", "instructions"};

/* What stands beside a value that is none: it names a field or a list, or is the id of a folder or of another asset, or a script. */
static const struct {
    const char *member, *text;
} naming[] = {
    {"name", "Attribute"},
    {"name", "Attribute Name"},
    {"name", "Score Name"},
    {"name", "Member of Smart List"},
    {"attributeName", "Attribute"},
    {"activityAttributeName", "Attribute"},
    {"activityAttributeName", "Attribute Name"},
    {"activityAttributeName", "Score Name"},
    {"activityAttributeName", "Smart List"},
    {"contentType", NULL},
    {"folderName", NULL},
    {"type", "Folder"},
    {"type", "Program"},
    {"type", "script text"},
    {"type", "HTML"},
    {"type", "Text"},
};

static bool is_value(const char *member)
{
    bool is = false;
    for (size_t i = 0; member && !is && i < sizeof values / sizeof *values; i++)
        is = strcmp(values[i], member) == 0;
    return is;
}

/* A rule on a field may be on one with such a name. */
static bool names_something(const struct sa_json *object)
{
    const char *rule = sa_json_string(sa_json_get(object, "ruleType"));
    bool names = false;
    if (rule && strcasecmp(rule, "Attribute") == 0)
        return false;
    for (size_t i = 0; !names && i < sizeof naming / sizeof *naming; i++) {
        const char *text = sa_json_string(sa_json_get(object, naming[i].member));
        names = text && (!naming[i].text || strcasecmp(text, naming[i].text) == 0);
    }
    return names;
}

enum { LONGEST_TOKEN = 4096 };

/* Where the token that begins at `open` ends, behind its braces: labels may hold braces, too. NULL = it does not. */
static const char *token_end(const char *open)
{
    unsigned depth = 0;
    for (const char *at = open; *at && at - open < LONGEST_TOKEN; at++) {
        bool opens = at[0] == '{' && at[1] == '{';
        if (!opens && !(at[0] == '}' && at[1] == '}'))
            continue;
        depth += opens ? 1 : -1u;
        at++;
        if (depth == 0)
            return at + 1;
    }
    return NULL;
}

/* Where a default begins: a colon, and "default" behind it; NULL = the token has none. */
static const char *token_default(const char *open, const char *end)
{
    static const char word[] = "default";
    for (const char *at = open; at < end; at++) {
        const char *behind = at + 1 + strspn(at + 1, " \t\r\n");
        if (*at == ':' && strncasecmp(behind, word, strlen(word)) == 0)
            return at;
    }
    return NULL;
}

/* Appends a token without its default. */
static int add_token(struct sa_buffer *out, const char *open, const char *end)
{
    const char *cut = token_default(open, end);
    int rc = sa_buffer_add(out, open, (size_t)((cut ? cut : end) - open));
    return rc || !cut ? rc : sa_buffer_adds(out, "}}");
}

/* Appends a text without the defaults of its tokens; of a value the tokens alone. */
static int add_text(struct sa_buffer *out, const char *text, bool tokens_only)
{
    int rc = SA_OK;
    for (const char *open; rc == SA_OK && (open = strstr(text, "{{"));) {
        const char *end = token_end(open);
        if (!tokens_only)
            rc = sa_buffer_add(out, text, (size_t)(open - text) + (end ? 0 : 2));
        if (rc == SA_OK && end)
            rc = add_token(out, open, end);
        text = end ? end : open + 2;
    }
    return rc || tokens_only ? rc : sa_buffer_adds(out, text);
}

static int add_string(struct sa_buffer *out, const char *text, bool tokens_only)
{
    struct sa_buffer kept = SA_BUFFER_INIT(SA_BUFFER_OWN);
    int rc = add_text(&kept, text, tokens_only);
    if (rc == SA_OK)
        rc = sa_json_quote(kept.data, kept.length, out);
    sa_buffer_release(&kept);
    return rc;
}

/* As deep as a parsed document can be: see sa_json_parse. */
static int add_node(struct sa_buffer *out, const struct sa_json *node, bool value)
{
    bool object = sa_json_type(node) == SA_JSON_OBJECT;
    if (sa_json_string(node))
        return add_string(out, sa_json_string(node), value);
    if (!object && sa_json_type(node) != SA_JSON_ARRAY)
        return value ? sa_buffer_adds(out, "null") : sa_json_print(node, out);
    bool exempt = object && names_something(node);
    int rc = sa_buffer_adds(out, object ? "{" : "[");
    for (const struct sa_json *member = sa_json_first(node); rc == SA_OK && member;
         member = sa_json_next(member)) {
        const char *name = sa_json_name(member);
        rc = member == sa_json_first(node) ? SA_OK : sa_buffer_adds(out, ",");
        if (rc == SA_OK && object)
            rc = sa_json_quote(name, strlen(name), out);
        if (rc == SA_OK && object)
            rc = sa_buffer_adds(out, ":");
        if (rc == SA_OK)
            rc = add_node(out, member, (value || is_value(name)) && !exempt);
    }
    return rc ? rc : sa_buffer_adds(out, object ? "}" : "]");
}

int sa_marketo_scrub(struct sa_buffer *out, const char *body, size_t length)
{
    struct sa_json *document = NULL;
    int rc = sa_json_parse(&document, body, length, NULL);
    if (rc == SA_OK)
        rc = add_node(out, document, false);
    sa_json_free(document);
    return rc == SA_EFORMAT ? SA_OK : rc;
}
