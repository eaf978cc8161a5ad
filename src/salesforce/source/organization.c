/* The organization's own row: name, edition, production or sandbox. */
#include "fetch/source.h"
#include "salesforce/identity.h"
#include "salesforce/org.h"
#include "salesforce/row.h"
#include "salesforce/soql.h"
#include "syncaudit/text.h"

const struct sa_source_info sa_source_info_organization = {
    40, "organization", "name and edition of the org, and whether it is a sandbox",
    "let the user read the organization's row"};

#define COLUMNS                                                                                              \
    "Id,Name,OrganizationType,IsSandbox,InstanceName,NamespacePrefix,LanguageLocaleKey,TrialExpirationDate"

static int organization_store(struct sa_source_run *run, struct sa_question *question,
                              const struct sa_json *record, struct sa_error *error)
{
    struct sa_row row = {0};
    const char *id = sa_json_string(sa_json_get(record, "Id"));
    if (question->paging.rows || !id || !sa_text_is_id(id))
        return sa_error_set(error, SA_EFORMAT, "answer has no 'Id', or more than one");
    int rc = sa_row_open(&row, run->db, "organization", 0, error);
    sa_row_need(&row, COLUMNS, false);
    if (rc == SA_OK)
        rc = sa_row_insert(&row, record, NULL, error);
    sa_row_release(&row);
    return rc ? rc : sa_identity_check_org(run->db, sa_side_names[run->side], error);
}

static int organization_end(struct sa_source_run *run, struct sa_question *question, size_t rows,
                            struct sa_error *error)
{
    (void)run;
    (void)question;
    return rows ? SA_OK : sa_error_set(error, SA_EFORMAT, "answer has no 'Id'");
}

static int organization_ask(struct sa_source_run *run, struct sa_error *error)
{
    static const struct sa_query query = {
        .row = organization_store, .end = organization_end, .together = true};
    return sa_soql_ask(run, "", "SELECT " COLUMNS " FROM Organization", &query, NULL, error);
}

const struct sa_source sa_source_organization = {
    .info = &sa_source_info_organization,
    .versioned = true,
    .forget = "DELETE FROM organization",
    .begin = organization_ask,
};
