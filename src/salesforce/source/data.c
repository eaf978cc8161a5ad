/* Records that make trouble in the sync, counted: without an address, with an owner who left, twice. One aggregate query each; no
 * value of any record is kept. */
#include <stdlib.h>
#include <string.h>

#include "fetch/source.h"
#include "salesforce/aggregate.h"
#include "salesforce/org.h"
#include "salesforce/soql.h"
#include "salesforce/status.h"
#include "syncaudit/name.h"
#include "syncaudit/sql.h"

const struct sa_source_info sa_source_info_data = {
    220, "data", "how many records have no address, an inactive owner, a twin", "fetch with --usage full"};

/* What stands where a name is required and not known. SOQL compares texts without regard to case. */
#define PLACEHOLDERS                                                                                                               \
    "('[not provided]', '[[unknown]]', '[unknown]', 'not provided', 'unknown', 'n/a', 'na', 'none', 'null', 'test', 'tbd', 'xxx'," \
    " '-', '--', '.', '?')"

/* How Marketo's activity sync calls its tasks.
 * Source: https://experienceleague.adobe.com/en/docs/marketo/using/product-docs/crm-sync/salesforce-sync/setup/optional-steps/customize-activities-sync */
#define ACTIVITIES                                                                                             \
    "(Subject LIKE 'Was Sent Email%' OR Subject LIKE 'Opened Email%' OR Subject LIKE 'Clicked Link in Email%'" \
    " OR Subject LIKE 'Filled Out Form%' OR Subject LIKE 'Added to List%' OR Subject LIKE 'Removed from List%')"

/* A field that only orgs with person accounts have. */
#define PERSON_ACCOUNT "IsPersonAccount"

/* What cannot be an address: LIKE knows any character (_) and any number of them (%). Dots in odd places are left alone, some carriers
 * deliver to them; so is ".invalid", with which people mask the addresses of a sandbox on purpose. */
#define MALFORMED                                                                                            \
    "((NOT Email LIKE '%_@_%._%') OR Email LIKE '%@%@%' OR Email LIKE '% %' OR Email LIKE '%,%'"             \
    " OR Email LIKE '%;%' OR Email LIKE '%@.%')"

/* n is the number of records; where d, the number of addresses, is asked for too, n - d. A query that groups tells the number by
 * its rows. %s is the id of the sync user. */
