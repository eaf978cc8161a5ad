/* How questions travel: see travel.h. */
#include <stdlib.h>

#include "fetch/budget.h"
#include "fetch/settle.h"
#include "fetch/travel.h"

struct sa_parcel {
    struct sa_parcel *next;
    struct sa_connection *connection;
    size_t kind;
    size_t count;
    struct sa_question *parts[SA_MOST_PARTS]; /* NULL = dealt with */
};

static const struct sa_packing *packing_of(const struct sa_connection *connection)
{
    return connection->party->service->packing;
}

void sa_travel_close(struct sa_plan *plan)
{
    for (struct sa_parcel *parcel = plan->parcels, *next; parcel; parcel = next) {
        next = parcel->next;
        free(parcel);
    }
    plan->parcels = NULL;
}

static int travel_on_answer(void *payload, const struct sa_http_answer *answer, struct sa_error *error)
{
    struct sa_question *question = payload;
    struct sa_connection *connection = question->run->connection;
    connection->outstanding--;
    sa_budget_hear(connection, answer);
    int rc = sa_question_settle(question, answer, NULL, error);
    return rc ? rc : sa_travel_flush(question->run->plan, error);
}

int sa_travel_alone(struct sa_question *question, struct sa_error *error)
{
    struct sa_connection *connection = question->run->connection;
    int rc = sa_http_get(connection->http, question->path, travel_on_answer, question, error);
    connection->outstanding += rc == SA_OK;
    return rc;
}

int sa_travel_take(struct sa_question *question, struct sa_error *error)
{
    struct sa_connection *connection = question->run->connection;
    const struct sa_packing *packing = packing_of(connection);
    bool shareable = packing && question->run->source->versioned && question->parcels < packing->shared &&
                     !connection->parcels_refused && connection->party->terms.sharing != SA_SHARE_NEVER &&
                     !sa_http_recorded_at(connection->http);
    if (!shareable)
        return sa_travel_alone(question, error);
    TAILQ_INSERT_TAIL(&connection->waiting[packing->kind(question->path)], question, waiting);
    connection->waiting_count++;
    return SA_OK;
}

bool sa_travel_has_work(const struct sa_connection *connection)
{
    return connection->outstanding > 0 || connection->waiting_count > 0;
}

/* ---- sending ---- */

/* True if calls are worth saving: see enum sa_sharing. */
static bool are_dear(const struct sa_connection *connection)
{
    const struct sa_party *party = connection->party;
    const struct sa_usage *usage = &party->usage;
    size_t waiting = connection->waiting_count;
    if (party->terms.max_calls && waiting > sa_budget_left(party))
        return true;
    return usage->most && waiting > (usage->most - usage->used) / packing_of(connection)->per_left;
}

/* How what waits is to travel. */
enum choice { WAIT, ALONE, SHARE };

static enum choice travel_choose(const struct sa_connection *connection)
{
    const struct sa_party *party = connection->party;
    if (connection->parcels_refused)
        return ALONE;
    if (party->terms.sharing == SA_SHARE_ALWAYS)
        return SHARE;
    /* Under a budget it must be known first how many there are. */
    if (party->terms.max_calls && !party->listed && connection->outstanding > 0)
        return WAIT;
    return are_dear(connection) ? SHARE : ALONE;
}

static void take_out(struct sa_connection *connection, size_t kind, struct sa_question *question)
{
    TAILQ_REMOVE(&connection->waiting[kind], question, waiting);
    connection->waiting_count--;
}

static int send_alone(struct sa_connection *connection, size_t kind, struct sa_error *error)
{
    struct sa_question *question;
    int rc = SA_OK;
    while (rc == SA_OK && (question = TAILQ_FIRST(&connection->waiting[kind]))) {
        take_out(connection, kind, question);
        if (!sa_question_is_stale(question))
            rc = sa_travel_alone(question, error);
    }
    return rc;
}

static int on_parcel(void *payload, const struct sa_http_answer *answer, struct sa_error *error);

/* Sends these questions as one call. */
static int send_parts(struct sa_connection *connection, size_t kind, struct sa_question *const *parts,
                      size_t count, struct sa_error *error)
{
    const char *paths[SA_MOST_PARTS];
    struct sa_party *party = connection->party;
    struct sa_parcel_call call = {.body = SA_BUFFER_INIT(SA_BUFFER_OWN)};
    struct sa_parcel *parcel = calloc(1, sizeof *parcel);
    if (!parcel)
        return sa_error_memory(error);
    *parcel = (struct sa_parcel){
        .next = party->plan->parcels, .connection = connection, .kind = kind, .count = count};
    party->plan->parcels = parcel;
    for (size_t i = 0; i < count; i++) {
        parcel->parts[i] = parts[i];
        paths[i] = parts[i]->path;
        parts[i]->parcels++;
    }
    int rc = party->service->packing->write(&call, party->account, kind, paths, count);
    rc = rc ? sa_error_memory(error)
            : sa_http_post(connection->http, call.path, call.content_type, call.body.data, call.body.length,
                           on_parcel, parcel, error);
    sa_buffer_release(&call.body);
    connection->outstanding += rc == SA_OK;
    connection->parcels_flying += rc == SA_OK;
    return rc;
}

