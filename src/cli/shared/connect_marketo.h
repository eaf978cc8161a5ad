/* What --marketo names: an instance to be asked, or a folder of exports. */
#ifndef SYNCAUDIT_CLI_CONNECT_MARKETO_H
#define SYNCAUDIT_CLI_CONNECT_MARKETO_H

#include "cli/shared/configuration.h"
#include "syncaudit/instance.h"

/* Tells the words of --marketo apart: a connection of the configuration (may be NULL) with `login: marketo`; replay:FILE; demo; an
 * address; else a folder of exports. At most one instance and one folder; what is not given stays NULL. Borrowed. SA_EINPUT. */
int sa_marketo_sort(const char **directory, const char **instance,
                    const struct sa_configuration *configuration, struct sa_error *error);

/* The instance that a word of --marketo names. `out` is the folder of the snapshots or NULL for a glance (instance.h), `now` the time of the run or NULL for the clock. Owned
 * by the caller (sa_instance_free). SA_EINPUT, SA_ENOMEM. */
int sa_connect_marketo(struct sa_instance **instance, const char *word,
                       const struct sa_configuration *configuration, const char *out, const char *now,
                       struct sa_error *error);

#endif
