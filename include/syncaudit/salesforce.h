/* Salesforce: connections, and fetching an org's metadata into a snapshot.
 *
 * What is asked, in this order: API versions, identity (userinfo), the organization's own row, the global describe, and one
 * describe per object in scope. Describe answers as the calling user, so the sync user's connection alone tells what the
 * sync user can see and write. Then, of whoever may read Setup: who the sync user is, what gives it which access, and which
 * fields there are besides. Nothing is ever written to Salesforce, and no business record is read.
 */
#ifndef SYNCAUDIT_SALESFORCE_H
#define SYNCAUDIT_SALESFORCE_H

#include <stdbool.h>
#include <stddef.h>

#include "syncaudit/error.h"
#include "syncaudit/http.h"
#include "syncaudit/login.h"
#include "syncaudit/observer.h"
#include "syncaudit/snapshot.h"

/* The newest API version the project was made for; used unless the org's own newest is older. */
#define SA_API_VERSION "67.0"

/* How questions travel that may share a call. What is fetched and recorded does not depend on it. */
enum sa_fetch_mode {
    SA_FETCH_AUTO, /* as SA_FETCH_COMPOSITE where calls are dear: more of them wait than --max-calls allows, or more than
                           one in a hundred of those the org has left of its 24 hours */
    SA_FETCH_GET,       /* one GET each: the fastest */
    SA_FETCH_COMPOSITE, /* 25 to a call of /composite, 5 of them queries: the cheapest */
};

/* What is left to others of the org's API calls of 24 hours, in 100: the sync itself stops when there are none. */
#define SA_DEFAULT_RESERVE 10

struct sa_party;

/* One record, and whose access to it is asked for. All are borrowed and checked: ids (sa_is_id), an API name. */
struct sa_record_question {
    const char *id, *object, *user_id;
    const char *columns; /* of record_row besides Id, those the object has: ",OwnerId,Owner.Name" */
};

/* Zero = the default (of `reserve`, too: nothing). Strings are borrowed during the call. */
struct sa_fetch_options {
    const char
        *connection; /* instance URL (https://…), "replay:FILE", or "demo" for the bundled sample org; NULL =
                            there is only `admin` */
    const char *token; /* access token for an instance URL; NULL for replays */
    struct sa_login
        *login; /* finds out address and token of `connection`, which is a mere name then; or NULL */
    /* A second connection, of a user who may see the setup; or the only one, with `connection` NULL. */
    const char *admin;            /* as `connection`; NULL = there is none */
    const char *admin_token;      /* as `token` */
    struct sa_login *admin_login; /* as `login` */
    bool describes_only;          /* ask for what describes tell and no more: neither permissions nor Setup */
    const char *as_user;          /* username of the sync user, where only `admin` is given */
    const char *sync_user;        /* username that `connection` must be of; NULL = anybody */
    bool share;                   /* write the shared form (share.h), with a manifest beside it */
    const char *objects;          /* NULL = the default scope; "all"; or a list "Lead,Contact,My__c" */
    const char *const *
        known_objects; /* names of the list that are objects though no user may see them; NULL-terminated, or NULL */
    const char
        *record; /* file to record the answers in, or NULL; with both connections, those of `admin` go into a
                            second one: org.admin.jsonl beside org.jsonl */
    const char *api_version; /* "59.0" to ask for an older version than SA_API_VERSION, or NULL */
    bool resume; /* go on from the latest partial snapshot of this org under `out`: see sa_fetch */
    enum sa_fetch_mode mode;
    unsigned concurrency;    /* 0 = 16 */
    long retry_pause_ms;     /* see sa_http_options; 0 = its default */
    long timeout_ms;         /* the same */
    unsigned long max_calls; /* of both connections together; 0 = no budget */
    unsigned reserve; /* of the org's API calls of 24 hours, left to others: in 100; see SA_DEFAULT_RESERVE */
    const char *usage;          /* what is counted: "none" (or NULL), "quick" or "full" */
    bool show_values;           /* keep values of country, state and picklist fields that no list has */
    const char *const *sources; /* ask only these, NULL-terminated; NULL = all */
    const struct sa_record_question *about; /* a record to be asked about, in memory only; NULL = none */
    const char
        *out; /* folder that gets <org id>/<UTC time>/snapshot.db; NULL = the snapshot stays in memory */
    const char
        *now; /* ISO 8601 time of the run, or NULL for the clock (of a replay: the time of the recording) */
    /* Another service, asked at the same time: see instance.h. Borrowed, NULL = none. */
    const struct sa_party *beside;
    const struct sa_observer *observer;
    /* What else belongs into the snapshot (files from elsewhere): called when everything has been asked, before it is
     * sealed. NULL = nothing. Non-zero ends the fetch with that code and the error it has set. */
    int (*also)(void *payload, sqlite3 *db, struct sa_error *error);
    void *also_payload;
};

/* A name in `objects` that no global describe, `known_objects` and sa_default_objects know is SA_EINPUT, with the nearest one.
 * With `resume`, what the latest partial snapshot of the same address lacks is asked for, and the whole replaces it in one step;
 * user and org (SA_ECHANGED), API version and scope (SA_EINPUT) must be the same, and where there is no such snapshot all is
 * fetched.
 *
 * Fetches into a new snapshot under OUT/<org id>/<time>/ and seals it. The folders are private; the time is the run's with
 * dashes for colons (2026-11-23T08-15-00Z), and a taken one gets "-2", "-3", …
 * `*out` is the open snapshot, owned by the caller; its folder is sa_snapshot_directory().
 * `*partial` is set when a source that was asked for failed, or the user cancelled after something usable had arrived;
 * the snapshot says so too. *Not permitted* and *not there* never make it partial.
 * SA_EINPUT (connection, options), SA_ECONNECT, SA_EREFUSED (token refused, or another user than `sync_user`: advice says
 * what to do), SA_EFORMAT (the host does not answer like Salesforce), SA_EIO, SA_ECANCELLED: nothing is left behind.
 * SA_ENOMEM too, unless the snapshot was sealed already and there was no memory to open it: then it lies whole in its
 * place. */
int sa_fetch(struct sa_snapshot **out, bool *partial, const struct sa_fetch_options *options,
             struct sa_error *error);

/* The objects whose fields sync by themselves (the view main_object); NULL-terminated. */
extern const char *const sa_main_objects[];

/* Which describes a sync audit needs by default, besides every visible custom object (reports/reference/object_right.sql);
 * NULL-terminated. */
extern const char *const sa_default_objects[];

#endif
