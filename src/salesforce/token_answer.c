/* What a token endpoint answers: see token_answer.h.
 *
 * Sources: Salesforce Help, "OAuth 2.0 Errors" and the pages of each flow; texts as public clients saw them. */
#include <stdio.h>
#include <string.h>

#include "salesforce/host.h"
#include "salesforce/secret.h"
#include "salesforce/token_answer.h"
#include "syncaudit/json.h"
#include "syncaudit/text.h"

#define PRE_AUTHORISE                                                                                         \
    "in the app's policies choose 'Admin approved users are pre-authorized' and add the user's profile or a " \
    "permission set (docs/letting-in.md)"

/* The first row that fits decides: `error` is a whole word, `text` a part of the description, in lower case; "" fits all. */
static const struct refusal {
    const char *error;
    const char *text;
    const char *meaning;
    const char *advice;
} refusals[] = {
    {"invalid_grant", "audience", "the JWT is for another audience",
     "set 'audience' to https://login.salesforce.com (production), https://test.salesforce.com (sandbox), or the My Domain"},
    {"", "approved this consumer", "the user has not let this app in", PRE_AUTHORISE},
    {"", "not admin approved", "the app is only for users an admin has approved", PRE_AUTHORISE},
    {"invalid_app_access", "", "the user may not use this app", PRE_AUTHORISE},
    {"", "domain", "this host does not give tokens by client credentials",
     "set 'url' to the org's My Domain, https://NAME.my.salesforce.com"},
    {"", "no client credentials user", "the app names no user to run as",
     "in the app's policies enable the client credentials flow and choose the sync user as 'Run As'"},
    {"", "client credentials flow", "the app's client credentials flow is not enabled",
     "enable it in the app's settings, and choose the sync user as 'Run As' in its policies"},
    {"", "assertion", "the JWT is not accepted",
     "check that the app holds the certificate of this very key, that the clock of this machine is right (date -u), and "
     "that client_id and username are of this org"},
    {"", "user not found", "this org has no such user",
     "check 'username' (not the e-mail address; a sandbox appends its name), and whether the host should be that of a "
     "sandbox"},
    {"inactive_user", "", "the user is not active", "have a Salesforce admin activate the user"},
    {"", "inactive", "the user is not active", "have a Salesforce admin activate the user"},
    {"", "locked", "the user is locked",
     "have a Salesforce admin unlock the user; its password need not change"},
    {"", "ip restricted", "this machine's address is not allowed for the user",
     "run it from an allowed network, or have a range added; do not relax the rules for everybody"},
    {"", "expired access/refresh token", "the refresh token is expired or revoked",
     "get a new one: sf org login web, then sf org auth show-sfdx-auth-url"},
    {"", "expired authorization code", "the code of the login is used up", "log in again"},
    {"invalid_client_id", "", "Salesforce does not know this client_id",
     "check the app's consumer key; a new app takes up to ten minutes to be known"},
    {"", "client identifier", "Salesforce does not know this client_id",
     "check the app's consumer key; a new app takes up to ten minutes to be known"},
    {"invalid_client", "", "the client secret is wrong", "copy the app's consumer secret again"},
    {"invalid_client_credentials", "", "the client secret is wrong", "copy the app's consumer secret again"},
    {"", "client credentials", "the client secret is wrong", "copy the app's consumer secret again"},
    {"unsupported_grant_type", "", "the org does not offer this kind of login",
     "enable the flow in the app's OAuth settings, or choose another 'login'"},
    {"inactive_org", "", "the org is not active", "ask Salesforce; a trial or sandbox may have ended"},
    {"rate_limit_exceeded", "", "too many logins in a short time", "wait a few minutes"},
    {"invalid_grant", "authentication failure", "Salesforce refuses the login",
     "see the user's Login History in Setup for the reason"},
    {"invalid_grant", "", "Salesforce refuses the login",
     "see the user's Login History in Setup for the reason"},
    {"invalid_request", "", "Salesforce does not understand the login",
     "check the connection's settings against docs/letting-in.md"},
    {"server_error", "", "an error inside Salesforce", "try again later"},
};
static const struct refusal unknown = {"", "", "the login was answered with an error",
                                       "check that the address is that of the org or of its login host"};

void sa_token_answer_init(struct sa_token_answer *token)
{
    *token = (struct sa_token_answer){
        .access_token = SA_BUFFER_INIT(SA_SECRET_LIMIT),
        .refresh_token = SA_BUFFER_INIT(SA_SECRET_LIMIT),
        .instance_url = SA_BUFFER_INIT(1024),
    };
}

