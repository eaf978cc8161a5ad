/* What a token endpoint answers: see token_answer.h.
 *
 * Sources: Salesforce Help, "OAuth 2.0 Errors" and the pages of each flow; texts as public clients saw them. */
#include <stdio.h>
#include <string.h>
#include <strings.h>

#include "salesforce/login/host.h"
#include "salesforce/login/token_answer.h"
#include "syncaudit/json.h"
#include "syncaudit/secret.h"
#include "syncaudit/text.h"
#include "syncaudit/veil.h"

#define PRE_AUTHORISE                                                                                         \
    "in the app's policies choose 'Admin approved users are pre-authorized' and add the user's profile or a " \
    "permission set (docs/letting-in.md)"

#define RESET_PASSWORD                                                                                       \
    "have a Salesforce admin reset it; an integration user should have 'Password Never Expires'"
#define TRY_AGAIN "see https://status.salesforce.com, and try again in a few minutes"
#define RUN_AS                                                                                               \
    "choose the sync user as 'Run As' in the app's policies, and enable the client credentials flow"
#define KNOWN_CLIENT "check the app's consumer key; a new app takes up to ten minutes to be known"
#define LOGIN_HISTORY "see the user's Login History in Setup for the reason"
#define OTHER_LOGIN "enable the flow in the app's OAuth settings, or choose another 'login'"

/* The first row that fits decides: `error` is the whole code, `phrases` (| between them) are whole words of the description; "" fits
 * all. */
