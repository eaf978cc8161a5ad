/* JSON documents, read only. The only module that knows cJSON.
 *
 * One tree per document, freed at once. Nodes are borrowed from their tree. Accessors never fail: asked for something
 * that is not there or has another type they answer NULL, 0 or false, so that a wrong-typed body cannot crash a reader.
 *
 *     struct sa_json *document;
 *     int rc = sa_json_parse(&document, body.data, body.length, error);
 *     for (const struct sa_json *field = sa_json_first(sa_json_get(document, "fields")); field; field = sa_json_next(field))
 *         use(sa_json_string(sa_json_get(field, "name")));
 *     sa_json_free(document);
 */
#ifndef SYNCAUDIT_JSON_H
#define SYNCAUDIT_JSON_H

#include <stdbool.h>
#include <stddef.h>

#include "syncaudit/buffer.h"
#include "syncaudit/error.h"

struct sa_json; /* a node; the root owns the tree */

enum sa_json_type {
    SA_JSON_NULL,
    SA_JSON_BOOLEAN,
    SA_JSON_NUMBER,
    SA_JSON_STRING,
    SA_JSON_ARRAY,
    SA_JSON_OBJECT,
};

/* Parses one whole document (text after it is an error; nesting is limited to 1000). `*out` is owned by the caller.
 * The text has been through sa_text_gate_json. SA_EFORMAT with the byte offset and what stands there; SA_ENOMEM. */
int sa_json_parse(struct sa_json **out, const char *text, size_t length, struct sa_error *error);

/* Frees a tree by its root; NULL is allowed. */
void sa_json_free(struct sa_json *root);

/* Overwrites every string of a document that held a secret, then frees it; NULL is allowed. */
void sa_json_wipe(struct sa_json *root);

/* Type of a node; NULL counts as SA_JSON_NULL. */
enum sa_json_type sa_json_type(const struct sa_json *node);

/* Member of an object by exact name, or NULL; of several of that name the first. Linear: to read many members, walk them once instead. */
const struct sa_json *sa_json_get(const struct sa_json *object, const char *name);

/* First element of an array or first member of an object, or NULL; then its next sibling. */
const struct sa_json *sa_json_first(const struct sa_json *container);
const struct sa_json *sa_json_next(const struct sa_json *node);

/* Number of elements or members. */
size_t sa_json_count(const struct sa_json *container);

/* Name of an object's member; NULL for elements and roots. */
const char *sa_json_name(const struct sa_json *member);

/* Text of a string, else NULL. */
const char *sa_json_string(const struct sa_json *node);

/* Value of a number, else 0. Numbers are doubles: exact up to 2^53. */
double sa_json_number(const struct sa_json *node);

/* True if the node is a number without a fraction from 0 to `most` (at most 2^53), which is then `*out`. */
bool sa_json_natural(const struct sa_json *node, long long most, long long *out);

/* Checks that no object of a document has two members of one name: which of them a reader takes would be chance.
 * SA_EFORMAT, SA_ENOMEM. */
int sa_json_check_names(const struct sa_json *root, struct sa_error *error);

/* Value of a boolean, else false. */
bool sa_json_boolean(const struct sa_json *node);

/* Appends the node as compact JSON text. SA_ENOMEM, SA_EFORMAT (buffer limit). */
int sa_json_print(const struct sa_json *node, struct sa_buffer *out);

/* Appends `text` as a quoted JSON string. SA_ENOMEM, SA_EFORMAT (buffer limit). */
int sa_json_quote(const char *text, size_t length, struct sa_buffer *out);

#endif
