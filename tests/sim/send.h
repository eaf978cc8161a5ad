/* Sending an answer, with the faults that happen on the way. */
#ifndef SIMULATOR_SEND_H
#define SIMULATOR_SEND_H

#include <microhttpd.h>

#include "fault.h"

struct sim_send {
    enum sim_fault_kind fault;
    unsigned number; /* of the request; 0 = one to the simulator itself */
    long stall_ms;
    bool chunked;
    char limit_info[128]; /* "" = without the header */
};

/* Queues the answer, whose body is taken. */
enum MHD_Result sim_send(struct MHD_Connection *connection, struct sim_answer *answer,
                         const struct sim_send *how);

/* Ends all waiting in the middle of a body. */
void sim_send_stop(void);

#endif
