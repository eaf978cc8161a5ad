/* The course of a fetch: what the sources ask, and when.
 *
 * Nothing waits for what it does not need: whatever a source can ask without knowing the account is asked at once. When that
 * turns out to be the wrong way of asking (an API version that is not there), the service begins anew: what depends on it
 * is forgotten and asked again.
 *
 * Who calls whom: plan and listing (what is asked, and when) call ask (a question is made), that calls travel (how it goes and
 * comes back), that calls settle (what becomes of the answer), that calls coverage. Sources are called back from settle and moment. */
#ifndef SYNCAUDIT_FETCH_PLAN_H
#define SYNCAUDIT_FETCH_PLAN_H

#include "fetch/party.h"

/* Asks everything and stores it. 0 also when sources failed (see the results); SA_ECANCELLED, with what was
 * not answered noted as failed; SA_EINPUT when there is no way of asking; SA_EIO, SA_ENOMEM. */
int sa_plan_run(struct sa_plan *plan, struct sa_error *error);

/* `*has` is true if coverage has a row of this source that is ok. */
int sa_plan_has(const struct sa_plan *plan, const char *source, bool *has, struct sa_error *error);

/* Begins anew: what versioned sources got is forgotten, and they ask again. */
int sa_party_restart(struct sa_party *party, struct sa_error *error);

#endif