void sa_token_answer_release(struct sa_token_answer *token)
{
    sa_secret_release(&token->access_token);
    sa_secret_release(&token->refresh_token);
    sa_buffer_release(&token->instance_url);
}

static bool fits(const struct refusal *row, const char *error, const char *description)
{
    return (!*row->error || strcmp(row->error, error) == 0) &&
           (!*row->text || strcasestr(description, row->text) != NULL);
}

static const struct refusal *find_refusal(const char *error, const char *description)
{
    for (size_t i = 0; i < sizeof refusals / sizeof *refusals; i++)
        if (fits(&refusals[i], error, description))
            return &refusals[i];
    return &unknown;
}

static const char *text_of(const struct sa_json *object, const char *name)
{
    const char *text = sa_json_string(sa_json_get(object, name));
    return text ? text : "";
}

/* Says no: an object with `error` and `error_description`. */
static int refuse(struct sa_token_answer *token, const struct sa_json *document, int status,
                  struct sa_error *error)
{
    char code[64];
    char description[320];
    sa_text_line(code, sizeof code, text_of(document, "error"));
    sa_text_line(description, sizeof description, text_of(document, "error_description"));
    const struct refusal *refusal = find_refusal(code, description);
    token->wrong_audience = refusal == &refusals[0];
    sa_error_set(error, SA_EREFUSED, "%s (HTTP %d %s%s%s)", refusal->meaning, status, code,
                 *description ? ": " : "", description);
    sa_error_advise(error, "%s", refusal->advice);
    return SA_EREFUSED;
}

/* Not what a token endpoint says: a page of the login host, of a proxy, or of another server. */
static int reject(const struct sa_http_answer *answer, const char *asked, struct sa_error *error)
{
    bool page = answer->body[strspn(answer->body, " \t\r\n")] == '<';
    int code = answer->status >= 500 ? SA_ECONNECT : SA_EFORMAT;
    sa_error_set(error, code, "'%s' answered the login with %s (HTTP %d)", asked,
                 page ? "an HTML page" : "something that is no token", answer->status);
    if (code == SA_ECONNECT)
        sa_error_advise(error, "see https://status.salesforce.com, and try again later");
    else if (*answer->location)
        sa_error_advise(error, "it points elsewhere: check the address of the login host");
    else
        sa_error_advise(error, "check the address: the org's My Domain, or https://login.salesforce.com");
    return code;
}

static int take(struct sa_token_answer *token, const struct sa_json *document,
                const struct sa_http_answer *answer, const char *asked, struct sa_error *error)
{
    const char *access_token = text_of(document, "access_token");
    const char *instance_url = text_of(document, "instance_url");
    const char *refresh_token = text_of(document, "refresh_token");
    size_t length = strlen(instance_url);
    if (!sa_text_is_word(access_token) || !sa_text_is_word(instance_url))
        return reject(answer, asked, error);
    while (length > 0 && instance_url[length - 1] == '/')
        length--;
    int rc = sa_buffer_add(&token->instance_url, instance_url, length);
    if (rc == SA_OK)
        rc = sa_buffer_adds(&token->access_token, access_token);
    if (rc == SA_OK && sa_text_is_word(refresh_token))
        rc = sa_buffer_adds(&token->refresh_token, refresh_token);
    if (rc)
        return rc == SA_ENOMEM ? sa_error_memory(error) : reject(answer, asked, error);
    return sa_host_check_instance(token->instance_url.data, asked, error);
}

int sa_token_answer_read(struct sa_token_answer *token, const struct sa_http_answer *answer,
                         const char *asked, struct sa_error *error)
{
    struct sa_json *document = NULL;
    int rc;
    if (answer->outcome != SA_HTTP_ANSWERED) {
        rc = sa_error_set(error, SA_ECONNECT, "no usable answer from '%s': %s", asked, answer->reason);
        sa_error_advise(error, "check the address, the network and the proxy settings, then try again");
        return rc;
    }
    rc = sa_json_parse(&document, answer->body, answer->length, NULL);
    if (rc == SA_ENOMEM)
        rc = sa_error_memory(error);
    else if (answer->status >= 200 && answer->status < 300)
        rc = take(token, document, answer, asked, error);
    else if (*text_of(document, "error"))
        rc = refuse(token, document, answer->status, error);
    else
        rc = reject(answer, asked, error);
    sa_json_wipe(document);
    return rc;
}
