/* Whose token it is: see whose.h. */
#include "salesforce/login/whose.h"

#include <stdio.h>

#include "salesforce/status.h"
#include "syncaudit/http.h"
#include "syncaudit/json.h"
#include "syncaudit/name.h"

enum { TIMEOUT_MS = 30000, BODY_LIMIT = 1 << 20 };

void sa_whose_set(struct sa_whose *out, const char *user, const char *org)
{
    snprintf(out->user, sizeof out->user, "%s", user);
    snprintf(out->org, sizeof out->org, "%s", org);
}

static int whose_read(struct sa_whose *out, const struct sa_http_answer *answer, struct sa_error *error)
{
    struct sa_json *document = NULL;
    int rc = sa_json_parse(&document, answer->body, answer->length, error);
    const char *user = sa_json_string(sa_json_get(document, "user_id"));
    const char *org = sa_json_string(sa_json_get(document, "organization_id"));
    if (rc == SA_OK && user && org && sa_is_id(user) && sa_is_id(org))
        sa_whose_set(out, user, org);
    else if (rc == SA_OK)
        rc = sa_error_set(error, SA_EFORMAT, "the org does not say whose the token is");
    sa_json_free(document);
    return rc;
}

static int whose_on_answer(void *payload, const struct sa_http_answer *answer, struct sa_error *error)
{
    struct sa_status status;
    if (answer->outcome != SA_HTTP_ANSWERED)
        return sa_error_set(error, SA_ECONNECT, "%s", answer->reason);
    sa_status_read(&status, answer);
    if (status.class != SA_STATUS_OK)
        return sa_error_set(error, SA_EREFUSED, "%s", status.reason);
    return whose_read(payload, answer, error);
}

int sa_whose_ask(struct sa_whose *out, const char *origin, const char *token,
                 const struct sa_observer *observer, struct sa_error *error)
{
    struct sa_http *http = NULL;
    const struct sa_http_options options = {
        .origin = origin,
        .token = token,
        .judge = sa_status_judge,
        .concurrency = 1,
        .timeout_ms = TIMEOUT_MS,
        .body_limit = BODY_LIMIT,
        .observer = observer,
    };
    *out = (struct sa_whose){"", ""};
    int rc = sa_http_open(&http, &options, error);
    if (rc == SA_OK)
        rc = sa_http_get(http, "/services/oauth2/userinfo", whose_on_answer, out, error);
    if (rc == SA_OK)
        rc = sa_http_run(http, error);
    sa_http_close(http, NULL);
    return rc;
}
