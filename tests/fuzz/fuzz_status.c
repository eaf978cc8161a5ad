/* Any bytes as the body of an answer that says no: what people get to read is one line of valid text. */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "salesforce/status.h"
#include "syncaudit/buffer.h"
#include "syncaudit/text.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void check_line(const char *text)
{
    size_t left = strlen(text);
    while (left > 0) {
        size_t step = sa_text_character((const unsigned char *)text, left);
        unsigned char byte = (unsigned char)*text;
        if (step == 0 || byte < ' ' || byte == 0x7F || (byte == 0xC2 && (unsigned char)text[1] < 0xA0))
            abort();
        text += step;
        left -= step;
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const int codes[] = {200, 302, 400, 401, 403, 404, 420, 429, 500, 503};
    struct sa_buffer body = SA_BUFFER_INIT((size_t)1 << 24);
    if (sa_buffer_add(&body, data, size) || sa_text_gate_json(&body, NULL))
        abort();
    for (size_t i = 0; i < sizeof codes / sizeof *codes; i++) {
        struct sa_status status;
        const struct sa_http_answer answer = {.outcome = SA_HTTP_ANSWERED,
                                              .status = codes[i],
                                              .body = body.data,
                                              .length = body.length,
                                              .location = body.data};
        sa_status_read(&status, &answer);
        check_line(status.reason);
        if ((status.class == SA_STATUS_OK) != (codes[i] == 200) || (codes[i] != 200 && !*status.reason))
            abort();
    }
    sa_buffer_release(&body);
    return 0;
}
