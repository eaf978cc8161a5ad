/* Which waiver matched what: for rules that run when all others have. */
#include "syncaudit/source.h"

const struct sa_source_info sa_source_info_waivers = {910, "waivers", "which waivers matched what",
                                                      "run all rules"};
