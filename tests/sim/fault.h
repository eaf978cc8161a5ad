/* The weather: which fault strikes a request. */
#ifndef SIMULATOR_FAULT_H
#define SIMULATOR_FAULT_H

#include "request.h"
#include "settings.h"

enum sim_fault_kind {
    SIM_SOUND,
    SIM_ANSWER, /* an answer that says no, in place of the real one */
    SIM_REDIRECT,
    SIM_SLOW,
    SIM_STALL,
    SIM_CUT,
    SIM_CUT_CHUNK,
    SIM_CLOSE,
    SIM_GARBAGE,
    SIM_LONG_LENGTH,
    SIM_SHORT_LENGTH,
    SIM_HALF,
    SIM_CUT_GZIP,
    SIM_BAD_GZIP,
    SIM_PART,
};

struct sim_fault {
    const char *name; /* of its setting */
    enum sim_fault_kind kind;
    int status;
    const char
        *code; /* errorCode; NULL = `text` is an HTML page, or the plain text of a status without JSON */
    const char *text;
};

/* The fault of request `number` (from 1); one of kind SIM_SOUND when it has none. The same for the same settings, number and
 * address. */
const struct sim_fault *sim_fault_choose(const struct sim_settings *settings, unsigned number,
                                         const char *url);

/* Which of `parts` parts of request `number` is struck by "part". */
unsigned sim_fault_part(const struct sim_settings *settings, unsigned number, unsigned parts);

/* Makes the answer of a fault of kind SIM_ANSWER or SIM_REDIRECT. SA_ENOMEM. */
int sim_fault_answer(const struct sim_fault *fault, const struct sim_settings *settings,
                     const struct sim_request *request, struct sim_answer *out, struct sa_error *error);

#endif
