/* Which API version is asked: see versions.h. */
#include <string.h>

#include "salesforce/versions.h"

enum { OLDEST_VERSION = 20 }; /* the first one with this REST API */

/* The next older version that may be tried, or 0. Without a list, every one. */
static int versions_older(const struct sa_org *org)
{
    int version = org->version - 1;
    while (version >= OLDEST_VERSION && org->listed && !org->offered[version])
        version--;
    return version >= OLDEST_VERSION ? version : 0;
}

static int versions_change(struct sa_party *party, int version, struct sa_error *error)
{
    struct sa_org *org = party->account;
    sa_observe(party->plan->observer, SA_LEVEL_DETAIL, "API version %d.0 in place of %d.0", version,
               org->version);
    org->version = version;
    return sa_party_restart(party, error);
}

int sa_versions_retreat(struct sa_party *party, bool *again, struct sa_error *error)
{
    int version = versions_older(party->account);
    *again = version > 0;
    return *again ? versions_change(party, version, error) : SA_OK;
}

int sa_versions_offer(struct sa_source_run *run, const bool offered[SA_VERSIONS], struct sa_error *error)
{
    struct sa_org *org = sa_org_of(run);
    memcpy(org->offered, offered, sizeof org->offered);
    org->listed = true;
    if (org->offered[org->version])
        return SA_OK;
    if (org->resumed) {
        sa_error_set(error, SA_EINPUT,
                     "the partial snapshot has API version %d.0, which the org does not offer any more",
                     org->version);
        sa_error_advise(error, "fetch anew without --resume");
        return SA_EINPUT;
    }
    int version = versions_older(org);
    if (version)
        return versions_change(run->connection->party, version, error);
    sa_error_set(error, SA_EINPUT, "the org does not offer API version %d.0 nor an older one", org->version);
    sa_error_advise(error, "ask for a newer version");
    return SA_EINPUT;
}
