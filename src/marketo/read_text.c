/* Tokens in texts of any kind: see read.h. */
#include <string.h>

#include "marketo/read_own.h"
#include "syncaudit/text.h"

enum {
    TOKEN_NAME = 1024,    /* bytes that a name may take as it is written, entities and tags within */
    TOKEN_DEFAULT = 4096, /* bytes after which a default is not looked at any further */
    TOKEN_CUT = 60,       /* bytes of a name that ends with one brace: what is longer is text that went on */
};

/* A text as it is gone through. */
struct token_text {
    struct sa_reading reading;
    const char *at, *end;
    const char *raw; /* element whose content is no markup (a script), or NULL */
    bool endless;    /* behind a comment that does not end */
};

/* The begin of a token. */
struct token_begin {
    const char *object;
    const char *name;
    bool field; /* a field's: not {{my.X}} */
    bool unsure;
    bool percent; /* spelled with percent codes */
};

static bool token_has(const char *at, const char *end, const char *word)
{
    size_t length = strlen(word);
    return (size_t)(end - at) >= length && strncasecmp(at, word, length) == 0;
}

/* Length of a brace at `at`, in whatever spelling; 0 if there is none. */
static size_t token_brace(const char *at, const char *end, bool closing, struct token_begin *begin)
{
    static const char *const spelled[2][5] = {{"%7B", "&#123;", "&#x7b;", "&lcub;", "&lbrace;"},
                                              {"%7D", "&#125;", "&#x7d;", "&rcub;", "&rbrace;"}};
    if (at == end)
        return 0;
    if (*at == (closing ? '}' : '{'))
        return 1;
    if (*at != '%' && *at != '&')
        return 0;
    for (size_t i = 0; i < 5; i++) {
        if (!token_has(at, end, spelled[closing][i]))
            continue;
        begin->unsure = true;
        begin->percent |= i == 0;
        return strlen(spelled[closing][i]);
    }
    return 0;
}

/* Length of two braces at `at`; 0 if there are none. */
static size_t token_braces(const char *at, const char *end, bool closing, struct token_begin *begin)
{
    size_t first = token_brace(at, end, closing, begin);
    size_t second = first ? token_brace(at + first, end, closing, begin) : 0;
    return second ? first + second : 0;
}

/* Length of a blank at `at`, in whatever spelling. */
static size_t token_blank(const char *at, const char *end)
{
    static const char *const spelled[] = {"&nbsp;", "&#160;", "\xC2\xA0", "%20"};
    if (at == end)
        return 0;
    if (*at == ' ' || (*at >= '\t' && *at <= '\r'))
        return 1;
    for (size_t i = 0; i < sizeof spelled / sizeof *spelled; i++)
        if (token_has(at, end, spelled[i]))
            return strlen(spelled[i]);
    return 0;
}

/* Passes over blanks; true if there were any. */
static bool token_blanks(const char **at, const char *end)
{
    const char *begin = *at;
    size_t length;
    while ((length = token_blank(*at, end)) > 0)
        *at += length;
    return *at > begin;
}

/* True if a token of Marketo's begins at `at`: braces, whose it is, a dot. */
static bool token_begins(const char *at, const char *end, struct token_begin *out)
{
    static const struct {
        const char *word, *object; /* object NULL = no field */
    } families[] = {{"lead", ""},      {"company", "company"}, {"member", "program member"},
                    {"my", NULL},      {"system", NULL},       {"campaign", NULL},
                    {"trigger", NULL}, {"program", NULL}};
    if (at == end || !strchr("{&%", *at))
        return false;
    *out = (struct token_begin){.object = "", .name = at, .field = false, .unsure = false, .percent = false};
    size_t braces = token_braces(at, end, false, out);
    at += braces;
    out->unsure |= token_blanks(&at, end);
    if (braces == 0 || at == end || !sa_text_is_letter(*at))
        return false;
    for (size_t i = 0; i < sizeof families / sizeof *families; i++) {
        if (!token_has(at, end, families[i].word))
            continue;
        at += strlen(families[i].word);
        out->unsure |= token_blanks(&at, end);
        if (at == end || *at != '.')
            return false;
        out->name = at + 1;
        out->field = families[i].object != NULL;
        out->object = families[i].object ? families[i].object : "";
        return true;
    }
    return false;
}

/* Length of ":default=" at `at`, 0 if there is none. */
static size_t token_default(const char *at, const char *end, struct token_begin *begin)
{
    const char *start = at++;
    bool blanks = token_blanks(&at, end);
    if (!token_has(at, end, "default"))
        return 0;
    at += strlen("default");
    blanks |= token_blanks(&at, end);
    if (at == end || *at != '=')
        return 0;
    begin->unsure |= blanks;
    return (size_t)(at + 1 - start);
}

/* A default that another token interrupts, or that does not end, is nothing that Marketo is sure to fill in. */
static bool token_default_ends(const char *at, const char *end)
{
    struct token_begin other = {.object = "", .name = at, .field = false, .unsure = false, .percent = false};
    const char *most = end - at > TOKEN_DEFAULT ? at + TOKEN_DEFAULT : end;
    for (; at < most; at++) {
        if (token_braces(at, end, true, &other))
            return true;
        if (token_begins(at, end, &other))
            return false;
    }
    return false;
}

