/* Who is spoken to: an instance URL, a recording, or the sample org. */
#ifndef SYNCAUDIT_SALESFORCE_CONNECTION_H
#define SYNCAUDIT_SALESFORCE_CONNECTION_H

#include <stdbool.h>

#include "syncaudit/http.h"
#include "syncaudit/salesforce.h"

/* Opens what options->connection names. SA_EINPUT with advice when it is none of them or the token is
 * missing. */
int sa_connection_open(struct sa_http **out, const struct sa_fetch_options *options, struct sa_error *error);

/* True if answers come from a recording. */
bool sa_connection_is_replay(const struct sa_fetch_options *options);

#endif
