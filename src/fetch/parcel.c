/* Calls that carry several questions, and their answers: see parcel.h. */
#include <stdlib.h>

#include "fetch/budget.h"
#include "fetch/parcel.h"
#include "fetch/question.h"
#include "fetch/settle.h"

struct sa_parcel {
    struct sa_parcel *next;
    struct sa_connection *connection;
    const struct sa_parcel_ways *ways;
    size_t kind;
    size_t count;
    struct sa_question *parts[SA_MOST_PARTS]; /* NULL = dealt with */
};

void sa_parcels_free(struct sa_plan *plan)
{
    for (struct sa_parcel *parcel = plan->parcels, *next; parcel; parcel = next) {
        next = parcel->next;
        free(parcel);
    }
    plan->parcels = NULL;
}

static int on_parcel(void *payload, const struct sa_http_answer *answer, struct sa_error *error);

int sa_parcel_send(struct sa_connection *connection, size_t kind, struct sa_question *const *parts,
                   size_t count, const struct sa_parcel_ways *ways, struct sa_error *error)
{
    const char *paths[SA_MOST_PARTS];
    struct sa_party *party = connection->party;
    struct sa_parcel_call call = {.body = SA_BUFFER_INIT(SA_BUFFER_OWN)};
    struct sa_parcel *parcel = calloc(1, sizeof *parcel);
    if (!parcel)
        return sa_error_memory(error);
    *parcel = (struct sa_parcel){
        .next = party->plan->parcels, .connection = connection, .ways = ways, .kind = kind, .count = count};
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
    connection->hopeful[kind] += rc == SA_OK;
    connection->parcels_flying[kind] += rc == SA_OK;
    return rc;
}

/* Asks alone for everything that has not been dealt with. */
static int parcel_ask_again(struct sa_parcel *parcel, struct sa_error *error)
{
    int rc = SA_OK;
    for (size_t i = 0; rc == SA_OK && i < parcel->count; i++) {
        struct sa_question *question = parcel->parts[i];
        parcel->parts[i] = NULL;
        if (question && !sa_question_is_stale(question))
            rc = parcel->ways->alone(question, error);
    }
    return rc;
}

static int parcel_halve(struct sa_parcel *parcel, struct sa_error *error)
{
    size_t half = parcel->count / 2;
    if (half < 2)
        return parcel_ask_again(parcel, error);
    int rc = sa_parcel_send(parcel->connection, parcel->kind, parcel->parts, half, parcel->ways, error);
    return rc ? rc
              : sa_parcel_send(parcel->connection, parcel->kind, parcel->parts + half, parcel->count - half,
                               parcel->ways, error);
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
        rc = parcel->ways->again(question, error);
    else if (rc == SA_OK && is_for_the_client(status.class))
        rc = parcel->ways->alone(question, error);
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
    for (const struct sa_json *element = parcel->connection->party->service->packing->first(document);
         rc == SA_OK && element; element = sa_json_next(element)) {
        rc = parcel_take_part(parcel, element, &each, error);
        each.replaced = 0; /* nobody knows which part it was: the first bears it */
    }
    sa_json_free(document);
    return rc ? rc : parcel_ask_again(parcel, error);
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
        parcel->connection->parcels_refused[parcel->kind] = true;
        return parcel_ask_again(parcel, error);
    }
}

static int on_parcel(void *payload, const struct sa_http_answer *answer, struct sa_error *error)
{
    struct sa_parcel *parcel = payload;
    struct sa_connection *connection = parcel->connection;
    connection->outstanding--;
    connection->hopeful[parcel->kind]--;
    connection->parcels_flying[parcel->kind]--;
    sa_budget_hear(connection, answer);
    int rc = parcel_settle(parcel, answer, error);
    return rc ? rc : parcel->ways->flush(connection->party->plan, error);
}
