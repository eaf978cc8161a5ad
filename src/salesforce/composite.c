/* Questions that share a call: 25 of them go as one POST to /composite, which counts as one (REST API Developer Guide,
 * "Composite"; at most five may be queries), and each part of the answer is dealt with as if it had been asked for alone.
 *
 * A call is sent when it is full, or when nothing else is on its way that could bring company. What fails in passing inside an
 * answer that is otherwise good is asked for alone; so is everything where the org knows no composites. An answer too large for
 * us is asked for again in halves. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "fetch/plan.h"

enum {
    PARTS = 25,          /* of one call, Salesforce's bound */
    QUERIES = 5,         /* among them, Salesforce's bound */
    CALLS = 4,           /* composites at once: their answers are large */
    SHARED = 2,          /* a question shares this many calls, then it travels alone */
    CALLS_PER_LEFT = 100 /* more questions than one in this many calls left make them dear */
};

struct sa_composite {
    struct sa_composite *next;
    struct sa_plan *plan;
    enum sa_side side;
    size_t count;
    struct sa_question *parts[PARTS]; /* NULL = dealt with */
};

void sa_couriers_open(struct sa_plan *plan)
{
    for (enum sa_side side = SA_SYNC; side < SA_SIDES; side++)
        for (size_t i = 0; i < SA_COMPOSITES; i++)
            TAILQ_INIT(&plan->couriers[side].waiting[i]);
}

void sa_couriers_close(struct sa_plan *plan)
{
    for (struct sa_composite *composite = plan->composites, *next; composite; composite = next) {
        next = composite->next;
        free(composite);
    }
    plan->composites = NULL;
}

/* True if calls are worth saving: see enum sa_fetch_mode. */
static bool are_dear(const struct sa_plan *plan, enum sa_side side)
{
    size_t waiting = plan->couriers[side].waiting_count;
    const struct sa_usage *usage = &plan->usage;
    if (plan->options->max_calls && waiting > sa_budget_left(plan))
        return true;
    return usage->most && waiting > (usage->most - usage->used) / CALLS_PER_LEFT;
}

/* How what waits is to travel. */
enum choice { WAIT, ALONE, SHARE };

static enum choice choose(const struct sa_plan *plan, enum sa_side side)
{
    if (plan->options->mode == SA_FETCH_COMPOSITE)
        return SHARE;
    /* Under a budget it must be known first how many there are. */
    if (plan->options->max_calls && !plan->global && plan->couriers[side].outstanding > 0)
        return WAIT;
    return are_dear(plan, side) ? SHARE : ALONE;
}

static bool is_query(const struct sa_question *question)
{
    return strstr(question->path, "/query") != NULL;
}

int sa_courier_take(struct sa_question *question, struct sa_error *error)
{
    struct sa_plan *plan = question->run->plan;
    struct sa_courier *courier = &plan->couriers[question->run->side];
    bool shareable = question->run->source->versioned && question->composites < SHARED && !courier->refused &&
                     plan->options->mode != SA_FETCH_GET &&
                     !sa_http_recorded_at(plan->http[question->run->side]);
    if (!shareable)
        return sa_question_send(question, error);
    size_t kind = strstr(question->path, "/tooling/") ? SA_COMPOSITE_TOOLING : SA_COMPOSITE_DATA;
    TAILQ_INSERT_TAIL(&courier->waiting[kind], question, waiting);
    courier->waiting_count++;
    return SA_OK;
}

bool sa_courier_has_work(const struct sa_plan *plan, enum sa_side side)
{
    return plan->couriers[side].outstanding > 0 || plan->couriers[side].waiting_count > 0;
}

static void take_out(struct sa_courier *courier, struct sa_question_queue *queue,
                     struct sa_question *question)
{
    TAILQ_REMOVE(queue, question, waiting);
    courier->waiting_count--;
}

static int send_alone(struct sa_courier *courier, struct sa_question_queue *queue, struct sa_error *error)
{
    struct sa_question *question;
    int rc = SA_OK;
    while (rc == SA_OK && (question = TAILQ_FIRST(queue))) {
        take_out(courier, queue, question);
        if (!sa_question_is_stale(question))
            rc = sa_question_send(question, error);
    }
    return rc;
}

static int add_part(struct sa_buffer *body, const struct sa_question *question, size_t number)
{
    int rc = sa_buffer_addf(
        body, "%s{\"method\":\"GET\",\"referenceId\":\"r%zu\",\"url\":", number ? "," : "", number);
    if (rc == SA_OK)
        rc = sa_json_quote(question->path, strlen(question->path), body);
    return rc ? rc : sa_buffer_adds(body, "}");
}

static int on_composite(void *payload, const struct sa_http_answer *answer, struct sa_error *error);

