/* A way to log in: what it is made with, and how it gets a token. One file each.
 *
 * src/salesforce/login/way/NAME.c defines one constant, and that is all there is to do; the build finds it, and the configuration
 * knows it by the file's name (with '-' for '_'):
 *
 *     const struct sa_login_way sa_login_way_jwt = {
 *         .needs = SA_GIVEN_USERNAME | SA_GIVEN_CLIENT_ID | SA_GIVEN_KEY_FILE,
 *         .takes = SA_GIVEN_URL,
 *         .has_host = true, // a login host is asked
 *         .renews = true,
 *         .prepare = jwt_check_key,
 *         .ask = jwt_ask,
 *     };
 *
 * Settings, secrets, hosts and the check whose the token is are there already (login.c). */
#ifndef SYNCAUDIT_SALESFORCE_WAY_H
#define SYNCAUDIT_SALESFORCE_WAY_H

#include <stdbool.h>

#include "salesforce/login/token_answer.h"
#include "syncaudit/buffer.h"
#include "syncaudit/error.h"
#include "syncaudit/observer.h"

/* The settings of a connection that a way may want: bits. */
enum {
    SA_GIVEN_URL = 1 << 0,
    SA_GIVEN_LOGIN_URL = 1 << 1,
    SA_GIVEN_AUDIENCE = 1 << 2,
    SA_GIVEN_USERNAME = 1 << 3,
    SA_GIVEN_CLIENT_ID = 1 << 4,
    SA_GIVEN_KEY_FILE = 1 << 5,
    SA_GIVEN_SECRET = 1 << 6,
    SA_GIVEN_CLIENT_SECRET = 1 << 7,
};

/* What a login is made with; owned by it. What is not given is NULL, or an empty buffer. */
struct sa_credentials {
    char *name; /* of the connection: for messages */
    char *url;  /* the org */
    char *
        asked; /* the host that gives tokens: the login host that is named, else the org, else the one for all */
    char *audience;
    char *username;
    char *client_id;
    char *key_file;                 /* for messages */
    struct sa_buffer key;           /* PEM */
    struct sa_buffer secret;        /* token, refresh token, auth URL or client secret: the way's own */
    struct sa_buffer client_secret; /* beside a refresh token */
    bool any_host;                  /* addresses need not be within Salesforce's domains */
    const struct sa_observer *observer;
};

struct sa_login_way {
    unsigned needs;
    unsigned takes;   /* besides */
    bool has_host;    /* `asked` is found out, and checked */
    bool renews;      /* a new token can be got when one has expired */
    bool names_other; /* its errors name what was asked in its own words, not the connection */

    /* When all is read: checks what can be checked before anything is asked. NULL = nothing can. SA_EINPUT; a secret is never in the
     * error. */
    int (*prepare)(struct sa_credentials *with, struct sa_error *error);

    /* Gets a token into the empty answer. Errors as sa_login_run. */
    int (*ask)(struct sa_token_answer *token, struct sa_credentials *with, struct sa_error *error);
};

extern const struct sa_login_way
    *const sa_login_way_table[]; /* in the order of sa_login_names, NULL-terminated */

#endif
