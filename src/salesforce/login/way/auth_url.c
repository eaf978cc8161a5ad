/* A refresh token with everything that belongs to it, as the Salesforce CLI writes it: force://… */
#include <stdio.h>
#include <string.h>

#include "salesforce/login/auth_url.h"
#include "salesforce/login/host.h"
#include "salesforce/login/refresh.h"
#include "syncaudit/http.h"
#include "syncaudit/secret.h"
#include "syncaudit/veil.h"

static int auth_url_take(struct sa_credentials *with, const struct sa_auth_url *parts, struct sa_error *error)
{
    bool plain = sa_http_is_loopback(parts->host);
    if (asprintf(&with->asked, "%s%s", plain ? "http://" : "https://", parts->host) < 0) {
        with->asked = NULL;
        return sa_error_memory(error);
    }
    with->client_id = strdup(parts->client_id);
    if (!with->client_id || sa_buffer_adds(&with->secret, parts->refresh_token) ||
        sa_buffer_adds(&with->client_secret, parts->client_secret) || sa_veil_add(with->secret.data) ||
        sa_veil_add(with->client_secret.data))
        return sa_error_memory(error);
    return sa_host_check(with->asked, true, with->any_host, error);
}

static int auth_url_prepare(struct sa_credentials *with, struct sa_error *error)
{
    struct sa_auth_url parts;
    struct sa_buffer text = with->secret;
    with->secret = (struct sa_buffer)SA_BUFFER_INIT(SA_SECRET_LIMIT);
    int rc = sa_auth_url_parse(&parts, text.data, error);
    if (rc == SA_OK)
        rc = auth_url_take(with, &parts, error);
    sa_secret_release(&text);
    return rc;
}

const struct sa_login_way sa_login_way_auth_url = {
    .needs = SA_GIVEN_SECRET,
    .renews = true,
    .prepare = auth_url_prepare,
    .ask = sa_refresh_ask,
};
