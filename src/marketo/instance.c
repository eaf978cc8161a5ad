/* An instance of Marketo: what it is reached by. See include/syncaudit/instance.h. */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "marketo/account.h"
#include "marketo/keep.h"
#include "syncaudit/http.h"

bool sa_instance_is_address(const char *text)
{
    static const char secure[] = "https://";
    static const char domain[] = ".mktorest.com";
    struct sa_error why = SA_ERROR_INIT;
    if (!sa_http_origin_check(text, &why))
        return false;
    if (strncmp(text, secure, strlen(secure)) != 0)
        return true; /* plain http is for this machine alone */
    const char *host = text + strlen(secure);
    size_t length = strlen(host);
    return sa_http_is_loopback(host) ||
           (length > strlen(domain) && strcasecmp(host + length - strlen(domain), domain) == 0);
}

static int check(const struct sa_instance_options *options, struct sa_error *error)
{
    if (options->replay)
        return SA_OK;
    if (!options->address || !sa_instance_is_address(options->address)) {
        sa_error_set(error, SA_EINPUT, "'%s' is not the address of a Marketo instance",
                     options->address ? options->address : "");
        sa_error_advise(
            error,
            "give the REST endpoint's host from Admin > Web Services: https://123-ABC-456.mktorest.com");
        return SA_EINPUT;
    }
    if (options->client_id && *options->client_id)
        return SA_OK;
    sa_error_set(error, SA_EINPUT, "Marketo '%s' has no client id", options->name);
    sa_error_advise(error,
                    "it stands in Marketo, Admin > LaunchPoint, View Details of the API-only user's service");
    return SA_EINPUT;
}

static int copy(const char **member)
{
    *member = *member ? strdup(*member) : NULL;
    return *member ? SA_OK : SA_ENOMEM;
}

/* Gives the instance copies of the strings of its options. */
static int own(struct sa_instance_options *options)
{
    const char **const members[] = {&options->name,   &options->address, &options->client_id,
                                    &options->replay, &options->record,  &options->out,
                                    &options->now};
    bool short_of_memory = false;
    for (size_t i = 0; i < sizeof members / sizeof *members; i++)
        short_of_memory = (*members[i] && copy(members[i])) || short_of_memory;
    return short_of_memory ? SA_ENOMEM : SA_OK;
}

static struct sa_party party_of(struct sa_instance *instance)
{
    const struct sa_instance_options *options = &instance->options;
    return (struct sa_party){.service = &sa_marketo_service,
                             .account = instance,
                             .sides = 1,
                             .terms = {.concurrency = SA_MARKETO_CONCURRENCY,
                                       .window_calls = options->pace,
                                       .window_ms = SA_MARKETO_WINDOW_MS,
                                       .crowded_ms = options->crowded_ms,
                                       .max_calls = options->max_calls,
                                       .reserve = SA_MARKETO_RESERVE}};
}

int sa_instance_new(struct sa_instance **out, const struct sa_instance_options *options,
                    struct sa_error *error)
{
    *out = NULL;
    int rc = check(options, error);
    if (rc)
        return rc;
    struct sa_instance *instance = calloc(1, sizeof *instance);
    if (!instance)
        return sa_error_memory(error);
    *instance = (struct sa_instance){.options = *options,
                                     .secret = SA_BUFFER_INIT(SA_SECRET_LIMIT),
                                     .user = SA_BUFFER_INIT(SA_SECRET_LIMIT),
                                     .kept = {.lock = -1}};
    instance->options.secret = (struct sa_secret_source){NULL, NULL, NULL};
    instance->options.pace = options->pace ? options->pace : SA_MARKETO_PACE;
    instance->options.quota = options->quota ? options->quota : SA_MARKETO_QUOTA;
    instance->options.fresh = options->fresh || options->record; /* a recording is whole */
    instance->options.crowded_ms = options->crowded_ms ? options->crowded_ms : SA_MARKETO_WINDOW_MS;
    if (own(&instance->options))
        rc = sa_error_memory(error);
    if (rc == SA_OK && !options->replay)
        rc = sa_secret_read(&instance->secret, &options->secret, "secret", error);
    instance->party = party_of(instance);
    if (rc) {
        sa_instance_free(instance);
        instance = NULL;
    }
    *out = instance;
    return rc;
}

const char *sa_instance_user(const struct sa_instance *instance)
{
    return instance->user.data;
}

bool sa_instance_calls(const struct sa_instance *instance, unsigned long *used, unsigned long *quota)
{
    *used = instance->usage.used;
    *quota = instance->usage.most;
    return instance->usage.most > 0;
}

const struct sa_party *sa_instance_party(const struct sa_instance *instance)
{
    return &instance->party;
}

void sa_instance_free(struct sa_instance *instance)
{
    if (!instance)
        return;
    const struct sa_instance_options *options = &instance->options;
    const char *const members[] = {options->name,   options->address, options->client_id, options->replay,
                                   options->record, options->out,     options->now};
    for (size_t i = 0; i < sizeof members / sizeof *members; i++)
        free((void *)(uintptr_t)members[i]);
    sa_kept_close(instance);
    sa_secret_release(&instance->secret);
    sa_buffer_release(&instance->user);
    free(instance);
}
