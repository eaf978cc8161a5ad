/* The organization's own row: name, edition, production or sandbox. */
#include "salesforce/row.h"
#include "salesforce/source.h"

const struct sa_source_info sa_source_info_organization = {
    40, "organization", "name and edition of the org, and whether it is a sandbox",
    "let the user read the organization's row"};

static int store(struct sa_source_run *run, struct sa_question *question, const struct sa_json *record,
                 struct sa_error *error)
{
    struct sa_row row = {0};
    if (question->rows || !sa_json_string(sa_json_get(record, "Id")))
        return sa_error_set(error, SA_EFORMAT, "answer has no 'Id', or more than one");
    int rc = sa_row_open(&row, run->db, "organization", 0, error);
    if (rc == SA_OK)
        rc = sa_row_insert(&row, record, NULL, error);
    sa_row_release(&row);
    return rc;
}

static int end(struct sa_source_run *run, struct sa_question *question, size_t rows, double total,
               struct sa_error *error)
{
    (void)run;
    (void)question;
    (void)total;
    return rows ? SA_OK : sa_error_set(error, SA_EFORMAT, "answer has no 'Id'");
}

static int ask(struct sa_source_run *run, struct sa_error *error)
{
    static const struct sa_query query = {.row = store, .end = end, .together = true};
    return sa_source_query(run, "",
                           "SELECT Id,Name,OrganizationType,IsSandbox,InstanceName,NamespacePrefix,"
                           "LanguageLocaleKey,TrialExpirationDate FROM Organization",
                           &query, NULL, error);
}

const struct sa_source sa_source_organization = {
    .info = &sa_source_info_organization,
    .versioned = true,
    .forget = "DELETE FROM organization",
    .begin = ask,
};
