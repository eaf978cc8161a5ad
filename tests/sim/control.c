/* What tests say to the simulator itself, below /simulator/. */
#include <string.h>

#include "control.h"
#include "router.h"
#include "service.h"
#include "syncaudit/json.h"

/* What is wrong with the caller's form is the answer; anything else is the simulator's own fault. */
int sim_control_outcome(int rc, struct sim_answer *out, struct sa_error *error)
{
    if (rc == SA_EINPUT)
        return sim_answer_text(out, 400, "text/plain", error->message, error);
    return rc ? rc : sim_answer_text(out, 200, "text/plain", "", error);
}

/* GET /simulator/state: counts and settings as JSON. */
int sim_state(struct sim_site *site, const struct sim_request *request, struct sim_answer *out,
              struct sa_error *error)
{
    (void)request;
    out->status = 200;
    int rc =
        sa_buffer_addf(&out->body, "{\"requests\":%u,\"calls\":%u,\"peak\":%u,\"sent\":%llu,\"settings\":{",
                       site->requests, site->calls, site->peak, site->sent);
    for (const char *name = NULL; rc == SA_OK && (name = sim_setting_next(site->settings, name));) {
        const char *value = sim_setting(site->settings, name);
        const char *comma = out->body.data[out->body.length - 1] == '{' ? "" : ",";
        rc = sa_buffer_addf(&out->body, "%s\"%s\":", comma, name);
        if (rc == SA_OK)
            rc = sa_json_quote(value, strlen(value), &out->body);
    }
    if (rc == SA_OK)
        rc = sa_buffer_adds(&out->body, "}");
    if (rc == SA_OK)
        rc = sim_tell_more(site, &out->body);
    if (rc == SA_OK)
        rc = sa_buffer_adds(&out->body, "}");
    return rc ? sa_error_memory(error) : SA_OK;
}

/* POST /simulator/settings with a form: changes what it names. */
int sim_change(struct sim_site *site, const struct sim_request *request, struct sim_answer *out,
               struct sa_error *error)
{
    return sim_control_outcome(sim_settings_change(site->settings, request->body, error), out, error);
}

/* POST /simulator/reset: settings as at the start, counts from zero. */
int sim_reset(struct sim_site *site, const struct sim_request *request, struct sim_answer *out,
              struct sa_error *error)
{
    (void)request;
    sim_settings_reset(site->settings);
    site->requests = site->calls = site->peak = 0;
    sim_forget_more(site);
    site->sent = 0;
    return sim_answer_text(out, 200, "text/plain", "", error);
}
