/* Sforce-Limit-Info: what an answer's header says of the org's API calls. */
#ifndef SYNCAUDIT_SALESFORCE_LIMIT_H
#define SYNCAUDIT_SALESFORCE_LIMIT_H

#include "fetch/service.h"

/* The `read_usage` of sa_salesforce. Of "api-usage=18/5000; per-app-api-usage=17/250(appName=sample-app)" the org's own counts. */
bool sa_limit_read(struct sa_usage *usage, void *account, const struct sa_http_answer *answer);

#endif
