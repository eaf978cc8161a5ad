/* How many calls all users of the instance have sent today: what is left of the day's quota bounds what is asked. No right is needed. */
#include "fetch/source.h"
#include "marketo/account.h"

const struct sa_source_info sa_source_info_marketo_calls = {
    400, "marketo_calls", "how many of the day's calls are used", "connect Marketo with --marketo"};

/* The service reads it (service.c): nothing of it is stored. */
static int calls_store(struct sa_source_run *run, struct sa_question *question,
                       const struct sa_json *document, struct sa_error *error)
{
    (void)run;
    (void)question;
    return sa_json_type(sa_json_get(document, "result")) == SA_JSON_ARRAY
               ? SA_OK
               : sa_error_set(error, SA_EFORMAT, "the answer has no result");
}

static int calls_begin(struct sa_source_run *run, struct sa_error *error)
{
    static const struct sa_question_kind kind = {.store = calls_store};
    return sa_source_ask(run, "", "v1/stats/usage.json", &kind, NULL, error);
}

const struct sa_source sa_marketo_source_marketo_calls = {
    .info = &sa_source_info_marketo_calls,
    .probe = true,
    .always = true,
    .begin = calls_begin,
};
