/* The words that rules are written in: see include/syncaudit/vocabulary.h. */
#include "syncaudit/vocabulary.h"

#include <stddef.h>
#include <string.h>

#define CATEGORIES(row)                                                                                      \
    row("permission", "What the sync user may do") row("field", "Fields")                                    \
        row("privacy", "What should not leave Salesforce") row("object", "Custom objects")                   \
            row("data", "Values") row("performance", "Load") row("governance", "To plan for")
#define NAME(name, title) name,
#define TITLE(name, title) title,

const char *const sa_categories[] = {CATEGORIES(NAME) NULL};
const char *const sa_category_titles[] = {CATEGORIES(TITLE) NULL};

int sa_severity_rank(const char *word)
{
    for (int i = 0; sa_severities[i]; i++)
        if (strcmp(sa_severities[i], word) == 0)
            return i + 1;
    return 0;
}
