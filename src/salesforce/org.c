/* What a fetch knows of an org: see org.h. */
#include <string.h>

#include "salesforce/org.h"

const char *const sa_side_names[SA_SIDES] = {[SA_SYNC] = "sync", [SA_ADMIN] = "admin"};

bool sa_source_counts(const struct sa_fetch_options *options)
{
    return options->usage && strcmp(options->usage, "full") == 0;
}
