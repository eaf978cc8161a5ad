/* OAuth JWT bearer: signed with the private key of a certificate the app knows. */
#include <string.h>
#include <time.h>

#include "salesforce/login/exchange.h"
#include "salesforce/login/host.h"
#include "salesforce/login/jwt.h"
#include "salesforce/login/way.h"
#include "syncaudit/form.h"
#include "syncaudit/secret.h"
#include "syncaudit/veil.h"

enum {
    JWT_SECONDS = 180, /* how long an assertion is good for: Salesforce allows three minutes of skew */
    AUDIENCES = 3,
};

/* Signs once for nothing: a key that cannot be used is told before anything is asked. */
static int jwt_check_key(struct sa_credentials *with, struct sa_error *error)
{
    struct sa_buffer assertion = SA_BUFFER_INIT(SA_SECRET_LIMIT);
    const struct sa_jwt_claims claims = {with->client_id, with->username, with->asked, 0};
    int rc = sa_jwt_make(&assertion, &claims, &with->key, with->key_file, error);
    sa_secret_release(&assertion);
    return rc;
}

static int jwt_add_assertion(struct sa_buffer *form, const struct sa_credentials *with, const char *audience,
                             struct sa_error *error)
{
    struct sa_buffer assertion = SA_BUFFER_INIT(SA_SECRET_LIMIT);
    const struct sa_jwt_claims claims = {with->client_id, with->username, audience, time(NULL) + JWT_SECONDS};
    int rc = sa_jwt_make(&assertion, &claims, &with->key, with->key_file, error);
    if (rc == SA_OK && (sa_veil_add(assertion.data) ||
                        sa_form_add(form, "grant_type", "urn:ietf:params:oauth:grant-type:jwt-bearer") ||
                        sa_form_add(form, "assertion", assertion.data)))
        rc = sa_error_memory(error);
    sa_secret_release(&assertion);
    return rc;
}

/* The audiences worth trying: the one that is set, else the common one of the host's kind, then the host itself.
 * Source: sfdx-core, sfdcUrl.ts; other hosts than the configured one are never asked. */
static size_t jwt_choose_audiences(const char *out[AUDIENCES], const struct sa_credentials *with)
{
    bool known = strstr(with->asked, "salesforce.") != NULL;
    size_t count = 0;
    if (with->audience) {
        out[count++] = with->audience;
        return count;
    }
    if (!known)
        out[count++] = with->asked;
    out[count++] = sa_host_is_sandbox(with->asked) ? SA_LOGIN_SANDBOX : SA_LOGIN_PRODUCTION;
    if (known && !sa_host_signs_in(with->asked))
        out[count++] = with->asked;
    return count;
}

/* One that is refused for its audience is tried with the next one that makes sense. */
static int jwt_ask(struct sa_token_answer *token, struct sa_credentials *with, struct sa_error *error)
{
    const char *audiences[AUDIENCES] = {NULL};
    size_t count = jwt_choose_audiences(audiences, with);
    int rc = SA_EREFUSED;
    for (size_t i = 0; i < count && rc == SA_EREFUSED && (i == 0 || token->wrong_audience); i++) {
        struct sa_buffer form = SA_BUFFER_INIT(SA_EXCHANGE_LIMIT);
        const struct sa_exchange exchange = {
            .asked = with->asked, .audience = audiences[i], .form = &form, .observer = with->observer};
        rc = jwt_add_assertion(&form, with, audiences[i], error);
        if (rc == SA_OK)
            rc = sa_exchange(token, &exchange, error);
        sa_secret_release(&form);
    }
    return rc;
}

const struct sa_login_way sa_login_way_jwt = {
    .needs = SA_GIVEN_USERNAME | SA_GIVEN_CLIENT_ID | SA_GIVEN_KEY_FILE,
    .takes = SA_GIVEN_URL | SA_GIVEN_LOGIN_URL | SA_GIVEN_AUDIENCE,
    .has_host = true,
    .renews = true,
    .prepare = jwt_check_key,
    .ask = jwt_ask,
};
