/* What an answer of Salesforce means: see status.h.
 *
 * Sources: Salesforce REST API Developer Guide, "Status Codes and Error Responses"; texts as public clients
 * saw them. */
#include <stdbool.h>
#include <stdio.h>
#include <string.h>
#include <strings.h>

#include "salesforce/status.h"
#include "syncaudit/json.h"
#include "syncaudit/name.h"
#include "syncaudit/text.h"

#define NEW_TOKEN                                                                                            \
    "get a new access token of the sync user (sf org auth show-access-token --target-org ALIAS) and check "  \
    "that the URL is that org's My Domain"
#define API_ACCESS                                                                                           \
    "in Setup, give the user 'API Enabled' and check that the connected app is allowed; the edition must "   \
    "include the API"

#define RESET_PASSWORD                                                                                       \
    "have a Salesforce admin reset it; an integration user should have 'Password Never Expires'"
#define ACTIVATE "have a Salesforce admin activate the user"
#define UNLOCK "have a Salesforce admin unlock the user"
#define ALLOWED_NETWORK                                                                                      \
    "run it from an allowed network, or have this machine's address added to the profile's login IP ranges"
#define LOGIN_HOURS                                                                                          \
    "run it within the login hours of the user's profile; an integration user should have none"
#define POLICY                                                                                               \
    "have a Salesforce admin exempt the user from the transaction security policy (Setup, Event Manager)"
#define LET_APP_IN "have a Salesforce admin allow the connected app for the user (docs/letting-in.md)"
#define STORAGE "have a Salesforce admin free some (Setup, Storage Usage)"
#define ENDED_ORG "ask Salesforce; a trial or sandbox may have ended"

enum { REFUSED = -1 }; /* 401 or 403 */

/* The first row that fits decides. 0 and NULL fit everything, "" fits an answer without an errorCode; the letter case of a code does
 * not matter, and one that ends in * is the beginning of many. A message fits when it holds one of these phrases, whole. */
