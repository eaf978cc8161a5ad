/* A Marketo instance, asked by its REST API beside an org: which fields there are, and what uses them.
 *
 * It is a second service of one fetch (salesforce.h, `beside`): both are asked at the same time. Nothing is written to Marketo, and no
 * person, activity or file is read. What an asset says of fields is kept in OUT/<org id>/.marketo.db besides, as it arrives: what has
 * not changed since is taken from there.
 *
 *     rc = sa_instance_new(&instance, &instance_options, error); // reads and checks; asks nothing
 *     fetch_options.beside = sa_instance_party(instance);
 *     rc = sa_fetch(&snapshot, &partial, &fetch_options, error);
 *     sa_instance_free(instance);
 */
#ifndef SYNCAUDIT_INSTANCE_H
#define SYNCAUDIT_INSTANCE_H

#include <stdbool.h>

#include "syncaudit/error.h"
#include "syncaudit/observer.h"
#include "syncaudit/secret.h"

struct sa_instance;
struct sa_party;

/* Calls in any 20 s, of the 100 that all users of an instance have together; calls of a day that an instance has unless its contract
 * says otherwise, and how many of 100 are left to others.
 * Source: https://experienceleague.adobe.com/en/docs/marketo-developer/marketo/rest/rest-api */
enum {
    SA_MARKETO_PACE = 50,
    SA_MARKETO_CONCURRENCY = 4,
    SA_MARKETO_QUOTA = 50000,
    SA_MARKETO_RESERVE = 10,
    SA_MARKETO_WINDOW_MS = 20500, /* 20 s, and what calls may be late on their way */
};

/* NULL or 0 = not said. Copied, but for the observer. */
struct sa_instance_options {
    const char *name;      /* what the user calls it; stands in messages */
    const char *address;   /* https://NNN-AAA-NNN.mktorest.com, or http:// to a loopback host */
    const char *client_id; /* of the API-only user's service */
    struct sa_secret_source secret;
    const char *replay;      /* a recording, in place of all of these */
    bool sample;             /* `replay` names a file that is part of the program (embedded.h) */
    const char *record;      /* file to record the answers in */
    const char *out;         /* folder of the snapshots; NULL = nothing is kept besides the snapshot */
    const char *now;         /* ISO 8601 time of the run */
    unsigned pace;           /* SA_MARKETO_PACE */
    long crowded_ms;         /* nothing is sent for so long when Marketo is crowded: SA_MARKETO_WINDOW_MS */
    unsigned long max_calls; /* of this audit; 0 = no bound but the quota's */
    unsigned long quota;     /* SA_MARKETO_QUOTA */
    bool whole;              /* what the calls do not suffice for makes the audit partial */
    bool fresh;              /* nothing is taken from an earlier audit */
    bool any;                /* it need not be this org's instance */
    bool show_values;        /* keep what forms offer to choose from */
    bool glance;             /* ask for the first page of each list and no more: what may be read? */
    const struct sa_observer *observer; /* borrowed; may be NULL */
};

/* True if `text` is the address of an instance, or of a loopback host. */
bool sa_instance_is_address(const char *text);

/* Checks the options and reads the secret. `*out` is owned by the caller. SA_EINPUT, SA_ENOMEM. */
int sa_instance_new(struct sa_instance **out, const struct sa_instance_options *options,
                    struct sa_error *error);

/* Whose token it was, and how many of the day's calls all users of the instance had sent; "" and false = not told. Borrowed. */
const char *sa_instance_user(const struct sa_instance *instance);
bool sa_instance_calls(const struct sa_instance *instance, unsigned long *used, unsigned long *quota);

/* What sa_fetch asks beside the org. Borrowed. */
const struct sa_party *sa_instance_party(const struct sa_instance *instance);

/* NULL is allowed. */
void sa_instance_free(struct sa_instance *instance);

#endif
