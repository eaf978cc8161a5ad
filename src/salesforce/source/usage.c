/* How much of an org's fields is filled, and how old the newest values are: counted where the data is, by aggregate queries.
 *
 * quick: records of each object, and the fields that many counts of one query can answer. full: checkboxes, fields that must be
 * asked one by one, samples of what Salesforce cannot count, and the newest dates of fields that hardly anybody fills. What it
 * will cost at the most is said before the first question. Formulas are not counted: what they show is not stored anywhere. */
#include <stdio.h>
#include <string.h>

#include "salesforce/count.h"
#include "syncaudit/name.h"
#include "syncaudit/sql.h"

const struct sa_source_info sa_source_info_usage = {
    200, "usage", "how many records there are, and how many of them fill each field",
    "fetch with --usage quick or full"};

enum {
    QUICK_QUERIES = 25,
    NEWEST_AT_MOST = 200, /* fields whose newest date is asked for */
    BATCH = 200,          /* names put into one query; no kind takes more */
    BATCH_BYTES = 9000,   /* of its SELECT list: the address must stay below SA_SOQL_ROOM */
    SPARE = 5             /* one query in so many may be cut in two before the budget ends */
};

struct state {
    struct sa_counting counting;
    bool full;
    bool planning; /* queries are added up, not asked */
    size_t planned;
    unsigned phase;
};

/* Names that are to share a query. */
struct batch {
    char object[SA_API_NAME_SIZE];
    enum sa_count_kind kind;
    const char *names[BATCH];
    size_t count, bytes;
    struct sa_buffer text; /* holds the names: offsets first, see batch_ask */
    size_t offsets[BATCH];
};

/* The objects in the order in which they matter, and what is to be counted of each; whether the object's records have been. What
 * cannot hold a value of its own (compound fields), is always filled or is worked out when it is read is left out, and so is what
 * an earlier fetch counted that this one goes on from. */
static const char fields_query[] =
    "WITH scope AS ("
    " SELECT name AS object, coalesce((SELECT position FROM main_object m WHERE m.object = o.name), 5) AS place,"
    "  name IN (SELECT object FROM main_object) OR name GLOB '*__c' AND NOT coalesce(customSetting, 0)"
    "   AS counted"
    " FROM describe_object o WHERE queryable AND (name GLOB '*__c' OR name IN (SELECT object FROM main_object)"
    "  OR name IN ('OpportunityContactRole', 'Campaign', 'CampaignMember', 'Task', 'Event', 'User'))),"
    "kind AS ("
    " SELECT f.object, f.name, f.position, f.custom,"
    "  CASE WHEN f.type = 'boolean' THEN iif(f.groupable, :checkboxes, NULL)"
    "   WHEN f.aggregatable THEN :fields"
    "   WHEN f.type = 'multipicklist' AND f.filterable THEN :not_null"
    "   WHEN f.type IN ('textarea', 'encryptedstring') THEN :sample END AS kind"
    " FROM describe_field f WHERE f.calculatedFormula IS NULL AND NOT coalesce(f.deprecatedAndHidden, 0)"
    "  AND f.name NOT IN ('Id', 'IsDeleted', 'CreatedDate', 'CreatedById', 'LastModifiedDate', 'LastModifiedById',"
    "   'SystemModstamp'))"
    "SELECT s.object, k.name, o.object IS NOT NULL FROM scope s"
    " LEFT JOIN kind k ON k.object = s.object AND k.kind = :kind AND s.counted"
    "  AND NOT EXISTS (SELECT 1 FROM field_usage u WHERE u.object = k.object AND u.field = k.name)"
    " LEFT JOIN object_usage o ON o.object = s.object"
    " WHERE k.name IS NOT NULL OR :kind = :fields AND o.object IS NULL"
    " ORDER BY s.place, s.object, k.custom DESC, k.position";

static void bind_kinds(sqlite3_stmt *statement, enum sa_count_kind kind)
{
    static const struct {
        const char *parameter;
        enum sa_count_kind kind;
    } kinds[] = {{":fields", SA_COUNT_FIELDS},
                 {":checkboxes", SA_COUNT_CHECKBOXES},
                 {":not_null", SA_COUNT_NOT_NULL},
                 {":sample", SA_COUNT_SAMPLE}};
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        sqlite3_bind_int(statement, sqlite3_bind_parameter_index(statement, kinds[i].parameter),
                         (int)kinds[i].kind);
    sqlite3_bind_int(statement, sqlite3_bind_parameter_index(statement, ":kind"), (int)kind);
}

