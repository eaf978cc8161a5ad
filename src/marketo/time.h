/* Times as people's browsers and spreadsheet programs write them into exports.
 *
 * "11/12/2026" is a day in November or in December. One cell cannot tell, but a column is written by one program: so the cells
 * of a column that can be read in one way alone settle how all of it is read.
 */
#ifndef SYNCAUDIT_MARKETO_TIME_H
#define SYNCAUDIT_MARKETO_TIME_H

#include <stdbool.h>
#include <stddef.h>

/* In which order day, month and year stand; as bits of a set. The last one only of years with two digits: a year with four that
 * stands first leaves no doubt. */
enum sa_day_order { SA_MONTH_FIRST = 1, SA_DAY_FIRST = 2, SA_YEAR_FIRST = 4, SA_ANY_ORDER = 7 };

/* What the cells of a column tell. Begin with SA_TIMES_INIT. */
struct sa_times {
    unsigned possible; /* orders in which every cell is a day */
    unsigned
        likely; /* those in which none of them is in the future, or before anything that an export holds */
};

#define SA_TIMES_INIT                                                                                        \
    {                                                                                                        \
        SA_ANY_ORDER, SA_ANY_ORDER                                                                           \
    }

/* Takes notice of a cell; one that is no time at all tells nothing. `now` is ISO 8601, or "" where it is not known. */
void sa_times_see(struct sa_times *times, const char *text, const char *now);

/* The orders a column may have been written in; SA_ANY_ORDER when its cells contradict each other. */
unsigned sa_times_orders(const struct sa_times *times);

enum sa_time_read { SA_TIME_READ, SA_TIME_UNSURE, SA_TIME_NONE };

/* Writes "2026-11-20 10:05:00" when `text` is the same time in each of the `orders` it can be read in. UNSURE when they differ, NONE
 * when it is no time in any. A time with a zone as a number becomes UTC; all others stay as they are. */
enum sa_time_read sa_time_read(char out[20], const char *text, unsigned orders);

#endif
