/* Objects and fields as people name them: "Lead", "lead.industry".
 *
 * A name that nothing bears must not pass for something of which nothing is known.
 *
 *     struct sa_place place = {0};
 *     rc = sa_place_find(&place, sa_snapshot_db(snapshot), "lead.industry", error);
 *     // place.object is "Lead", place.field "Industry"
 *     sa_place_release(&place);
 */
#ifndef SYNCAUDIT_PLACE_H
#define SYNCAUDIT_PLACE_H

#include <sqlite3.h>
#include <stdbool.h>

#include "syncaudit/error.h"

/* Zero-initialise before use. */
struct sa_place {
    char *object; /* owned, as the field; spelt as the org spells it */
    char *field;  /* NULL = the object itself */
    bool unknown; /* the snapshot has no such field, and cannot tell whether there is one */
};

/* Finds a name in a snapshot. SA_EINPUT when it has nothing of this name, with what was meant: the API name where a label was given, or
 * the nearest one. A field that may be there unseen (the object was not read, or only with the eyes of a user it could be hidden from) is
 * `unknown`, unless one that is there looks like it. SA_EIO, SA_ENOMEM. */
int sa_place_find(struct sa_place *out, sqlite3 *db, const char *name, struct sa_error *error);

void sa_place_release(struct sa_place *place);

#endif