static const struct row {
    int http;
    const char *code;
    const char *message; /* phrases, with | between them */
    enum sa_status_class class;
    const char *text;
    const char *advice;
} rows[] = {
    /* What is refused to the account is refused to every question, whatever the first one was about. */
    {0, "INVALID_OPERATION_WITH_EXPIRED_PASSWORD", NULL, SA_STATUS_STOP, "the user's password has expired",
     RESET_PASSWORD},
    {0, "API_DISABLED_FOR_ORG", NULL, SA_STATUS_STOP, "the API is not enabled", API_ACCESS},
    {0, "API_CURRENTLY_DISABLED", NULL, SA_STATUS_STOP, "the API is disabled for this user", API_ACCESS},
    {0, "PASSWORD_LOCKOUT", NULL, SA_STATUS_STOP, "the user is locked", UNLOCK},
    {0, "USER_FROZEN", NULL, SA_STATUS_STOP, "the user is frozen",
     "have a Salesforce admin unfreeze the user"},
    {0, "INACTIVE_USER", NULL, SA_STATUS_STOP, "the user is not active", ACTIVATE},
    {0, "USER_INACTIVE", NULL, SA_STATUS_STOP, "the user is not active", ACTIVATE},
    {0, "INVALID_LOGIN", NULL, SA_STATUS_STOP, "Salesforce refuses the user",
     "see the user's Login History in Setup for the reason"},
    {0, "LOGIN_DURING_RESTRICTED_TIME", NULL, SA_STATUS_STOP, "the user may not use Salesforce at this hour",
     LOGIN_HOURS},
    {0, "LOGIN_DURING_RESTRICTED_DOMAIN", NULL, SA_STATUS_STOP,
     "this machine's address is not allowed for the user", ALLOWED_NETWORK},
    {0, "LOGIN_*", NULL, SA_STATUS_STOP, "Salesforce wants the user to verify who it is",
     "log in through a connected app (docs/letting-in.md)"},
    {0, "MUTUAL_AUTHENTICATION_FAILED", NULL, SA_STATUS_STOP, "the org wants a client certificate",
     "audit as a user without 'Enforce SSL/TLS Mutual Authentication'"},
    {0, "TXN_SECURITY_*", NULL, SA_STATUS_STOP, "a security policy of the org refuses it", POLICY},
    {0, "CLIENT_NOT_ACCESSIBLE_FOR_USER", NULL, SA_STATUS_STOP, "the user may not use this app", LET_APP_IN},
    {0, "OAUTH_APP_*", NULL, SA_STATUS_STOP, "the org does not let this app in", LET_APP_IN},
    {0, "ORG_LOCKED", NULL, SA_STATUS_STOP, "the org is locked", ENDED_ORG},
    {0, "INACTIVE_ORG*", NULL, SA_STATUS_STOP, "the org is not active", ENDED_ORG},
    {0, "TRIAL_EXPIRED", NULL, SA_STATUS_STOP, "the org's trial has ended", "ask Salesforce"},
    {0, "STORAGE_LIMIT_EXCEEDED", NULL, SA_STATUS_STOP, "the org's storage is full", STORAGE},
    {0, "FUNCTIONALITY_TEMPORARILY_UNAVAILABLE", NULL, SA_STATUS_RETRY,
     "Salesforce does not offer this at the moment",
     "see https://status.salesforce.com, and try again later"},
    {401, NULL, "This session is not valid for use with the", SA_STATUS_STOP,
     "a session of this kind may not use the API",
     "log in through a connected app with the scope api; a browser's session is none"},
    {401, NULL, "Connected app is not attached", SA_STATUS_STOP, "the app of this token may not use the API",
     "log in through another connected app, with the scope api"},
    {403, "INSUFFICIENT_*", NULL, SA_STATUS_NOT_PERMITTED, "not permitted to this user", ""},
    {403, "FORBIDDEN", NULL, SA_STATUS_NOT_PERMITTED, "not permitted to this user", ""},
    {REFUSED, NULL, "password has expired|password is expired|password expired|expired password",
     SA_STATUS_STOP, "the user's password has expired", RESET_PASSWORD},
    {REFUSED, NULL, "is frozen|frozen user", SA_STATUS_STOP, "the user is frozen",
     "have a Salesforce admin unfreeze the user"},
    {REFUSED, NULL,
     "user is inactive|inactive user|user is not active|user has been deactivated|deactivated user",
     SA_STATUS_STOP, "the user is not active", ACTIVATE},
    {REFUSED, NULL, "user is locked|locked out|locked user", SA_STATUS_STOP, "the user is locked", UNLOCK},
    {REFUSED, NULL, "api is disabled|api is currently disabled|api is not enabled|api access is disabled",
     SA_STATUS_STOP, "the API is disabled for this user", API_ACCESS},
    {REFUSED, NULL, "ip restricted|restricted ip|ip address|ip addresses|ip range|ip ranges", SA_STATUS_STOP,
     "this machine's address is not allowed for the user", ALLOWED_NETWORK},
    {REFUSED, NULL, "login hours", SA_STATUS_STOP, "the user may not use Salesforce at this hour",
     LOGIN_HOURS},
    {REFUSED, NULL, "security policy|security policies", SA_STATUS_STOP,
     "a security policy of the org refuses it", POLICY},
    {REFUSED, NULL, "storage limit exceeded", SA_STATUS_STOP, "the org's storage is full", STORAGE},
    {401, NULL, NULL, SA_STATUS_SESSION, "the session is refused", NEW_TOKEN},
    {0, "INVALID_SESSION_ID", NULL, SA_STATUS_SESSION, "the session is refused", NEW_TOKEN},
    {0, "INVALID_AUTH_HEADER", NULL, SA_STATUS_SESSION, "the token is not one", NEW_TOKEN},
    {0, "REQUEST_LIMIT_EXCEEDED",
     "ConcurrentPerOrgLongTxn|ConcurrentRequests|Concurrent Requests|Concurrent API Requests",
     SA_STATUS_CROWDED, "too many long requests at once", "try again later, or with --concurrency 5"},
    {0, "REQUEST_LIMIT_EXCEEDED", NULL, SA_STATUS_STOP, "the org's API calls of 24 hours are used up",
     "try again when calls are left again (Setup, Company Information, API Requests)"},
    {0, "UNABLE_TO_LOCK_ROW", NULL, SA_STATUS_RETRY, "a lock was held by somebody else", "try again later"},
    {0, "SERVER_UNAVAILABLE", NULL, SA_STATUS_CROWDED, "Salesforce is unavailable",
     "see https://status.salesforce.com, and try again later"},
    {420, NULL, NULL, SA_STATUS_RETRY, "Salesforce has no route to this host",
     "check the URL: it must be the org's My Domain"},
    {429, NULL, NULL, SA_STATUS_CROWDED, "too many requests", "try again later, or with --concurrency 5"},
    {500, "UNKNOWN_EXCEPTION", NULL, SA_STATUS_RETRY, "an error inside Salesforce", "try again later"},
    {500, "", NULL, SA_STATUS_RETRY, "an error on the way to Salesforce", "try again later"},
    {502, NULL, NULL, SA_STATUS_RETRY, "an error on the way to Salesforce", "try again later"},
    {503, NULL, NULL, SA_STATUS_CROWDED, "Salesforce is unavailable",
     "see https://status.salesforce.com, and try again later"},
    {504, NULL, NULL, SA_STATUS_RETRY, "no answer within Salesforce's own time limit", "try again later"},
    {404, "NOT_FOUND", NULL, SA_STATUS_NOT_THERE, "not there, or not visible to this user", ""},
    {400, "INVALID_TYPE", NULL, SA_STATUS_NOT_PERMITTED, "not visible to this user", ""},
    {400, "INVALID_FIELD", NULL, SA_STATUS_NOT_PERMITTED, "a field of it is not visible to this user", ""},
    {403, "FUNCTIONALITY_NOT_ENABLED", NULL, SA_STATUS_NOT_PERMITTED, "not enabled in this org", ""},
    {403, "OPERATION_TOO_LARGE", NULL, SA_STATUS_NOT_PERMITTED, "more than this user may ask for", ""},
    {403, "INVALID_TYPE", NULL, SA_STATUS_NOT_PERMITTED, "not visible to this user", ""},
    /* In words that nobody has told apart yet: perhaps of the thing, perhaps of the account. It is no fact. */
    {403, NULL, NULL, SA_STATUS_FAILED, "refused for a reason that is not known", ""},
    {414, NULL, NULL, SA_STATUS_FAILED, "the question is too long for Salesforce",
     "ask for fewer things at once"},
    {431, NULL, NULL, SA_STATUS_FAILED, "the question and the token together are too long for Salesforce",
     "ask for fewer things at once"},
    {404, NULL, NULL, SA_STATUS_FAILED, "the host does not know this address", ""},
};

