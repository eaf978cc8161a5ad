/* How questions travel: see travel.h. */
#include <string.h>

#include "fetch/budget.h"
#include "fetch/parcel.h"
#include "fetch/question.h"
#include "fetch/settle.h"
#include "fetch/travel.h"

static const struct sa_packing *packing_of(const struct sa_connection *connection)
{
    return connection->party->service->packing;
}

/* The kind of call that can carry it. */
static size_t kind_of(const struct sa_question *question)
{
    const struct sa_packing *packing = packing_of(question->run->connection);
    return packing ? packing->kind(question->path) : 0;
}

static int travel_on_answer(void *payload, const struct sa_http_answer *answer, struct sa_error *error)
{
    struct sa_question *question = payload;
    struct sa_connection *connection = question->run->connection;
    connection->outstanding--;
    connection->hopeful[kind_of(question)] -= !question->paging.later;
    sa_budget_hear(connection, answer);
    int rc = sa_question_settle(question, answer, NULL, error);
    return rc ? rc : sa_travel_flush(connection->party->plan, error);
}

int sa_travel_alone(struct sa_question *question, struct sa_error *error)
{
    struct sa_connection *connection = question->run->connection;
    /* What stands for itself goes behind what more comes after; but of a budget it has the first part. */
    bool goes_ahead = !question->run->source->resumes && !connection->party->terms.max_calls;
    int rc = (goes_ahead ? sa_http_get_ahead : sa_http_get)(connection->http, question->path,
                                                            travel_on_answer, question, error);
    connection->outstanding += rc == SA_OK;
    connection->hopeful[kind_of(question)] += rc == SA_OK && !question->paging.later;
    return rc;
}

