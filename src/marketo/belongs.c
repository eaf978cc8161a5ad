/* Whether an instance is this org's: see belongs.h. */
#include <stdio.h>

#include "marketo/belongs.h"
#include "syncaudit/name.h"
#include "syncaudit/sql.h"

/* What there is to compare, and what of it was found. */
struct match {
    long long all, found;
};

static int belongs_count(struct match *match, sqlite3 *db, const char *sql, struct sa_error *error)
{
    sqlite3_stmt *row = NULL;
    int rc = sa_sql_prepare(db, &row, sql, error);
    if (sa_sql_one(row, &rc, error))
        *match = (struct match){sqlite3_column_int64(row, 0), sqlite3_column_int64(row, 1)};
    sqlite3_finalize(row);
    return rc;
}

static const char campaigns[] =
    "SELECT count(*), sum(EXISTS (SELECT 1 FROM program_campaign p WHERE substr(p.id, 1, 15) = c.id))"
    " FROM (SELECT DISTINCT substr(campaign, 1, 15) AS id FROM marketo_asset WHERE campaign IS NOT NULL) c"
    " WHERE EXISTS (SELECT 1 FROM coverage WHERE source = 'program_campaign' AND status = 'ok')";

/* Names end in __c, with what the mapping appends behind it where two objects have one: Name__c_contact. */
static const char fields[] =
    "WITH name AS (SELECT DISTINCT coalesce(nullif(soap_name, ''), name) AS name FROM marketo_rest_field"
    " WHERE object = 'lead' AND crm_managed AND coalesce(nullif(soap_name, ''), name) GLOB '*__c*'),"
    " known AS (SELECT DISTINCT lower(name) AS name FROM describe_field WHERE object IN ('Lead', 'Contact', 'Account'))"
    " SELECT count(*), sum(lower(substr(n.name, 1, instr(n.name, '__c') + 2)) IN (SELECT name FROM known)) FROM name n WHERE EXISTS (SELECT 1 FROM known)";

static int refuse(const struct sa_instance *instance, const struct match *match, const char *what,
                  struct sa_error *error)
{
    sa_error_set(error, SA_EREFUSED,
                 "Marketo '%s' does not seem to be synced with this org: of %lld %s it has %lld",
                 instance->options.name, match->all, what, match->found);
    sa_error_advise(error, "give the instance that is; or say --any-marketo, if that is how it is");
    return SA_EREFUSED;
}

int sa_belongs_check(const struct sa_instance *instance, sqlite3 *db, struct sa_error *error)
{
    struct match match = {0, 0};
    const char *what = "Salesforce campaigns that its programs are synced with,";
    bool asked = !instance->options.any && !instance->options.glance;
    int rc = !asked ? SA_OK : belongs_count(&match, db, campaigns, error);
    if (rc == SA_OK && match.all == 0 && asked) {
        what = "custom fields that the sync fills in Marketo,";
        rc = belongs_count(&match, db, fields, error);
    }
    if (rc || !asked)
        return rc;
    if (match.all == 0)
        sa_observe(instance->options.observer, SA_LEVEL_NOTICE,
                   "Marketo '%s': nothing tells whether it is synced with this org", instance->options.name);
    return match.found * 2 < match.all ? refuse(instance, &match, what, error) : SA_OK;
}

int sa_belongs_org(char out[SA_ORG_ID_SIZE], sqlite3 *db, struct sa_error *error)
{
    sqlite3_stmt *row = NULL;
    *out = '\0';
    int rc = sa_sql_prepare(
        db, &row, "SELECT Id FROM organization UNION ALL SELECT organization_id FROM userinfo", error);
    while (!*out && sa_sql_each(row, &rc, error))
        if (sa_is_id(sa_sql_text(row, 0)))
            sa_long_id(out, sa_sql_text(row, 0));
    sqlite3_finalize(row);
    return rc;
}
