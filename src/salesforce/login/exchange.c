/* The exchange with the host that gives tokens: see exchange.h. */
#include <string.h>
#include <time.h>

#include "salesforce/login/exchange.h"
#include "salesforce/login/host.h"
#include "salesforce/login/jwt.h"
#include "salesforce/login/secret.h"
#include "syncaudit/http.h"
#include "syncaudit/veil.h"

#define TOKEN_PATH "/services/oauth2/token"

enum {
    JWT_SECONDS = 180, /* how long an assertion is good for: Salesforce allows three minutes of skew */
    TRIES = 6,
    BODY_LIMIT = 1 << 20,
    AUDIENCES = 3,
};

/* Appends name=value, percent-encoded as a form wants it. */
static int add_value(struct sa_buffer *form, const char *name, const char *value)
{
    static const char plain[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~";
    int rc = sa_buffer_addf(form, "%s%s=", form->length ? "&" : "", name);
    for (; rc == SA_OK && *value; value++)
        rc = strchr(plain, *value) ? sa_buffer_add(form, value, 1)
                                   : sa_buffer_addf(form, "%%%02X", (unsigned)(unsigned char)*value);
    return rc;
}

static int make_assertion(struct sa_buffer *form, const struct sa_credentials *credentials,
                          const char *audience, struct sa_error *error)
{
    struct sa_buffer assertion = SA_BUFFER_INIT(SA_SECRET_LIMIT);
    const struct sa_jwt_claims claims = {credentials->client_id, credentials->username, audience,
                                         time(NULL) + JWT_SECONDS};
    int rc = sa_jwt_make(&assertion, &claims, &credentials->key, credentials->key_file, error);
    if (rc == SA_OK && (sa_veil_add(assertion.data) ||
                        add_value(form, "grant_type", "urn:ietf:params:oauth:grant-type:jwt-bearer") ||
                        add_value(form, "assertion", assertion.data)))
        rc = sa_error_memory(error);
    sa_secret_release(&assertion);
    return rc;
}

static int make_form(struct sa_buffer *form, const struct sa_credentials *credentials, const char *audience,
                     struct sa_error *error)
{
    bool refresh = credentials->kind == SA_LOGIN_REFRESH_TOKEN;
    const struct sa_buffer *client_secret = refresh ? &credentials->client_secret : &credentials->secret;
    if (credentials->kind == SA_LOGIN_JWT)
        return make_assertion(form, credentials, audience, error);
    int rc = add_value(form, "grant_type", refresh ? "refresh_token" : "client_credentials");
    if (rc == SA_OK)
        rc = add_value(form, "client_id", credentials->client_id);
    if (rc == SA_OK && client_secret->length > 0)
        rc = add_value(form, "client_secret", client_secret->data);
    if (rc == SA_OK && refresh)
        rc = add_value(form, "refresh_token", credentials->secret.data);
    return rc ? sa_error_memory(error) : SA_OK;
}

struct exchange {
    const struct sa_credentials *credentials;
    struct sa_token_answer *token;
};

static int exchange_on_answer(void *payload, const struct sa_http_answer *answer, struct sa_error *error)
{
    struct exchange *exchange = payload;
    return sa_token_answer_read(exchange->token, answer, exchange->credentials->asked, error);
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

/* One exchange with the login host, over a client of its own. */
static int exchange_once(struct sa_token_answer *token, const struct sa_credentials *credentials,
                         const char *audience, struct sa_error *error)
{
    struct sa_http *http = NULL;
    struct sa_buffer form = SA_BUFFER_INIT((size_t)4 * SA_SECRET_LIMIT);
    struct exchange payload = {credentials, token};
    bool once = credentials->kind == SA_LOGIN_REFRESH_TOKEN;
    const struct sa_http_options options = {
        .origin = credentials->asked,
        .judge = once ? exchange_judge_once : exchange_judge,
        .concurrency = 1,
        .tries = TRIES,
        .answered_only = once,
        .confidential = true,
        .timeout_ms = 30000,
        .body_limit = BODY_LIMIT,
        .observer = credentials->observer,
    };
    int rc = make_form(&form, credentials, audience, error);
    if (rc == SA_OK)
        rc = sa_http_open(&http, &options, error);
    if (rc == SA_OK)
        rc = sa_http_post(http, TOKEN_PATH, "application/x-www-form-urlencoded", form.data, form.length,
                          exchange_on_answer, &payload, error);
    if (rc == SA_OK)
        rc = sa_http_run(http, error);
    sa_http_close(http, NULL);
    sa_secret_release(&form);
    return rc;
}

/* The audiences worth trying: the one that is set, else the common one of the host's kind, then the host itself.
 * Source: sfdx-core, sfdcUrl.ts; other hosts than the configured one are never asked. */
static size_t choose_audiences(const char *out[AUDIENCES], const struct sa_credentials *credentials)
{
    bool known = strstr(credentials->asked, "salesforce.") != NULL;
    size_t count = 0;
    if (credentials->audience) {
        out[count++] = credentials->audience;
        return count;
    }
    if (!known)
        out[count++] = credentials->asked;
    out[count++] = sa_host_is_sandbox(credentials->asked) ? SA_LOGIN_SANDBOX : SA_LOGIN_PRODUCTION;
    if (known && !sa_host_signs_in(credentials->asked))
        out[count++] = credentials->asked;
    return count;
}

int sa_exchange(struct sa_token_answer *token, const struct sa_credentials *credentials,
                struct sa_error *error)
{
    const char *audiences[AUDIENCES] = {NULL};
    size_t count = credentials->kind == SA_LOGIN_JWT ? choose_audiences(audiences, credentials) : 1;
    int rc = SA_EREFUSED;
    for (size_t i = 0; i < count && rc == SA_EREFUSED && (i == 0 || token->wrong_audience); i++) {
        sa_observe(credentials->observer, SA_LEVEL_DETAIL, "logging in at %s%s%s", credentials->asked,
                   audiences[i] ? ", audience " : "", audiences[i] ? audiences[i] : "");
        rc = exchange_once(token, credentials, audiences[i], error);
    }
    return rc;
}
