/* Reading a recording; the format is described in recording.h.
 *
 * All sources become one seekable stream: a plain file as it is, memory through fmemopen, and gzip unpacked
 * once into an unnamed temporary file. One pass checks every line and remembers where each path's line
 * begins; after that a line is read again when it is asked for, so memory holds one answer and the paths,
 * however large the recording.
 */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <zlib.h>

#include "http/recording.h"
#include "syncaudit/json.h"
#include "syncaudit/text.h"

#define LINE_LIMIT ((size_t)256 << 20)

struct entry {
    char *path;
    off_t offset;
    size_t line;
};

struct sa_http_recording {
    char *name;
    FILE *stream;
    struct sa_buffer line;
    struct sa_http_response response;
    struct entry *entries; /* sorted by path once read */
    size_t count;
    size_t capacity;
};

/* Unpacks a gzip file into an unnamed temporary one. */
static FILE *replay_unpack(gzFile packed, const char *name, struct sa_error *error)
{
    char chunk[65536];
    int count;
    FILE *out = tmpfile();
    while (out && (count = gzread(packed, chunk, sizeof chunk)) > 0)
        fwrite(chunk, 1, (size_t)count, out);
    int state = Z_OK;
    const char *why = gzerror(packed, &state);
    if (out && state != Z_OK) {
        sa_error_set(error, SA_EINPUT, "'%s' is a broken gzip file: %s", name, why);
    } else if (!out || fflush(out) || ferror(out)) {
        sa_error_set(error, SA_EIO, "cannot unpack '%s' into a temporary file: %s", name, strerror(errno));
    } else {
        rewind(out);
        return out;
    }
    if (out)
        fclose(out);
    return NULL;
}

static FILE *open_file(const char *name, struct sa_error *error)
{
    FILE *stream = NULL;
    gzFile packed = gzopen(name, "rbe");
    if (!packed) {
        sa_error_set(error, SA_EIO, "cannot read recording '%s': %s", name, strerror(errno ? errno : ENOMEM));
        return NULL;
    }
    if (!gzdirect(packed)) {
        stream = replay_unpack(packed, name, error);
    } else {
        stream = fopen(name, "rbe");
        if (!stream)
            sa_error_set(error, SA_EIO, "cannot read recording '%s': %s", name, strerror(errno));
    }
    gzclose(packed);
    return stream;
}

static FILE *open_memory(const char *bytes, size_t length, struct sa_error *error)
{
    union {
        const char *in;
        void *out;
    } borrowed = {.in = bytes}; /* fmemopen takes a void * but writes nothing in mode "r" */
    FILE *stream = fmemopen(borrowed.out, length, "r");
    if (!stream)
        sa_error_memory(error);
    return stream;
}

/* Reads one line without its end into recording->line. 1 = a line, 0 = end of the file, else an error. */
static int read_line(struct sa_http_recording *recording, struct sa_error *error)
{
    char chunk[4096];
    int byte = 0;
    sa_buffer_clear(&recording->line);
    while (byte != '\n' && byte != EOF) {
        size_t count = 0;
        while (count < sizeof chunk && (byte = getc_unlocked(recording->stream)) != EOF && byte != '\n')
            chunk[count++] = (char)byte;
        int rc = sa_buffer_add(&recording->line, chunk, count);
        if (rc == SA_ENOMEM)
            return sa_error_memory(error);
        if (rc)
            return sa_error_set(error, SA_EINPUT, "the line is longer than %zu bytes", LINE_LIMIT);
    }
    if (ferror(recording->stream))
        return sa_error_set(error, SA_EIO, "cannot read it: %s", strerror(errno));
    return byte == '\n' || recording->line.length > 0;
}

/* Parses recording->line. */
static int parse_line(struct sa_http_recording *recording, struct sa_json **out, struct sa_error *error)
{
    *out = NULL;
    if (sa_text_gate_json(&recording->line, NULL))
        return sa_error_memory(error);
    int rc = sa_json_parse(out, recording->line.data, recording->line.length, error);
    if (rc == SA_EFORMAT && error)
        error->code = SA_EINPUT;
    return rc == SA_EFORMAT ? SA_EINPUT : rc;
}

