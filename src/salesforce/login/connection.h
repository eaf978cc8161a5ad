/* Who is spoken to: an instance URL, a recording, or the sample org. */
#ifndef SYNCAUDIT_SALESFORCE_LOGIN_CONNECTION_H
#define SYNCAUDIT_SALESFORCE_LOGIN_CONNECTION_H

#include <stdbool.h>

#include "syncaudit/http.h"
#include "syncaudit/salesforce.h"

/* Opens what options->connection names; address, token and recording are put into `http_options`. SA_EINPUT with advice when it is none of them or the token is
 * missing. */
int sa_connection_open(struct sa_http **out, const struct sa_fetch_options *options,
                       struct sa_http_options *http_options, struct sa_error *error);

/* The same for options->admin. With both connections it records into a file of its own. */
int sa_connection_open_admin(struct sa_http **out, const struct sa_fetch_options *options,
                             struct sa_http_options *http_options, struct sa_error *error);

/* True if answers come from a recording. */
bool sa_connection_is_replay(const struct sa_fetch_options *options);

#endif
