/* Refresh tokens: see refresh.h. */
#include <string.h>

#include "salesforce/login/exchange.h"
#include "salesforce/login/refresh.h"
#include "syncaudit/form.h"
#include "syncaudit/secret.h"

/* Salesforce may give a new refresh token and forget the old one. It is good for this run; it is written nowhere. */
static int refresh_follow(struct sa_credentials *with, const struct sa_token_answer *token,
                          struct sa_error *error)
{
    if (token->refresh_token.length == 0 || strcmp(token->refresh_token.data, with->secret.data) == 0)
        return SA_OK;
    sa_observe(
        with->observer, SA_LEVEL_WARNING,
        "connection '%s': Salesforce has replaced the refresh token; the stored one is good no more. Switch refresh token "
        "rotation off in the app's policies, or use another login",
        with->name);
    sa_secret_release(&with->secret);
    return sa_buffer_adds(&with->secret, token->refresh_token.data) ? sa_error_memory(error) : SA_OK;
}

int sa_refresh_ask(struct sa_token_answer *token, struct sa_credentials *with, struct sa_error *error)
{
    struct sa_buffer form = SA_BUFFER_INIT(SA_EXCHANGE_LIMIT);
    const struct sa_exchange exchange = {
        .asked = with->asked, .form = &form, .once = true, .observer = with->observer};
    int rc = sa_form_add(&form, "grant_type", "refresh_token");
    if (rc == SA_OK)
        rc = sa_form_add(&form, "client_id", with->client_id);
    if (rc == SA_OK && with->client_secret.length > 0)
        rc = sa_form_add(&form, "client_secret", with->client_secret.data);
    if (rc == SA_OK)
        rc = sa_form_add(&form, "refresh_token", with->secret.data);
    rc = rc ? sa_error_memory(error) : sa_exchange(token, &exchange, error);
    sa_secret_release(&form);
    return rc ? rc : refresh_follow(with, token, error);
}