/* Where the name ends that begins at begin->name, NULL if it does not; `*after` is where the text goes on. Braces that are not a
 * token's may be part of a name, in pairs or alone. */
static const char *token_name_ends(struct token_begin *begin, const char *end, const char **after)
{
    const char *found = NULL;  /* closing braces */
    const char *single = NULL; /* one brace alone */
    const char *most = end - begin->name > TOKEN_NAME ? begin->name + TOKEN_NAME : end;
    bool closed = false;
    size_t nested = 0;
    size_t length;
    struct token_begin other = *begin;
    for (const char *at = begin->name; at < most && !closed; at += length) {
        length = *at == ':' && nested == 0 ? token_default(at, end, begin) : 0;
        if (length > 0) {
            *after = at + length;
            begin->unsure |= !token_default_ends(*after, end);
            return at;
        }
        if (token_begins(at, end, &other))
            break;
        size_t opening = token_braces(at, end, false, &other);
        size_t closing = opening ? 0 : token_braces(at, end, true, begin);
        closed = closing > 0 && nested == 0;
        if (closed || (closing > 0 && !found)) {
            found = at;
            *after = at + closing;
        }
        if (*at == '}' && closing == 0 && !single)
            single = at;
        nested = nested + (opening > 0) - (closing > 0 && nested > 0);
        length = opening + closing > 0 ? opening + closing : 1;
    }
    begin->unsure |= !closed;
    if (found || !single || single - begin->name > TOKEN_CUT)
        return found;
    *after = single + 1;
    return single;
}

/* Names of the characters from U+00A0 to U+00FF, as editors write them. */
static const char token_latin[] =
    "nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg plusmn sup2 sup3 acute micro para middot "
    "cedil sup1 ordm raquo frac14 frac12 frac34 iquest Agrave Aacute Acirc Atilde Auml Aring AElig Ccedil Egrave Eacute Ecirc Euml "
    "Igrave Iacute Icirc Iuml ETH Ntilde Ograve Oacute Ocirc Otilde Ouml times Oslash Ugrave Uacute Ucirc Uuml Yacute THORN szlig "
    "agrave aacute acirc atilde auml aring aelig ccedil egrave eacute ecirc euml igrave iacute icirc iuml eth ntilde ograve oacute "
    "ocirc otilde ouml divide oslash ugrave uacute ucirc uuml yacute thorn yuml ";

/* The character that `name` (without & and ;) stands for, 0 if none is known. */
static unsigned long token_entity_named(const char *name, size_t length)
{
    static const struct {
        const char *name;
        unsigned long character;
    } known[] = {{"amp", '&'},      {"lt", '<'},       {"gt", '>'},       {"quot", '"'},
                 {"apos", '\''},    {"ndash", 0x2013}, {"mdash", 0x2014}, {"lsquo", 0x2018},
                 {"rsquo", 0x2019}, {"ldquo", 0x201C}, {"rdquo", 0x201D}, {"hellip", 0x2026},
                 {"euro", 0x20AC},  {"colon", ':'},    {"num", '#'},      {"OElig", 0x152},
                 {"oelig", 0x153},  {"Scaron", 0x160}, {"scaron", 0x161}, {"trade", 0x2122}};
    unsigned long character = 0xA0;
    for (size_t i = 0; i < sizeof known / sizeof *known; i++)
        if (strlen(known[i].name) == length && memcmp(known[i].name, name, length) == 0)
            return known[i].character;
    for (const char *word = token_latin; *word; word = strchr(word, ' ') + 1, character++)
        if (strcspn(word, " ") == length && memcmp(word, name, length) == 0)
            return character;
    return 0;
}

static unsigned long token_entity_number(const char *digits, size_t length)
{
    unsigned base = length > 0 && (*digits == 'x' || *digits == 'X') ? 16 : 10;
    unsigned long character = 0;
    for (size_t i = base == 16; i < length; i++) {
        const char *all = "0123456789abcdef";
        const char *digit = digits[i] ? strchr(all, digits[i] | 0x20) : NULL;
        if (!digit || (size_t)(digit - all) >= base)
            return 0;
        character = character * base + (unsigned long)(digit - all);
        if (character > 0x10FFFF)
            return 0;
    }
    return character >= 0xD800 && character < 0xE000 ? 0 : character;
}

/* The character of the entity at `at`, and its length; 0 if there is none. */
static unsigned long token_entity(const char *at, const char *end, size_t *length)
{
    size_t most = (size_t)(end - at) < 12 ? (size_t)(end - at) : 12;
    const char *semicolon = memchr(at, ';', most);
    if (!semicolon)
        return 0;
    *length = (size_t)(semicolon + 1 - at);
    return at[1] == '#' ? token_entity_number(at + 2, *length - 3 < *length ? *length - 3 : 0)
                        : token_entity_named(at + 1, *length - 2);
}

