/* Any bytes as a recording: refused with a reason, or answered from. */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "syncaudit/http.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static int look(void *payload, const struct sa_http_answer *answer, struct sa_error *error)
{
    (void)error;
    ++*(unsigned *)payload;
    if (answer->body[answer->length] != '\0' || strlen(answer->body) != answer->length)
        abort();
    return SA_OK;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const char *const paths[] = {"/a", "/services/data", "/b?c"};
    struct sa_error error = SA_ERROR_INIT;
    struct sa_http *http;
    unsigned seen = 0;
    const char *bytes = size ? (const char *)data : "";
    if (sa_http_replay_memory(&http, "input", bytes, size, &(struct sa_http_options){0}, &error)) {
        if (http || !error.code || !error.message[0])
            abort();
        return 0;
    }
    for (size_t i = 0; i < 3; i++)
        if (sa_http_get(http, paths[i], look, &seen, NULL))
            abort();
    if (sa_http_run(http, &error) == SA_OK && seen != 3)
        abort();
    sa_http_close(http, NULL);
    return 0;
}
