/* What an answer of Salesforce means: one table keyed by HTTP status, errorCode and what the message says.
 */
#ifndef SYNCAUDIT_SALESFORCE_STATUS_H
#define SYNCAUDIT_SALESFORCE_STATUS_H

#include <stdbool.h>

#include "fetch/status.h"
#include "syncaudit/http.h"

/* Says what an answer means. Salesforce sends an array of errors, some endpoints one object, others plain
 * text or HTML. */
void sa_status_read(struct sa_status *out, const struct sa_http_answer *answer);

/* What the queue has to do with an answer: an sa_http_judge. */
enum sa_http_judgement sa_status_judge(const struct sa_http_answer *answer);

/* True if it refuses one aggregate query for what it asks (a field that is not there, too much, too slow): that one number is not to
 * be had, and nothing else has failed. */
bool sa_status_is_no_count(const struct sa_status *status);

#endif
