/* What stands in the fields whose values come from a list, or ought to: countries, states, picklists. Counted by value.
 *
 * A value that is in a list of Salesforce's is metadata. Any other was typed by somebody: it is counted and forgotten, unless it
 * was asked for (--show-values). */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "fetch/source.h"
#include "salesforce/aggregate.h"
#include "salesforce/org.h"
#include "salesforce/soql.h"
#include "salesforce/status.h"
#include "syncaudit/name.h"
#include "syncaudit/sql.h"

const struct sa_source_info sa_source_info_values = {
    215, "values", "what stands in country, state and picklist fields", "fetch with --usage full"};

enum { GROUPS = 2000 }; /* what an aggregate query gives */

#define PICKLISTS_AT_MOST "40" /* fields; one query each */

struct state {
    sqlite3_stmt *insert;
};

/* Travels with a question. */
struct job {
    bool has_parent; /* asked for beside the value */
    char field[SA_API_NAME_SIZE];
};

/* Countries and states have their list, if any, in the field beside them that ends in Code. */
static const char insert[] =
    "INSERT INTO field_value (object, field, parent, value, listed, records)"
    " SELECT :object, :field, iif(:shown, :parent, ''), iif(:shown OR listed IS NOT NULL, :value, ''), listed, :records"
    " FROM (SELECT coalesce("
    "  (SELECT max(active) FROM describe_picklist_value WHERE object = :object AND field = :field AND value = :value),"
    "  (SELECT max(active) FROM describe_picklist_value WHERE object = :object AND field = :field || 'Code'"
    "   AND label = :value COLLATE NOCASE)) AS listed)"
    " WHERE true ON CONFLICT DO UPDATE SET different = different + 1, records = records + excluded.records";

/* What is asked for, with the country beside a state where values are shown. What an earlier fetch has counted stays. */
static const char fields[] =
    "WITH place (object, field, country) AS (VALUES ('Lead', 'Country', ''), ('Lead', 'State', 'Country'),"
    " ('Contact', 'MailingCountry', ''), ('Contact', 'MailingState', 'MailingCountry'),"
    " ('Account', 'BillingCountry', ''), ('Account', 'BillingState', 'BillingCountry')),"
    "picklist AS (SELECT object, name FROM describe_field WHERE object IN ('Lead', 'Contact') AND type = 'picklist'"
    " AND groupable AND updateable AND name NOT GLOB '*GeocodeAccuracy' AND name NOT GLOB '*Code'"
    " ORDER BY restrictedPicklist DESC, custom, object, position LIMIT " PICKLISTS_AT_MOST ")"
    "SELECT * FROM (SELECT p.object, f.name, iif(:shown, coalesce(c.name, ''), '') FROM place p"
    " JOIN describe_field f ON f.object = p.object AND f.name = p.field AND f.groupable"
    " LEFT JOIN describe_field c ON c.object = p.object AND c.name = p.country AND c.groupable"
    " UNION ALL SELECT object, name, '' FROM picklist) AS f"
    " WHERE NOT EXISTS (SELECT 1 FROM field_value v WHERE v.object = f.object AND v.field = f.name)";

static int values_store(struct sa_source_run *run, struct sa_question *question, const struct sa_json *record,
                        struct sa_error *error)
{
    sqlite3_stmt *statement = ((struct state *)run->state)->insert;
    const struct job *job = question->payload;
    const char *value = NULL;
    const char *parent = NULL;
    long long records = 0;
    int rc = sa_aggregate_text(record, "a", &value, error);
    if (rc == SA_OK && job->has_parent)
        rc = sa_aggregate_text(record, "p", &parent, error);
    if (rc == SA_OK)
        rc = sa_aggregate_count(record, "n", &records, error);
    if (rc || !value || !*value)
        return rc;
    sa_sql_bind_text(statement, ":object", question->object);
    sa_sql_bind_text(statement, ":field", job->field);
    sa_sql_bind_text(statement, ":value", value);
    sa_sql_bind_asked(statement, ":parent", parent ? parent : "");
    sqlite3_bind_int(statement, sqlite3_bind_parameter_index(statement, ":shown"), run->options->show_values);
    sqlite3_bind_int64(statement, sqlite3_bind_parameter_index(statement, ":records"), records);
    return sa_sql_step(statement, error);
}