/* Where samples are taken: places spread evenly over the time in which an object's records were made. */
static int ask_samples(struct sa_source_run *run, const struct batch *batch, struct sa_error *error)
{
    sqlite3_stmt *statement = NULL;
    int rc = sa_sql_prepare(
        run->db, &statement,
        "WITH RECURSIVE slice (number) AS (SELECT 0 UNION ALL SELECT number + 1 FROM slice WHERE number < :slices - 1)"
        "SELECT strftime('%Y-%m-%dT%H:%M:%SZ', start),"
        " strftime('%Y-%m-%dT%H:%M:%SZ', lead(start) OVER (ORDER BY number)) FROM ("
        "SELECT number, julianday(oldest_created)"
        " + number * (julianday(newest_created) - julianday(oldest_created)) / :slices AS start"
        " FROM object_usage, slice WHERE object = :object AND records > 0 AND oldest_created IS NOT NULL)",
        error);
    if (rc)
        return rc;
    sa_sql_bind_text(statement, ":object", batch->object);
    sa_sql_bind_int(statement, ":slices", SA_COUNT_SLICES);
    while (sa_sql_each(statement, &rc, error))
        rc = sa_count(run, batch->object, SA_COUNT_SAMPLE, batch->names, batch->count,
                      sa_sql_text(statement, 0), sa_sql_text_or_null(statement, 1), error);
    sqlite3_finalize(statement);
    return rc;
}

/* Asks what has been gathered, or adds it up. */
static int batch_ask(struct sa_source_run *run, struct batch *batch, struct sa_error *error)
{
    struct state *state = run->state;
    int rc = SA_OK;
    for (size_t i = 0; i < batch->count; i++)
        batch->names[i] = batch->text.data + batch->offsets[i];
    if (!*batch->object)
        return SA_OK;
    if (state->planning)
        state->planned += batch->kind == SA_COUNT_SAMPLE ? SA_COUNT_SLICES : 1;
    else if (batch->kind == SA_COUNT_SAMPLE)
        rc = ask_samples(run, batch, error);
    else
        rc = sa_count(run, batch->object, batch->kind, batch->names, batch->count, NULL, NULL, error);
    batch->count = batch->bytes = 0;
    sa_buffer_clear(&batch->text);
    return rc;
}

static int batch_add(struct batch *batch, const char *name, struct sa_error *error)
{
    size_t length = strlen(name);
    batch->offsets[batch->count++] = batch->text.length;
    batch->bytes += length + sizeof "COUNT() c000,+";
    return sa_buffer_add(&batch->text, name, length + 1) ? sa_error_memory(error) : SA_OK;
}

/* One row of the list: another object or a full batch asks what was gathered before. An object's first query of fields counts
 * its records too, so that there is one for each object, with or without fields. */
static int usage_gather(struct sa_source_run *run, struct batch *batch, enum sa_count_kind kind,
                        sqlite3_stmt *row, struct sa_error *error)
{
    const char *object = sa_sql_text(row, 0);
    const char *name = sa_sql_text(row, 1);
    bool counted = sqlite3_column_int(row, 2);
    bool another = strcmp(batch->object, object) != 0;
    int rc = SA_OK;
    if (another || batch->count == sa_count_at_once(kind) || batch->bytes > BATCH_BYTES) {
        rc = batch_ask(run, batch, error);
        batch->kind = kind == SA_COUNT_FIELDS && another && !counted ? SA_COUNT_RECORDS : kind;
        snprintf(batch->object, sizeof batch->object, "%s", object);
    }
    if (rc == SA_OK && *name && sa_is_api_name(name))
        rc = batch_add(batch, name, error);
    return rc;
}

static int count_kind(struct sa_source_run *run, enum sa_count_kind kind, struct sa_error *error)
{
    struct batch batch = {.object = "", .text = SA_BUFFER_INIT(SA_BUFFER_OWN)};
    sqlite3_stmt *statement = NULL;
    int rc = sa_sql_prepare(run->db, &statement, fields_query, error);
    if (rc == SA_OK)
        bind_kinds(statement, kind);
    while (sa_sql_each(statement, &rc, error))
        if (sa_is_api_name(sa_sql_text(statement, 0)))
            rc = usage_gather(run, &batch, kind, statement, error);
    if (rc == SA_OK)
        rc = batch_ask(run, &batch, error);
    sqlite3_finalize(statement);
    sa_buffer_release(&batch.text);
    return rc;
}

