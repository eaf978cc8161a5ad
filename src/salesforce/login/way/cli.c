/* Whatever the Salesforce CLI is logged in as. */
#include "salesforce/login/sf.h"
#include "salesforce/login/way.h"

static int cli_check_name(struct sa_credentials *with, struct sa_error *error)
{
    return sa_sf_is_name(with->username)
               ? SA_OK
               : sa_error_set(error, SA_EINPUT, "'%s' is neither an alias nor a username", with->username);
}

static int cli_ask(struct sa_token_answer *token, struct sa_credentials *with, struct sa_error *error)
{
    return sa_sf_login(token, with->username, with->observer, error);
}

const struct sa_login_way sa_login_way_cli = {
    .needs = SA_GIVEN_USERNAME,
    .renews = true,
    .names_other = true,
    .prepare = cli_check_name,
    .ask = cli_ask,
};
