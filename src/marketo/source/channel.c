/* Statuses of the members of Marketo's programs, by channel. */
#include "syncaudit/source.h"

const struct sa_source_info sa_source_info_channel = {424, "channel", "the statuses of Marketo's channels",
                                                      "read Marketo as well: --marketo"};
