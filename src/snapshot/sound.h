/* Whether what a snapshot holds is what a snapshot may hold. */
#ifndef SYNCAUDIT_SNAPSHOT_SOUND_H
#define SYNCAUDIT_SNAPSHOT_SOUND_H

#include <sqlite3.h>

#include "syncaudit/error.h"

/* Reads all tables of a file whose shape is known: their pages are whole, and their values are numbers and texts as they come out of the
 * gate that everything fetched goes through. SA_EFORMAT when not; SA_EIO, SA_ENOMEM, SA_ECANCELLED. */
int sa_sound_check(sqlite3 *db, struct sa_error *error);

/* A snapshot is of one fetch: SA_EFORMAT when it is not. */
int sa_sound_run(sqlite3 *db, struct sa_error *error);

#endif
