/* The moments of a fetch at which sources ask. */
#ifndef SYNCAUDIT_FETCH_MOMENT_H
#define SYNCAUDIT_FETCH_MOMENT_H

#include "fetch/party.h"

enum sa_moment {
    SA_MOMENT_BEGIN,
    SA_MOMENT_LISTED,
    SA_MOMENT_UNLISTED,
    SA_MOMENT_COMPARED,
    SA_MOMENT_READY,
    SA_MOMENT_DESCRIBED,
    SA_MOMENT_SURVEYED
};

/* Has the sources of a service ask, in the order of their places. */
int sa_moment_reach(struct sa_party *party, enum sa_moment moment, bool versioned_only,
                    struct sa_error *error);

/* A question has been dealt with: those that follow its source, or were waiting for it, hear of it. */
int sa_moment_settled(const struct sa_question *question, struct sa_error *error);

/* Has sources ask what they have left for later, when nothing is sent any more: so that it is known to be missing. */
int sa_moment_end(struct sa_plan *plan, struct sa_error *error);

#endif
