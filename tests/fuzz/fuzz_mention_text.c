/* Any bytes as a text with tokens, and as a script: names that are told are sound and short, and there are no more than there is text for. */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "marketo/read.h"
#include "syncaudit/text.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static int check(void *payload, const struct sa_mention *mention, struct sa_error *error)
{
    size_t length = strlen(mention->name);
    (void)error;
    if (length == 0 || length > SA_READ_NAME || !sa_text_is_sound(mention->name, length))
        abort();
    if (strlen(mention->object) > SA_READ_NAME || mention->writes || mention->broken || mention->step[0])
        abort();
    ++*(size_t *)payload;
    return SA_OK;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    size_t count = 0;
    const struct sa_mention_sink sink = {
        .mention = check, .step = NULL, .link = NULL, .choice = NULL, .payload = &count};
    char *text = malloc(size + (size == 0)); /* exactly as long as it is */
    if (!text)
        abort();
    memcpy(text, data, size);
    if (sa_read_text(text, size, "", &sink, NULL) || count > size / 8)
        abort();
    count = 0;
    if (sa_read_velocity(text, size, &sink, NULL) || count > size / 4)
        abort();
    free(text);
    return 0;
}
