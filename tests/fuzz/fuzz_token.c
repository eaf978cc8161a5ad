/* Any bytes as the answer of a token endpoint: a token is one word and goes to Salesforce's hosts alone, and what people get
 * to read is one line without it. */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "salesforce/login/token_answer.h"
#include "syncaudit/buffer.h"
#include "syncaudit/text.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void check(int rc, const struct sa_token_answer *token, const struct sa_error *error, int status)
{
    bool good = rc == SA_OK;
    if (good != (error->code == 0) || (good && status != 200))
        abort();
    if (good &&
        (!sa_text_is_word(token->access_token.data) || !sa_http_origin_check(token->instance_url.data, NULL)))
        abort();
    if (token->refresh_token.length && !sa_text_is_word(token->refresh_token.data))
        abort();
    for (const char *byte = error->message; *byte; byte++)
        if (*byte == '\n' || *byte == '\r')
            abort();
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const int codes[] = {200, 302, 400, 503};
    struct sa_buffer body = SA_BUFFER_INIT((size_t)1 << 24);
    if (sa_buffer_add(&body, data, size) || sa_text_gate_json(&body, NULL))
        abort();
    for (size_t i = 0; i < sizeof codes / sizeof *codes; i++) {
        struct sa_token_answer token;
        struct sa_error error = SA_ERROR_INIT;
        const struct sa_http_answer answer = {.outcome = SA_HTTP_ANSWERED,
                                              .status = codes[i],
                                              .body = body.data,
                                              .length = body.length,
                                              .location = "",
                                              .reason = ""};
        sa_token_answer_init(&token);
        int rc = sa_token_answer_read(&token, &answer, "https://login.salesforce.com", &error);
        check(rc, &token, &error, codes[i]);
        sa_token_answer_release(&token);
    }
    sa_buffer_release(&body);
    return 0;
}
