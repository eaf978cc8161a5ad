/* What can be asked for: one table, and the way from a request to its answer. */
#ifndef SIMULATOR_ROUTER_H
#define SIMULATOR_ROUTER_H

#include "request.h"
#include "site.h"

/* Answers one request. `out` is empty when it is called. Not to be called by two threads at once. */
typedef int sim_handler(struct sim_site *site, const struct sim_request *request, struct sim_answer *out,
                        struct sa_error *error);

enum sim_route_flags {
    SIM_OPEN = 1,     /* needs no session */
    SIM_FREE = 2,     /* is no API call */
    SIM_KEPT = 4,     /* the answer never changes: made once for each user and address */
    SIM_DATED = 8,    /* has Last-Modified and ETag, and honours If-Modified-Since */
    SIM_QUERY = 16,   /* one of the five a composite may hold */
    SIM_WHOLE = 32,   /* cannot be a part of a composite */
    SIM_CONTROL = 64, /* of the simulator itself: no fault strikes it, and nobody counts it */
};

struct sim_route {
    const char *method;
    const char *pattern; /* a star stands for one step of the path */
    sim_handler *handler;
    unsigned flags;
};

/* The route of method and path, or NULL. */
const struct sim_route *sim_route_find(const char *method, const char *path);

/* Answers a request or a part of one: session, version, route, what is kept, dates. */
int sim_route(struct sim_site *site, struct sim_request *request, struct sim_answer *out,
              struct sa_error *error);

/* Answers with the first column of the first row of `sql` with `argument` bound as :argument; without a row 404. */
int sim_answer_row(struct sim_site *site, const char *sql, const char *argument, struct sim_answer *out,
                   struct sa_error *error);

/* The handlers, by the files they are in. */
sim_handler sim_versions, sim_resources, sim_userinfo, sim_global, sim_describe, sim_report; /* resource.c */
sim_handler sim_query, sim_query_more, sim_record_count, sim_limits;                         /* query.c */
sim_handler sim_composite, sim_tooling_composite, sim_batch;                                 /* composite.c */
sim_handler sim_token, sim_authorize, sim_revoke, sim_identity;                              /* login.c */
sim_handler sim_state, sim_secrets, sim_change, sim_reset, sim_add;                          /* control.c */

#endif
