/* An access token somebody else got: nothing to ask, nothing to renew. */
#include "salesforce/login/way.h"

static int token_ask(struct sa_token_answer *token, struct sa_credentials *with, struct sa_error *error)
{
    int rc = sa_buffer_adds(&token->access_token, with->secret.data);
    if (rc == SA_OK)
        rc = sa_buffer_adds(&token->instance_url, with->url);
    return rc ? sa_error_memory(error) : SA_OK;
}

const struct sa_login_way sa_login_way_token = {
    .needs = SA_GIVEN_URL | SA_GIVEN_SECRET,
    .ask = token_ask,
};
