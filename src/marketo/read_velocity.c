/* Scripts in Velocity: see read.h.
 *
 * A script is gone through once, with a stack of what is open: parentheses, brackets and strings that are evaluated. What is read is not
 * a program but who is named in it: values are followed only as far as they are records or lists of records. */
#include <string.h>

#include "marketo/read_own.h"
#include "marketo/read_script.h"

enum { SCRIPT_DEPTH = 200 }; /* what is deeper is read as if nothing were open */

enum script_use { SCRIPT_PLAIN, SCRIPT_SET, SCRIPT_FOREACH, SCRIPT_EVALUATE, SCRIPT_SORT, SCRIPT_STRING };

/* Something open. */
struct script_frame {
    enum script_use use;
    char closing;
    bool chained; /* a method's arguments or an index: what is named goes on behind it, as `after` */
    bool formal;  /* with ${ */
    struct sa_script_value after;
    struct sa_script_value value; /* what is named last within */
    const char *target;           /* variable that is set */
    size_t target_length;
    const char *outer;  /* of a string: where what is around it ends */
    size_t outer_depth; /* and how deep the string around it is */
    bool doubtful;      /* a string that may not be evaluated */
};

struct script {
    struct sa_reading reading;
    const char *at;
    const char *limit;  /* end of the innermost string, or of the script */
    const char *passed; /* up to here tokens have been looked for */
    struct script_frame frames[SCRIPT_DEPTH];
    size_t depth;
    size_t string; /* frames up to and including the innermost string */
    struct sa_script_names names;
    size_t doubts;
    bool unsure;
    bool evaluates;          /* somewhere a string is evaluated that is a value */
    const char *absent[128]; /* by the first byte of what ends something: it does not come before this */
};

static bool script_in_text(const struct script *script)
{
    return script->depth == 0 || script->frames[script->depth - 1].use == SCRIPT_STRING;
}

static int script_tell(struct script *script, const struct sa_script_value *record, const char *name,
                       size_t length, bool unsure)
{
    char object[SA_READ_NAME + 1];
    if (record->length > SA_READ_NAME)
        return SA_OK;
    memcpy(object, record->object, record->length);
    object[record->length] = '\0';
    return sa_reading_tell_part(
        &script->reading,
        (struct sa_mention){.place = "velocity",
                            .step = "",
                            .object = object,
                            .named = SA_NAMED_SOAP,
                            .name = name,
                            .unsure = unsure || record->unsure || script->unsure || script->doubts > 0,
                            .writes = false,
                            .broken = false},
        name, length);
}

/* Where `ending` stands next, NULL if it does not: the script does not parse then. No part of it is searched in vain twice. */
static const char *script_find(struct script *script, const char *from, const char *ending)
{
    const char **absent = &script->absent[(unsigned char)*ending];
    const char *at = *absent && *absent >= script->limit ? NULL : from;
    while (at && at < script->limit) {
        at = memchr(at, *ending, (size_t)(script->limit - at));
        if (at && sa_script_starts(at, script->limit, ending))
            return at;
        at += at != NULL;
    }
    script->unsure = true;
    if (!*absent || *absent < script->limit)
        *absent = script->limit;
    return NULL;
}

/* ---- what is open ---- */

static struct script_frame *script_push(struct script *script, enum script_use use, char closing)
{
    if (script->depth == SCRIPT_DEPTH) {
        const struct script_frame *frame = script->string ? &script->frames[script->string - 1] : NULL;
        while (frame && frame->outer_depth > 0)
            frame = &script->frames[frame->outer_depth - 1];
        script->limit = frame ? frame->outer : script->limit;
        script->depth = script->string = script->doubts = 0;
        script->unsure = true;
    }
    struct script_frame *frame = &script->frames[script->depth++];
    *frame = (struct script_frame){.use = use,
                                   .closing = closing,
                                   .chained = false,
                                   .formal = false,
                                   .after = sa_script_other,
                                   .value = sa_script_other,
                                   .target = NULL,
                                   .target_length = 0,
                                   .outer = NULL,
                                   .outer_depth = 0,
                                   .doubtful = false};
    return frame;
}

/* A string that is evaluated, from behind its quote to `end`. */
static void script_push_string(struct script *script, const char *end, bool doubtful)
{
    struct script_frame *frame = script_push(script, SCRIPT_STRING, *end);
    frame->outer = script->limit;
    frame->outer_depth = script->string;
    frame->doubtful = doubtful;
    script->doubts += doubtful;
    script->limit = end;
    script->string = script->depth;
}

