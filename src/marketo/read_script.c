/* Words of a script in Velocity: see read_script.h. */
#include <string.h>

#include "marketo/read.h"
#include "marketo/read_script.h"
#include "syncaudit/text.h"

const struct sa_script_value sa_script_other = {SA_SCRIPT_OTHER, "", 0, false};

bool sa_script_is_letter(const char *at, const char *end)
{
    return at < end && (sa_text_is_letter(*at) || *at == '_');
}

size_t sa_script_name(const char *at, const char *end)
{
    const char *begin = at;
    if (!sa_script_is_letter(at, end))
        return 0;
    while (sa_script_is_letter(at, end) || (at < end && sa_text_is_digit(*at)))
        at++;
    return (size_t)(at - begin);
}

bool sa_script_starts(const char *at, const char *end, const char *word)
{
    size_t length = strlen(word);
    return (size_t)(end - at) >= length && memcmp(at, word, length) == 0;
}

void sa_script_blanks(const char **at, const char *end)
{
    while (*at < end && (**at == ' ' || (**at >= '\t' && **at <= '\r')))
        ++*at;
}

const char *sa_script_literal(const char *at, const char *end, size_t *length)
{
    sa_script_blanks(&at, end);
    if (at == end || (*at != '"' && *at != '\''))
        return NULL;
    size_t most = (size_t)(end - at - 1) < SA_READ_NAME ? (size_t)(end - at - 1) : SA_READ_NAME;
    const char *close = memchr(at + 1, *at, most);
    if (!close || memchr(at, '$', (size_t)(close - at)))
        return NULL;
    const char *behind = close + 1;
    sa_script_blanks(&behind, end);
    if (behind == end || !strchr(",)]", *behind))
        return NULL;
    *length = (size_t)(close - at - 1);
    return at + 1;
}

bool sa_script_is(const char *name, size_t length, const char *word)
{
    return strlen(word) == length && memcmp(name, word, length) == 0;
}

/* What Marketo gives: NAMEList holds the records of a custom object, whose API name ends with _c. */
static struct sa_script_value script_given(const char *name, size_t length)
{
    static const char opportunity[] = "opportunity";
    static const char list[] = "_cList";
    if (sa_script_is(name, length, "lead"))
        return (struct sa_script_value){SA_SCRIPT_RECORD, "", 0, false};
    if (sa_script_is(name, length, "TriggerObject"))
        return (struct sa_script_value){SA_SCRIPT_RECORD, "", 0, true};
    if (sa_script_is(name, length, "company"))
        return (struct sa_script_value){SA_SCRIPT_RECORD, name, length, false};
    if (sa_script_is(name, length, "OpportunityList"))
        return (struct sa_script_value){SA_SCRIPT_LIST, opportunity, strlen(opportunity), false};
    if (length > strlen(list) && memcmp(name + length - strlen(list), list, strlen(list)) == 0)
        return (struct sa_script_value){SA_SCRIPT_LIST, name, length - strlen("List"), false};
    return sa_script_other;
}

/* Place of a variable, or the number of them. */
static size_t script_place(const struct sa_script_names *names, const char *name, size_t length)
{
    size_t i = 0;
    while (i < names->count &&
           (names->variables[i].length != length || memcmp(names->variables[i].name, name, length) != 0))
        i++;
    return i;
}

struct sa_script_value sa_script_lookup(const struct sa_script_names *names, const char *name, size_t length)
{
    struct sa_script_value given = script_given(name, length);
    size_t place = script_place(names, name, length);
    if (given.kind != SA_SCRIPT_OTHER || place == names->count)
        return given;
    return names->variables[place].value;
}

void sa_script_bind(struct sa_script_names *names, const char *name, size_t length,
                    struct sa_script_value value)
{
    size_t place = script_place(names, name, length);
    if (script_given(name, length).kind != SA_SCRIPT_OTHER)
        return;
    if (place < names->count)
        names->variables[place].value = value;
    else if (value.kind != SA_SCRIPT_OTHER && place < SA_SCRIPT_VARIABLES)
        names->variables[names->count++] = (struct sa_script_variable){name, length, value};
}
