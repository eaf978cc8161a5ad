/* What an answer of Salesforce means: see status.h.
 *
 * Sources: Salesforce REST API Developer Guide, "Status Codes and Error Responses"; texts as public clients
 * saw them. */
#include <stdbool.h>
#include <stdio.h>
#include <string.h>

#include "salesforce/status.h"
#include "syncaudit/json.h"
#include "syncaudit/text.h"

#define NEW_TOKEN                                                                                            \
    "get a new access token of the sync user (sf org auth show-access-token --target-org ALIAS) and check "  \
    "that the URL is that org's My Domain"
#define API_ACCESS                                                                                           \
    "in Setup, give the user 'API Enabled' and check that the connected app is allowed; the edition must "   \
    "include the API"

/* The first row that fits decides. 0 and NULL fit everything, "" fits an answer without an errorCode. */
static const struct row {
    int http;
    const char *code;
    const char *message; /* how it begins */
    enum sa_status_class class;
    const char *text;
    const char *advice;
} rows[] = {
    {401, NULL, "This session is not valid for use with the", SA_STATUS_STOP,
     "a session of this kind may not use the API",
     "log in through a connected app with the scope api; a browser's session is none"},
    {401, NULL, "Connected app is not attached", SA_STATUS_STOP, "the app of this token may not use the API",
     "log in through another connected app, with the scope api"},
    {401, NULL, NULL, SA_STATUS_SESSION, "the session is refused", NEW_TOKEN},
    {0, "INVALID_SESSION_ID", NULL, SA_STATUS_SESSION, "the session is refused", NEW_TOKEN},
    {0, "INVALID_AUTH_HEADER", NULL, SA_STATUS_SESSION, "the token is not one", NEW_TOKEN},
    {0, "REQUEST_LIMIT_EXCEEDED", "Concurrent", SA_STATUS_CROWDED, "too many long requests at once",
     "try again later, or with --concurrency 5"},
    {0, "REQUEST_LIMIT_EXCEEDED", NULL, SA_STATUS_STOP, "the org's API calls of 24 hours are used up",
     "try again when calls are left again (Setup, Company Information, API Requests)"},
    {0, "API_DISABLED_FOR_ORG", NULL, SA_STATUS_STOP, "the API is not enabled", API_ACCESS},
    {0, "API_CURRENTLY_DISABLED", NULL, SA_STATUS_STOP, "the API is disabled for this user", API_ACCESS},
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
    {403, NULL, NULL, SA_STATUS_NOT_PERMITTED, "not permitted to this user", ""},
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
    return strlen(text) < sizeof((struct error_body *)0)->code && sa_text_is_api_name(text);
}

static void read_json(struct error_body *out, const struct sa_json *document)
{
    const struct sa_json *first =
        sa_json_type(document) == SA_JSON_ARRAY ? sa_json_first(document) : document;
    const char *code = sa_json_string(sa_json_get(first, "errorCode"));
    const char *message = sa_json_string(sa_json_get(first, "message"));
    if (!code)
        code = sa_json_string(sa_json_get(first, "error"));
    if (!message)
        message = sa_json_string(sa_json_get(first, "error_description"));
    if (code && is_error_code(code))
        sa_text_line(out->code, sizeof out->code, code);
    sa_text_line(out->message, sizeof out->message, message ? message : "");
}

static void read_error(struct error_body *out, const struct sa_http_answer *answer)
{
    struct sa_json *document = NULL;
    *out = (struct error_body){0};
    if (sa_json_parse(&document, answer->body, answer->length, NULL) == SA_OK)
        read_json(out, document);
    else if (is_error_code(answer->body)) /* plain text: Bad_OAuth_Token */
        sa_text_line(out->code, sizeof out->code, answer->body);
    else
        sa_text_line(out->message, sizeof out->message,
                     strchr(answer->body, '<') ? "an HTML page" : answer->body);
    sa_json_free(document);
}

static bool fits(const struct row *row, int status, const struct error_body *body)
{
    return (row->http == 0 || row->http == status) && (!row->code || strcmp(row->code, body->code) == 0) &&
           (!row->message || strncmp(row->message, body->message, strlen(row->message)) == 0);
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
        if (fits(&rows[i], status, body))
            return &rows[i];
    return &any_failure;
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
    const struct row *row =
        answer->status == 403 && !is_whole(answer) ? &doubtful_refusal : find(answer->status, &body);
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
