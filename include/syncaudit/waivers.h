/* Waivers: findings somebody accepts, with a reason, for a time. waivers.yaml is a list of them:
 *
 *     - rule: formula-time                 # what is accepted: all of the criteria that are there must match
 *       object: Lead
 *       field: Days_Open__c                # or pattern: '(?i)^Lead\.legacy', on Object.Field; or fingerprint: …
 *       reason: shown in no smart list
 *       owner: jane@example.com            # optional, as the following
 *       expires: 2027-03-01                # the last day it holds
 *       ticket: OPS-12
 *
 * A waived finding is shown as waived everywhere and counted only as such. A waiver that has expired or matches nothing is a
 * finding itself (rules waiver-expired, waiver-unmatched).
 */
#ifndef SYNCAUDIT_WAIVERS_H
#define SYNCAUDIT_WAIVERS_H

#include <sqlite3.h>
#include <stddef.h>

#include "syncaudit/error.h"

/* Strings are owned by the list; NULL where the file does not say. */
struct sa_waiver {
    char *rule;
    char *object;
    char *field;
    char *pattern;
    char *fingerprint;
    char *reason; /* never NULL */
    char *owner;
    char *expires;
    char *ticket;
};

struct sa_waivers {
    struct sa_waiver *items; /* owned */
    unsigned count;
};

/* Reads a file; `out` is released by the caller, also on errors. SA_EINPUT with file and line or the waiver's number: an
 * unknown key (with the nearest), no reason, nothing to match, no date, no regular expression, an alias; SA_EIO. */
int sa_waivers_load(struct sa_waivers *out, const char *path, struct sa_error *error);
void sa_waivers_release(struct sa_waivers *waivers);

/* Lays them beside a snapshot, before sa_rules_run. */
int sa_waivers_publish(const struct sa_waivers *waivers, sqlite3 *db, struct sa_error *error);

/* Appends one to a file, which is made when it is not there; what stands in it stays byte for byte. SA_EINPUT when the
 * file could not be read afterwards (nothing is written then), or has a waiver for this fingerprint already; SA_EIO. */
int sa_waivers_append(const char *path, const struct sa_waiver *waiver, struct sa_error *error);

#endif
