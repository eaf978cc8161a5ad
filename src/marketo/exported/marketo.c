/* Marketo's page of field management, exported. */
#include "syncaudit/source.h"

const struct sa_source_info sa_source_info_marketo = {
    310, "marketo", "the fields that exist in Marketo",
    "export the field names in Marketo (Admin > Field Management), and give the file with --marketo-fields"};
