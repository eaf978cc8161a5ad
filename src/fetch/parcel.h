/* A call that carries several questions, and what becomes of its answer.
 *
 * What fails in passing inside an answer that is otherwise good is asked for alone; so is what an answer leaves out, and everything
 * where the service takes no such calls. An answer too large for us is asked for again in halves. */
#ifndef SYNCAUDIT_FETCH_PARCEL_H
#define SYNCAUDIT_FETCH_PARCEL_H

#include "fetch/party.h"

/* How what is not dealt with goes on, and what comes next: given by who sends. */
struct sa_parcel_ways {
    int (*alone)(struct sa_question *question, struct sa_error *error);
    int (*again)(struct sa_question *question, struct sa_error *error);
    int (*flush)(struct sa_plan *plan, struct sa_error *error);
};

/* Sends these questions, which are of one kind, as one call. `ways` is borrowed for as long as the plan. */
int sa_parcel_send(struct sa_connection *connection, size_t kind, struct sa_question *const *parts,
                   size_t count, const struct sa_parcel_ways *ways, struct sa_error *error);

/* Forgets the calls. */
void sa_parcels_free(struct sa_plan *plan);

#endif