/* Ends the innermost string, and what is open within. */
static void script_pop_string(struct script *script)
{
    const struct script_frame *frame = &script->frames[script->string - 1];
    script->depth = script->string - 1;
    script->limit = frame->outer;
    script->string = frame->outer_depth;
    script->doubts -= frame->doubtful;
    script->at++;
}

/* The list that is sorted where a text stands, by which is told what it is sorted by; NULL if none is. */
static const struct sa_script_value *script_sorted(const struct script *script)
{
    const struct script_frame *frame = &script->frames[script->depth - 1];
    if (frame->closing == ']' && !frame->chained && script->depth > 1)
        frame--;
    return frame->use == SCRIPT_SORT && frame->value.kind == SA_SCRIPT_LIST ? &frame->value : NULL;
}

/* ---- references ---- */

/* A method of a record: what it names, as a text or as a part of its own name. */
static int script_getter(struct script *script, const struct sa_script_value *record, const char *name,
                         size_t length)
{
    const char *arguments = name + length + 1;
    size_t size = 0;
    if (sa_script_is(name, length, "get") || sa_script_is(name, length, "getOrDefault") ||
        sa_script_is(name, length, "containsKey")) {
        const char *literal = sa_script_literal(arguments, script->limit, &size);
        return literal ? script_tell(script, record, literal, size, false) : SA_OK;
    }
    sa_script_blanks(&arguments, script->limit);
    if (length > 3 && memcmp(name, "get", 3) == 0 && arguments < script->limit && *arguments == ')' &&
        !sa_script_is(name, length, "getClass"))
        return script_tell(script, record, name + 3, length - 3, false);
    return SA_OK;
}

static int script_method(struct script *script, struct sa_script_value value, const char *name, size_t length,
                         bool formal)
{
    static const char *const elements[] = {"get", "getFirst", "getLast", "elementAt", "remove", "next"};
    static const char *const lists[] = {"subList", "iterator", "listIterator", "clone", "reversed"};
    struct sa_script_value after = sa_script_other;
    enum script_use use = SCRIPT_PLAIN;
    int rc = value.kind == SA_SCRIPT_RECORD ? script_getter(script, &value, name, length) : SA_OK;
    for (size_t i = 0; i < sizeof elements / sizeof *elements && value.kind == SA_SCRIPT_LIST; i++)
        if (sa_script_is(name, length, elements[i])) {
            after = value;
            after.kind = SA_SCRIPT_RECORD;
        }
    for (size_t i = 0; i < sizeof lists / sizeof *lists && value.kind == SA_SCRIPT_LIST; i++)
        if (sa_script_is(name, length, lists[i]))
            after = value;
    if (value.kind == SA_SCRIPT_OTHER && sa_script_is(name, length, "sort"))
        use = SCRIPT_SORT;
    if (value.kind == SA_SCRIPT_OTHER &&
        (sa_script_is(name, length, "eval") || sa_script_is(name, length, "recurse")))
        use = SCRIPT_EVALUATE;
    struct script_frame *frame = script_push(script, use, ')');
    frame->chained = true;
    frame->formal = formal;
    frame->after = after;
    return rc;
}

/* An index: of a list an element, of a record a field. */
static int script_index(struct script *script, struct sa_script_value value, bool formal)
{
    size_t length = 0;
    const char *name =
        value.kind == SA_SCRIPT_RECORD ? sa_script_literal(script->at, script->limit, &length) : NULL;
    struct script_frame *frame = script_push(script, SCRIPT_PLAIN, ']');
    frame->chained = true;
    frame->formal = formal;
    if (value.kind == SA_SCRIPT_LIST) {
        frame->after = value;
        frame->after.kind = SA_SCRIPT_RECORD;
    }
    return name ? script_tell(script, &value, name, length, false) : SA_OK;
}

