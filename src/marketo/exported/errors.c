/* Marketo's page of sync errors, exported. */
#include "syncaudit/source.h"

const struct sa_source_info sa_source_info_errors = {
    300, "errors", "what fails in the sync today",
    "export Admin > Salesforce > Sync Errors in Marketo, and give the file with --marketo-errors"};
