/* Nearest match by edit distance: see include/syncaudit/nearest.h. */
#include <stddef.h>
#include <string.h>

#include "syncaudit/nearest.h"

enum { LONGEST = 63 }; /* nothing we list is longer */

/* Levenshtein distance, one row at a time. */
static size_t distance(const char *left, const char *right)
{
    size_t row[LONGEST + 1];
    size_t width = strlen(right);
    for (size_t j = 0; j <= width; j++)
        row[j] = j;
    for (size_t i = 1; left[i - 1]; i++) {
        size_t diagonal = row[0];
        row[0] = i;
        for (size_t j = 1; j <= width; j++) {
            size_t substitute = diagonal + (left[i - 1] != right[j - 1]);
            size_t best = row[j] < row[j - 1] ? row[j] + 1 : row[j - 1] + 1;
            diagonal = row[j];
            row[j] = substitute < best ? substitute : best;
        }
    }
    return row[width];
}

const char *sa_nearest(const char *word, const char *const *candidates)
{
    const char *nearest = NULL;
    size_t length = strlen(word);
    size_t allowed = length / 3 > 1 ? length / 3 : 1;
    for (; length <= LONGEST && *candidates; candidates++) {
        if (strlen(*candidates) > LONGEST)
            continue;
        size_t edits = distance(word, *candidates);
        if (edits <= allowed) {
            allowed = edits ? edits - 1 : 0;
            nearest = *candidates;
            if (edits == 0)
                break;
        }
    }
    return nearest;
}