static int values_end_query(struct sa_source_run *run, struct sa_question *question, size_t rows,
                            struct sa_error *error)
{
    const struct job *job = question->payload;
    char reason[SA_API_NAME_SIZE + 64];
    (void)run;
    if (rows < GROUPS)
        return SA_OK;
    snprintf(reason, sizeof reason, "%s has more than %d different values: the rarest are left out",
             job->field, GROUPS);
    return sa_source_cover(question, "partial", reason, error);
}

/* A field that cannot be grouped is one number less, and no failure of the fetch. */
static int values_refuse(struct sa_source_run *run, struct sa_question *question,
                         const struct sa_status *status, bool *handled, struct sa_error *error)
{
    (void)run;
    *handled = sa_status_is_no_count(status);
    return *handled ? sa_source_cover(question, "partial", status->reason, error) : SA_OK;
}

static int values_ask(struct sa_source_run *run, const char *object, const char *field, const char *country,
                      struct sa_error *error)
{
    static const struct sa_query query = {
        .together = true, .row = values_store, .end = values_end_query, .refuse = values_refuse};
    char soql[5 * SA_API_NAME_SIZE + 128];
    const char *comma = *country ? ", " : "";
    struct job *job = malloc(sizeof *job);
    if (!job)
        return sa_error_memory(error);
    job->has_parent = *country;
    snprintf(job->field, sizeof job->field, "%s", field);
    snprintf(
        soql, sizeof soql,
        "SELECT %s a%s%s%s, COUNT(Id) n FROM %s WHERE %s != null GROUP BY %s%s%s ORDER BY COUNT(Id) DESC LIMIT %d",
        field, comma, country, *country ? " p" : "", object, field, field, comma, country, GROUPS);
    return sa_soql_ask(run, object, soql, &query, job, error);
}

static int values_begin(struct sa_source_run *run, struct sa_error *error)
{
    struct state *state = run->state;
    sqlite3_stmt *select = NULL;
    int rc = sa_sql_prepare(run->db, &state->insert, insert, error);
    if (rc == SA_OK)
        rc = sa_sql_prepare(run->db, &select, fields, error);
    if (rc == SA_OK)
        sqlite3_bind_int(select, sqlite3_bind_parameter_index(select, ":shown"), run->options->show_values);
    while (sa_sql_each(select, &rc, error))
        if (sa_is_api_name(sa_sql_text(select, 0)) && sa_is_api_name(sa_sql_text(select, 1)))
            rc = values_ask(run, sa_sql_text(select, 0), sa_sql_text(select, 1), sa_sql_text(select, 2),
                            error);
    sqlite3_finalize(select);
    return rc;
}

static int values_price(struct sa_source_run *run, size_t *calls, struct sa_error *error)
{
    char sql[sizeof fields + 64];
    snprintf(sql, sizeof sql, "SELECT count(*) FROM (%s)", fields);
    return sa_source_number(run, sql, calls, error);
}

/* A recording keeps every answer: values have no place in one, unless they were asked for. */
static bool values_wanted(const struct sa_fetch_options *options)
{
    return sa_source_counts(options) && (!options->record || options->show_values);
}

static void values_end(struct sa_source_run *run)
{
    sqlite3_finalize(((struct state *)run->state)->insert);
}

const struct sa_source sa_source_values = {
    .info = &sa_source_info_values,
    .versioned = true,
    .several = true,
    .progress = "counting values",
    .forget = "DELETE FROM field_value",
    .lacking = "", /* the values of a field come in one answer */
    .wanted = values_wanted,
    .state_size = sizeof(struct state),
    .described = values_begin,
    .price = values_price,
    .end = values_end,
};