/* Sends these questions as one call. */
static int send_parts(struct sa_plan *plan, enum sa_side side, struct sa_question *const *parts, size_t count,
                      struct sa_error *error)
{
    char path[64];
    struct sa_courier *courier = &plan->couriers[side];
    struct sa_buffer body = SA_BUFFER_INIT(SA_BUFFER_OWN);
    struct sa_composite *composite = calloc(1, sizeof *composite);
    if (!composite)
        return sa_error_memory(error);
    *composite = (struct sa_composite){.next = plan->composites, .plan = plan, .side = side, .count = count};
    plan->composites = composite;
    int rc = sa_buffer_adds(&body, "{\"allOrNone\":false,\"compositeRequest\":[");
    for (size_t i = 0; rc == SA_OK && i < count; i++) {
        composite->parts[i] = parts[i];
        parts[i]->composites++;
        rc = add_part(&body, parts[i], i);
    }
    if (rc == SA_OK)
        rc = sa_buffer_adds(&body, "]}");
    snprintf(path, sizeof path, "/services/data/v%d.0/%scomposite", plan->version,
             strstr(parts[0]->path, "/tooling/") ? "tooling/" : "");
    rc = rc ? sa_error_memory(error)
            : sa_http_post(plan->http[side], path, "application/json", body.data, body.length, on_composite,
                           composite, error);
    sa_buffer_release(&body);
    courier->outstanding += rc == SA_OK;
    courier->flying += rc == SA_OK;
    return rc;
}

/* Picks the next call's questions; `*full` when no more may join them. */
static size_t pick(struct sa_courier *courier, struct sa_question_queue *queue,
                   struct sa_question *parts[PARTS], bool *full)
{
    size_t count = 0;
    size_t queries = 0;
    struct sa_question *question = TAILQ_FIRST(queue);
    *full = false;
    for (struct sa_question *next; question && count < PARTS; question = next) {
        next = TAILQ_NEXT(question, waiting);
        if (sa_question_is_stale(question)) {
            take_out(courier, queue, question);
        } else if (is_query(question) && queries == QUERIES) {
            *full = true;
        } else {
            queries += is_query(question);
            parts[count++] = question;
        }
    }
    *full = *full || count == PARTS;
    return count;
}

static int send_shared(struct sa_plan *plan, enum sa_side side, struct sa_question_queue *queue,
                       struct sa_error *error)
{
    struct sa_courier *courier = &plan->couriers[side];
    int rc = SA_OK;
    while (rc == SA_OK && courier->flying < CALLS) {
        struct sa_question *parts[PARTS];
        bool full;
        size_t count = pick(courier, queue, parts, &full);
        if (count == 0 || (!full && courier->outstanding > 0))
            break;
        for (size_t i = 0; i < count; i++)
            take_out(courier, queue, parts[i]);
        rc = count == 1 ? sa_question_send(parts[0], error) : send_parts(plan, side, parts, count, error);
    }
    return rc;
}

int sa_courier_flush(struct sa_plan *plan, enum sa_side side, struct sa_error *error)
{
    struct sa_courier *courier = &plan->couriers[side];
    enum choice choice = courier->refused ? ALONE : choose(plan, side);
    int rc = SA_OK;
    for (size_t i = 0; rc == SA_OK && choice != WAIT && i < SA_COMPOSITES; i++)
        rc = choice == SHARE ? send_shared(plan, side, &courier->waiting[i], error)
                             : send_alone(courier, &courier->waiting[i], error);
    return rc;
}

/* Asks for everything that has not been dealt with: alone, or again with others. */
static int ask_again(struct sa_composite *composite, bool alone, struct sa_error *error)
{
    int rc = SA_OK;
    for (size_t i = 0; rc == SA_OK && i < composite->count; i++) {
        struct sa_question *question = composite->parts[i];
        composite->parts[i] = NULL;
        if (question && !sa_question_is_stale(question))
            rc = alone ? sa_question_send(question, error) : sa_courier_take(question, error);
    }
    return rc;
}

static int ask_in_halves(struct sa_composite *composite, struct sa_error *error)
{
    size_t half = composite->count / 2;
    if (half < 2)
        return ask_again(composite, true, error);
    int rc = send_parts(composite->plan, composite->side, composite->parts, half, error);
    return rc ? rc
              : send_parts(composite->plan, composite->side, composite->parts + half, composite->count - half,
                           error);
}

/* The call as a whole was refused or never answered: so was each of its questions. */
static int settle_all(struct sa_composite *composite, const struct sa_http_answer *answer,
                      struct sa_error *error)
{
    int rc = SA_OK;
    for (size_t i = 0; rc == SA_OK && i < composite->count; i++)
        rc = sa_question_settle(composite->parts[i], answer, NULL, error);
    return rc;
}

