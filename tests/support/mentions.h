/* What readers of Marketo's answers tell, as lines that a test can compare:
 *
 *     filter[Has Car] label Car/Model
 *     form field soap Email writes
 *     step 1 Change Score
 *     link smart list "Customers"
 *     choice Country "Germany"
 */
#ifndef SYNCAUDIT_TEST_MENTIONS_H
#define SYNCAUDIT_TEST_MENTIONS_H

#include "marketo/mention.h"
#include "syncaudit/buffer.h"

/* A sink that writes such lines into `out`. */
struct sa_mention_sink test_mentions(struct sa_buffer *out);

/* Fails the running test unless `read` tells the `expected` lines (each with a line end) of a JSON text, in which ' stands for ". */
void test_mentions_are(int (*read)(const struct sa_json *, const struct sa_mention_sink *, struct sa_error *),
                       const char *json, const char *expected);

/* The result of `read` for a JSON text of which it may tell nothing. */
int test_mentions_none(int (*read)(const struct sa_json *, const struct sa_mention_sink *, struct sa_error *),
                       const char *json);

/* A sink that only counts mentions, into `*count`. */
struct sa_mention_sink test_mentions_counted(size_t *count);

#endif
