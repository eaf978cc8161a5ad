/* Which objects are described. */
#ifndef SYNCAUDIT_SALESFORCE_SCOPE_H
#define SYNCAUDIT_SALESFORCE_SCOPE_H

#include <stdbool.h>
#include <stddef.h>

#include "syncaudit/error.h"

/* Which visible objects are described besides those known by name. */
enum sa_scope_kind { SA_SCOPE_DEFAULT, SA_SCOPE_ALL, SA_SCOPE_LIST };

struct sa_scope {
    enum sa_scope_kind kind;
    char *
        *names; /* owned: asked for by name before anything is known of the org; in order, without repeats */
    size_t count;
};

/* Reads `objects` as sa_fetch_options has it. SA_EINPUT with advice for a name that cannot be one. */
int sa_scope_read(struct sa_scope *out, const char *objects, struct sa_error *error);
void sa_scope_release(struct sa_scope *scope);

/* True if the scope names this object; Salesforce does not mind the case of API names. */
bool sa_scope_names(const struct sa_scope *scope, const char *object);

/* A query over global_object that gives the names of the visible objects in scope, in order; NULL when there
 * are none. */
const char *sa_scope_query(const struct sa_scope *scope);

#endif
