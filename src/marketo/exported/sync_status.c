/* Marketo's page of the sync's status, exported. */
#include "syncaudit/source.h"

const struct sa_source_info sa_source_info_sync_status = {
    320, "sync_status", "what the sync did, and how fast",
    "export Admin > Salesforce > Sync Status in Marketo, and give the file with --marketo-status"};