static size_t token_utf8(char out[4], unsigned long character)
{
    if (character < 0x80) {
        out[0] = (char)character;
        return 1;
    }
    size_t length = character < 0x800 ? 2 : character < 0x10000 ? 3 : 4;
    for (size_t i = length - 1; i > 0; i--, character >>= 6)
        out[i] = (char)(0x80 | (character & 0x3F));
    out[0] = (char)((0xF00 >> length & 0xFF) | character);
    return length;
}

/* Length of a tag at `at`: editors put them into the middle of a token. 0 if none is there. */
static size_t token_tag(const char *at, const char *end)
{
    const char *close = end - at > 1 && (sa_text_is_letter(at[1]) || at[1] == '/')
                            ? memchr(at, '>', (size_t)(end - at))
                            : NULL;
    return close ? (size_t)(close + 1 - at) : 0;
}

/* A name as the label has it: entities resolved, tags gone, one blank for several. `out` has room for every name that ends. */
static size_t token_clean(char *out, const char *at, const char *end, struct token_begin *begin)
{
    size_t size = 0;
    size_t length;
    for (; at < end; at += length) {
        unsigned long character = 0;
        if (token_blank(at, end) > 0) {
            length = token_blank(at, end);
            begin->unsure |= *at < ' ' && *at >= '\0'; /* the line was broken here */
            if (size == 0 || out[size - 1] != ' ')
                out[size++] = ' ';
        } else if (*at == '<' && (length = token_tag(at, end)) > 0) {
            begin->unsure = true;
        } else if (*at == '&' && (character = token_entity(at, end, &length)) > 0) {
            size += token_utf8(out + size, character);
        } else if (*at == '%' && begin->percent && end - at > 2 &&
                   (character = token_entity_number((const char[]){'x', at[1], at[2]}, 3)) > 0) {
            out[size++] = (char)character;
            length = 3;
        } else {
            out[size++] = *at;
            length = 1;
        }
    }
    return size;
}

static int token_tell(struct token_text *text, struct token_begin *begin, const char *end)
{
    char name[TOKEN_NAME + 8];
    size_t length = token_clean(name, begin->name, end, begin);
    begin->unsure |= length > 0 && (name[0] == ' ' || name[length - 1] == ' ');
    return sa_reading_tell_part(&text->reading,
                                (struct sa_mention){.place = "token",
                                                    .step = "",
                                                    .object = begin->object,
                                                    .named = SA_NAMED_LABEL,
                                                    .name = name,
                                                    .unsure = begin->unsure || text->endless,
                                                    .writes = false,
                                                    .broken = false},
                                name, length);
}

static int token_read(struct token_text *text, struct token_begin *begin)
{
    const char *after = NULL;
    const char *end;
    text->at = begin->name;
    if (!begin->field)
        return SA_OK;
    end = token_name_ends(begin, text->end, &after);
    if (!end)
        return SA_OK;
    text->at = after;
    return token_tell(text, begin, end);
}

/* Where the comment ends that begins at `at`, NULL if nowhere. */
static const char *token_comment_ends(const char *at, const char *end)
{
    for (at += 2; (at = memchr(at, '-', (size_t)(end - at))) != NULL; at++) {
        if (token_has(at, end, "-->"))
            return at + 3;
        if (token_has(at, end, "--!>"))
            return at + 4;
    }
    return NULL;
}

/* Passes over a comment, and knows where none can be: in a script or style, which may stand in comment marks themselves. */
static void token_markup(struct token_text *text)
{
    static const char *const raw[] = {"<script", "<style", "<textarea", "<title"};
    const char *at = text->at++;
    const char *end = text->end;
    if (text->raw) {
        if (token_has(at, end, "</") && token_has(at + 2, end, text->raw))
            text->raw = NULL;
        return;
    }
    for (size_t i = 0; i < sizeof raw / sizeof *raw; i++)
        if (token_has(at, end, raw[i]))
            text->raw = raw[i] + 1;
    if (!token_has(at, end, "<!--") || text->endless || token_has(at, end, "<!--[if"))
        return;
    const char *behind = token_comment_ends(at, end);
    if (behind)
        text->at = behind;
    else
        text->endless = true;
}

int sa_read_text(const char *text, size_t length, const char *step, const struct sa_mention_sink *sink,
                 struct sa_error *error)
{
    struct token_text reader = {.reading = {.sink = sink, .step = step, .error = error},
                                .at = text,
                                .end = text + length,
                                .raw = NULL,
                                .endless = false};
    struct token_begin begin;
    int rc = SA_OK;
    while (reader.at < reader.end && rc == SA_OK) {
        if (*reader.at == '<')
            token_markup(&reader);
        else if (token_begins(reader.at, reader.end, &begin))
            rc = token_read(&reader, &begin);
        else
            reader.at++;
    }
    return rc;
}

int sa_reading_strings(const struct sa_reading *reading, const struct sa_json *node)
{
    int rc = SA_OK;
    const char *text = sa_json_string(node);
    if (text)
        return sa_read_text(text, strlen(text), reading->step, reading->sink, reading->error);
    for (const struct sa_json *child = sa_json_first(node); child && rc == SA_OK; child = sa_json_next(child))
        rc = sa_reading_strings(reading, child);
    return rc;
}
