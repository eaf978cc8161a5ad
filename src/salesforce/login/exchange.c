/* The exchange with the host that gives tokens: see exchange.h. */
#include <string.h>

#include "salesforce/login/exchange.h"
#include "syncaudit/http.h"

#define TOKEN_PATH "/services/oauth2/token"

enum {
    TRIES = 6,
    BODY_LIMIT = 1 << 20,
};

struct exchanging {
    const char *asked;
    struct sa_token_answer *token;
};

static int exchange_on_answer(void *payload, const struct sa_http_answer *answer, struct sa_error *error)
{
    struct exchanging *exchanging = payload;
    return sa_token_answer_read(exchanging->token, answer, exchanging->asked, error);
}

/* What is no JSON object is not the token endpoint's: a page of maintenance, or of something on the way. */
static enum sa_http_judgement exchange_judge(const struct sa_http_answer *answer)
{
    bool foreign = answer->body[strspn(answer->body, " \t\r\n")] != '{';
    return foreign || answer->status == 429 || answer->status >= 500 || sa_token_answer_passes(answer)
               ? SA_HTTP_RETRY
               : SA_HTTP_ACCEPT;
}

/* A refresh token that is replaced by each use must not be sent twice, but where Salesforce itself says that it was of no use. */
static enum sa_http_judgement exchange_judge_once(const struct sa_http_answer *answer)
{
    return sa_token_answer_passes(answer) ? SA_HTTP_RETRY : SA_HTTP_ACCEPT;
}

int sa_exchange(struct sa_token_answer *token, const struct sa_exchange *exchange, struct sa_error *error)
{
    struct sa_http *http = NULL;
    struct exchanging exchanging = {exchange->asked, token};
    const struct sa_http_options options = {
        .origin = exchange->asked,
        .judge = exchange->once ? exchange_judge_once : exchange_judge,
        .concurrency = 1,
        .tries = TRIES,
        .answered_only = exchange->once,
        .confidential = true,
        .timeout_ms = 30000,
        .body_limit = BODY_LIMIT,
        .observer = exchange->observer,
    };
    sa_observe(exchange->observer, SA_LEVEL_DETAIL, "logging in at %s%s%s", exchange->asked,
               exchange->audience ? ", audience " : "", exchange->audience ? exchange->audience : "");
    int rc = sa_http_open(&http, &options, error);
    if (rc == SA_OK)
        rc = sa_http_post(http, TOKEN_PATH, "application/x-www-form-urlencoded", exchange->form->data,
                          exchange->form->length, exchange_on_answer, &exchanging, error);
    if (rc == SA_OK)
        rc = sa_http_run(http, error);
    sa_http_close(http, NULL);
    return rc;
}