/* The question a part answers, or NULL. */
static struct sa_question *take_question(struct sa_composite *composite, const struct sa_json *part)
{
    const char *reference = sa_json_string(sa_json_get(part, "referenceId"));
    char *end = NULL;
    unsigned long number = reference && *reference == 'r' ? strtoul(reference + 1, &end, 10) : PARTS;
    if (!end || *end || number >= composite->count)
        return NULL;
    struct sa_question *question = composite->parts[number];
    composite->parts[number] = NULL;
    return question;
}

/* Records and settles what is final. */
static int settle_part(struct sa_question *question, const struct sa_http_answer *answer,
                       const struct sa_json *body, struct sa_error *error)
{
    int rc = sa_http_record(question->run->plan->http[question->run->side], answer, error);
    return rc ? rc : sa_question_settle(question, answer, body, error);
}

/* What the client must meet itself: it waits, asks again, or stops everything. */
static bool is_for_the_client(enum sa_status_class class)
{
    return class == SA_STATUS_RETRY || class == SA_STATUS_CROWDED || class == SA_STATUS_STOP;
}

/* One part: passing trouble sends its question on alone; a session that ended under way, together with others. */
static int take_part(struct sa_composite *composite, const struct sa_json *part,
                     const struct sa_http_answer *whole, struct sa_error *error)
{
    struct sa_http *http = composite->plan->http[composite->side];
    struct sa_buffer text = SA_BUFFER_INIT(SA_BUFFER_OWN);
    struct sa_status status;
    struct sa_http_answer answer = *whole;
    const struct sa_json *body = sa_json_get(part, "body");
    struct sa_question *question = take_question(composite, part);
    int rc = SA_OK;
    if (!question || sa_question_is_stale(question))
        return SA_OK;
    answer.path = question->path;
    answer.status = (int)sa_json_number(sa_json_get(part, "httpStatusCode"));
    bool good = answer.status >= 200 && answer.status < 300;
    if (!good ||
        sa_http_is_recording(http)) /* a good body is used as it was read, never written out for nothing */
        rc = sa_json_print(body, &text) ? sa_error_memory(error) : SA_OK;
    answer.body = text.data;
    answer.length = text.length;
    sa_status_read(&status, &answer);
    if (rc == SA_OK && status.class == SA_STATUS_SESSION)
        rc = sa_courier_take(question, error);
    else if (rc == SA_OK && is_for_the_client(status.class))
        rc = sa_question_send(question, error);
    else if (rc == SA_OK)
        rc = settle_part(question, &answer, body, error);
    sa_buffer_release(&text);
    return rc;
}

/* Deals with the parts; what the answer leaves out is asked for alone. */
static int take_parts(struct sa_composite *composite, const struct sa_http_answer *answer,
                      struct sa_error *error)
{
    struct sa_json *document = NULL;
    struct sa_http_answer each = *answer;
    int rc = sa_json_parse(&document, answer->body, answer->length, error);
    if (rc == SA_ENOMEM)
        return rc;
    rc = SA_OK;
    for (const struct sa_json *part = sa_json_first(sa_json_get(document, "compositeResponse"));
         rc == SA_OK && part; part = sa_json_next(part)) {
        rc = take_part(composite, part, &each, error);
        each.replaced = 0; /* nobody knows which part it was: the first bears it */
    }
    sa_json_free(document);
    return rc ? rc : ask_again(composite, true, error);
}

static int settle(struct sa_composite *composite, const struct sa_http_answer *answer, struct sa_error *error)
{
    struct sa_status status;
    if (answer->outcome == SA_HTTP_TOO_LARGE)
        return ask_in_halves(composite, error);
    if (answer->outcome != SA_HTTP_ANSWERED)
        return settle_all(composite, answer, error);
    sa_status_read(&status, answer);
    switch (status.class) {
    case SA_STATUS_OK:
        return take_parts(composite, answer, error);
    case SA_STATUS_SESSION:
    case SA_STATUS_STOP:
    case SA_STATUS_RETRY:
    case SA_STATUS_CROWDED:
        return settle_all(composite, answer, error);
    default:
        composite->plan->couriers[composite->side].refused = true;
        return ask_again(composite, true, error);
    }
}

static int on_composite(void *payload, const struct sa_http_answer *answer, struct sa_error *error)
{
    struct sa_composite *composite = payload;
    struct sa_courier *courier = &composite->plan->couriers[composite->side];
    courier->outstanding--;
    courier->flying--;
    sa_budget_hear(composite->plan, composite->side, answer);
    int rc = settle(composite, answer, error);
    return rc ? rc : sa_courier_flush(composite->plan, composite->side, error);
}
