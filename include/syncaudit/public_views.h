/* The public views: what rules, sheets and queries may read. Their documentation stands in the comment above each CREATE:
 *
 *     -- One row per object that is known of.
 *     -- Source: describe
 *     --     object  text                 API name
 *     --     fields  integer (fields)     how many of it are visible; a longer text
 *     --                                  goes on below
 *     --     *       other_view           and all columns of another view
 *
 * The blanks before and behind a type, two at least, set it apart. What is created without such a source is private.
 */
#ifndef SYNCAUDIT_PUBLIC_VIEWS_H
#define SYNCAUDIT_PUBLIC_VIEWS_H

#include <stdbool.h>
#include <stddef.h>

#include "syncaudit/error.h"

struct sa_view_column {
    char *name;
    char *type; /* text, yes/no, time, date, json, integer (UNIT), number (UNIT) */
    char *about;
};

struct sa_view {
    char *name;
    char *about;
    char *source; /* the sources of a snapshot that fill it, or what else does */
    char *path;   /* the file it is written in */
    struct sa_view_column *columns;
    size_t column_count;
};

struct sa_views {
    struct sa_view *views; /* by file, in their order there */
    size_t count;
};

/* Reads the documentation of all public views that are compiled in. `views` is to be released, on errors too. SA_ENOMEM; SA_EFORMAT
 * where a line is not written as above. */
int sa_views_load(struct sa_views *views, struct sa_error *error);
void sa_views_release(struct sa_views *views);

/* The view of this name, or NULL. */
const struct sa_view *sa_views_find(const struct sa_views *views, const char *name);

/* True if this program makes a table or view of this name (in any letter case) that is not public. */
bool sa_view_is_private(const char *name);

#endif
