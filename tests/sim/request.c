/* Requests and answers: see request.h. */
#include <stdlib.h>
#include <string.h>
#include <zlib.h>

#include "request.h"

static int hex_digit(char digit)
{
    const char *place = strchr("0123456789abcdef", digit | 0x20);
    return digit && place ? (int)(place - "0123456789abcdef") : -1;
}

/* Appends `length` bytes of an address or a form, decoded; `plus` = a plus sign is a blank. */
static int decode(const char *text, size_t length, bool plus, struct sa_buffer *out)
{
    int rc = SA_OK;
    for (size_t i = 0; rc == SA_OK && i < length; i++) {
        char byte = text[i];
        if (byte == '+' && plus) {
            byte = ' ';
        } else if (byte == '%' && i + 2 < length && hex_digit(text[i + 1]) >= 0 &&
                   hex_digit(text[i + 2]) >= 0) {
            byte = (char)(hex_digit(text[i + 1]) * 16 + hex_digit(text[i + 2]));
            i += 2;
        }
        rc = sa_buffer_add(out, &byte, 1);
    }
    return rc;
}

int sim_request_read(struct sim_request *request, const char *method, const char *url, struct sa_error *error)
{
    struct sa_buffer path = SA_BUFFER_INIT(SIM_BODY_LIMIT);
    size_t length = strcspn(url, "?");
    request->method = method;
    request->url = url;
    request->query = url[length] ? url + length + 1 : "";
    if (!request->body)
        request->body = "";
    while (length > 1 && url[length - 1] == '/')
        length--;
    int rc = decode(url, length, false, &path);
    if (rc == SA_OK)
        request->path = sa_buffer_detach(&path);
    sa_buffer_release(&path);
    return rc || !request->path ? sa_error_memory(error) : SA_OK;
}

void sim_request_release(struct sim_request *request)
{
    free(request->path);
    free(request->parts);
    request->path = request->parts = NULL;
}

int sim_form_get(const char *form, const char *name, struct sa_buffer *out, bool *found,
                 struct sa_error *error)
{
    size_t length = strlen(name);
    *found = false;
    for (const char *item = form; *item; item += strcspn(item, "&"), item += *item == '&') {
        if (strncmp(item, name, length) != 0 || item[length] != '=')
            continue;
        *found = true;
        const char *value = item + length + 1;
        return decode(value, strcspn(value, "&"), true, out) ? sa_error_memory(error) : SA_OK;
    }
    return SA_OK;
}

int sim_answer_text(struct sim_answer *answer, int status, const char *type, const char *text,
                    struct sa_error *error)
{
    answer->status = status;
    answer->type = type;
    answer->packed = answer->dated = false;
    sa_buffer_clear(&answer->body);
    return sa_buffer_adds(&answer->body, text) ? sa_error_memory(error) : SA_OK;
}

void sim_answer_release(struct sim_answer *answer)
{
    sa_buffer_release(&answer->body);
}

int sim_answer_pack(struct sim_answer *answer, int level, struct sa_error *error)
{
    struct sa_buffer packed = SA_BUFFER_INIT(SIM_BODY_LIMIT);
    z_stream stream = {.next_in = (Bytef *)answer->body.data, .avail_in = (uInt)answer->body.length};
    Bytef chunk[65536];
    int rc = SA_OK;
    int state = Z_OK;
    if (deflateInit2(&stream, level, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY) != Z_OK)
        return sa_error_memory(error);
    while (rc == SA_OK && state == Z_OK) {
        stream.next_out = chunk;
        stream.avail_out = sizeof chunk;
        state = deflate(&stream, Z_FINISH);
        rc = sa_buffer_add(&packed, chunk, sizeof chunk - stream.avail_out);
    }
    deflateEnd(&stream);
    if (rc) {
        sa_buffer_release(&packed);
        return sa_error_memory(error);
    }
    sa_buffer_release(&answer->body);
    answer->body = packed;
    answer->packed = true;
    return SA_OK;
}
