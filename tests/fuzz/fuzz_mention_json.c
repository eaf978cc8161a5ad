/* Any JSON document as each part of Marketo's answers that is read for fields. */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "marketo/read.h"
#include "syncaudit/text.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void check_text(const char *text, size_t least)
{
    size_t length = strlen(text);
    if (length < least || length > SA_READ_NAME || !sa_text_is_sound(text, length))
        abort();
}

static int check_mention(void *payload, const struct sa_mention *mention, struct sa_error *error)
{
    (void)payload;
    (void)error;
    check_text(mention->name, !mention->broken);
    check_text(mention->step, 0);
    check_text(mention->object, 0);
    check_text(mention->place, 1);
    if (mention->named == SA_NAMED_ID && strspn(mention->name, "0123456789") != strlen(mention->name))
        abort();
    return SA_OK;
}

static int check_step(void *payload, size_t position, const char *name, struct sa_error *error)
{
    (void)payload;
    (void)error;
    check_text(name, 0);
    if (position == 0)
        abort();
    return SA_OK;
}

static int check_pair(void *payload, const char *first, const char *second, struct sa_error *error)
{
    (void)payload;
    (void)error;
    check_text(first, 1);
    if (second[0] == '\0')
        abort();
    return SA_OK;
}

static int read_dependency(const struct sa_json *asset, const struct sa_mention_sink *sink,
                           struct sa_error *error)
{
    return sa_read_dependency(asset, "car_c", sink, error);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static int (*const readers[])(const struct sa_json *, const struct sa_mention_sink *,
                                  struct sa_error *) = {sa_read_rules,     sa_read_flow,   sa_read_form,
                                                        sa_read_thank_you, sa_read_mail,   sa_read_content,
                                                        sa_read_token,     read_dependency};
    const struct sa_mention_sink sink = {.mention = check_mention,
                                         .step = check_step,
                                         .link = check_pair,
                                         .choice = check_pair,
                                         .payload = NULL};
    struct sa_buffer text = SA_BUFFER_INIT((size_t)1 << 24);
    struct sa_json *document = NULL;
    if (sa_buffer_add(&text, data, size) == SA_OK && sa_text_gate_json(&text, NULL) == SA_OK &&
        sa_json_parse(&document, text.data, text.length, NULL) == SA_OK) {
        for (size_t i = 0; i < sizeof readers / sizeof *readers; i++) {
            struct sa_error error = SA_ERROR_INIT;
            int rc = readers[i](document, &sink, &error);
            if (rc != error.code || (rc != SA_OK && rc != SA_EFORMAT))
                abort();
        }
    }
    sa_json_free(document);
    sa_buffer_release(&text);
    return 0;
}