/* What stands behind a reference: properties, methods, indexes. With a method or an index it goes on when that is closed. */
static int script_chain(struct script *script, struct sa_script_value value, bool formal)
{
    int rc = SA_OK;
    while (rc == SA_OK && script->at < script->limit) {
        const char *name = script->at + 1;
        size_t length = *script->at == '.' ? sa_script_name(name, script->limit) : 0;
        const char *behind = name + length;
        bool more = behind < script->limit;
        if (length > 0 && more && *behind == '(') {
            script->at = behind + 1;
            return script_method(script, value, name, length, formal);
        }
        if (*script->at == '[' && value.kind != SA_SCRIPT_OTHER) {
            script->at++;
            return script_index(script, value, formal);
        }
        if (length == 0)
            break;
        script->at = behind;
        if (value.kind == SA_SCRIPT_RECORD && !sa_script_is(name, length, "class"))
            rc = script_tell(script, &value, name, length,
                             (more && *behind == '-' && sa_script_is_letter(behind + 1, script->limit)) ||
                                 (formal && (!more || !strchr("}.[|", *behind))));
        value = sa_script_other;
    }
    if (formal && script->at < script->limit && *script->at == '}')
        script->at++;
    if (!script_in_text(script) && !script_sorted(script))
        script->frames[script->depth - 1].value = value;
    return rc;
}

static int script_reference(struct script *script)
{
    const char *at = script->at + 1;
    at += at < script->limit && *at == '!';
    bool formal = at < script->limit && *at == '{';
    at += formal;
    size_t length = sa_script_name(at, script->limit);
    if (length == 0) {
        script->at++;
        return SA_OK;
    }
    while (at + length < script->limit && at[length] == '-' &&
           sa_script_is_letter(at + length + 1, script->limit))
        length += 1 + sa_script_name(at + length + 1, script->limit);
    script->at = at + length;
    size_t depth = script->depth;
    struct script_frame *frame = script_in_text(script) ? NULL : &script->frames[depth - 1];
    bool target = frame && !frame->target && (frame->use == SCRIPT_SET || frame->use == SCRIPT_FOREACH);
    if (target) {
        frame->target = at;
        frame->target_length = length;
    }
    int rc = script_chain(script, sa_script_lookup(&script->names, at, length), formal);
    if (target && script->depth == depth)
        frame->value = sa_script_other; /* what it was before is nothing that it becomes */
    return rc;
}

/* ---- expressions ---- */

/* Closes what is open, and does what follows of it. */
static int script_close(struct script *script)
{
    struct script_frame frame = script->frames[script->depth - 1];
    struct sa_script_value value = frame.value;
    if (script->depth == script->string || *script->at != frame.closing) {
        script->at++;
        return SA_OK;
    }
    script->at++;
    script->depth--;
    if (frame.use == SCRIPT_FOREACH)
        value.kind = value.kind == SA_SCRIPT_LIST ? SA_SCRIPT_RECORD : SA_SCRIPT_OTHER;
    if (frame.target)
        sa_script_bind(&script->names, frame.target, frame.target_length, value);
    if (frame.chained)
        return script_chain(script, frame.use == SCRIPT_SORT ? value : frame.after, frame.formal);
    if (script_in_text(script) || value.kind == SA_SCRIPT_OTHER)
        return SA_OK;
    if (frame.closing == ']')
        value.kind = SA_SCRIPT_LIST;
    script->frames[script->depth - 1].value = value;
    return SA_OK;
}

/* A string in an expression: between double quotes it is evaluated, between single ones only by whom it is given to. */
static int script_string(struct script *script)
{
    const char quote[] = {*script->at, '\0'};
    const char *text = script->at + 1;
    const struct sa_script_value *list = script_sorted(script);
    bool given = script->frames[script->depth - 1].use == SCRIPT_EVALUATE;
    const char *end = script_find(script, text, quote);
    script->at = text;
    if (!end)
        return SA_OK;
    if (list) {
        const char *colon = memchr(text, ':', (size_t)(end - text));
        script->at = end + 1;
        return script_tell(script, list, text, (size_t)((colon ? colon : end) - text), false);
    }
    if (*quote == '"' || given || script->evaluates)
        script_push_string(script, end, *quote == '\'' && !given);
    else
        script->at = end + 1;
    return SA_OK;
}

/* ---- text ---- */

/* Looks for tokens in what has been passed, up to `end`, and goes on at `next`. */
static int script_pass(struct script *script, const char *end, const char *next)
{
    const char *begin = script->passed;
    script->at = script->passed = next;
    return sa_read_text(begin, (size_t)(end - begin), "", script->reading.sink, script->reading.error);
}