/* Picks the next call's questions; `*full` when no more may join them. */
static size_t travel_pick(struct sa_connection *connection, size_t kind,
                          struct sa_question *parts[SA_MOST_PARTS], bool *full)
{
    const struct sa_packing *packing = packing_of(connection);
    const char *paths[SA_MOST_PARTS];
    size_t count = 0;
    struct sa_question *question = TAILQ_FIRST(&connection->waiting[kind]);
    *full = false;
    for (struct sa_question *next; question && count < packing->parts; question = next) {
        next = TAILQ_NEXT(question, waiting);
        if (sa_question_is_stale(question)) {
            take_out(connection, kind, question);
        } else if (packing->joins && !packing->joins(paths, count, question->path)) {
            *full = true;
        } else {
            paths[count] = question->path;
            parts[count++] = question;
        }
    }
    *full = *full || count == packing->parts;
    return count;
}

static int send_shared(struct sa_connection *connection, size_t kind, struct sa_error *error)
{
    int rc = SA_OK;
    while (rc == SA_OK && connection->parcels_flying < packing_of(connection)->calls) {
        struct sa_question *parts[SA_MOST_PARTS];
        bool full;
        size_t count = travel_pick(connection, kind, parts, &full);
        if (count == 0 || (!full && connection->outstanding > 0))
            break;
        for (size_t i = 0; i < count; i++)
            take_out(connection, kind, parts[i]);
        rc =
            count == 1 ? sa_travel_alone(parts[0], error) : send_parts(connection, kind, parts, count, error);
    }
    return rc;
}

static int connection_flush(struct sa_connection *connection, struct sa_error *error)
{
    int rc = SA_OK;
    enum choice choice = travel_choose(connection);
    for (size_t i = 0; rc == SA_OK && choice != WAIT && i < SA_MOST_PARCEL_KINDS; i++)
        rc = choice == SHARE ? send_shared(connection, i, error) : send_alone(connection, i, error);
    return rc;
}

int sa_travel_flush(struct sa_plan *plan, struct sa_error *error)
{
    int rc = SA_OK;
    for (size_t i = 0; i < plan->party_count; i++)
        for (size_t side = 0; rc == SA_OK && side < SA_MOST_SIDES; side++)
            if (plan->parties[i].connections[side].waiting_count > 0)
                rc = connection_flush(&plan->parties[i].connections[side], error);
    return rc;
}

/* ---- the answer to a call that carried several ---- */

/* Asks for everything that has not been dealt with: alone, or again with others. */
static int parcel_ask_again(struct sa_parcel *parcel, bool alone, struct sa_error *error)
{
    int rc = SA_OK;
    for (size_t i = 0; rc == SA_OK && i < parcel->count; i++) {
        struct sa_question *question = parcel->parts[i];
        parcel->parts[i] = NULL;
        if (question && !sa_question_is_stale(question))
            rc = alone ? sa_travel_alone(question, error) : sa_travel_take(question, error);
    }
    return rc;
}

static int parcel_halve(struct sa_parcel *parcel, struct sa_error *error)
{
    size_t half = parcel->count / 2;
    if (half < 2)
        return parcel_ask_again(parcel, true, error);
    int rc = send_parts(parcel->connection, parcel->kind, parcel->parts, half, error);
    return rc ? rc
              : send_parts(parcel->connection, parcel->kind, parcel->parts + half, parcel->count - half,
                           error);
}

/* The call as a whole was refused or never answered: so was each of its questions. */
static int parcel_settle_all(struct sa_parcel *parcel, const struct sa_http_answer *answer,
                             struct sa_error *error)
{
    int rc = SA_OK;
    for (size_t i = 0; rc == SA_OK && i < parcel->count; i++)
        rc = sa_question_settle(parcel->parts[i], answer, NULL, error);
    return rc;
}

/* The question a part answers, or NULL. */
static struct sa_question *parcel_take_question(struct sa_parcel *parcel, const struct sa_part *part)
{
    if (part->number >= parcel->count)
        return NULL;
    struct sa_question *question = parcel->parts[part->number];
    parcel->parts[part->number] = NULL;
    return question;
}

/* Records and settles what is final. */
static int part_settle(struct sa_question *question, const struct sa_http_answer *answer,
                       const struct sa_json *body, struct sa_error *error)
{
    int rc = sa_http_record(question->run->connection->http, answer, error);
    return rc ? rc : sa_question_settle(question, answer, body, error);
}

/* What the client must meet itself: it waits, asks again, or stops everything. */
static bool is_for_the_client(enum sa_status_class class)
{
    return class == SA_STATUS_RETRY || class == SA_STATUS_CROWDED || class == SA_STATUS_STOP;
}

