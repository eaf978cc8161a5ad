/* OAuth refresh token. */
#include "salesforce/login/refresh.h"

const struct sa_login_way sa_login_way_refresh_token = {
    .needs = SA_GIVEN_CLIENT_ID | SA_GIVEN_SECRET,
    .takes = SA_GIVEN_URL | SA_GIVEN_LOGIN_URL | SA_GIVEN_CLIENT_SECRET,
    .has_host = true,
    .renews = true,
    .ask = sa_refresh_ask,
};
