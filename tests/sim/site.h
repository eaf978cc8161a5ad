/* What the simulator serves: an org kept in SQLite, made by one of the .sql files beside this one. */
#ifndef SIMULATOR_SITE_H
#define SIMULATOR_SITE_H

#include <stdbool.h>
#include <stddef.h>

#include "syncaudit/error.h"

struct sim_site;

struct sim_answer {
    int status;
    char *body; /* owned by the caller (free) */
    size_t length;
};

/* An org as data: objects.tsv, fields.tsv, values.tsv, recordtypes.tsv, user.tsv and organization.tsv of a
 * folder. */
int sim_site_org(struct sim_site **out, const char *directory, struct sa_error *error);

/* Every JSON file below a folder, served unchanged. */
int sim_site_files(struct sim_site **out, const char *directory, struct sa_error *error);

/* `objects` generated objects of `fields` fields. */
int sim_site_wide(struct sim_site **out, int objects, int fields, struct sa_error *error);

/* The origin that absolute addresses in the answers begin with. */
int sim_site_origin(struct sim_site *site, const char *origin, struct sa_error *error);

/* Answers GET `path` with the query parameter q (`soql`, NULL = none), `packed` = in gzip form. `*out` is
 * zeroed before the call. Not to be called by two threads at once. */
int sim_site_answer(struct sim_site *site, const char *path, const char *soql, bool packed,
                    struct sim_answer *out, struct sa_error *error);

void sim_site_close(struct sim_site *site);

#endif