/* One part: passing trouble sends its question on alone; a session that ended under way, together with others. */
static int parcel_take_part(struct sa_parcel *parcel, const struct sa_json *element,
                            const struct sa_http_answer *whole, struct sa_error *error)
{
    const struct sa_service *service = parcel->connection->party->service;
    struct sa_buffer text = SA_BUFFER_INIT(SA_BUFFER_OWN);
    struct sa_status status;
    struct sa_part part;
    struct sa_http_answer answer = *whole;
    struct sa_question *question =
        service->packing->read(&part, element) ? parcel_take_question(parcel, &part) : NULL;
    int rc = SA_OK;
    if (!question || sa_question_is_stale(question))
        return SA_OK;
    answer.path = question->path;
    answer.status = part.status;
    if (!part.good ||
        sa_http_is_recording(
            parcel->connection->http)) /* a good body is used as it was read, never written out for nothing */
        rc = sa_json_print(part.body, &text) ? sa_error_memory(error) : SA_OK;
    answer.body = text.data;
    answer.length = text.length;
    service->read_status(&status, &answer);
    if (rc == SA_OK && status.class == SA_STATUS_SESSION)
        rc = sa_travel_take(question, error);
    else if (rc == SA_OK && is_for_the_client(status.class))
        rc = sa_travel_alone(question, error);
    else if (rc == SA_OK)
        rc = part_settle(question, &answer, part.body, error);
    sa_buffer_release(&text);
    return rc;
}

/* Deals with the parts; what the answer leaves out is asked for alone. */
static int parcel_take_parts(struct sa_parcel *parcel, const struct sa_http_answer *answer,
                             struct sa_error *error)
{
    struct sa_json *document = NULL;
    struct sa_http_answer each = *answer;
    int rc = sa_json_parse(&document, answer->body, answer->length, error);
    if (rc == SA_ENOMEM)
        return rc;
    rc = SA_OK;
    for (const struct sa_json *element = packing_of(parcel->connection)->first(document);
         rc == SA_OK && element; element = sa_json_next(element)) {
        rc = parcel_take_part(parcel, element, &each, error);
        each.replaced = 0; /* nobody knows which part it was: the first bears it */
    }
    sa_json_free(document);
    return rc ? rc : parcel_ask_again(parcel, true, error);
}

static int parcel_settle(struct sa_parcel *parcel, const struct sa_http_answer *answer,
                         struct sa_error *error)
{
    struct sa_status status;
    if (answer->outcome == SA_HTTP_TOO_LARGE)
        return parcel_halve(parcel, error);
    if (answer->outcome != SA_HTTP_ANSWERED)
        return parcel_settle_all(parcel, answer, error);
    parcel->connection->party->service->read_status(&status, answer);
    switch (status.class) {
    case SA_STATUS_OK:
        return parcel_take_parts(parcel, answer, error);
    case SA_STATUS_SESSION:
    case SA_STATUS_STOP:
    case SA_STATUS_RETRY:
    case SA_STATUS_CROWDED:
        return parcel_settle_all(parcel, answer, error);
    default:
        parcel->connection->parcels_refused = true;
        return parcel_ask_again(parcel, true, error);
    }
}

static int on_parcel(void *payload, const struct sa_http_answer *answer, struct sa_error *error)
{
    struct sa_parcel *parcel = payload;
    struct sa_connection *connection = parcel->connection;
    connection->outstanding--;
    connection->parcels_flying--;
    sa_budget_hear(connection, answer);
    int rc = parcel_settle(parcel, answer, error);
    return rc ? rc : sa_travel_flush(connection->party->plan, error);
}

/* ---- everybody ---- */

/* Runs until none of these has anything to ask. */
static int travel_run(struct sa_plan *plan, struct sa_connection *const *connections, size_t count,
                      struct sa_error *error)
{
    struct sa_http *clients[SA_MOST_PARTIES * SA_MOST_SIDES];
    bool busy = true;
    int rc = SA_OK;
    for (size_t i = 0; i < count; i++)
        clients[i] = connections[i]->http;
    while (rc == SA_OK && busy) {
        rc = sa_travel_flush(plan, error);
        busy = false;
        for (size_t i = 0; i < count; i++)
            busy = busy || sa_travel_has_work(connections[i]);
        if (rc == SA_OK && busy)
            rc = sa_http_run_all(clients, count, error);
    }
    return rc;
}

/* All connections at once; but where calls are counted, the ones that matter most come first. */
int sa_travel_drain(struct sa_plan *plan, struct sa_error *error)
{
    struct sa_connection *connections[SA_MOST_PARTIES * SA_MOST_SIDES];
    size_t count = 0;
    int rc = SA_OK;
    for (size_t side = 0; rc == SA_OK && side < SA_MOST_SIDES; side++) {
        bool budgeted = false;
        for (size_t i = 0; i < plan->party_count; i++) {
            struct sa_party *party = &plan->parties[i];
            budgeted = budgeted || party->terms.max_calls > 0;
            if (party->connections[side].http)
                connections[count++] = &party->connections[side];
        }
        if (budgeted || side + 1 == SA_MOST_SIDES)
            rc = travel_run(plan, connections, count, error);
    }
    return rc;
}