static const struct row any_success = {0, NULL, NULL, SA_STATUS_OK, "", ""};
static const struct row any_redirect = {
    0,
    NULL,
    NULL,
    SA_STATUS_FAILED,
    "the host points elsewhere",
    "use the org's My Domain URL (Setup, My Domain); an org that has moved has a new one"};
static const struct row any_failure = {0, NULL, NULL, SA_STATUS_FAILED, "answered with an error", ""};

/* What Salesforce said; foreign, so cut to a length and to one line. */
struct error_body {
    char code[sizeof((struct sa_status *)0)->code];
    char message[320];
};

static bool is_error_code(const char *text)
{
    return strlen(text) < sizeof((struct error_body *)0)->code && sa_is_api_name(text);
}

static bool is_code(const char *wanted, const char *code)
{
    size_t length = strcspn(wanted, "*");
    return strncasecmp(wanted, code, length) == 0 && (wanted[length] || !code[length]);
}

static bool status_fits(const struct row *row, int status, const struct error_body *body)
{
    return (row->http == 0 || row->http == status ||
            (row->http == REFUSED && (status == 401 || status == 403))) &&
           (!row->code || is_code(row->code, body->code)) &&
           (!row->message || sa_text_has_phrase(body->message, row->message));
}

/* userinfo refuses a session in plain text ("Bad_OAuth_Token"), and says the same to a token that may not read its user. */
static const struct row doubtful_refusal = {403, NULL, NULL, SA_STATUS_DOUBT, "not permitted to this token",
                                            ""};

static const struct row *find(int status, const struct error_body *body)
{
    if (status >= 200 && status < 300)
        return &any_success;
    if (status < 400)
        return &any_redirect;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        if (status_fits(&rows[i], status, body))
            return &rows[i];
    return &any_failure;
}

static void take_code(struct error_body *out, const char *code)
{
    if (strncmp(code, "sf:", 3) == 0) /* as SOAP has it */
        code += 3;
    if (is_error_code(code))
        sa_text_line(out->code, sizeof out->code, code);
}

static void read_entry(struct error_body *out, const struct sa_json *entry)
{
    const char *code = sa_json_string(sa_json_get(entry, "errorCode"));
    if (!code)
        code = sa_json_string(sa_json_get(entry, "exceptionCode"));
    const char *message = sa_json_string(sa_json_get(entry, "message"));
    if (!code)
        code = sa_json_string(sa_json_get(entry, "error"));
    if (!message)
        message = sa_json_string(sa_json_get(entry, "error_description"));
    if (code)
        take_code(out, code);
    sa_text_line(out->message, sizeof out->message, message ? message : "");
}

/* Of several errors the first one counts, but for one that stops everything. */
static void read_json(struct error_body *out, const struct sa_json *document, int status)
{
    bool several = sa_json_type(document) == SA_JSON_ARRAY;
    const struct sa_json *entry = several ? sa_json_first(document) : document;
    read_entry(out, entry);
    while (several && (entry = sa_json_next(entry)) && find(status, out)->class != SA_STATUS_STOP) {
        struct error_body other = {0};
        read_entry(&other, entry);
        if (find(status, &other)->class == SA_STATUS_STOP)
            *out = other;
    }
}

