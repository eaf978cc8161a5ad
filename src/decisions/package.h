/* The zip file a workbook is, and its parts read as XML: the only files that include libzip and expat here.
 *
 * Whatever is in it is hostile. Parts are streamed, never held; what they unpack to has a cap, in bytes and as a multiple
 * of what they are packed; a document type declaration, the only way to make XML multiply, ends the reading; so does a
 * tag that goes on for megabytes.
 */
#ifndef SYNCAUDIT_DECISIONS_PACKAGE_H
#define SYNCAUDIT_DECISIONS_PACKAGE_H

#include <stdbool.h>
#include <stddef.h>

#include "syncaudit/error.h"

struct sa_package;

/* SA_EIO when the file cannot be read; SA_EINPUT when it is no workbook (advice: what it is, and what to do). */
int sa_package_open(struct sa_package **out, const char *path, struct sa_error *error);

/* The same on bytes in memory (borrowed until close); `name` appears in errors. */
int sa_package_open_memory(struct sa_package **out, const char *name, const void *bytes, size_t length,
                           struct sa_error *error);
void sa_package_close(struct sa_package *package);

bool sa_package_has(const struct sa_package *package, const char *part);

/* What is called for each tag and text; names come without namespace prefix. The first non-zero result ends the reading
 * and is its result. Members may be NULL. */
struct sa_xml_handler {
    int (*start)(void *payload, const char *name, const char **attributes, struct sa_error *error);
    int (*end)(void *payload, const char *name, struct sa_error *error);
    int (*text)(void *payload, const char *text, size_t length, struct sa_error *error);
};

/* Streams a part. SA_EINPUT when it is not there, is no XML, or is past a cap; what a handler returned. */
int sa_package_parse(struct sa_package *package, const char *part, const struct sa_xml_handler *handler,
                     void *payload, struct sa_error *error);

/* The value of an attribute, its name without prefix; NULL when the tag does not have it. */
const char *sa_xml_attribute(const char **attributes, const char *name);

#endif