int sa_travel_take(struct sa_question *question, struct sa_error *error)
{
    struct sa_connection *connection = question->run->connection;
    const struct sa_packing *packing = packing_of(connection);
    size_t kind = kind_of(question);
    bool shareable = packing && question->run->source->versioned && question->parcels < packing->shared &&
                     !connection->parcels_refused[kind] &&
                     connection->party->terms.sharing != SA_SHARE_NEVER &&
                     !sa_http_recorded_at(connection->http);
    if (!shareable)
        return sa_travel_alone(question, error);
    TAILQ_INSERT_TAIL(&connection->waiting[kind], question, waiting);
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

static enum choice travel_choose(struct sa_connection *connection, size_t kind)
{
    const struct sa_party *party = connection->party;
    if (connection->parcels_refused[kind])
        return ALONE;
    if (party->terms.sharing == SA_SHARE_ALWAYS)
        return SHARE;
    /* Under a budget it must be known first how many there are. */
    if (party->terms.max_calls && !party->listed && connection->outstanding > 0)
        return WAIT;
    connection->dear = connection->dear || are_dear(connection);
    return connection->dear ? SHARE : ALONE;
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

/* Takes what is of no interest any more from those that wait. */
static void drop_stale(struct sa_connection *connection, size_t kind)
{
    struct sa_question *question = TAILQ_FIRST(&connection->waiting[kind]);
    for (struct sa_question *next; question; question = next) {
        next = TAILQ_NEXT(question, waiting);
        if (sa_question_is_stale(question))
            take_out(connection, kind, question);
    }
}

static bool is_heavy(const struct sa_packing *packing, const struct sa_question *question)
{
    return packing->is_heavy && packing->is_heavy(question->path);
}

/* Takes up to `most` of one weight into a call. True if there are more of them. */
static bool pick_weight(struct sa_connection *connection, size_t kind, bool heavy, size_t most,
                        struct sa_question *parts[SA_MOST_PARTS], size_t *count)
{
    struct sa_question *question;
    size_t first = *count;
    TAILQ_FOREACH(question, &connection->waiting[kind], waiting)
    {
        if (is_heavy(packing_of(connection), question) != heavy)
            continue;
        if (*count - first == most)
            return true;
        parts[(*count)++] = question;
    }
    return false;
}

/* Picks the next call's questions; `*full` when there are more than it takes. Heavy ones first: others go with any call. */
static size_t travel_pick(struct sa_connection *connection, size_t kind,
                          struct sa_question *parts[SA_MOST_PARTS], bool *full)
{
    const struct sa_packing *packing = packing_of(connection);
    size_t count = 0;
    drop_stale(connection, kind);
    *full = pick_weight(connection, kind, true, packing->heavy, parts, &count);
    pick_weight(connection, kind, false, packing->parts - count, parts, &count);
    *full = *full || count == packing->parts;
    return count;
}

/* Whether something of this kind is on its way that could bring company: an answer on any connection, unless they run in turn. */
static bool may_gain(const struct sa_connection *connection, size_t kind)
{
    const struct sa_party *party = connection->party;
    bool hopeful = connection->hopeful[kind] > 0;
    for (size_t side = 0; side < SA_MOST_SIDES && !party->in_turn; side++)
        hopeful = hopeful || party->connections[side].hopeful[kind] > 0;
    return hopeful;
}

static const struct sa_parcel_ways ways = {sa_travel_alone, sa_travel_take, sa_travel_flush};

static int send_shared(struct sa_connection *connection, size_t kind, struct sa_error *error)
{
    int rc = SA_OK;
    while (rc == SA_OK && connection->parcels_flying[kind] < packing_of(connection)->calls) {
        struct sa_question *parts[SA_MOST_PARTS];
        bool full;
        size_t count = travel_pick(connection, kind, parts, &full);
        if (count == 0 || (!full && may_gain(connection, kind)))
            break;
        for (size_t i = 0; i < count; i++)
            take_out(connection, kind, parts[i]);
        rc = count == 1 ? sa_travel_alone(parts[0], error)
                        : sa_parcel_send(connection, kind, parts, count, &ways, error);
    }
    return rc;
}

static int connection_flush(struct sa_connection *connection, struct sa_error *error)
{
    int rc = SA_OK;
    for (size_t i = 0; rc == SA_OK && i < SA_MOST_PARCEL_KINDS; i++) {
        enum choice choice = travel_choose(connection, i);
        if (choice != WAIT)
            rc = choice == SHARE ? send_shared(connection, i, error) : send_alone(connection, i, error);
    }
    return rc;
}

static int party_flush(struct sa_party *party, struct sa_error *error)
{
    int rc = SA_OK;
    for (size_t side = 0; rc == SA_OK && side < SA_MOST_SIDES; side++)
        if (party->connections[side].waiting_count > 0)
            rc = connection_flush(&party->connections[side], error);
    return rc;
}

static bool party_is_busy(const struct sa_party *party)
{
    bool busy = false;
    for (size_t side = 0; side < SA_MOST_SIDES && !busy; side++)
        busy = sa_travel_has_work(&party->connections[side]);
    return busy;
}

/* The place of a connection among the clients that are run. */
static struct sa_http **client_of(struct sa_plan *plan, const struct sa_party *party, unsigned side)
{
    return &plan->clients[(size_t)(party - plan->parties) * SA_MOST_SIDES + side];
}

/* Lets those be run whose turn it is: where calls are counted, a side when all that matter more have nothing to ask. Who has begun
 * goes on. */
static void travel_admit(struct sa_plan *plan, struct sa_party *party)
{
    bool turn = true;
    for (unsigned side = 0; side < SA_MOST_SIDES && turn; side++) {
        struct sa_connection *connection = &party->connections[side];
        *client_of(plan, party, side) = connection->http;
        turn = !party->in_turn || !sa_travel_has_work(connection);
    }
}

/* Nothing of it is under way: its next step begins with the side that matters most. */
static int travel_step(struct sa_plan *plan, struct sa_party *party, struct sa_error *error)
{
    for (unsigned side = 0; side < SA_MOST_SIDES; side++)
        *client_of(plan, party, side) = NULL;
    int rc = plan->go_on(party, error);
    return rc ? rc : party_flush(party, error);
}

int sa_travel_flush(struct sa_plan *plan, struct sa_error *error)
{
    int rc = SA_OK;
    for (size_t i = 0; rc == SA_OK && i < plan->party_count; i++) {
        struct sa_party *party = &plan->parties[i];
        rc = party_flush(party, error);
        if (rc == SA_OK && plan->go_on && !party_is_busy(party))
            rc = travel_step(plan, party, error);
        travel_admit(plan, party);
    }
    return rc;
}

/* ---- everybody ---- */

static bool plan_is_busy(const struct sa_plan *plan)
{
    bool busy = false;
    for (size_t i = 0; i < plan->party_count && !busy; i++)
        busy = party_is_busy(&plan->parties[i]);
    return busy;
}

/* All connections at once; but where calls are counted, the ones that matter most come first. */
int sa_travel_drain(struct sa_plan *plan, struct sa_error *error)
{
    bool busy = true;
    int rc = SA_OK;
    for (size_t i = 0; i < plan->party_count; i++)
        plan->parties[i].in_turn = plan->parties[i].terms.max_calls > 0;
    for (size_t i = 0; i < (size_t)SA_MOST_PARTIES * SA_MOST_SIDES; i++)
        plan->clients[i] = NULL;
    while (rc == SA_OK && busy) {
        rc = sa_travel_flush(plan, error);
        busy = plan_is_busy(plan);
        if (rc == SA_OK && busy)
            rc = sa_http_run_all(plan->clients, (size_t)SA_MOST_PARTIES * SA_MOST_SIDES, error);
    }
    return rc;
}
