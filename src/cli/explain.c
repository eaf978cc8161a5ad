/* explain: why the sync user has or lacks an access. */
#include <stdlib.h>
#include <string.h>

#include "cli/shared/cli.h"
#include "cli/shared/job.h"
#include "cli/shared/options.h"
#include "cli/shared/terminal.h"
#include "syncaudit/buffer.h"
#include "syncaudit/explain.h"
#include "syncaudit/json.h"

static int as_json;

static struct poptOption options[] = {
    {"json", '\0', POPT_ARG_NONE, &as_json, 0, "print the lines as JSON", NULL},
    POPT_TABLEEND,
};

static void print_line(void *payload, const struct sa_explain_line *line)
{
    (void)payload;
    sa_print("%*s%s", 2 * line->depth, "", line->depth ? "- " : "");
    sa_print_one_line(line->text);
    if (*line->link)
        sa_print("\n%*s%s", 2 * line->depth + 2, "", line->link);
    sa_print("\n");
}

static void add_member(struct sa_buffer *out, const char *name, const char *value)
{
    sa_buffer_addf(out, ",\"%s\":", name);
    sa_json_quote(value, strlen(value), out);
}

/* Errors of the buffer are memory's; the length tells whether all of it is there. */
static void add_line(void *payload, const struct sa_explain_line *line)
{
    struct sa_buffer *out = payload;
    sa_buffer_addf(out, "%s\n  {\"depth\":%d", out->length > 1 ? "," : "", line->depth);
    add_member(out, "kind", line->kind);
    add_member(out, "text", line->text);
    add_member(out, "link", line->link);
    sa_buffer_adds(out, "}");
}

static int print_json(struct sa_snapshot *snapshot, const char *object, const char *field,
                      struct sa_error *error)
{
    struct sa_buffer out = SA_BUFFER_INIT(SA_BUFFER_OWN);
    int rc = sa_buffer_adds(&out, "[");
    if (rc == SA_OK)
        rc = sa_explain(snapshot, object, field, add_line, &out, error);
    if (rc == SA_OK)
        sa_print("%s\n]\n", out.data);
    sa_buffer_release(&out);
    return rc;
}

/* Object and field of "Lead.Industry"; the field of "Lead" is NULL. */
static char *cut(char *place)
{
    char *dot = strchr(place, '.');
    if (!dot)
        return NULL;
    *dot = '\0';
    return dot + 1;
}

static int explain(struct sa_job *job, const char *place)
{
    struct sa_error error = SA_ERROR_INIT;
    char *object = strdup(place);
    if (!object)
        return SA_EXIT_FAILED;
    const char *field = cut(object);
    int rc = as_json ? print_json(job->snapshot, object, field, &error)
                     : sa_explain(job->snapshot, object, field, print_line, NULL, &error);
    free(object);
    return rc ? sa_fail_input(&error) : SA_EXIT_OK;
}

static int run(const char *const *arguments)
{
    struct sa_job job = {0};
    int exit = sa_arguments_check(arguments, 2, 2, "SNAPSHOT and OBJECT[.FIELD]");
    if (!exit)
        exit = sa_job_open(&job, arguments[0]);
    if (!exit)
        exit = explain(&job, arguments[1]);
    sa_job_release(&job);
    return exit;
}

const struct sa_command sa_command_explain = {
    .name = "explain",
    .summary = "tell why the sync user has or lacks an access",
    .arguments = "SNAPSHOT OBJECT[.FIELD]",
    .help =
        "Prints what the sync user may do with an object or a field, every profile, permission set and group that grants it or "
        "could, what is muted or expired, and the smallest change. What grants it is known when the snapshot was fetched "
        "with a user who has View Setup and Configuration.",
    .options = options,
    .run = run,
};
