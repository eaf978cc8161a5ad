/* The words of error texts that may be given away. */
#ifndef SYNCAUDIT_SNAPSHOT_SHARE_WORDS_H
#define SYNCAUDIT_SNAPSHOT_SHARE_WORDS_H

#include <sqlite3.h>

/* error_words(X), an SQL function: X without what a person may have typed. Needs the table temp.share_word (src/snapshot/share/words.sql). */
void sa_share_error_words(sqlite3_context *context, int argc, sqlite3_value **argv);

#endif
