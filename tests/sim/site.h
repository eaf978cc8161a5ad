/* What the simulator serves: an org kept in SQLite, made by the .sql files beside this one. */
#ifndef SIMULATOR_SITE_H
#define SIMULATOR_SITE_H

#include <sqlite3.h>

#include "settings.h"
#include "soql.h"
#include "syncaudit/buffer.h"
#include "syncaudit/error.h"

/* When the org's metadata changed last. */
#define SIM_MODIFIED "Fri, 14 Aug 2026 20:53:02 GMT"

struct sim_marketo;

struct sim_site {
    sqlite3 *db;
    struct sim_soql *soql; /* NULL where there is nothing to query but the organization */
    struct sim_settings *settings;
    struct sim_marketo *marketo; /* NULL in an org of Salesforce */
    unsigned requests;           /* so far, those of the control endpoint left out */
    unsigned calls;              /* API calls counted so far */
    unsigned inflight;           /* requests in the air */
    unsigned peak;               /* the most there were at once */
    unsigned lost;               /* pages of queries that were not given */
    unsigned long long sent;     /* bytes of bodies, in the form they were sent in */
    struct sa_buffer parts;      /* of the composite at hand, for the log: a line each */
};

/* An org as data: the .tsv files of a folder. */
int sim_site_org(struct sim_site **out, const char *directory, struct sa_error *error);

/* Every JSON file below a folder, served unchanged. */
int sim_site_files(struct sim_site **out, const char *directory, struct sa_error *error);

/* `objects` generated objects of `fields` fields. */
int sim_site_wide(struct sim_site **out, int objects, int fields, struct sa_error *error);

void sim_site_close(struct sim_site *site);

/* Writes the org with the rows of all its objects into an SQLite file: what tests reckon from. SA_EIO. */
int sim_site_dump(struct sim_site *site, const char *path, struct sa_error *error);

/* The origin that absolute addresses in the answers begin with. */
int sim_site_origin(struct sim_site *site, const char *origin, struct sa_error *error);

/* Runs one statement with up to three texts bound as ?1, ?2, ?3 (NULL binds NULL); it gives no rows. */
int sim_site_run(struct sim_site *site, const char *sql, const char *first, const char *second,
                 const char *third, struct sa_error *error);

#endif
