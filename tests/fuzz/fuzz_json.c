/* Any bytes through the text gate and the JSON reader. What was read must print to text that reads the same. */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "syncaudit/json.h"
#include "syncaudit/text.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* Touches every node through the accessors. */
static size_t walk(const struct sa_json *node)
{
    size_t seen = sa_json_type(node) + (size_t)(sa_json_number(node) != 0) + sa_json_boolean(node);
    const char *text = sa_json_string(node);
    if (text)
        seen += strlen(text);
    for (const struct sa_json *child = sa_json_first(node); child; child = sa_json_next(child))
        seen += walk(child) + (sa_json_name(child) != NULL);
    return seen;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct sa_buffer text = SA_BUFFER_INIT((size_t)1 << 24);
    struct sa_buffer first = SA_BUFFER_INIT((size_t)1 << 26);
    struct sa_buffer second = SA_BUFFER_INIT((size_t)1 << 26);
    struct sa_json *document = NULL;
    struct sa_json *again = NULL;
    struct sa_error error = SA_ERROR_INIT;
    size_t replaced = 0;
    if (sa_buffer_add(&text, data, size) || sa_text_gate_json(&text, &replaced))
        goto out;
    for (size_t i = 0, length; i < text.length; i += length) {
        length = sa_text_character((const unsigned char *)text.data + i, text.length - i);
        if (length == 0 || text.data[i] == '\0')
            abort();
    }
    if (sa_json_parse(&document, text.data, text.length, &error)) {
        if (document || !error.message[0])
            abort();
        goto out;
    }
    (void)walk(document);
    if (sa_json_print(document, &first))
        goto out;
    if (sa_json_parse(&again, first.data, first.length, &error))
        abort();
    /* Texts are compared, not trees: a number too large for a double prints as null. */
    if (sa_json_print(again, &second) || strcmp(first.data, second.data) != 0)
        abort();
out:
    sa_json_free(again);
    sa_json_free(document);
    sa_buffer_release(&second);
    sa_buffer_release(&first);
    sa_buffer_release(&text);
    return 0;
}
