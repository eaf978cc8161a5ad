/* OAuth client credentials: runs as the user the app names. */
#include "salesforce/login/exchange.h"
#include "salesforce/login/way.h"
#include "syncaudit/form.h"
#include "syncaudit/secret.h"

static int client_credentials_ask(struct sa_token_answer *token, struct sa_credentials *with,
                                  struct sa_error *error)
{
    struct sa_buffer form = SA_BUFFER_INIT(SA_EXCHANGE_LIMIT);
    const struct sa_exchange exchange = {.asked = with->asked, .form = &form, .observer = with->observer};
    int rc = sa_form_add(&form, "grant_type", "client_credentials");
    if (rc == SA_OK)
        rc = sa_form_add(&form, "client_id", with->client_id);
    if (rc == SA_OK)
        rc = sa_form_add(&form, "client_secret", with->secret.data);
    rc = rc ? sa_error_memory(error) : sa_exchange(token, &exchange, error);
    sa_secret_release(&form);
    return rc;
}

const struct sa_login_way sa_login_way_client_credentials = {
    .needs = SA_GIVEN_URL | SA_GIVEN_CLIENT_ID | SA_GIVEN_SECRET,
    .has_host = true,
    .renews = true,
    .ask = client_credentials_ask,
};