static const struct sa_refusal refusals[] = {
    {"", "audience is invalid|invalid audience|audience", "the JWT is for another audience",
     "set 'audience' to https://login.salesforce.com (production), https://test.salesforce.com (sandbox), or the My Domain",
     SA_REFUSED_AUDIENCE},
    {"", "approved this consumer", "the user has not let this app in", PRE_AUTHORISE, SA_REFUSED},
    {"", "not admin approved|not approved by an admin", "the app is only for users an admin has approved",
     PRE_AUTHORISE, SA_REFUSED},
    {"", "app is blocked|app blocked|blocked by admin|must be installed|app is not installed",
     "the org does not let this app in",
     "have a Salesforce admin install or unblock it (Setup, Connected Apps OAuth Usage)", SA_REFUSED},
    {"invalid_app_access", "", "the user may not use this app", PRE_AUTHORISE, SA_REFUSED},
    {"inactive_org", "", "the org is not active", "ask Salesforce; a trial or sandbox may have ended",
     SA_REFUSED},
    {"",
     "inactive org|inactive organization|org is inactive|organization is inactive|org is locked|organization is locked|trial expired|trial has expired",
     "the org is not active", "ask Salesforce; a trial or sandbox may have ended", SA_REFUSED},
    {"", "password has expired|password is expired|password expired|expired password",
     "the user's password has expired", RESET_PASSWORD, SA_REFUSED},
    {"", "is frozen|frozen user|user frozen", "the user is frozen",
     "have a Salesforce admin unfreeze the user", SA_REFUSED},
    {"inactive_user", "", "the user is not active", "have a Salesforce admin activate the user", SA_REFUSED},
    {"",
     "inactive user|user is inactive|user inactive|user is not active|user has been deactivated|user is deactivated|user is disabled",
     "the user is not active", "have a Salesforce admin activate the user", SA_REFUSED},
    {"", "user is locked|user locked|locked out|account is locked|password lockout", "the user is locked",
     "have a Salesforce admin unlock the user; its password need not change", SA_REFUSED},
    {"", "login hours|restricted time|restricted hours", "the user may not log in at this hour",
     "run it within the login hours of the user's profile; an integration user should have none", SA_REFUSED},
    {"", "ip restricted|restricted ip|ip address|ip addresses|ip range|ip ranges|restricted domain",
     "this machine's address is not allowed for the user",
     "run it from an allowed network, or have a range added; do not relax the rules for everybody",
     SA_REFUSED},
    {"",
     "challenge required|verification required|identity verification|multi factor|two factor|mfa|device activation|device is not activated",
     "Salesforce wants the user to verify who it is",
     "log in by JWT or client credentials (docs/letting-in.md), or from a network of the login IP ranges",
     SA_REFUSED},
    {"", "device limit|device limit exceeded|too many devices|number of devices|too many tokens|token limit",
     "the user has let this app in from too many places",
     "have old approvals revoked (the user's OAuth Connected Apps), or log in by JWT, which needs none",
     SA_REFUSED},
    {"", "not supported on this domain", "this host does not give tokens by client credentials",
     "set 'url' to the org's My Domain, https://NAME.my.salesforce.com", SA_REFUSED},
    {"", "no client credentials user", "the app names no user to run as", RUN_AS, SA_REFUSED},
    {"", "client credentials flow", "the app's client credentials flow is not enabled", RUN_AS, SA_REFUSED},
    {"", "clock|clock skew|in the future|not yet valid|not valid yet",
     "this machine's clock differs from Salesforce's",
     "set it right (date -u shows it), and have it kept by the network", SA_REFUSED},
    {"", "user not found|user does not exist|no such user|unknown user", "this org has no such user",
     "check 'username' (not the e-mail address; a sandbox appends its name), and whether the host should be that of a "
     "sandbox",
     SA_REFUSED},
    {"",
     "expired access refresh token|expired access token|expired refresh token|refresh token has expired|refresh token expired|invalid refresh token|inactive refresh token|refresh token is invalid|token revoked|token has been revoked|token is revoked|revoked token",
     "the refresh token is expired or revoked",
     "get a new one: sf org login web, then sf org auth show-sfdx-auth-url", SA_REFUSED},
    {"", "expired authorization code|invalid authorization code", "the code of the login is used up",
     "log in again", SA_REFUSED},
    {"", "assertion|jwt|signature", "the JWT is not accepted",
     "check that the app holds the certificate of this very key, that the clock of this machine is right (date -u), and "
     "that client_id and username are of this org",
     SA_REFUSED},
    {"invalid_client_id", "", "Salesforce does not know this client_id", KNOWN_CLIENT, SA_REFUSED},
    {"", "client identifier invalid|invalid client identifier|client identifier",
     "Salesforce does not know this client_id", KNOWN_CLIENT, SA_REFUSED},
    {"invalid_client", "", "the client secret is wrong", "copy the app's consumer secret again", SA_REFUSED},
    {"invalid_client_credentials", "", "the client secret is wrong", "copy the app's consumer secret again",
     SA_REFUSED},
    {"", "invalid client credentials|invalid client secret", "the client secret is wrong",
     "copy the app's consumer secret again", SA_REFUSED},
    {"invalid_scope", "", "the app may not give what is asked for", "give it the scopes api and openid",
     SA_REFUSED},
    {"unsupported_grant_type", "", "the org does not offer this kind of login", OTHER_LOGIN, SA_REFUSED},
    {"unsupported_response_type", "", "the org does not offer this kind of login", OTHER_LOGIN, SA_REFUSED},
    {"unauthorized_client", "", "the app may not log in this way", OTHER_LOGIN, SA_REFUSED},
    {"", "grant type not supported|unsupported grant type|invalid grant type",
     "the org does not offer this kind of login", OTHER_LOGIN, SA_REFUSED},
    {"rate_limit_exceeded", "", "too many logins in a short time", "wait a few minutes", SA_REFUSED},
    {"", "rate limit exceeded|login rate exceeded|too many logins", "too many logins in a short time",
     "wait a few minutes", SA_REFUSED},
    {"", "authentication failure", "Salesforce refuses the login", LOGIN_HISTORY, SA_REFUSED},
    {"", "retry your request|please retry|temporarily unavailable|temporary error",
     "Salesforce could not log in at the moment", TRY_AGAIN, SA_REFUSED_PASSING},
    {"unknown_error", "", "Salesforce could not log in at the moment", TRY_AGAIN, SA_REFUSED_PASSING},
    {"temporarily_unavailable", "", "Salesforce could not log in at the moment", TRY_AGAIN,
     SA_REFUSED_PASSING},
    {"server_error", "", "an error inside Salesforce", TRY_AGAIN, SA_REFUSED_PASSING},
    {"invalid_grant", "", "Salesforce refuses the login", LOGIN_HISTORY, SA_REFUSED},
    {"access_denied", "", "Salesforce refuses the login", LOGIN_HISTORY, SA_REFUSED},
    {"invalid_request", "", "Salesforce does not understand the login",
     "check the connection's settings against docs/letting-in.md", SA_REFUSED},
};
static const struct sa_refusal unknown = {"", "", "the login was answered with an error",
                                          "check that the address is that of the org or of its login host",
                                          SA_REFUSED};

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

