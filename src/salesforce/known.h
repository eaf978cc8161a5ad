/* Whether the objects that a scope names are there at all: a misspelt one must not pass for one with nothing wrong. */
#ifndef SYNCAUDIT_SALESFORCE_KNOWN_H
#define SYNCAUDIT_SALESFORCE_KNOWN_H

#include "salesforce/org.h"

/* Makes the tables of what the admin can see (temp.admin_listed) and of the objects in scope, as their describes are asked for
 * (temp.scope_object). */
int sa_known_prepare(sqlite3 *db, struct sa_error *error);

/* At the end: an object asked for as 'lead' is known as Lead. */
int sa_known_spell(sqlite3 *db, struct sa_error *error);

/* True for a name that a person gave: the list of all objects has it as it is spelt, or has not. Exactly named, what every sync has to do
 * with needs no list. */
bool sa_known_must(const struct sa_scope *scope, const char *name);

/* The name as the org spells it (the case of letters is no difference to Salesforce), as the configuration or this program does;
 * NULL when nobody knows such an object. `*owned` holds it until it is freed by the caller. */
int sa_known_find(char **owned, const struct sa_source_run *run, const char *name, struct sa_error *error);

/* Returns SA_EINPUT: no such object is known, and which name is the nearest. */
int sa_known_refuse(const struct sa_source_run *run, const char *name, struct sa_error *error);

#endif
