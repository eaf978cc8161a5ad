/* Marketo as a service of the asking engine, and what a fetch knows of the instance it asks. */
#ifndef SYNCAUDIT_MARKETO_ACCOUNT_H
#define SYNCAUDIT_MARKETO_ACCOUNT_H

#include "fetch/party.h"
#include "fetch/source.h"
#include "syncaudit/instance.h"
#include "syncaudit/snapshot.h"

/* The account of sa_marketo_service. */
struct sa_instance {
    struct sa_instance_options options; /* strings owned */
    struct sa_buffer secret;
    struct sa_buffer user; /* whose token it is, as its scope says; "" = not told */
    struct sa_index kept;  /* what earlier audits read (keep.h); no handle = nothing is kept */
    struct sa_usage usage; /* as last heard; no `most` = nothing was */
    struct sa_party party;
};

static inline struct sa_instance *sa_instance_of(const struct sa_source_run *run)
{
    return run->account;
}

extern const struct sa_service sa_marketo_service;

extern const struct sa_source *const sa_marketo_source_table[]; /* NULL-terminated, in no order */

/* Asks for a token over a client of its own; appended. Errors as sa_login_run (login.h). Also an sa_http_renew. */
int sa_instance_token(void *instance, struct sa_buffer *token, struct sa_error *error);

/* The result of an answer that is a good one; NULL = there is none, and a warning says so. SA_EFORMAT: nothing says so. */
int sa_marketo_result(const struct sa_json **out, const struct sa_json *document, struct sa_error *error);

/* What an answer means, and what the client has to do with it. */
void sa_marketo_status(struct sa_status *out, const struct sa_http_answer *answer);
enum sa_http_judgement sa_marketo_judge(const struct sa_http_answer *answer);

#endif
