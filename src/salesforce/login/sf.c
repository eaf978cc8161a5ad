/* The Salesforce CLI: see sf.h. */
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <unistd.h>

#include "base/process.h"
#include "salesforce/login/host.h"
#include "salesforce/login/sf.h"
#include "syncaudit/json.h"
#include "syncaudit/secret.h"
#include "syncaudit/text.h"

enum {
    OUTPUT_LIMIT = 1 << 20,
    TIMEOUT_MS = 60000, /* it starts in seconds, and may renew its own login */
    VARIABLES = 256,
};

/* What sf may need of our environment: a home with its logins, the key ring they are sealed with, and the way out. */
static const char *const passed_on[] = {
    "PATH=",
    "HOME=",
    "USER=",
    "LOGNAME=",
    "LANG=",
    "LC_",
    "TMPDIR=",
    "XDG_",
    "DBUS_SESSION_BUS_ADDRESS=",
    "NODE_EXTRA_CA_CERTS=",
    "SSL_CERT_FILE=",
    "HTTP_PROXY=",
    "HTTPS_PROXY=",
    "NO_PROXY=",
    "http_proxy=",
    "https_proxy=",
    "no_proxy=",
    "SF_",
    "SFDX_",
};

/* It must not ask, colour, update itself or tell anybody. */
static const char *const added[] = {
    "NO_COLOR=1",
    "SF_DISABLE_TELEMETRY=true",
    "SF_AUTOUPDATE_DISABLE=true",
    "SF_SKIP_NEW_VERSION_CHECK=true",
};

static bool is_passed_on(const char *variable)
{
    for (size_t i = 0; i < sizeof passed_on / sizeof *passed_on; i++)
        if (strncmp(variable, passed_on[i], strlen(passed_on[i])) == 0)
            return true;
    return false;
}

static void choose_environment(const char *out[VARIABLES + 1])
{
    size_t count = 0;
    for (size_t i = 0; i < sizeof added / sizeof *added; i++)
        out[count++] = added[i];
    for (char **variable = environ; variable && *variable && count < VARIABLES; variable++)
        if (is_passed_on(*variable))
            out[count++] = *variable;
    out[count] = NULL;
}