static const struct fact {
    const char *name;
    const char *object;
    const char *soql;
} facts[] = {
    {"no email", "Lead", "SELECT COUNT(Id) n FROM Lead WHERE Email = null AND IsConverted = false"},
    {"no email", "Contact", "SELECT COUNT(Id) n FROM Contact WHERE Email = null"},
    {"malformed email", "Lead",
     "SELECT COUNT(Id) n FROM Lead WHERE IsConverted = false AND Email != null AND " MALFORMED},
    {"malformed email", "Contact", "SELECT COUNT(Id) n FROM Contact WHERE Email != null AND " MALFORMED},
    {"same email", "Lead",
     "SELECT COUNT(Email) n, COUNT_DISTINCT(Email) d FROM Lead WHERE IsConverted = false"},
    {"same email", "Contact", "SELECT COUNT(Email) n, COUNT_DISTINCT(Email) d FROM Contact"},
    {"addresses opted out", "Lead",
     "SELECT COUNT_DISTINCT(Email) n FROM Lead WHERE IsConverted = false AND HasOptedOutOfEmail = true"},
    {"addresses opted out", "Contact",
     "SELECT COUNT_DISTINCT(Email) n FROM Contact WHERE HasOptedOutOfEmail = true"},
    {"addresses not opted out", "Lead",
     "SELECT COUNT_DISTINCT(Email) n FROM Lead WHERE IsConverted = false AND HasOptedOutOfEmail = false"},
    {"addresses not opted out", "Contact",
     "SELECT COUNT_DISTINCT(Email) n FROM Contact WHERE HasOptedOutOfEmail = false"},
    {"placeholder name", "Lead",
     "SELECT COUNT(Id) n FROM Lead WHERE IsConverted = false AND (LastName IN " PLACEHOLDERS
     " OR Company IN " PLACEHOLDERS ")"},
    {"placeholder name", "Contact", "SELECT COUNT(Id) n FROM Contact WHERE LastName IN " PLACEHOLDERS},
    {"no account", "Contact", "SELECT COUNT(Id) n FROM Contact WHERE AccountId = null"},
    {"over 5,000 contacts", "Account",
     "SELECT AccountId a, COUNT(Id) n FROM Contact WHERE AccountId != null GROUP BY AccountId HAVING COUNT(Id) > 5000"
     " ORDER BY COUNT(Id) DESC LIMIT 2000"},
    {"queue", "Lead", "SELECT COUNT(Id) n FROM Lead WHERE Owner.Type = 'Queue'"},
    {"inactive owner", "Lead",
     "SELECT COUNT(Id) n FROM Lead WHERE IsConverted = false AND Owner.IsActive = false"},
    {"inactive owner", "Contact", "SELECT COUNT(Id) n FROM Contact WHERE Owner.IsActive = false"},
    {"inactive owner", "Account", "SELECT COUNT(Id) n FROM Account WHERE Owner.IsActive = false"},
    {"no contact role", "Opportunity",
     "SELECT COUNT(Id) n FROM Opportunity WHERE Id NOT IN (SELECT OpportunityId FROM OpportunityContactRole)"},
    {"person account", "Opportunity",
     "SELECT COUNT(Id) n FROM Opportunity WHERE Account." PERSON_ACCOUNT " = true"},
    {"person account without contact role", "Opportunity",
     "SELECT COUNT(Id) n FROM Opportunity WHERE Account." PERSON_ACCOUNT " = true"
     " AND Id NOT IN (SELECT OpportunityId FROM OpportunityContactRole)"},
    {"of ended campaigns", "CampaignMember",
     "SELECT COUNT(Id) n FROM CampaignMember WHERE Campaign.IsActive = false AND Campaign.EndDate < LAST_N_DAYS:365"},
    {"sync user owns", "Lead", "SELECT COUNT(Id) n FROM Lead WHERE OwnerId = '%s'"},
    {"sync user owns", "Contact", "SELECT COUNT(Id) n FROM Contact WHERE OwnerId = '%s'"},
    {"sync user owns", "Account", "SELECT COUNT(Id) n FROM Account WHERE OwnerId = '%s'"},
    {"made in 30 days", "Task", "SELECT COUNT(Id) n FROM Task WHERE CreatedDate = LAST_N_DAYS:30"},
    {"made in 30 days by the sync user", "Task",
     "SELECT COUNT(Id) n FROM Task WHERE CreatedDate = LAST_N_DAYS:30 AND CreatedById = '%s'"},
    {"activities in 30 days by the sync user", "Task",
     "SELECT COUNT(Id) n FROM Task WHERE CreatedDate = LAST_N_DAYS:30 AND CreatedById = '%s' AND " ACTIVITIES},
    {"overdue of the sync user", "Task",
     "SELECT COUNT(Id) n FROM Task WHERE OwnerId = '%s' AND IsClosed = false AND ActivityDate < TODAY"},
};

/* Which of the facts a question is about. */
static const struct fact *fact_of(const struct sa_question *question)
{
    size_t index;
    memcpy(&index, question->payload, sizeof index);
    return &facts[index];
}

static int data_store(struct sa_source_run *run, const char *name, const char *object, long long records,
                      const char *refused, struct sa_error *error)
{
    sqlite3_stmt *insert = NULL;
    int rc = sa_sql_prepare(
        run->db, &insert, "INSERT INTO data_count VALUES (:name || ' of ' || :object, :object, ?3, :refused)",
        error);
    if (rc)
        return rc;
    sa_sql_bind_text(insert, ":name", name);
    sa_sql_bind_text(insert, ":object", object);
    sa_sql_bind_text(insert, ":refused", refused);
    if (!refused)
        sqlite3_bind_int64(insert, 3, records);
    rc = sa_sql_step(insert, error);
    sqlite3_finalize(insert);
    return rc;
}

static bool groups(const struct fact *fact)
{
    return strstr(fact->soql, "GROUP BY") != NULL;
}

