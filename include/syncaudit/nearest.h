/* "Did you mean …?" for commands, options, keys, rule ids, objects and fields. */
#ifndef SYNCAUDIT_NEAREST_H
#define SYNCAUDIT_NEAREST_H

/* Letters to insert, remove, replace or swap with their neighbour to make one of the other, whatever their case; -1 when the two are not
 * near: one edit always is, else at most a third of the word's length. */
int sa_edits(const char *word, const char *candidate);

/* The candidate (NULL-terminated list) with the fewest edits to `word`, the first of equals; NULL when none is near. Borrowed from the
 * list. */
const char *sa_nearest(const char *word, const char *const *candidates);

#endif
