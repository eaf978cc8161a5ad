/* Look-up of an output format by name. */
#include <string.h>

#include "syncaudit/report.h"

const struct sa_report_format *sa_report_find(const char *name)
{
    for (size_t i = 0; sa_format_table[i]; i++)
        if (strcmp(sa_format_table[i]->name, name) == 0)
            return sa_format_table[i];
    return NULL;
}
