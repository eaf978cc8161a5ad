/* A request as the simulator's handlers see it, whether it came alone or as a part of a composite, and its answer. */
#ifndef SIMULATOR_REQUEST_H
#define SIMULATOR_REQUEST_H

#include <stdbool.h>
#include <stddef.h>

#include "syncaudit/buffer.h"
#include "syncaudit/error.h"

#define SIM_PARTS 4

/* Zero-initialise, then sim_request_read. Strings the caller sets are borrowed. */
struct sim_request {
    const char *method;
    const char *url;             /* path and query, as sent */
    char *path;                  /* decoded, without the slash Salesforce allows at its end */
    const char *query;           /* what follows the question mark, as sent; "" = nothing */
    const char *part[SIM_PARTS]; /* what the stars of the route's pattern stand for */
    char *parts;                 /* owned: the memory of `part` */
    const char *body;            /* of a POST; "" = none */
    size_t length;
    const char *host;             /* header Host; NULL in a part */
    const char *authorization;    /* header; NULL in a part: it has the session of the whole */
    const char *query_options;    /* header Sforce-Query-Options, or NULL */
    const char *modified_since;   /* header If-Modified-Since, or NULL */
    bool gzip;                    /* the answer may come in gzip form */
    unsigned number;              /* of the request, from 1; a part has that of the whole */
    const struct sim_request *in; /* the composite this is a part of, or NULL */
};

/* Zero-initialise, then set body by SIM_ANSWER_INIT. */
struct sim_answer {
    int status;
    const char *type;      /* Content-Type; NULL = JSON */
    struct sa_buffer body; /* in gzip form when `packed` */
    bool packed;
    bool dated;         /* has Last-Modified and ETag */
    unsigned calls;     /* API calls it counts as */
    char etag[16];      /* of a dated answer, without quotation marks */
    char location[512]; /* of a redirect */
};

#define SIM_BODY_LIMIT ((size_t)256 << 20)
#define SIM_ANSWER_INIT                                                                                      \
    {                                                                                                        \
        .body = SA_BUFFER_INIT(SIM_BODY_LIMIT)                                                               \
    }

/* Takes the address apart. SA_ENOMEM. */
int sim_request_read(struct sim_request *request, const char *method, const char *url,
                     struct sa_error *error);
void sim_request_release(struct sim_request *request);

/* The decoded value of an argument of the query, or of a form body: appended to `out`. `*found` is false when there is
 * none. SA_ENOMEM. */
int sim_form_get(const char *form, const char *name, struct sa_buffer *out, bool *found,
                 struct sa_error *error);

/* Replaces the answer by Salesforce's error array. SA_ENOMEM. */
int sim_answer_error(struct sim_answer *answer, int status, const char *code, const char *message,
                     struct sa_error *error);

/* The same for a text of another type. SA_ENOMEM. */
int sim_answer_text(struct sim_answer *answer, int status, const char *type, const char *text,
                    struct sa_error *error);

void sim_answer_release(struct sim_answer *answer);

/* Puts the body into gzip form. SA_ENOMEM. */
int sim_answer_pack(struct sim_answer *answer, int level, struct sa_error *error);

#endif
