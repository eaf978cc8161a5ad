/* Writing a recording; the format is described in recording.h. */
#include <errno.h>
#include <stdio.h>
#include <string.h>

#include "http/recording.h"
#include "syncaudit/json.h"

/* Appends `,"name":"text"` or, as the first member, `"name":"text"`. */
static int add_member(struct sa_buffer *line, const char *name, const char *text, size_t length)
{
    char before = line->data[line->length - 1];
    int rc = before == '{' ? SA_OK : sa_buffer_adds(line, ",");
    if (rc == SA_OK)
        rc = sa_buffer_addf(line, "\"%s\":", name);
    return rc ? rc : sa_json_quote(text, length, line);
}

/* Writes a line out as soon as it is whole, so that a full disk ends the run and not only its last step. */
static int write_line(struct sa_file_writer *record, struct sa_buffer *line, int rc, struct sa_error *error)
{
    if (rc == SA_OK)
        rc = sa_buffer_adds(line, "}\n");
    if (rc) {
        rc = sa_error_memory(error);
    } else {
        errno = 0;
        sa_file_write(record, line->data, line->length);
        if (ferror(record->stream))
            rc = sa_error_set(error, SA_EIO, "cannot write recording '%s': %s", record->path,
                              strerror(errno ? errno : EIO));
    }
    sa_buffer_release(line);
    return rc;
}

int sa_http_record_begin(struct sa_file_writer *record, const char *path, const char *origin,
                         const char *when, struct sa_error *error)
{
    struct sa_buffer line = SA_BUFFER_INIT(SA_BUFFER_OWN);
    int rc = sa_file_begin(record, path, error);
    if (rc)
        return rc;
    rc = sa_buffer_adds(&line, "{\"recording\":1");
    if (rc == SA_OK)
        rc = add_member(&line, "origin", origin, strlen(origin));
    if (rc == SA_OK)
        rc = add_member(&line, "time", when, strlen(when));
    return write_line(record, &line, rc, error);
}

/* Everything before the headers. */
static int begin_answer(struct sa_buffer *line, const char *path, int status)
{
    int rc = sa_buffer_adds(line, "{\"method\":\"GET\"");
    if (rc == SA_OK)
        rc = add_member(line, "path", path, strlen(path));
    return rc ? rc : sa_buffer_addf(line, ",\"status\":%d,\"headers\":{", status);
}

int sa_http_record_add(struct sa_file_writer *record, const char *path,
                       const struct sa_http_response *response, sa_http_scrub *scrub, struct sa_error *error)
{
    struct sa_buffer line = SA_BUFFER_INIT(SA_BUFFER_OWN);
    struct sa_buffer scrubbed = SA_BUFFER_INIT(SA_BUFFER_OWN);
    int rc = scrub ? scrub(&scrubbed, response->body.data, response->body.length) : SA_OK;
    const struct sa_buffer *body = scrub ? &scrubbed : &response->body;
    if (rc == SA_OK)
        rc = begin_answer(&line, path, response->status);
    for (size_t i = 0; rc == SA_OK && i < SA_HTTP_LOCATION; i++)
        if (response->headers[i].length)
            rc = add_member(&line, sa_http_header_name(response->names, (enum sa_http_header)i),
                            response->headers[i].data, response->headers[i].length);
    if (rc == SA_OK)
        rc = sa_buffer_adds(&line, "}");
    if (rc == SA_OK)
        rc = add_member(&line, "body", body->data, body->length);
    sa_buffer_release(&scrubbed);
    return write_line(record, &line, rc, error);
}

int sa_http_record_part(struct sa_file_writer *record, const struct sa_http_names *names,
                        const struct sa_http_answer *answer, struct sa_error *error)
{
    struct sa_buffer line = SA_BUFFER_INIT(SA_BUFFER_OWN);
    int rc = begin_answer(&line, answer->path, answer->status);
    const char *request_id = sa_http_header_name(names, SA_HTTP_REQUEST_ID);
    if (rc == SA_OK && request_id && *answer->request_id)
        rc = add_member(&line, request_id, answer->request_id, strlen(answer->request_id));
    if (rc == SA_OK)
        rc = sa_buffer_adds(&line, "}");
    if (rc == SA_OK)
        rc = add_member(&line, "body", answer->body, answer->length);
    return write_line(record, &line, rc, error);
}
