/* A client, as the files of this module know it. */
#ifndef SYNCAUDIT_HTTP_STATE_H
#define SYNCAUDIT_HTTP_STATE_H

#include "http/request.h"
#include "syncaudit/clock.h"
#include "syncaudit/file.h"
#include "syncaudit/http.h"

struct sa_http_loop;
struct sa_http_network;
struct sa_http_recording;

struct sa_http {
    struct sa_http_options
        options; /* defaults filled in; its strings belong to the caller and are not used */
    char *origin;
    char recorded_at[SA_TIME_SIZE]; /* "" on the network */
    struct sa_http_requests queue;
    struct sa_http_budget own_budget;
    struct sa_http_budget *budget;    /* the one that is shared, or its own */
    struct sa_http_loop *own_loop;    /* NULL where it shares one, and in replay */
    struct sa_http_network *network;  /* NULL in replay */
    struct sa_http_recording *replay; /* NULL on the network */
    struct sa_file_writer record;     /* zero when nothing is recorded */
};

#endif
