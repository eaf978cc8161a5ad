/* What each program that simulates a service says for itself; the rest of the server is the same for all. Beside these there are
 * sim_answer_error (request.h), sim_route_find and sim_route (router.h). */
#ifndef SIMULATOR_SERVICE_H
#define SIMULATOR_SERVICE_H

#include <microhttpd.h>

#include "fault.h"
#include "send.h"
#include "site.h"

/* The faults that can strike, each a setting of its name. */
extern const struct sim_fault sim_faults[];
extern const size_t sim_fault_count;

/* Adds what the service sends with each answer. */
void sim_add_headers(struct MHD_Response *response, const struct sim_answer *answer,
                     const struct sim_send *how);

/* What a header of the answer tells about limits; "" = nothing. */
void sim_limit_info(const struct sim_site *site, char *out, size_t size);

/* Counts a request as it comes in, whatever becomes of it. */
void sim_note(struct sim_site *site, const struct sim_request *request);

/* Appends members to what GET /simulator/state answers, each with a comma before it. */
int sim_tell_more(struct sim_site *site, struct sa_buffer *out);

/* Counts from zero what sim_tell_more tells. */
void sim_forget_more(struct sim_site *site);

#endif
