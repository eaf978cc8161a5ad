/* What the readers of read.h share. */
#ifndef SYNCAUDIT_MARKETO_READ_OWN_H
#define SYNCAUDIT_MARKETO_READ_OWN_H

#include "marketo/read.h"

/* What attributes and conditions are called whose value is the name of a field. */
#define SA_READ_NAMES_FIELD "Attribute|Attribute Name|Score Name"

/* One reading: whom it tells, and the step it is in ("" = none). */
struct sa_reading {
    const struct sa_mention_sink *sink;
    const char *step;
    struct sa_error *error;
};

/* Tells a mention with its name trimmed; one without a name only if it is broken. The step is the reading's. */
int sa_reading_tell(const struct sa_reading *reading, struct sa_mention mention);

/* The same with a name that is not terminated. */
int sa_reading_tell_part(const struct sa_reading *reading, struct sa_mention mention, const char *name,
                         size_t length);

/* Tokens of all strings in a tree. */
int sa_reading_strings(const struct sa_reading *reading, const struct sa_json *node);

/* Tells another asset by the name or number that `node` holds; nothing else is one. */
int sa_reading_link(const struct sa_reading *reading, const char *type, const struct sa_json *node);

/* True if `node` is an id: a number above 0, or a string of digits. `digits` is then what it is as text. */
bool sa_reading_id(const struct sa_json *node, char digits[24]);

/* Text of a member, "" if it has none. */
const char *sa_reading_text(const struct sa_json *object, const char *name);

/* True if `text` is one of the words (with | between them), in any letter case. */
bool sa_reading_is(const char *text, const char *words);

#endif