bool sa_sf_is_name(const char *name)
{
    static const char characters[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._@+-";
    size_t length = strlen(name);
    return length > 0 && length < 256 && *name != '-' && strspn(name, characters) == length;
}

static const char *sf_text_of(const struct sa_json *object, const char *name)
{
    const char *text = sa_json_string(sa_json_get(object, name));
    return text ? text : "";
}

/* In sf's words, and with what Salesforce means by them where that is known. */
static int tell_refusal(const char *words, const char *org, struct sa_error *error)
{
    const struct sa_refusal *known = sa_refusal_find("", words);
    sa_error_set(error, SA_EREFUSED, "the Salesforce CLI gives no token for '%s': %s%s%s%s", org,
                 known    ? known->meaning
                 : *words ? words
                          : "it does not say why",
                 known ? " (" : "", known ? words : "", known ? ")" : "");
    if (known)
        sa_error_advise(error, "%s", known->advice);
    else
        sa_error_advise(error, "try it yourself: sf org display --target-org %s", org);
    return SA_EREFUSED;
}

/* Names sf has for a login that is no good any more: nothing but a new one helps. */
static bool has_ended(const char *state)
{
    static const char *const names[] = {"RefreshTokenAuthError", "JwtAuthError", "AuthDecryptError"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (strcasecmp(state, names[i]) == 0)
            return true;
    return sa_text_has_phrase(state, "expired");
}

/* sf says no: {"status": 1, "name": "NamedOrgNotFoundError", "message": "…"} */
static int sf_refuse(const struct sa_json *document, const char *org, struct sa_error *error)
{
    char message[320];
    const char *name = sf_text_of(document, "name");
    sa_text_line(message, sizeof message, sf_text_of(document, "message"));
    if (strcmp(name, "NamedOrgNotFoundError") == 0 || strcmp(name, "NoAuthInfoFound") == 0 ||
        strcasestr(message, "no authorization information")) {
        sa_error_set(error, SA_EINPUT,
                     "'%s' is no connection of the configuration, and the Salesforce CLI is not logged in to "
                     "an org of that name",
                     org);
        sa_error_advise(
            error, "log in as the sync user: sf org login web --alias %s (sf org list shows what there is)",
            org);
        return SA_EINPUT;
    }
    return tell_refusal(message, org, error);
}

static int sf_reject(const char *command, struct sa_error *error)
{
    sa_error_set(error, SA_EFORMAT, "the Salesforce CLI printed something else than JSON for 'sf %s'",
                 command);
    sa_error_advise(error, "try it yourself; an old version may not know it: sf update");
    return SA_EFORMAT;
}

/* Runs one command of sf; `*out` is the document it printed, to be wiped by the caller. */
static int sf_ask(struct sa_json **out, const char *const *arguments, const char *command, const char *org,
                  const struct sa_observer *observer, struct sa_error *error)
{
    const char *environment[VARIABLES + 1];
    struct sa_buffer text = SA_BUFFER_INIT(OUTPUT_LIMIT);
    int status = 0;
    choose_environment(environment);
    const struct sa_process process = {arguments, environment, TIMEOUT_MS, observer};
    *out = NULL;
    sa_observe(observer, SA_LEVEL_DETAIL, "asking the Salesforce CLI: sf %s --target-org %s", command, org);
    int rc = sa_process_read(&text, &status, &process, error);
    if (rc == SA_EINPUT) {
        sa_error_set(
            error, rc,
            "'%s' is no connection of the configuration, and the Salesforce CLI (sf), which may know an "
            "org of that name, is not installed",
            org);
        sa_error_advise(
            error, "name a connection of syncaudit.yaml, an instance URL (https://NAME.my.salesforce.com) or "
                   "replay:FILE");
    } else if (rc == SA_ECONNECT) {
        sa_error_advise(error, "try it yourself: sf %s --target-org %s", command, org);
    }
    if (rc == SA_OK)
        rc = sa_text_gate_json(&text, NULL);
    const char *brace = rc ? NULL : strchr(text.data, '{'); /* warnings may come before */
    if (rc == SA_OK)
        rc = brace ? sa_json_parse(out, brace, text.length - (size_t)(brace - text.data), NULL) : SA_EFORMAT;
    if (rc == SA_EFORMAT && !*out && (!error || error->code == 0))
        rc = sf_reject(command, error);
    sa_secret_release(&text);
    return rc;
}

/* A token and no placeholder: "[REDACTED] Use 'sf org auth show-access-token' to view". */
static bool is_token(const char *text)
{
    return sa_text_is_word(text) && *text != '[';
}

static int show_token(struct sa_token_answer *token, const char *org, const struct sa_observer *observer,
                      struct sa_error *error)
{
    const char *const arguments[] = {"sf",     "org",          "auth", "show-access-token",
                                     "--json", "--target-org", org,    NULL};
    struct sa_json *document = NULL;
    int rc = sf_ask(&document, arguments, "org auth show-access-token", org, observer, error);
    const char *text = sf_text_of(sa_json_get(document, "result"), "accessToken");
    if (rc == SA_OK && is_token(text)) {
        rc = sa_buffer_adds(&token->access_token, text) ? sa_error_memory(error) : SA_OK;
    } else if (rc == SA_OK) {
        rc = sa_error_set(error, SA_EREFUSED,
                          "the Salesforce CLI hides the token of '%s', and this version has no other way "
                          "to show it",
                          org);
        sa_error_advise(error,
                        "sf update; or put the token into SYNCAUDIT_SYNC_TOKEN and give the instance URL");
    }
    sa_json_wipe(document);
    return rc;
}

/* What "sf org display" tells: where the org is, and in old versions the token. */
static int sf_take(struct sa_token_answer *token, const struct sa_json *result, const char *org,
                   const struct sa_observer *observer, struct sa_error *error)
{
    char state[320];
    const char *url = sf_text_of(result, "instanceUrl");
    const char *text = sf_text_of(result, "accessToken");
    size_t length = strlen(url);
    sa_text_line(state, sizeof state, sf_text_of(result, "connectedStatus"));
    if (sa_refusal_find("", state))
        return tell_refusal(state, org, error);
    if (has_ended(state)) {
        sa_error_set(error, SA_EREFUSED, "the Salesforce CLI's login to '%s' has expired (%s)", org, state);
        sa_error_advise(error, "log in again: sf org login web --alias %s", org);
        return SA_EREFUSED;
    }
    if (*state && strcasecmp(state, "Connected") != 0) /* whether it is true, the org itself will tell */
        sa_observe(observer, SA_LEVEL_NOTICE,
                   "the Salesforce CLI says '%s' of its login to '%s'; it is tried all the same", state, org);
    while (length > 0 && url[length - 1] == '/')
        length--;
    if (length == 0)
        return sf_reject("org display", error);
    int rc = sa_buffer_add(&token->instance_url, url, length);
    if (rc == SA_OK && is_token(text))
        rc = sa_buffer_adds(&token->access_token, text);
    return rc ? sa_error_memory(error) : sa_host_check_org(token->instance_url.data, error);
}

int sa_sf_login(struct sa_token_answer *token, const char *org, const struct sa_observer *observer,
                struct sa_error *error)
{
    const char *const arguments[] = {"sf", "org", "display", "--json", "--target-org", org, NULL};
    struct sa_json *document = NULL;
    int rc = sf_ask(&document, arguments, "org display", org, observer, error);
    const struct sa_json *result = sa_json_get(document, "result");
    if (rc == SA_OK && sa_json_type(result) != SA_JSON_OBJECT)
        rc = sf_refuse(document, org, error);
    if (rc == SA_OK)
        rc = sf_take(token, result, org, observer, error);
    sa_json_wipe(document);
    if (rc == SA_OK && token->access_token.length == 0)
        rc = show_token(token, org, observer, error);
    return rc;
}
