/* What assets say of fields, kept from one audit to the next in OUT/<org id>/.marketo.db.
 *
 * One row for each part of an asset, keyed by instance, API user, asset, part, the time it was changed last and the number of our reader.
 * The content is the tellings of the readers as JSON; no value of a filter, choice or default is among them. The file is private, can be
 * deleted at any time, and is made anew when it is damaged. */
#ifndef SYNCAUDIT_MARKETO_KEEP_H
#define SYNCAUDIT_MARKETO_KEEP_H

#include "marketo/account.h"

/* Raised whenever readers find more, or something else, in the same answer. */
enum { SA_MARKETO_READER = 1 };

enum { SA_KEPT_DAYS = 7 }; /* older ones are read again */

/* One part of an asset. */
struct sa_kept_key {
    const char *type, *id, *part;
    const char *updated; /* as Marketo tells it; NULL = it is not told, and nothing is taken over */
};

/* Opens it in the folder of the org; says at SA_LEVEL_NOTICE why not where it cannot be, and goes on without. SA_ENOMEM. */
int sa_kept_open(struct sa_instance *instance, const char *org, struct sa_error *error);
void sa_kept_close(struct sa_instance *instance);

/* What is kept of a part: `*found` false when there is nothing, or it is too old. `out` is empty, `when` has SA_TIME_SIZE bytes. SA_ENOMEM. */
int sa_kept_get(const struct sa_instance *instance, const struct sa_kept_key *key, struct sa_buffer *out,
                char *when, bool *found, struct sa_error *error);

/* Keeps a part, in place of what was kept of it. A file that cannot be written is left alone. SA_ENOMEM. */
int sa_kept_put(const struct sa_instance *instance, const struct sa_kept_key *key, const char *tellings,
                struct sa_error *error);

#endif
