/* Being let in by Marketo: client credentials become a token that travels in a header alone.
 *
 * Source: https://experienceleague.adobe.com/en/docs/marketo-developer/marketo/rest/authentication. That a form does as well as the
 * query is documented and not seen on a live instance; so the query is tried where the form is not understood. */
#include <stdlib.h>
#include <string.h>

#include "marketo/account.h"
#include "syncaudit/form.h"
#include "syncaudit/http.h"
#include "syncaudit/json.h"
#include "syncaudit/text.h"
#include "syncaudit/veil.h"

#define TOKEN_PATH "/identity/oauth/token"

enum { TRIES = 6, BODY_LIMIT = 1 << 20 };

/* What came of one exchange. */
struct exchange {
    struct sa_instance *instance;
    struct sa_buffer *token;
    bool understood; /* as a question: a no is an answer */
};

static int refuse(const struct exchange *exchange, const char *what, struct sa_error *error)
{
    sa_error_set(error, SA_EREFUSED, "Marketo '%s' refuses the log-in: %s", exchange->instance->options.name,
                 what);
    sa_error_advise(error, "look at the client id and secret in Marketo, Admin > LaunchPoint, View Details");
    return SA_EREFUSED;
}

static int take_token(struct exchange *exchange, const struct sa_json *document, struct sa_error *error)
{
    const char *token = sa_json_string(sa_json_get(document, "access_token"));
    const char *scope = sa_json_string(sa_json_get(document, "scope"));
    struct sa_buffer *user = &exchange->instance->user;
    if (!sa_text_is_word(token) || strlen(token) >= SA_SECRET_LIMIT ||
        (scope && strlen(scope) >= SA_SECRET_LIMIT))
        return sa_error_set(error, SA_EFORMAT, "what '%s' calls a token is none",
                            exchange->instance->options.address);
    sa_buffer_clear(user);
    return sa_veil_add(token) || sa_buffer_adds(exchange->token, token) ||
                   sa_buffer_adds(user, scope ? scope : "")
               ? sa_error_memory(error)
               : SA_OK;
}

static int on_answer(void *payload, const struct sa_http_answer *answer, struct sa_error *error)
{
    struct exchange *exchange = payload;
    struct sa_json *document = NULL;
    if (answer->outcome != SA_HTTP_ANSWERED)
        return sa_error_set(error, SA_ECONNECT, "cannot log in to Marketo '%s': %s",
                            exchange->instance->options.name, answer->reason);
    int rc = sa_json_parse(&document, answer->body, answer->length, NULL);
    if (rc == SA_ENOMEM)
        return sa_error_memory(error);
    const char *says = sa_json_string(sa_json_get(document, "error_description"));
    const char *code = sa_json_string(sa_json_get(document, "error"));
    const char *token = sa_json_string(sa_json_get(document, "access_token"));
    exchange->understood = answer->status == 200 || answer->status == 401;
    if (answer->status == 200 && token && *token)
        rc = take_token(exchange, document, error);
    else if (answer->status == 401 || code)
        rc = refuse(exchange, says ? says : code ? code : "no reason was given", error);
    else
        rc = sa_error_set(error, SA_EFORMAT, "'%s' does not answer as Marketo's log-in does (status %d)",
                          exchange->instance->options.address, answer->status);
    sa_json_wipe(document);
    return rc;
}

/* A 200 without a token is a page of something on the way, or trouble that passes. */
static enum sa_http_judgement judge(const struct sa_http_answer *answer)
{
    bool empty = answer->status == 200 && !strstr(answer->body, "\"access_token\"");
    return empty || answer->status == 429 || answer->status >= 500 ? SA_HTTP_RETRY : SA_HTTP_ACCEPT;
}

static int write_form(struct sa_buffer *form, const struct sa_instance *instance)
{
    int rc = sa_form_add(form, "grant_type", "client_credentials");
    if (rc == SA_OK)
        rc = sa_form_add(form, "client_id", instance->options.client_id);
    return rc ? rc : sa_form_add(form, "client_secret", instance->secret.data);
}

/* One exchange, by a form or by the query of an address. */
static int exchange_once(struct exchange *exchange, bool query, struct sa_error *error)
{
    const struct sa_instance *instance = exchange->instance;
    struct sa_http *http = NULL;
    struct sa_buffer form = SA_BUFFER_INIT((size_t)4 * SA_SECRET_LIMIT);
    const struct sa_http_options options = {.origin = instance->options.address,
                                            .judge = judge,
                                            .concurrency = 1,
                                            .tries = TRIES,
                                            .confidential = true,
                                            .timeout_ms = 30000,
                                            .body_limit = BODY_LIMIT,
                                            .observer = instance->options.observer};
    int rc = query ? sa_buffer_adds(&form, TOKEN_PATH "?") : SA_OK;
    if (rc || write_form(&form, instance))
        rc = sa_error_memory(error);
    if (rc == SA_OK)
        rc = sa_http_open(&http, &options, error);
    if (rc == SA_OK && query)
        rc = sa_http_get(http, form.data, on_answer, exchange, error);
    else if (rc == SA_OK)
        rc = sa_http_post(http, TOKEN_PATH, "application/x-www-form-urlencoded", form.data, form.length,
                          on_answer, exchange, error);
    if (rc == SA_OK)
        rc = sa_http_run(http, error);
    sa_http_close(http, NULL);
    sa_secret_release(&form);
    return rc;
}

int sa_instance_token(void *payload, struct sa_buffer *token, struct sa_error *error)
{
    struct exchange exchange = {.instance = payload, .token = token};
    struct sa_error why = SA_ERROR_INIT;
    int rc = exchange_once(&exchange, false, &why);
    if ((rc == SA_EREFUSED || rc == SA_EFORMAT) && !exchange.understood)
        return exchange_once(&exchange, true, error);
    if (rc && error)
        *error = why;
    return rc;
}
