/* SOQL for the simulator: a query is checked as Salesforce checks it, for the user who asks, and becomes one SELECT over
 * the tables of the org.
 *
 * Covered: fields and parents' fields, aliases, aggregates, date functions, WHERE with every comparison and nested
 * queries, date literals, GROUP BY, HAVING, ORDER BY, LIMIT, OFFSET, and pages of the result. Not covered: child
 * subqueries in the SELECT list, TYPEOF, GROUP BY ROLLUP, FIELDS(). */
#ifndef SIMULATOR_SOQL_H
#define SIMULATOR_SOQL_H

#include <sqlite3.h>
#include <stdbool.h>

#include "syncaudit/buffer.h"
#include "syncaudit/error.h"

/* The results that are handed out page by page. */
struct sim_soql;

struct sim_soql_request {
    const char *resource; /* "query", "queryAll" or "tooling/query": decides rows, objects and envelope */
    const char *soql;
    int batch;     /* rows of a page: Sforce-Query-Options; 0 = 2000 */
    bool explains; /* the plan is asked for, not the rows */
};

/* `db` (borrowed) holds an org: org.sql. SA_ENOMEM. */
int sim_soql_open(struct sim_soql **out, sqlite3 *db, struct sa_error *error);

/* Answers a query as request.user: rows, or Salesforce's error with its status. An error code means that the simulator
 * itself failed. */
int sim_soql_query(struct sim_soql *soql, const struct sim_soql_request *request, struct sa_buffer *body,
                   int *status, struct sa_error *error);

/* Answers the page that a nextRecordsUrl names: what comes after "query/". */
int sim_soql_page(struct sim_soql *soql, const char *locator, struct sa_buffer *body, int *status,
                  struct sa_error *error);

void sim_soql_close(struct sim_soql *soql);

#endif
