/* Hosts of Salesforce: which of them is an org's, which only signs in, which is neither.
 * Sources: Salesforce Help, "My Domain URL Formats"; sfdx-core, sfdcUrl.ts. */
#ifndef SYNCAUDIT_SALESFORCE_HOST_H
#define SYNCAUDIT_SALESFORCE_HOST_H

#include <stdbool.h>

#include "syncaudit/error.h"

#define SA_LOGIN_PRODUCTION "https://login.salesforce.com"
#define SA_LOGIN_SANDBOX "https://test.salesforce.com"

/* Checks that `url` is an address that could be asked, whose ever it is (sa_http_origin_check). SA_EINPUT. */
int sa_host_check_address(const char *url, struct sa_error *error);

/* Checks that `url` can be an org's own address: https (or http to this machine), nothing after the host, and neither a
 * host that only signs in nor one for browsers. SA_EINPUT with the address to use instead, where it is known. */
int sa_host_check_org(const char *url, struct sa_error *error);

/* Checks that a good address is within Salesforce's domains, or this machine's: one that stands in a configuration may have been copied
 * from anywhere. SA_EINPUT. */
int sa_host_check_domain(const char *url, struct sa_error *error);

/* Both; `signs_in`: it may be one of the hosts that sign in for all orgs; `any`: it need not be within Salesforce's domains. */
int sa_host_check(const char *url, bool signs_in, bool any, struct sa_error *error);

/* True for the hosts that sign in for all orgs: login.salesforce.com and test.salesforce.com. */
bool sa_host_signs_in(const char *url);

/* True if the address says that it is a sandbox's. */
bool sa_host_is_sandbox(const char *url);

/* Checks that a token which `asked` has given may be sent to `url`: the same host, or one of Salesforce's. Whoever answers
 * a login could otherwise have the token sent to themselves. SA_EFORMAT. */
int sa_host_check_instance(const char *url, const char *asked, struct sa_error *error);

#endif
