/* The way from a request to its answer: see ../router.h. */
#include "../router.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "../script.h"
#include "../service.h"
#include "marketo.h"
#include "syncaudit/clock.h"
#include "syncaudit/sql.h"

static const struct sim_route controls[] = {
    {"GET", "/simulator/state", sim_state, SIM_CONTROL | SIM_OPEN | SIM_FREE},
    {"POST", "/simulator/settings", sim_change, SIM_CONTROL | SIM_OPEN | SIM_FREE},
    {"POST", "/simulator/reset", sim_reset, SIM_CONTROL | SIM_OPEN | SIM_FREE},
};

const struct sim_route *sim_route_find(const char *method, const char *path)
{
    for (size_t i = 0; i < sizeof controls / sizeof *controls; i++)
        if (strcmp(controls[i].method, method) == 0 && strcmp(controls[i].pattern, path) == 0)
            return &controls[i];
    return NULL;
}

/* Notes the names of a form's arguments. */
static int note_arguments(struct sim_site *site, const char *form)
{
    char name[128];
    int rc = SA_OK;
    for (const char *item = form; rc == SA_OK && *item; item += *item == '&') {
        snprintf(name, sizeof name, "%.*s", (int)strcspn(item, "=&"), item);
        rc = sim_script_statement(site->db, "INSERT OR IGNORE INTO argument_seen VALUES (?1)", name, NULL,
                                  NULL, NULL);
        item += strcspn(item, "&");
    }
    return rc;
}

void sim_note(struct sim_site *site, const struct sim_request *request)
{
    struct sim_marketo *marketo = site->marketo;
    int rc = sim_script_statement(site->db,
                                  "INSERT INTO asked VALUES (?1 || ' ' || ?2, 1)"
                                  " ON CONFLICT DO UPDATE SET times = times + 1",
                                  request->method, request->path, NULL, NULL);
    if (rc == SA_OK)
        rc = note_arguments(site, request->query);
    if (rc == SA_OK)
        rc = note_arguments(site, request->body);
    if (rc == SA_OK && strncmp(request->path, "/identity/", strlen("/identity/")) != 0)
        rc = sim_times_add(site, &marketo->arrived, sa_time_monotonic_ms(), NULL);
    if (marketo->arrived.count > marketo->busiest)
        marketo->busiest = marketo->arrived.count;
    if (rc)
        abort(); /* a test that counts must not count wrongly */
}

/* A long address may come as a form that says it is a GET. */
static bool stands_for_get(const struct sim_site *site, const struct sim_request *request)
{
    struct sa_buffer value = SA_BUFFER_INIT(64);
    bool found = false;
    bool get = strcmp(request->method, "POST") == 0 &&
               sim_form_get(site->marketo->arguments, "_method", &value, &found, NULL) == SA_OK && found &&
               strcmp(value.data, "GET") == 0;
    sa_buffer_release(&value);
    return get || strcmp(request->method, "GET") == 0;
}

int sim_route(struct sim_site *site, struct sim_request *request, struct sim_answer *out,
              struct sa_error *error)
{
    const struct sim_route *control = sim_route_find(request->method, request->path);
    char stars[2][SIM_STAR_SIZE];
    bool answered = false;
    if (control)
        return control->handler(site, request, out, error);
    int rc = sim_instance_enter(site, request, error);
    if (rc)
        return rc;
    if (strcmp(request->path, "/identity/oauth/token") == 0)
        return sim_identity(site, request, out, error);
    const struct sim_question *question = sim_question_find(request->path, stars);
    rc = sim_enter(site, request, out, &answered, error);
    if (rc || answered)
        return rc;
    if (!question)
        return sim_answer_error(out, (int)sim_setting_number(site->settings, "610-status"), "610",
                                "Requested resource not found", error);
    if (stands_for_get(site, request))
        return sim_question_answer(site, question, stars, out, error);
    out->calls = 0;
    return sim_answer_error(out, 200, "605", "HTTP Method not supported", error);
}

/* ---- what GET /simulator/state tells ---- */

static int tell_row(struct sim_site *site, const char *name, const char *sql, struct sa_buffer *out)
{
    sqlite3_stmt *row = NULL;
    int rc = sa_sql_prepare(site->db, &row, sql, NULL);
    if (rc == SA_OK && sqlite3_step(row) == SQLITE_ROW)
        rc = sa_buffer_addf(out, ",\"%s\":%s", name, sa_sql_text(row, 0));
    sqlite3_finalize(row);
    return rc;
}

int sim_tell_more(struct sim_site *site, struct sa_buffer *out)
{
    int rc =
        sa_buffer_addf(out, ",\"busiest\":%zu,\"tokens\":%u", site->marketo->busiest, site->marketo->tokens);
    if (rc == SA_OK)
        rc = tell_row(site, "asked", "SELECT json_group_object(call, times) FROM asked", out);
    return rc ? rc : tell_row(site, "arguments", "SELECT json_group_array(name) FROM argument_seen", out);
}

void sim_forget_more(struct sim_site *site)
{
    struct sim_marketo *marketo = site->marketo;
    marketo->arrived.count = marketo->counted.count = marketo->busiest = 0;
    marketo->entered = 0;
    marketo->closed = false;
    sim_script_statement(site->db, "DELETE FROM asked", NULL, NULL, NULL, NULL);
    sim_script_statement(site->db, "DELETE FROM argument_seen", NULL, NULL, NULL, NULL);
}
