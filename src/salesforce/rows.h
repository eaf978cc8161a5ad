/* Queries whose rows become rows of the snapshot's tables, column by column: what most sources of Setup are made of.
 *
 *     static const struct sa_rows_kind kinds[] = {{"PermissionSetGroup", "setup_permission_set_group", "Id,Status", "", …}};
 *     struct state {
 *         struct sa_rows rows; // the first member
 *     };
 *     rc = sa_rows_ask(run, "", &(struct sa_rows_query){.kind = &kinds[0]}, "WHERE Id IN ('0PG…')", error);
 */
#ifndef SYNCAUDIT_SALESFORCE_ROWS_H
#define SYNCAUDIT_SALESFORCE_ROWS_H

#include "salesforce/org.h"
#include "salesforce/row.h"
#include "salesforce/soql.h"

enum { SA_ROWS_KINDS = 12 }; /* the most a source has */

/* One kind of row. */
struct sa_rows_kind {
    const char *object;  /* of Salesforce */
    const char *table;   /* NULL = `also` takes the records */
    const char *columns; /* "Id,Name" */
    const char *newer;   /* ",Status": what some orgs or versions lack */
    bool tooling;
    bool never_empty; /* no row is how Salesforce refuses it to some: not permitted */
    const char *
        needed; /* "Id": columns without which a row means nothing; another that is refused is left out, and the rest
                           asked for again. NULL = all of `columns` */
};

/* A query on its way: enough to ask it again. */
struct sa_rows_query {
    const struct sa_rows_kind *kind;
    const char *newer;   /* in place of the kind's; NULL = the kind's */
    int newer_length;    /* bytes of it; used with `newer` */
    bool whole;          /* coverage has it as the source, not as an object of it */
    bool again;          /* a page was lost before: it is not asked a third time */
    unsigned refusals;   /* times it was asked with one column less */
    const char *columns; /* asked for, behind the tail */
    const char *first;   /* asked for at first, behind those; NULL = this is the first time */
    char tail[];         /* "WHERE …" */
};

/* First member of the state of a source that asks so. Zeroed by the plan; `begin` sets what is not NULL. */
struct sa_rows {
    const struct sa_rows_kind *kinds;
    /* Takes a record of a kind without a table. */
    int (*also)(struct sa_source_run *run, const struct sa_rows_query *query, const struct sa_json *record,
                struct sa_error *error);
    /* All rows of a query are in: SA_EFORMAT when they do not fit what is known besides; may be NULL. */
    int (*check)(struct sa_source_run *run, struct sa_error *error);
    /* A query is done with, whatever came of it; may be NULL. */
    int (*settled)(struct sa_source_run *run, struct sa_error *error);
    /* An answer that says no, before anything else is made of it; may be NULL. */
    int (*refused)(struct sa_source_run *run, const struct sa_rows_query *query,
                   const struct sa_status *status, bool *handled, struct sa_error *error);
    struct sa_row open[SA_ROWS_KINDS];              /* opened with the first row of a kind */
    const struct sa_question *asked[SA_ROWS_KINDS]; /* whose columns the opened table is set to */
    unsigned parts[SA_ROWS_KINDS];                  /* queries of the kind so far */
};

/* Asks for the rows of query->kind that `tail` selects. Coverage calls it `name`, "" = the kind's object, with a number behind it
 * from the second query of the kind on ("FieldPermissions 2"). Errors as of sa_soql_ask. */
int sa_rows_ask(struct sa_source_run *run, const char *name, const struct sa_rows_query *query,
                const char *tail, struct sa_error *error);

/* The `wanted` of a source that is asked unless only describes are wanted. */
bool sa_rows_wanted(const struct sa_fetch_options *options);

/* False when the sync user, who is asked because there is nobody else, has said of itself that it may not read Setup: then nothing
 * needs to be asked, and coverage says so. Its word is UserPermissionAccess: false also while that is on its way, and without it the
 * org is asked. */
int sa_rows_admitted(const struct sa_source_run *run, bool *admitted, struct sa_error *error);

/* All that a source of one query has to do: sets the state, which is a struct sa_rows, and asks where the user is admitted. `kinds` is
 * borrowed. Errors as of sa_rows_ask. */
int sa_rows_survey(struct sa_source_run *run, const struct sa_rows_kind *kinds, const char *tail,
                   struct sa_error *error);

/* Releases the opened tables. */
void sa_rows_release(struct sa_rows *rows);

/* The `end` of a source whose state begins with struct sa_rows and owns nothing else. */
void sa_rows_end(struct sa_source_run *run);

/* Appends "('a','b')" of what a query of one column gives: ids and API names, nothing else. `*count` = how many. */
int sa_rows_list(struct sa_buffer *out, sqlite3_stmt *select, size_t *count, struct sa_error *error);

#endif
