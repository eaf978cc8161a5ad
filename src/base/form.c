/* Forms: see include/syncaudit/form.h. */
#include <string.h>

#include "syncaudit/form.h"
#include "syncaudit/text.h"

int sa_form_encode(struct sa_buffer *out, const char *text)
{
    int rc = SA_OK;
    for (; rc == SA_OK && *text; text++) {
        bool plain = sa_text_is_letter(*text) || sa_text_is_digit(*text) || strchr("-._~", *text);
        rc = plain ? sa_buffer_add(out, text, 1)
                   : sa_buffer_addf(out, "%%%02X", (unsigned)(unsigned char)*text);
    }
    return rc;
}

int sa_form_add(struct sa_buffer *form, const char *name, const char *value)
{
    bool first = form->length == 0 || form->data[form->length - 1] == '?';
    int rc = sa_buffer_addf(form, "%s%s=", first ? "" : "&", name);
    return rc ? rc : sa_form_encode(form, value);
}