static int script_directive(struct script *script)
{
    static const struct {
        const char *name;
        enum script_use use;
        bool arguments;
    } known[] = {{"set", SCRIPT_SET, true},           {"foreach", SCRIPT_FOREACH, true},
                 {"evaluate", SCRIPT_EVALUATE, true}, {"if", SCRIPT_PLAIN, true},
                 {"elseif", SCRIPT_PLAIN, true},      {"macro", SCRIPT_PLAIN, true},
                 {"define", SCRIPT_PLAIN, true},      {"parse", SCRIPT_PLAIN, true},
                 {"include", SCRIPT_PLAIN, true},     {"else", SCRIPT_PLAIN, false},
                 {"end", SCRIPT_PLAIN, false},        {"stop", SCRIPT_PLAIN, false},
                 {"break", SCRIPT_PLAIN, false}};
    const size_t count = sizeof known / sizeof *known;
    const char *at = script->at + 1;
    bool formal = at < script->limit && *at == '{';
    at += formal;
    at += at < script->limit && *at == '@';
    size_t length = sa_script_name(at, script->limit);
    size_t i = 0;
    while (i < count && !sa_script_is(at, length, known[i].name))
        i++;
    script->at++;
    if (length == 0 || (i == count && !script_in_text(script)))
        return SA_OK;
    if (!script_in_text(script)) { /* an expression that does not end */
        script->depth = script->string;
        script->unsure = true;
    }
    at += length;
    at += formal && at < script->limit && *at == '}';
    if (i < count)
        sa_script_blanks(&at, script->limit);
    if (at < script->limit && *at == '(' && (i == count || known[i].arguments)) {
        script->at = at + 1;
        script_push(script, i < count ? known[i].use : SCRIPT_PLAIN, ')');
    }
    return SA_OK;
}

/* Comments, unparsed text, directives. */
static int script_sharp(struct script *script)
{
    const char *at = script->at;
    char next = '\0';
    if (at + 1 < script->limit)
        next = at[1];
    if (next == '#') {
        const char *end = memchr(at, '\n', (size_t)(script->limit - at));
        return script_pass(script, at, end ? end : script->limit);
    }
    if (next == '*') {
        const char *end = script_find(script, at + 2, "*#");
        return end ? script_pass(script, at, end + 2) : script_pass(script, at + 2, at + 2);
    }
    if (next == '[' && at + 2 < script->limit && at[2] == '[') {
        const char *end = script_find(script, at + 3, "]]#");
        script->at = end ? end + 3 : at + 3;
        return SA_OK;
    }
    return script_directive(script);
}

/* Backslashes: an odd number of them takes its meaning from what follows. */
static void script_escape(struct script *script)
{
    const char *begin = script->at;
    while (script->at < script->limit && *script->at == '\\')
        script->at++;
    if ((script->at - begin) % 2 == 1 && script->at < script->limit &&
        (*script->at == '$' || *script->at == '#'))
        script->at++;
}

static int script_step(struct script *script)
{
    char byte = *script->at;
    bool text = script_in_text(script);
    if (byte == '$')
        return script_reference(script);
    if (byte == '#')
        return script_sharp(script);
    if (text && byte == '\\')
        script_escape(script);
    else if (!text && (byte == '"' || byte == '\''))
        return script_string(script);
    else if (!text && (byte == ')' || byte == ']'))
        return script_close(script);
    else if (script->at++, !text && (byte == '(' || byte == '['))
        (void)script_push(script, SCRIPT_PLAIN, byte == '(' ? ')' : ']');
    return SA_OK;
}

int sa_read_velocity(const char *text, size_t length, const struct sa_mention_sink *sink,
                     struct sa_error *error)
{
    static const char *const evaluating[] = {"#evaluate", "#{evaluate}", ".eval(", ".recurse("};
    const char *end = text + length;
    struct script script = {
        .reading = {.sink = sink, .step = "", .error = error}, .at = text, .limit = end, .passed = text};
    int rc = SA_OK;
    for (size_t i = 0; i < sizeof evaluating / sizeof *evaluating; i++)
        script.evaluates |= memmem(text, length, evaluating[i], strlen(evaluating[i])) != NULL;
    while (rc == SA_OK && (script.at < script.limit || script.string > 0)) {
        if (script.at >= script.limit)
            script_pop_string(&script);
        else
            rc = script_step(&script);
    }
    return rc ? rc : script_pass(&script, end, end);
}
