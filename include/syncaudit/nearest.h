/* "Did you mean …?" for commands, options, keys and rule ids. */
#ifndef SYNCAUDIT_NEAREST_H
#define SYNCAUDIT_NEAREST_H

/* The candidate (NULL-terminated list) with the smallest edit distance (swapped neighbours count once, the case of letters does not) to `word`, or NULL when none is close: at most a
 * third of the word's length, and at least one edit is always tolerated. Borrowed from the list. */
const char *sa_nearest(const char *word, const char *const *candidates);

#endif
