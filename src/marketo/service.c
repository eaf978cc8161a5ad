/* Marketo as a service: see account.h and src/fetch/service.h. */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "marketo/account.h"
#include "marketo/belongs.h"
#include "marketo/keep.h"
#include "marketo/pages.h"
#include "marketo/scrub.h"
#include "syncaudit/embedded.h"
#include "syncaudit/http.h"
#include "syncaudit/json.h"
#include "syncaudit/sql.h"

static const char *const connections[] = {"marketo", NULL};

static int open_recording(struct sa_http **out, const struct sa_instance *instance,
                          const struct sa_http_options *options, struct sa_error *error)
{
    const char *name = instance->options.replay;
    if (!instance->options.sample)
        return sa_http_replay(out, name, options, error);
    const struct sa_embedded_file *file = sa_embedded_find(name);
    if (!file)
        return sa_error_set(error, SA_EINPUT, "this build holds no sample of Marketo");
    return sa_http_replay_memory(out, name, file->data, (size_t)(file->end - file->data), options, error);
}

static int log_in(struct sa_http **out, void *account, unsigned side, struct sa_http_options *options,
                  struct sa_error *error)
{
    struct sa_instance *instance = account;
    struct sa_buffer token = SA_BUFFER_INIT(SA_SECRET_LIMIT);
    (void)side;
    options->record = instance->options.record;
    options->scrub = instance->options.show_values ? NULL : sa_marketo_scrub;
    if (instance->options.replay)
        return open_recording(out, instance, options, error);
    int rc = sa_instance_token(instance, &token, error);
    if (rc == SA_OK) {
        options->origin = instance->options.address;
        options->token = token.data;
        options->renew = sa_instance_token;
        options->renew_payload = instance;
        rc = sa_http_open(out, options, error);
    }
    sa_secret_release(&token);
    if (rc == SA_OK) /* until it is told how many of them are used */
        sa_http_limit(*out, instance->options.quota / 100 * (100 - SA_MARKETO_RESERVE),
                      "not asked: nine tenths of the calls that Marketo has in a day are spent");
    return rc;
}

static char *address(const void *account, const char *path)
{
    char *whole = NULL;
    (void)account;
    return asprintf(&whole, "/rest/%s", path) < 0 ? NULL : whole;
}

/* What all users of the instance have called today; later answers do not tell it, but the client counts. */
static bool read_usage(struct sa_usage *usage, void *account, const struct sa_http_answer *answer)
{
    struct sa_instance *instance = account;
    struct sa_json *document = NULL;
    long long total = 0;
    if (strcmp(answer->path, "/rest/v1/stats/usage.json") != 0 || answer->outcome != SA_HTTP_ANSWERED ||
        sa_json_parse(&document, answer->body, answer->length, NULL))
        return false;
    const struct sa_json *today = sa_json_first(sa_json_get(document, "result"));
    bool heard = sa_json_natural(sa_json_get(today, "total"), SA_SQL_INTEGER_MOST, &total);
    unsigned long quota = instance->options.quota;
    sa_json_free(document);
    *usage =
        (struct sa_usage){.used = (unsigned long)total < quota ? (unsigned long)total : quota, .most = quota};
    if (heard)
        instance->usage = *usage;
    return heard;
}

/* Before anything of it is joined with the org. */
static int meet(void *account, sqlite3 *db, bool *begun, struct sa_error *error)
{
    struct sa_instance *instance = account;
    char org[SA_ORG_ID_SIZE];
    *begun = true;
    int rc = sa_belongs_check(instance, db, error);
    if (rc == SA_OK)
        rc = sa_belongs_org(org, db, error);
    return rc || !*org ? rc : sa_kept_open(instance, org, error);
}

/* What is gone on with has been paid for in part. */
static int leave(void *account, sqlite3 *db, unsigned long calls, struct sa_error *error)
{
    sqlite3_stmt *update = NULL;
    (void)account;
    int rc = sa_sql_prepare(db, &update, "UPDATE marketo_instance SET calls = calls + :calls", error);
    if (rc == SA_OK) {
        sa_sql_bind_int(update, ":calls", (long long)calls);
        rc = sa_sql_step(update, error);
    }
    sqlite3_finalize(update);
    return rc;
}

const struct sa_service sa_marketo_service = {
    .name = "Marketo",
    .account_name = "Marketo",
    .priced = "reading Marketo",
    .sources = sa_marketo_source_table,
    .connections = connections,
    .log_in = log_in,
    .judge = sa_marketo_judge,
    .read_status = sa_marketo_status,
    .address = address,
    .read_page = sa_marketo_pages_read,
    .free_pages = sa_marketo_pages_free,
    .read_usage = read_usage,
    .meet = meet,
    .leave = leave,
};
