/* Salesforce as a service of the asking engine; its account is a struct sa_org. */
#ifndef SYNCAUDIT_SALESFORCE_SERVICE_H
#define SYNCAUDIT_SALESFORCE_SERVICE_H

#include "fetch/service.h"
#include "salesforce/org.h"

extern const struct sa_service sa_salesforce;

extern const struct sa_source *const sa_source_table[]; /* all sources, NULL-terminated, in no order */

#endif
