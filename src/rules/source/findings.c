/* What the rules on the org found: for rules that run after them. */
#include "syncaudit/source.h"

const struct sa_source_info sa_source_info_findings = {900, "findings", "what the other rules found",
                                                       "run all rules"};