/* The code in a body of XML, as some endpoints and SOAP have it; false when there is none. */
static bool read_xml(struct error_body *out, const char *body)
{
    static const char *const tags[] = {"errorCode>", "exceptionCode>", "faultcode>"};
    char code[sizeof out->code + 8];
    for (size_t i = 0; i < sizeof tags / sizeof *tags; i++) {
        const char *tag = strstr(body, tags[i]);
        const char *text = tag ? tag + strlen(tags[i]) : "";
        size_t length = strcspn(text, "<");
        if (length == 0 || length >= sizeof code)
            continue;
        memcpy(code, text, length);
        code[length] = '\0';
        take_code(out, code);
        return *out->code != '\0';
    }
    return false;
}

static void read_error(struct error_body *out, const struct sa_http_answer *answer)
{
    struct sa_json *document = NULL;
    *out = (struct error_body){0};
    if (sa_json_parse(&document, answer->body, answer->length, NULL) == SA_OK)
        read_json(out, document, answer->status);
    else if (is_error_code(answer->body)) /* plain text: Bad_OAuth_Token */
        sa_text_line(out->code, sizeof out->code, answer->body);
    else if (!read_xml(out, answer->body))
        sa_text_line(out->message, sizeof out->message,
                     strchr(answer->body, '<') ? "an HTML page" : answer->body);
    sa_json_free(document);
}

/* True unless something else came than a whole JSON document: the page of a gateway, a plain text, or an answer cut under a
 * length of its own. */
static bool is_whole(const struct sa_http_answer *answer)
{
    size_t end = answer->length;
    char first = answer->body[strspn(answer->body, " \t\r\n")];
    while (end > 0 && memchr(" \t\r\n", answer->body[end - 1], 4))
        end--;
    char last = '\0';
    if (end > 0)
        last = answer->body[end - 1];
    return (first == '{' && last == '}') || (first == '[' && last == ']');
}

void sa_status_read(struct sa_status *out, const struct sa_http_answer *answer)
{
    struct error_body body = {0};
    if (answer->status >= 400)
        read_error(&body, answer);
    const struct row *row = find(answer->status, &body);
    if (answer->status == 403 && !is_whole(answer) && row->class != SA_STATUS_STOP)
        row = &doubtful_refusal;
    *out = (struct sa_status){.class = row->class, .advice = row->advice};
    memcpy(out->code, body.code, sizeof out->code);
    if (row == &any_redirect)
        sa_text_line(body.message, sizeof body.message, answer->location);
    if (row->class != SA_STATUS_OK)
        snprintf(out->reason, sizeof out->reason, "%s (HTTP %d%s%s%s%s)", row->text, answer->status,
                 *body.code ? " " : "", body.code, *body.message ? ": " : "", body.message);
}

/* A field whose users Salesforce cannot follow fails every time: it is asked for without it (source/references.c). */
static bool is_hopeless(const struct sa_http_answer *answer, const struct sa_status *status)
{
    return strcmp(status->code, "UNKNOWN_EXCEPTION") == 0 &&
           strstr(answer->path, "MetadataComponentDependency");
}

enum sa_http_judgement sa_status_judge(const struct sa_http_answer *answer)
{
    struct sa_status status;
    sa_status_read(&status, answer);
    switch (status.class) {
    case SA_STATUS_OK:
        return is_whole(answer) ? SA_HTTP_ACCEPT : SA_HTTP_RETRY;
    case SA_STATUS_RETRY:
        return is_hopeless(answer, &status) ? SA_HTTP_ACCEPT : SA_HTTP_RETRY;
    case SA_STATUS_CROWDED:
        return SA_HTTP_CROWDED;
    case SA_STATUS_DOUBT:
        return SA_HTTP_DOUBT;
    case SA_STATUS_SESSION:
        return SA_HTTP_LOGIN;
    case SA_STATUS_STOP:
        return SA_HTTP_STOP;
    default:
        return SA_HTTP_ACCEPT;
    }
}

bool sa_status_is_no_count(const struct sa_status *status)
{
    static const char *const codes[] = {"INVALID_FIELD",         "INVALID_TYPE",  "MALFORMED_QUERY",
                                        "QUERY_TOO_COMPLICATED", "QUERY_TIMEOUT", "OPERATION_TOO_LARGE"};
    for (size_t i = 0; i < sizeof codes / sizeof *codes; i++)
        if (strcmp(codes[i], status->code) == 0)
            return true;
    return false;
}
