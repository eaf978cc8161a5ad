/* Salesforce's campaigns that Marketo's programs are synced with, and the statuses of their members. */
#include "syncaudit/source.h"

const struct sa_source_info sa_source_info_program_campaign = {
    425, "program_campaign", "the Salesforce campaigns that Marketo's programs are synced with",
    "read Marketo as well: --marketo"};
