/* What an answer of Marketo means: nearly all of them are 200, and say it in the body.
 *
 * Source: https://experienceleague.adobe.com/en/docs/marketo-developer/marketo/rest/error-codes */
#include <stdio.h>
#include <string.h>

#include "marketo/account.h"
#include "syncaudit/json.h"
#include "syncaudit/text.h"

#define LATER "try again later"
#define NEW_RIGHT                                                                                            \
    "have a Marketo admin give the API user's role the right (docs/letting-in.md), and look at the allowed IP addresses"

/* What an error code means; those that are not here are failures. */
static const struct row {
    const char *code;
    enum sa_status_class class;
    const char *text;
    const char *advice;
} rows[] = {
    {"601", SA_STATUS_SESSION, "the token is refused",
     "look at the client id and secret of the API-only user"},
    {"602", SA_STATUS_SESSION, "the token has expired",
     "look at the client id and secret of the API-only user"},
    {"603", SA_STATUS_NOT_PERMITTED, "not permitted to this API user", NEW_RIGHT},
    {"604", SA_STATUS_RETRY, "no answer within Marketo's own time limit", LATER},
    {"606", SA_STATUS_CROWDED, "too many calls in 20 seconds", "try again later, or with --marketo-pace 25"},
    {"607", SA_STATUS_STOP, "the calls of today are used up", "try again after midnight, US Central time"},
    {"608", SA_STATUS_RETRY, "Marketo is unavailable", LATER},
    {"610", SA_STATUS_NOT_THERE, "this instance has no such call", ""},
    {"611", SA_STATUS_RETRY, "an error inside Marketo", LATER},
    {"614", SA_STATUS_RETRY, "the instance cannot be reached", LATER},
    {"615", SA_STATUS_CROWDED, "too many calls at once", LATER},
    {"616", SA_STATUS_NOT_THERE, "not in this edition", ""},
    {"702", SA_STATUS_NOT_THERE, "there is none", ""},
    {"703", SA_STATUS_NOT_THERE, "not in this edition", ""},
    {"709", SA_STATUS_NOT_THERE, "Marketo does not show it", ""},
    {"713", SA_STATUS_RETRY, "a passing error inside Marketo", LATER},
    {"1018", SA_STATUS_NOT_THERE, "closed while Marketo syncs with Salesforce", ""},
};

static void set(struct sa_status *out, enum sa_status_class class, const char *text, const char *advice)
{
    out->class = class;
    out->advice = advice;
    sa_text_line(out->reason, sizeof out->reason, text);
}

/* What the first of its errors says. */
static void read_error(struct sa_status *out, const struct sa_json *error)
{
    const char *code = sa_json_string(sa_json_get(error, "code"));
    const char *message = sa_json_string(sa_json_get(error, "message"));
    char line[400];
    snprintf(out->code, sizeof out->code, "%s", code ? code : "none");
    sa_text_line(line, sizeof line, message ? message : "no reason was given");
    const struct row *row = NULL;
    for (size_t i = 0; i < sizeof rows / sizeof *rows && !row; i++)
        row = strcmp(rows[i].code, out->code) == 0 ? &rows[i] : NULL;
    set(out, row ? row->class : SA_STATUS_FAILED, line, row ? row->advice : "");
    if (row)
        snprintf(out->reason, sizeof out->reason, "%s (%s %.300s)", row->text, out->code, line);
}

static void read_body(struct sa_status *out, const struct sa_http_answer *answer)
{
    struct sa_json *document = NULL;
    if (sa_json_parse(&document, answer->body, answer->length, NULL)) {
        set(out, SA_STATUS_RETRY, "the answer is not JSON", LATER);
        return;
    }
    const struct sa_json *error = sa_json_first(sa_json_get(document, "errors"));
    const struct sa_json *success = sa_json_get(document, "success");
    if (error)
        read_error(out, error);
    else if (sa_json_boolean(success))
        out->class = SA_STATUS_OK;
    else
        set(out, SA_STATUS_FAILED,
            success ? "Marketo says no, and not why" : "the answer does not say that it is one", "");
    sa_json_free(document);
}

void sa_marketo_status(struct sa_status *out, const struct sa_http_answer *answer)
{
    *out = (struct sa_status){.class = SA_STATUS_FAILED, .advice = ""};
    bool json = answer->body[strspn(answer->body, " \t\r\n")] == '{';
    if (answer->status == 200 || json)
        read_body(out, answer);
    else if (answer->status >= 500 || answer->status == 429)
        set(out, SA_STATUS_RETRY, "an error on the way to Marketo", LATER);
    else if (answer->status == 401)
        set(out, SA_STATUS_SESSION, "the token is refused", rows[0].advice);
    else if (answer->status == 404)
        set(out, SA_STATUS_NOT_THERE, "this instance has no such call", "");
    else
        snprintf(out->reason, sizeof out->reason, "status %d", answer->status);
}

enum sa_http_judgement sa_marketo_judge(const struct sa_http_answer *answer)
{
    static const enum sa_http_judgement judgements[] = {
        [SA_STATUS_RETRY] = SA_HTTP_RETRY,   [SA_STATUS_CROWDED] = SA_HTTP_CROWDED,
        [SA_STATUS_SESSION] = SA_HTTP_LOGIN, [SA_STATUS_STOP] = SA_HTTP_STOP,
        [SA_STATUS_FAILED] = SA_HTTP_ACCEPT,
    };
    struct sa_status status;
    sa_marketo_status(&status, answer);
    return judgements[status.class];
}

int sa_marketo_result(const struct sa_json **out, const struct sa_json *document, struct sa_error *error)
{
    *out = sa_json_get(document, "result");
    if (*out && sa_json_type(*out) != SA_JSON_NULL)
        return SA_OK;
    *out = NULL;
    return sa_json_first(sa_json_get(document, "warnings"))
               ? SA_OK
               : sa_error_set(error, SA_EFORMAT,
                              "the answer has no result, and does not say that there is none");
}