/* Fields that few records fill: when was that? What is rarest is asked first. */
static int ask_newest(struct sa_source_run *run, struct sa_error *error)
{
    sqlite3_stmt *statement = NULL;
    int rc = sa_sql_prepare(
        run->db, &statement,
        "SELECT u.object, u.field FROM field_usage u"
        " JOIN object_usage o ON o.object = u.object"
        " JOIN describe_field f ON f.object = u.object AND f.name = u.field"
        " WHERE u.refused IS NULL AND u.method = 'counted' AND u.filled > 0 AND f.custom AND f.filterable"
        " AND u.filled < 0.05 * coalesce(u.records, o.records) AND u.newest_created IS NULL"
        " ORDER BY 1.0 * u.filled / coalesce(u.records, o.records), u.object, u.field LIMIT :most",
        error);
    if (rc == SA_OK)
        sqlite3_bind_int(statement, sqlite3_bind_parameter_index(statement, ":most"), NEWEST_AT_MOST);
    while (sa_sql_each(statement, &rc, error)) {
        const char *field = sa_sql_text(statement, 1);
        rc = sa_count(run, sa_sql_text(statement, 0), SA_COUNT_NEWEST, &field, 1, NULL, NULL, error);
    }
    sqlite3_finalize(statement);
    return rc;
}

/* Says so where numbers are missing. */
static int usage_conclude(struct sa_source_run *run, struct sa_error *error)
{
    return sa_sql_run(
        run->db,
        "UPDATE coverage SET status = 'partial', reason = (SELECT format('%d of %d fields have no number: %s',"
        " sum(refused IS NOT NULL), count(*), min(refused)) FROM field_usage u WHERE u.object = coverage.object)"
        " WHERE source = 'usage' AND status = 'ok' AND object IN"
        " (SELECT object FROM field_usage WHERE refused IS NOT NULL)",
        error);
}

/* A recording keeps every answer, and values of records have no place in one. */
static bool may_sample(const struct sa_source_run *run)
{
    return !run->options->record;
}

static int next_phase(struct sa_source_run *run, struct sa_error *error)
{
    struct state *state = run->state;
    int rc = SA_OK;
    if (!state->full || ++state->phase > 1)
        return usage_conclude(run, error);
    state->counting.running++; /* until everything of this phase is asked */
    rc = ask_newest(run, error);
    if (rc == SA_OK && may_sample(run))
        rc = count_kind(run, SA_COUNT_SAMPLE, error);
    if (rc == SA_OK && --state->counting.running == 0)
        rc = next_phase(run, error);
    return rc;
}

static int count_at_once(struct sa_source_run *run, struct sa_error *error)
{
    const struct state *state = run->state;
    int rc = count_kind(run, SA_COUNT_FIELDS, error);
    if (rc == SA_OK && state->full)
        rc = count_kind(run, SA_COUNT_CHECKBOXES, error);
    if (rc == SA_OK && state->full)
        rc = count_kind(run, SA_COUNT_NOT_NULL, error);
    return rc;
}

/* Adds up what will be asked: `*most` calls. */
static int usage_plan(struct sa_source_run *run, size_t *most, struct sa_error *error)
{
    struct state *state = run->state;
    state->full = sa_source_counts(run->options);
    state->planning = true;
    state->planned = 0;
    int rc = count_at_once(run, error);
    if (rc == SA_OK && state->full && may_sample(run))
        rc = count_kind(run, SA_COUNT_SAMPLE, error);
    state->planning = false;
    *most = state->planned + (state->full ? NEWEST_AT_MOST : 0);
    *most = state->full ? *most + *most / SPARE + 1 : QUICK_QUERIES;
    return rc;
}

static int usage_begin(struct sa_source_run *run, struct sa_error *error)
{
    struct state *state = run->state;
    size_t most = 0;
    state->counting.next = next_phase;
    int rc = sa_counting_open(&state->counting, run->db, error);
    if (rc == SA_OK)
        rc = usage_plan(run, &most, error);
    state->counting.short_of = sa_source_calls_left(run) < most;
    state->counting.left = state->counting.short_of ? sa_source_calls_left(run) : most;
    state->counting.running = 1; /* until everything is asked */
    if (rc == SA_OK)
        rc = count_at_once(run, error);
    if (rc == SA_OK && --state->counting.running == 0)
        rc = next_phase(run, error);
    return rc;
}

static bool usage_wanted(const struct sa_fetch_options *options)
{
    return options->usage && strcmp(options->usage, "none") != 0;
}

static void usage_end(struct sa_source_run *run)
{
    struct state *state = run->state;
    sa_counting_close(&state->counting);
}

const struct sa_source sa_source_usage = {
    .info = &sa_source_info_usage,
    .versioned = true,
    .several = true,
    .state_size = sizeof(struct state),
    .progress = "counting",
    .forget = "DELETE FROM object_usage; DELETE FROM field_usage",
    .lacking =
        "DELETE FROM object_usage WHERE refused IS NOT NULL; DELETE FROM field_usage WHERE refused IS NOT NULL",
    .unfinished =
        "UPDATE object_usage SET refused = '' WHERE object IN (SELECT object FROM pending WHERE source = 'usage');"
        " UPDATE field_usage SET refused = '' WHERE object IN (SELECT object FROM pending WHERE source = 'usage')",
    .wanted = usage_wanted,
    .described = usage_begin,
    .price = usage_plan,
    .end = usage_end,
};