static int read_head(struct sa_http_recording *recording, char **origin, char *recorded_at,
                     struct sa_error *error)
{
    struct sa_json *head = NULL;
    time_t when;
    int rc = read_line(recording, error);
    if (rc >= 0)
        rc = parse_line(recording, &head, error);
    const char *from = sa_json_string(sa_json_get(head, "origin"));
    const char *at = sa_json_string(sa_json_get(head, "time"));
    double version = sa_json_number(sa_json_get(head, "recording"));
    if (rc == SA_OK && (version < 1 || !from || !at))
        rc = sa_error_set(error, SA_EINPUT, "this is not a recording");
    else if (rc == SA_OK && version > 1)
        rc = sa_error_set(error, SA_EINPUT, "the recording was made by a newer version of syncaudit");
    else if (rc == SA_OK && !sa_http_origin_check(from, error))
        rc = sa_error_prefix(error, SA_EINPUT, "the recorded address");
    if (rc == SA_OK)
        rc = sa_time_parse(&when, at, error);
    if (rc == SA_OK) {
        sa_time_format(recorded_at, when);
        *origin = strdup(from);
        rc = *origin ? SA_OK : sa_error_memory(error);
    }
    sa_json_free(head);
    return rc;
}

static int add_entry(struct sa_http_recording *recording, const char *path, off_t offset, size_t line)
{
    if (recording->count == recording->capacity) {
        size_t capacity = recording->capacity ? recording->capacity * 2 : 64;
        struct entry *entries = reallocarray(recording->entries, capacity, sizeof *entries);
        if (!entries)
            return SA_ENOMEM;
        recording->entries = entries;
        recording->capacity = capacity;
    }
    char *copy = strdup(path);
    if (!copy)
        return SA_ENOMEM;
    recording->entries[recording->count++] = (struct entry){copy, offset, line};
    return SA_OK;
}

/* Checks the line just read and puts it into the index. */
static int index_line(struct sa_http_recording *recording, off_t offset, size_t line, struct sa_error *error)
{
    struct sa_json *record = NULL;
    int rc = parse_line(recording, &record, error);
    const char *method = sa_json_string(sa_json_get(record, "method"));
    const char *path = sa_json_string(sa_json_get(record, "path"));
    double status = sa_json_number(sa_json_get(record, "status"));
    if (rc == SA_OK && (!method || !path || !sa_json_string(sa_json_get(record, "body"))))
        rc = sa_error_set(error, SA_EINPUT, "a text is missing: 'method', 'path' or 'body'");
    else if (rc == SA_OK && (status < 100 || status > 999 || status != (int)status))
        rc = sa_error_set(error, SA_EINPUT, "'status' is not an HTTP status");
    else if (rc == SA_OK && strcmp(method, "GET") == 0 && add_entry(recording, path, offset, line))
        rc = sa_error_memory(error);
    sa_json_free(record);
    return rc;
}

static int compare_entries(const void *left, const void *right)
{
    const struct entry *a = left;
    const struct entry *b = right;
    int order = strcmp(a->path, b->path);
    return order ? order : (a->line > b->line) - (a->line < b->line);
}

static int compare_path(const void *path, const void *entry)
{
    return strcmp(path, ((const struct entry *)entry)->path);
}

/* Sorts the index and keeps the last line of each path. */
static void sort_entries(struct sa_http_recording *recording)
{
    size_t kept = 0;
    if (recording->count)
        qsort(recording->entries, recording->count, sizeof *recording->entries, compare_entries);
    for (size_t i = 0; i < recording->count; i++) {
        if (kept && strcmp(recording->entries[kept - 1].path, recording->entries[i].path) == 0)
            free(recording->entries[--kept].path);
        recording->entries[kept++] = recording->entries[i];
    }
    recording->count = kept;
}

