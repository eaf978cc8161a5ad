/* Decisions: what two people in two departments settled about fields and actions, kept from one audit to the next.
 *
 * They live in one decisions.csv per org, beside the folders of its audits. A report writes them into its workbook, people
 * edit copies of that, and sa_decisions_import brings these back: a value that a person changed since the workbook was
 * filled is taken; one that was changed on both sides differently is a conflict: the value we have stays, the other one is
 * told and kept in the row's column "Conflicts". What the workbook was filled with is known by the fingerprint it carries:
 * sa_decisions_keep lays a copy by under that name.
 *
 * Columns are found by their titles, rows by object and API name (or action), then by the field's durable id. Columns that
 * people add are kept like ours.
 */
#ifndef SYNCAUDIT_DECISIONS_H
#define SYNCAUDIT_DECISIONS_H

#include <sqlite3.h>
#include <stdbool.h>
#include <stddef.h>

#include "syncaudit/error.h"

struct sa_decisions;

#define SA_DECISIONS_FILE "decisions.csv"
enum { SA_FINGERPRINT_SIZE = 17 };

/* Reads a decisions.csv; no file = no decisions. `*out` is owned by the caller. Commas, semicolons or tabs; with or without
 * byte order mark; columns in any order. SA_EINPUT with file and row: no columns to find rows by, the same row twice, a
 * text longer than a cell; SA_EIO. */
int sa_decisions_read(struct sa_decisions **out, const char *path, struct sa_error *error);

/* NULL is allowed. */
void sa_decisions_free(struct sa_decisions *decisions);

/* Number of rows. */
size_t sa_decisions_count(const struct sa_decisions *decisions);

/* Writes the file anew, whole or not at all: rows sorted, empty ones left out. A cell that could run as a formula gets an
 * apostrophe in front, which reading takes away. SA_EIO with path and reason. */
int sa_decisions_write(const struct sa_decisions *decisions, const char *path, struct sa_error *error);

/* Names the content: 16 hexadecimal digits, or "none" when there are no decisions. SA_ENOMEM. */
int sa_decisions_fingerprint(const struct sa_decisions *decisions, char out[SA_FINGERPRINT_SIZE],
                             struct sa_error *error);

/* Lays a copy by, in the folder "decisions.sent" beside `path`, under the fingerprint: what workbooks were filled with, to
 * tell later what people changed in them. Does nothing when it is there, or there are no decisions. SA_EIO. */
int sa_decisions_keep(const struct sa_decisions *decisions, const char *path, struct sa_error *error);

/* Where the copy with this fingerprint is laid by, for the decisions at `path`; owned by the caller. NULL when it is no
 * fingerprint (foreign text never becomes a path), or out of memory. */
char *sa_decisions_sent(const char *path, const char *fingerprint);

/* Fills the temporary tables rules and sheets read (src/rules/prepare/20-decisions.sql says what they mean). */
int sa_decisions_publish(const struct sa_decisions *decisions, sqlite3 *db, struct sa_error *error);

/* Which run and org a workbook was made for. "" where it does not say. */
struct sa_workbook_stamp {
    char run[64];       /* time of the audit */
    char org[64];       /* Salesforce's id of the org */
    char decisions[64]; /* fingerprint of the decisions it was filled with */
};

/* Reads only that. Of text, only what the HTML page saved has a stamp. SA_EINPUT when it is neither; SA_EIO. */
int sa_workbook_stamp(struct sa_workbook_stamp *out, const char *path, struct sa_error *error);

/* A value that was changed on both sides. Strings are borrowed during the call. */
struct sa_decision_conflict {
    const char *object, *field, *action; /* "" where it does not apply */
    const char *column;
    const char *kept;    /* what stays; "" = it was cleared */
    const char *offered; /* what the workbook has; "" = it was cleared there */
};

/* Zero-initialise, fill in what is wanted. */
struct sa_import {
    const char *base; /* the decisions.csv the workbook was filled with; "" = with none; NULL = not known */
    const char *now;  /* ISO 8601: noted as "Changed" at every row that changes */
    void (*conflict)(void *payload, const struct sa_decision_conflict *conflict); /* may be NULL */
    void (*note)(void *payload, const char *text); /* something a person may want to correct; may be NULL */
    void *payload;
    /* Results. */
    size_t rows;      /* read, with decisions or without */
    size_t changes;   /* values taken */
    size_t conflicts; /* values not taken */
    size_t refused;   /* rows with decisions that do not say what they are about: nothing of them was taken */
};

/* Merges an edited workbook (.xlsx), one of its sheets saved as .csv, or what the HTML page saved, into `decisions`, in memory. A row
 * that stands for several fields decides those it names, but for the values that a field's own row says otherwise. Without a known base
 * only empty places are filled. Nothing a person wrote is dropped: rows and columns that are missing in the workbook stay
 * as they are. On errors `decisions` may hold a part of it: do not write it then. SA_EINPUT (no workbook, password, damage,
 * no sheet or column of ours in it; with advice), SA_EIO. */
int sa_decisions_import(struct sa_decisions *decisions, const char *path, struct sa_import *import,
                        struct sa_error *error);

/* The same for a workbook in memory, without a known base. */
int sa_decisions_import_memory(struct sa_decisions *decisions, const void *bytes, size_t length,
                               struct sa_import *import, struct sa_error *error);

/* A table without rows; owned by the caller. */
int sa_decisions_empty(struct sa_decisions **out, struct sa_error *error);

#endif
