/* Rules of Marketo's smart lists. */
#include "syncaudit/source.h"

const struct sa_source_info sa_source_info_smart_list = {
    410, "smart_list", "what Marketo's smart lists filter by", "read Marketo as well: --marketo"};
