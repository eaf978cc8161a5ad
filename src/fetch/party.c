/* The services of a fetch and the connections to them: see party.h. */
#include "fetch/party.h"

void sa_plan_prepare(struct sa_plan *plan)
{
    for (size_t i = 0; i < plan->party_count; i++) {
        struct sa_party *party = &plan->parties[i];
        party->plan = plan;
        for (unsigned side = 0; side < SA_MOST_SIDES; side++) {
            struct sa_connection *connection = &party->connections[side];
            connection->party = party;
            connection->side = side;
            connection->name = party->service->connections[side];
            for (size_t kind = 0; kind < SA_MOST_PARCEL_KINDS; kind++)
                TAILQ_INIT(&connection->waiting[kind]);
        }
    }
}

static int party_connect(struct sa_party *party, struct sa_error *error)
{
    const struct sa_terms *terms = &party->terms;
    int rc = SA_OK;
    for (unsigned side = 0; rc == SA_OK && side < SA_MOST_SIDES; side++) {
        struct sa_http_options options = {
            .names = party->service->headers,
            .judge = party->service->judge,
            .concurrency = terms->concurrency,
            .max_calls = terms->max_calls,
            .budget = &party->budget,
            .loop = party->plan->loop,
            .window_calls = terms->window_calls,
            .window_ms = terms->window_ms,
            .crowded_ms = terms->crowded_ms,
            .retry_pause_ms = terms->retry_pause_ms,
            .timeout_ms = terms->timeout_ms,
            .observer = party->plan->observer,
        };
        if (party->sides & 1u << side)
            rc =
                party->service->log_in(&party->connections[side].http, party->account, side, &options, error);
    }
    return rc;
}

int sa_plan_connect(struct sa_plan *plan, struct sa_error *error)
{
    int rc = sa_http_loop_open(&plan->loop, error);
    for (size_t i = 0; rc == SA_OK && i < plan->party_count; i++)
        rc = party_connect(&plan->parties[i], error);
    return rc;
}

int sa_plan_disconnect(struct sa_plan *plan, struct sa_error *error)
{
    int rc = SA_OK;
    for (size_t i = 0; i < plan->party_count; i++)
        for (size_t side = 0; side < SA_MOST_SIDES; side++) {
            struct sa_connection *connection = &plan->parties[i].connections[side];
            int closed = sa_http_close(connection->http, rc ? NULL : error);
            connection->http = NULL;
            rc = rc ? rc : closed;
        }
    sa_http_loop_close(plan->loop);
    plan->loop = NULL;
    return rc;
}

const struct sa_connection *sa_party_main(const struct sa_party *party)
{
    size_t side = 0;
    while (side + 1 < SA_MOST_SIDES && !party->connections[side].http)
        side++;
    return &party->connections[side];
}

const char *sa_plan_origin(const struct sa_plan *plan)
{
    return sa_http_origin(sa_party_main(&plan->parties[0])->http);
}

const char *sa_plan_recorded_at(const struct sa_plan *plan)
{
    return sa_http_recorded_at(sa_party_main(&plan->parties[0])->http);
}

unsigned long sa_party_calls(const struct sa_party *party)
{
    unsigned long calls = 0;
    for (size_t side = 0; side < SA_MOST_SIDES; side++) {
        const struct sa_http *http = party->connections[side].http;
        calls += http ? sa_http_calls(http) : 0;
    }
    return calls;
}

unsigned long sa_plan_calls(const struct sa_plan *plan)
{
    return sa_party_calls(&plan->parties[0]);
}

const char *sa_source_connection(const struct sa_source_run *run)
{
    return run->connection->name;
}

const char *sa_source_origin(const struct sa_source_run *run)
{
    return sa_http_origin(run->connection->http);
}

bool sa_source_is_main(const struct sa_source_run *run)
{
    return run->connection == sa_party_main(run->connection->party);
}

bool sa_source_has_side(const struct sa_source_run *run, unsigned side)
{
    return side < SA_MOST_SIDES && run->connection->party->connections[side].http;
}
