/* Being let in: how an access token is got, and got again when it has expired.
 *
 * A login is made from what the configuration says (no secret is in there: it names an environment variable or a private
 * file), then run. The exchange goes over a client of its own: it is not recorded, and what was sent and answered is
 * wiped. The login outlives the client that uses its token, because that client comes back to it with sa_login_renew.
 *
 *     rc = sa_login_new(&login, &given, error); // reads and checks; asks nothing
 *     rc = sa_login_run(login, error);            // asks for the token
 *     struct sa_http_options connection = {.origin = sa_login_url(login), .token = sa_login_token(login),
 *                                          .renew = sa_login_renew, .renew_payload = login};
 *     sa_login_free(login);
 */
#ifndef SYNCAUDIT_LOGIN_H
#define SYNCAUDIT_LOGIN_H

#include <stdbool.h>

#include "syncaudit/buffer.h"
#include "syncaudit/error.h"
#include "syncaudit/observer.h"
#include "syncaudit/secret.h"

struct sa_login;

/* The ways to log in, as the configuration names them; NULL-terminated. The build makes the list from the files in
 * src/salesforce/login/way. */
extern const char *const sa_login_names[];

/* Checks that `name` is one of them. SA_EINPUT with the nearest one, or all. */
int sa_login_check_name(const char *name, struct sa_error *error);

/* NULL = not said. Which of them a way needs and takes, its file says; the rest is refused. Copied. */
struct sa_login_options {
    const char *name;      /* what the user calls the connection; stands in every message */
    const char *way;       /* one of sa_login_names */
    const char *url;       /* the org: https://NAME.my.salesforce.com */
    bool any_host;         /* the addresses need not be within Salesforce's domains */
    const char *login_url; /* the host that is asked for the token, where it is not the org's own */
    const char *audience;  /* of the JWT; NULL = those that make sense for the host, one after another */
    const char *username;  /* of the JWT; for the Salesforce CLI a username or an alias */
    const char *client_id; /* the app's consumer key */
    const char *key_file;  /* the JWT's private key, PEM */
    struct sa_secret_source secret; /* token, refresh token, auth URL, or client secret: the way's own */
    struct sa_secret_source client_secret; /* of an app that wants one beside the refresh token */
    const struct sa_observer *observer;    /* borrowed; may be NULL */
};

/* Checks the options and reads the secrets. `*out` is owned by the caller. SA_EINPUT: something is missing, too much,
 * unreadable, or no secret of that kind; the text of a secret is never in the error. */
int sa_login_new(struct sa_login **out, const struct sa_login_options *options, struct sa_error *error);

/* Gets an access token. SA_EREFUSED with advice when Salesforce says no; SA_ECONNECT; SA_EFORMAT when the host does not
 * answer as Salesforce does, or points to a host that is not Salesforce's; SA_EINPUT when the Salesforce CLI is missing or
 * logged out; SA_ECANCELLED. */
int sa_login_run(struct sa_login *login, struct sa_error *error);

/* After sa_login_run: the org's address and the access token. Borrowed until the next run. */
const char *sa_login_url(const struct sa_login *login);
const char *sa_login_token(const struct sa_login *login);

/* True if a new token can be got when this one has expired. */
bool sa_login_renews(const struct sa_login *login);

/* From here on a new token must be of this user of this org (ids): sa_login_renew asks whose it is before it is used. */
void sa_login_expect(struct sa_login *login, const char *user, const char *org);

/* An sa_http_renew: logs in again. SA_EFORMAT when the org has moved to another host meanwhile; SA_ECHANGED when the token is
 * another user's or another org's than sa_login_expect said; what sa_login_run and the question whose it is may give. */
int sa_login_renew(void *login, struct sa_buffer *token, struct sa_error *error);

/* Wipes and frees; NULL is allowed. */
void sa_login_free(struct sa_login *login);

#endif
