/* The organization's own row: name, edition, production or sandbox. */
#include "salesforce/identity.h"
#include "salesforce/org.h"
#include "salesforce/rows.h"
#include "syncaudit/name.h"
#include "syncaudit/sql.h"

const struct sa_source_info sa_source_info_organization = {
    40, "organization", "name and edition of the org, and whether it is a sandbox",
    "let the user read the organization's row"};

static const struct sa_rows_kind kind = {
    .object = "Organization",
    .table = "organization",
    .columns =
        "Id,Name,OrganizationType,IsSandbox,InstanceName,NamespacePrefix,LanguageLocaleKey,TrialExpirationDate",
    .newer = "",
    .needed = "Id"};

/* There is one, and it is that of the user who asks. What turns out to be neither is not kept. */
static int organization_check(struct sa_source_run *run, struct sa_error *error)
{
    sqlite3_stmt *select = NULL;
    int rc = sa_sql_prepare(run->db, &select, "SELECT max(Id), count(*) FROM organization", error);
    if (sa_sql_one(select, &rc, error) &&
        (sqlite3_column_int(select, 1) != 1 || !sa_is_id(sa_sql_text(select, 0))))
        rc = sa_error_set(error, SA_EFORMAT, "answer has no 'Id', or more than one");
    sqlite3_finalize(select);
    if (rc == SA_OK)
        rc = sa_identity_check_org(run->db, sa_side_names[run->side], error);
    if (rc == SA_EFORMAT) {
        int forgotten = sa_sql_run(run->db, "DELETE FROM organization", NULL);
        rc = forgotten ? forgotten : rc;
    }
    return rc;
}

static int organization_ask(struct sa_source_run *run, struct sa_error *error)
{
    struct sa_rows *rows = run->state;
    *rows = (struct sa_rows){.kinds = &kind, .check = organization_check};
    return sa_rows_ask(run, "", &(struct sa_rows_query){.kind = &kind, .whole = true}, "", error);
}

const struct sa_source sa_source_organization = {
    .info = &sa_source_info_organization,
    .versioned = true,
    .state_size = sizeof(struct sa_rows),
    .forget = "DELETE FROM organization",
    .begin = organization_ask,
    .end = sa_rows_end,
};