static int replay_read_all(struct sa_http_recording *recording, char **origin, char *recorded_at,
                           struct sa_error *error)
{
    size_t line = 1;
    int rc = read_head(recording, origin, recorded_at, error);
    while (rc == SA_OK) {
        off_t offset = ftello(recording->stream);
        line++;
        rc = read_line(recording, error);
        if (rc == 0)
            break;
        rc = rc < 0 ? rc : index_line(recording, offset, line, error);
    }
    sort_entries(recording);
    return rc ? sa_error_prefix(error, rc, "%s:%zu", recording->name, line) : SA_OK;
}

int sa_http_recording_open(struct sa_http_recording **out, const char *name, const char *bytes, size_t length,
                           const struct sa_http_names *names, char **origin, char *recorded_at,
                           struct sa_error *error)
{
    *out = NULL;
    if (bytes && length == 0)
        return sa_error_set(error, SA_EINPUT, "%s:1: the recording is empty", name);
    struct sa_http_recording *recording = calloc(1, sizeof *recording);
    if (!recording)
        return sa_error_memory(error);
    struct sa_error why = SA_ERROR_INIT; /* tells no memory from no file */
    recording->line = (struct sa_buffer)SA_BUFFER_INIT(LINE_LIMIT);
    sa_http_response_init(&recording->response, names, LINE_LIMIT);
    int rc = SA_OK;
    recording->name = strdup(name);
    if (!recording->name)
        rc = sa_error_memory(&why);
    if (rc == SA_OK)
        recording->stream = bytes ? open_memory(bytes, length, &why) : open_file(name, &why);
    if (rc == SA_OK)
        rc = recording->stream ? replay_read_all(recording, origin, recorded_at, &why) : why.code;
    if (rc) {
        if (error)
            *error = why;
        sa_http_recording_close(recording);
        recording = NULL;
    }
    *out = recording;
    return rc;
}

/* Reads the line of `entry` into recording->response. */
static int read_answer(struct sa_http_recording *recording, const struct entry *entry, struct sa_error *error)
{
    struct sa_json *record = NULL;
    struct sa_http_response *response = &recording->response;
    const struct sa_http_names *names = response->names;
    sa_http_response_clear(response);
    int rc = SA_EIO;
    if (fseeko(recording->stream, entry->offset, SEEK_SET) == 0)
        rc = read_line(recording, error);
    if (rc >= 0)
        rc = parse_line(recording, &record, error);
    const char *body = sa_json_string(sa_json_get(record, "body"));
    const struct sa_json *headers = sa_json_get(record, "headers");
    if (rc == SA_OK && !body) /* it was there when the index was made */
        rc = sa_error_set(error, SA_EINPUT, "the recording changed while it was read");
    if (rc == SA_OK) {
        response->status = (int)sa_json_number(sa_json_get(record, "status"));
        rc = sa_buffer_adds(&response->body, body);
    }
    for (size_t i = 0; rc == SA_OK && i < SA_HTTP_LOCATION; i++) {
        const char *name = sa_http_header_name(names, (enum sa_http_header)i);
        const char *value = name ? sa_json_string(sa_json_get(headers, name)) : NULL;
        if (value && sa_buffer_adds(&response->headers[i], value) == SA_ENOMEM)
            rc = sa_error_memory(error);
    }
    if (rc == SA_OK && sa_http_response_gate(response, false))
        rc = sa_error_memory(error);
    sa_json_free(record);
    return rc ? sa_error_prefix(error, rc, "%s:%zu", recording->name, entry->line) : SA_OK;
}

int sa_http_recording_answer(struct sa_http_recording *recording, const struct sa_http_request *request,
                             const struct sa_http_response **response, struct sa_error *error)
{
    const struct entry *entry = recording->count && !request->body
                                    ? bsearch(request->path, recording->entries, recording->count,
                                              sizeof *recording->entries, compare_path)
                                    : NULL;
    *response = entry ? &recording->response : NULL;
    return entry ? read_answer(recording, entry, error) : SA_OK;
}

void sa_http_recording_close(struct sa_http_recording *recording)
{
    if (!recording)
        return;
    for (size_t i = 0; i < recording->count; i++)
        free(recording->entries[i].path);
    free(recording->entries);
    sa_http_response_release(&recording->response);
    sa_buffer_release(&recording->line);
    if (recording->stream)
        fclose(recording->stream);
    free(recording->name);
    free(recording);
}
