/* How long parsing and inserting takes alone: the describes of a recording, held in memory, into a sealed snapshot.
 *
 *     bench_insert RECORDING SNAPSHOT
 *
 * Prints seconds; reading the recording is not counted. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "salesforce/describe.h"
#include "syncaudit/json.h"
#include "syncaudit/snapshot.h"
#include "syncaudit/text.h"

struct bodies {
    struct sa_buffer *items;
    size_t count;
};

static double seconds(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

/* Keeps the body of a line of the recording, if it is a describe. */
static int keep_body(struct bodies *bodies, const char *line, size_t length, struct sa_error *error)
{
    struct sa_json *record = NULL;
    int rc = sa_json_parse(&record, line, length, error);
    const char *path = sa_json_string(sa_json_get(record, "path"));
    const char *body = sa_json_string(sa_json_get(record, "body"));
    if (rc == SA_OK && body && path && strstr(path, "/describe") &&
        sa_json_number(sa_json_get(record, "status")) == 200) {
        struct sa_buffer *items = realloc(bodies->items, (bodies->count + 1) * sizeof *items);
        if (items) {
            bodies->items = items;
            items[bodies->count] = (struct sa_buffer)SA_BUFFER_INIT(SA_BUFFER_OWN);
            rc = sa_buffer_adds(&items[bodies->count++], body);
        } else {
            rc = sa_error_memory(error);
        }
    }
    sa_json_free(record);
    return rc;
}

static int read_bodies(struct bodies *bodies, const char *path, struct sa_error *error)
{
    FILE *stream = fopen(path, "r");
    char *line = NULL;
    size_t size = 0;
    ssize_t length;
    int rc = stream ? SA_OK : sa_error_set(error, SA_EIO, "cannot read '%s'", path);
    while (rc == SA_OK && (length = getline(&line, &size, stream)) > 0)
        rc = keep_body(bodies, line, (size_t)length, error);
    free(line);
    if (stream)
        fclose(stream);
    return rc;
}

static int insert(struct bodies *bodies, const char *path, struct sa_error *error)
{
    struct sa_snapshot *snapshot = NULL;
    struct sa_describe *describe = NULL;
    char name[SA_API_NAME_SIZE];
    int rc = sa_snapshot_create(&snapshot, path, error);
    if (rc == SA_OK)
        rc = sa_describe_open(&describe, sa_snapshot_db(snapshot), error);
    for (size_t i = 0; rc == SA_OK && i < bodies->count; i++) {
        struct sa_json *document = NULL;
        rc = sa_text_gate_json(&bodies->items[i], NULL);
        if (rc == SA_OK)
            rc = sa_json_parse(&document, bodies->items[i].data, bodies->items[i].length, error);
        if (rc == SA_OK)
            rc = sa_describe_store(describe, document, name, error);
        sa_json_free(document);
    }
    sa_describe_close(describe);
    if (rc == SA_OK)
        rc = sa_snapshot_seal(snapshot, error);
    sa_snapshot_close(snapshot);
    return rc;
}

int main(int count, char **words)
{
    struct sa_error error = SA_ERROR_INIT;
    struct bodies bodies = {0};
    if (count != 3) {
        fputs("usage: bench_insert RECORDING SNAPSHOT\n", stderr);
        return EXIT_FAILURE;
    }
    int rc = read_bodies(&bodies, words[1], &error);
    double begun = seconds();
    if (rc == SA_OK)
        rc = insert(&bodies, words[2], &error);
    if (rc)
        fprintf(stderr, "bench_insert: %s\n", error.message);
    else
        printf("%.4f\n", seconds() - begun);
    for (size_t i = 0; i < bodies.count; i++)
        sa_buffer_release(&bodies.items[i]);
    free(bodies.items);
    return rc ? EXIT_FAILURE : EXIT_SUCCESS;
}
