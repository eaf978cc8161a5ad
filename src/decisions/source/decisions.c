/* What both sides have decided. */
#include "syncaudit/source.h"

const struct sa_source_info sa_source_info_decisions = {
    800, "decisions", "what marketing and Salesforce decided",
    "import an edited workbook (syncaudit decisions import)"};
