/* Salesforce as a service: see service.h and src/fetch/service.h. */
#include <stdio.h>

#include "salesforce/composite.h"
#include "salesforce/identity.h"
#include "salesforce/limit.h"
#include "salesforce/login/connection.h"
#include "salesforce/pages.h"
#include "salesforce/service.h"
#include "salesforce/status.h"
#include "salesforce/versions.h"

static int service_log_in(struct sa_http **out, void *account, unsigned side,
                          struct sa_http_options *http_options, struct sa_error *error)
{
    const struct sa_org *org = account;
    return side == SA_ADMIN ? sa_connection_open_admin(out, org->options, http_options, error)
                            : sa_connection_open(out, org->options, http_options, error);
}

static char *service_address(const void *account, const char *path)
{
    const struct sa_org *org = account;
    char *whole = NULL;
    return asprintf(&whole, "/services/data/v%d.0/%s", org->version, path) < 0 ? NULL : whole;
}

static const struct sa_http_names service_headers = {.request_id = "x-sfdc-request-id",
                                                     .limit_info = "sforce-limit-info"};

static int service_meet(void *account, sqlite3 *db, bool *begun, struct sa_error *error)
{
    (void)account;
    return sa_identity_meet(db, begun, error);
}

const struct sa_service sa_salesforce = {
    .name = "Salesforce",
    .account_name = "the org",
    .priced = "counting",
    .sources = sa_source_table,
    .connections = sa_side_names,
    .log_in = service_log_in,
    .headers = &service_headers,
    .judge = sa_status_judge,
    .read_status = sa_status_read,
    .address = service_address,
    .read_page = sa_pages_read,
    .free_pages = sa_pages_free,
    .packing = &sa_composite_packing,
    .read_usage = sa_limit_read,
    .retreat = sa_versions_retreat,
    .meet = service_meet,
};