static int data_store_row(struct sa_source_run *run, struct sa_question *question,
                          const struct sa_json *record, struct sa_error *error)
{
    const struct fact *fact = fact_of(question);
    bool tells_apart = strstr(fact->soql, " d FROM ") != NULL;
    long long n = 0;
    long long d = 0;
    if (question->paging.rows > 0 && !groups(fact))
        return sa_error_set(error, SA_EFORMAT, "more than one row came of a query that has one");
    int rc = sa_aggregate_count(record, "n", &n, error);
    if (rc == SA_OK && tells_apart)
        rc = sa_aggregate_count(record, "d", &d, error);
    if (rc == SA_OK && d > n)
        rc = sa_error_set(error, SA_EFORMAT, "%lld addresses cannot differ in %lld ways", n, d);
    if (rc || groups(fact))
        return rc;
    rc = data_store(run, fact->name, fact->object, n - d, NULL, error);
    return rc || !tells_apart ? rc : data_store(run, "addresses", fact->object, d, NULL, error);
}

static int store_groups(struct sa_source_run *run, struct sa_question *question, size_t rows,
                        struct sa_error *error)
{
    const struct fact *fact = fact_of(question);
    return groups(fact) ? data_store(run, fact->name, fact->object, (long long)rows, NULL, error) : SA_OK;
}

/* What Salesforce refuses to count is a fact about the count, not a failure of the fetch: the question has its answer. */
static int data_refuse(struct sa_source_run *run, struct sa_question *question,
                       const struct sa_status *status, bool *handled, struct sa_error *error)
{
    const struct fact *fact = fact_of(question);
    *handled = sa_status_is_no_count(status);
    if (!*handled)
        return SA_OK;
    int rc = data_store(run, fact->name, fact->object, 0, status->reason, error);
    return rc ? rc : sa_source_cover(question, "ok", "", error);
}

static int data_ask(struct sa_source_run *run, size_t index, const char *user, struct sa_error *error)
{
    static const struct sa_query query = {
        .together = true, .row = data_store_row, .end = store_groups, .refuse = data_refuse};
    const char *soql = facts[index].soql;
    const char *slot = strstr(soql, "%s");
    struct sa_buffer text = SA_BUFFER_INIT(SA_BUFFER_OWN);
    size_t *payload = malloc(sizeof *payload);
    int rc = !payload ? SA_ENOMEM
             : slot   ? sa_buffer_addf(&text, "%.*s%s%s", (int)(slot - soql), soql, user, slot + 2)
                      : sa_buffer_adds(&text, soql);
    if (rc) {
        rc = sa_error_memory(error);
    } else {
        *payload = index;
        rc = sa_soql_ask(run, facts[index].object, text.data, &query, payload, error);
        payload = NULL;
    }
    free(payload);
    sa_buffer_release(&text);
    return rc;
}

/* Only of objects that were described: what the user cannot see has no records for it either. What an earlier fetch counted stays. */
static int data_begin(struct sa_source_run *run, struct sa_error *error)
{
    sqlite3_stmt *select = NULL;
    int rc =
        sa_sql_prepare(run->db, &select,
                       "SELECT coalesce((SELECT user_id FROM userinfo WHERE connection = 'sync'), '')"
                       " FROM describe_object WHERE name = :object AND queryable"
                       " AND (NOT :person OR EXISTS (SELECT 1 FROM describe_field"
                       " WHERE object = 'Account' AND name = '" PERSON_ACCOUNT "'))"
                       " AND NOT EXISTS (SELECT 1 FROM data_count WHERE fact = :name || ' of ' || :object)",
                       error);
    for (size_t i = 0; i < sizeof facts / sizeof *facts && rc == SA_OK; i++) {
        sa_sql_bind_text(select, ":object", facts[i].object);
        sa_sql_bind_text(select, ":name", facts[i].name);
        sa_sql_bind_int(select, ":person", strstr(facts[i].soql, PERSON_ACCOUNT) != NULL);
        if (sa_sql_each(select, &rc, error) &&
            (!strstr(facts[i].soql, "%s") || sa_is_id(sa_sql_text(select, 0))))
            rc = data_ask(run, i, sa_sql_text(select, 0), error);
        sqlite3_reset(select);
    }
    sqlite3_finalize(select);
    return rc;
}

static int data_price(struct sa_source_run *run, size_t *calls, struct sa_error *error)
{
    (void)run;
    (void)error;
    *calls = sizeof facts / sizeof *facts;
    return SA_OK;
}

const struct sa_source sa_source_data = {
    .info = &sa_source_info_data,
    .versioned = true,
    .several = true,
    .progress = "counting records",
    .forget = "DELETE FROM data_count",
    .lacking = "DELETE FROM data_count WHERE refused IS NOT NULL",
    .wanted = sa_source_counts,
    .described = data_begin,
    .price = data_price,
};
