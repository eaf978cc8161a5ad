/* Which objects are described: see scope.h. */
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "salesforce/scope.h"
#include "syncaudit/name.h"
#include "syncaudit/salesforce.h"

/* Custom metadata types, platform events, big objects and satellites end otherwise than in __c. */
static const char custom_objects[] = "SELECT name FROM global_object"
                                     " WHERE name GLOB '*?__c' AND customSetting IS NOT 1"
                                     " AND associateEntityType IS NULL ORDER BY name";

/* API versions before 53.0 do not tell satellites (AccountHistory, X__Share) from other objects; there the
 * name tells, if the object it belongs to (Account, X__c) is visible too. LoginHistory is an object of its
 * own. */
static const char all_objects[] =
    "WITH suffix (text) AS (VALUES ('History'), ('Feed'), ('Share'), ('ChangeEvent')),"
    " satellite (name) AS (SELECT g.name FROM global_object g JOIN suffix"
    " ON substr(g.name, -length(text)) = text JOIN global_object owner"
    " ON owner.name IN (substr(g.name, 1, length(g.name) - length(text)),"
    " substr(g.name, 1, length(g.name) - length(text)) || 'c'))"
    " SELECT name FROM global_object WHERE associateEntityType IS NULL AND name NOT IN satellite ORDER BY "
    "name";

const char *sa_scope_query(const struct sa_scope *scope)
{
    switch (scope->kind) {
    case SA_SCOPE_DEFAULT:
        return custom_objects;
    case SA_SCOPE_ALL:
        return all_objects;
    default:
        return NULL;
    }
}

bool sa_scope_names(const struct sa_scope *scope, const char *object)
{
    for (size_t i = 0; i < scope->count; i++)
        if (strcasecmp(scope->names[i], object) == 0)
            return true;
    return false;
}

static int scope_add(struct sa_scope *scope, const char *name, size_t length, struct sa_error *error)
{
    int rc = SA_OK;
    char *copy = strndup(name, length);
    char **names = realloc(scope->names, (scope->count + 1) * sizeof *names);
    if (names)
        scope->names = names;
    if (!copy || !names) {
        rc = sa_error_memory(error);
    } else if (!sa_is_api_name(copy)) {
        rc = sa_error_set(error, SA_EINPUT, "'%s' is not the API name of an object", copy);
        sa_error_advise(error, "give names as Lead,Contact,My_Object__c, or all");
    } else if (!sa_scope_names(scope, copy)) {
        scope->names[scope->count++] = copy;
        copy = NULL;
    }
    free(copy);
    return rc;
}

static int add_list(struct sa_scope *scope, const char *list, struct sa_error *error)
{
    static const char blanks[] = " \t";
    for (;;) {
        list += strspn(list, blanks);
        size_t length = strcspn(list, ",");
        const char *next = list[length] ? list + length + 1 : NULL;
        while (length > 0 && strchr(blanks, list[length - 1]))
            length--;
        int rc = scope_add(scope, list, length, error);
        if (rc || !next)
            return rc;
        list = next;
    }
}

int sa_scope_read(struct sa_scope *out, const char *objects, struct sa_error *error)
{
    int rc = SA_OK;
    *out = (struct sa_scope){SA_SCOPE_LIST, NULL, 0};
    if (!objects)
        out->kind = SA_SCOPE_DEFAULT;
    else if (strcmp(objects, "all") == 0)
        out->kind = SA_SCOPE_ALL;
    if (out->kind == SA_SCOPE_LIST)
        rc = add_list(out, objects, error);
    else
        for (size_t i = 0; rc == SA_OK && sa_default_objects[i]; i++)
            rc = scope_add(out, sa_default_objects[i], strlen(sa_default_objects[i]), error);
    if (rc)
        sa_scope_release(out);
    return rc;
}

void sa_scope_release(struct sa_scope *scope)
{
    for (size_t i = 0; i < scope->count; i++)
        free(scope->names[i]);
    free(scope->names);
    *scope = (struct sa_scope){0};
}
