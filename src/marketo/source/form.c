/* Fields of Marketo's forms. */
#include "syncaudit/source.h"

const struct sa_source_info sa_source_info_form = {413, "form", "which fields Marketo's forms write",
                                                   "read Marketo as well: --marketo"};
