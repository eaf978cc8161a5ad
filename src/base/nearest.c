/* Nearest match by edit distance: see include/syncaudit/nearest.h. */
#include <ctype.h>
#include <stdbool.h>
#include <stddef.h>
#include <string.h>

#include "syncaudit/nearest.h"

enum { LONGEST = 255 }; /* nothing we list is longer */

static size_t least(size_t a, size_t b, size_t c)
{
    size_t smaller = a < b ? a : b;
    return smaller < c ? smaller : c;
}

/* Letters to insert, remove, replace or swap with their neighbour (optimal string alignment), three rows at a time. */
static size_t distance(const char *left, const char *right)
{
    size_t rows[3][LONGEST + 1];
    size_t *two_above = rows[0], *above = rows[1], *row = rows[2];
    size_t width = strlen(right);
    for (size_t j = 0; j <= width; j++)
        row[j] = j;
    for (size_t i = 1; left[i - 1]; i++) {
        size_t *oldest = two_above;
        two_above = above;
        above = row;
        row = oldest;
        row[0] = i;
        for (size_t j = 1; j <= width; j++) {
            bool same = tolower((unsigned char)left[i - 1]) == tolower((unsigned char)right[j - 1]);
            row[j] = least(above[j] + 1, row[j - 1] + 1, above[j - 1] + !same);
            bool swapped = i > 1 && j > 1 &&
                           tolower((unsigned char)left[i - 1]) == tolower((unsigned char)right[j - 2]) &&
                           tolower((unsigned char)left[i - 2]) == tolower((unsigned char)right[j - 1]);
            if (swapped && two_above[j - 2] + 1 < row[j])
                row[j] = two_above[j - 2] + 1;
        }
    }
    return row[width];
}

int sa_edits(const char *word, const char *candidate)
{
    size_t length = strlen(word);
    if (length > LONGEST || strlen(candidate) > LONGEST)
        return -1;
    size_t edits = distance(word, candidate);
    return edits <= 1 || edits <= length / 3 ? (int)edits : -1;
}

const char *sa_nearest(const char *word, const char *const *candidates)
{
    const char *nearest = NULL;
    int fewest = -1;
    for (; *candidates && fewest != 0; candidates++) {
        int edits = sa_edits(word, *candidates);
        if (edits >= 0 && (!nearest || edits < fewest)) {
            fewest = edits;
            nearest = *candidates;
        }
    }
    return nearest;
}
