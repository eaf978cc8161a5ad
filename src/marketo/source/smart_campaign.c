/* Rules and flow of Marketo's smart campaigns. */
#include "syncaudit/source.h"

const struct sa_source_info sa_source_info_smart_campaign = {
    411, "smart_campaign", "what Marketo's smart campaigns listen to, read and write",
    "read Marketo as well: --marketo"};