static bool token_answer_fits(const struct sa_refusal *row, const char *error, const char *description)
{
    return (!*row->error || strcasecmp(row->error, error) == 0) &&
           (!*row->phrases || sa_text_has_phrase(description, row->phrases));
}

const struct sa_refusal *sa_refusal_find(const char *error, const char *description)
{
    for (size_t i = 0; i < sizeof refusals / sizeof *refusals; i++)
        if (token_answer_fits(&refusals[i], error, description))
            return &refusals[i];
    return NULL;
}

static const char *token_answer_text_of(const struct sa_json *object, const char *name)
{
    const char *text = sa_json_string(sa_json_get(object, name));
    return text ? text : "";
}

/* Says no: an object with `error` and `error_description`. */
static int token_answer_refuse(struct sa_token_answer *token, const struct sa_json *document, int status,
                               struct sa_error *error)
{
    char code[64];
    char description[320];
    sa_text_line(code, sizeof code, token_answer_text_of(document, "error"));
    sa_text_line(description, sizeof description, token_answer_text_of(document, "error_description"));
    sa_veil_apply(code, strlen(code));
    sa_veil_apply(description, strlen(description));
    const struct sa_refusal *refusal = sa_refusal_find(code, description);
    if (!refusal)
        refusal = &unknown;
    token->wrong_audience = refusal->kind == SA_REFUSED_AUDIENCE;
    sa_error_set(error, SA_EREFUSED, "%s (HTTP %d %s%s%s)", refusal->meaning, status, code,
                 *description ? ": " : "", description);
    sa_error_advise(error, "%s", refusal->advice);
    return SA_EREFUSED;
}

/* Not what a token endpoint says: a page of the login host, of a proxy, or of another server. */
static int token_answer_reject(const struct sa_http_answer *answer, const char *asked, struct sa_error *error)
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

static int token_answer_take(struct sa_token_answer *token, const struct sa_json *document,
                             const struct sa_http_answer *answer, const char *asked, struct sa_error *error)
{
    const char *access_token = token_answer_text_of(document, "access_token");
    const char *instance_url = token_answer_text_of(document, "instance_url");
    const char *refresh_token = token_answer_text_of(document, "refresh_token");
    size_t length = strlen(instance_url);
    if (!sa_text_is_word(access_token) || !sa_text_is_word(instance_url))
        return token_answer_reject(answer, asked, error);
    while (length > 0 && instance_url[length - 1] == '/')
        length--;
    int rc = sa_buffer_add(&token->instance_url, instance_url, length);
    if (rc == SA_OK)
        rc = sa_buffer_adds(&token->access_token, access_token);
    if (rc == SA_OK)
        rc = sa_veil_add(access_token);
    if (rc == SA_OK && sa_text_is_word(refresh_token))
        rc = sa_veil_add(refresh_token);
    if (rc == SA_OK && sa_text_is_word(refresh_token))
        rc = sa_buffer_adds(&token->refresh_token, refresh_token);
    if (rc)
        return rc == SA_ENOMEM ? sa_error_memory(error) : token_answer_reject(answer, asked, error);
    return sa_host_check_instance(token->instance_url.data, asked, error);
}

bool sa_token_answer_passes(const struct sa_http_answer *answer)
{
    struct sa_json *document = NULL;
    const struct sa_refusal *refusal = NULL;
    if (answer->status >= 400 && sa_json_parse(&document, answer->body, answer->length, NULL) == SA_OK &&
        *token_answer_text_of(document, "error"))
        refusal = sa_refusal_find(token_answer_text_of(document, "error"),
                                  token_answer_text_of(document, "error_description"));
    sa_json_wipe(document);
    return refusal && refusal->kind == SA_REFUSED_PASSING;
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
        rc = token_answer_take(token, document, answer, asked, error);
    else if (*token_answer_text_of(document, "error"))
        rc = token_answer_refuse(token, document, answer->status, error);
    else
        rc = token_answer_reject(answer, asked, error);
    sa_json_wipe(document);
    return rc;
}
