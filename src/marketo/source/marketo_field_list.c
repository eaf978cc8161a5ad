/* Marketo's fields. */
#include "syncaudit/source.h"

const struct sa_source_info sa_source_info_marketo_field_list = {
    400, "marketo_field_list", "Marketo's fields, and which of them the sync fills",
    "read Marketo as well: --marketo"};
