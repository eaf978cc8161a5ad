/* Bodies of type application/x-www-form-urlencoded, and queries of addresses. */
#ifndef SYNCAUDIT_FORM_H
#define SYNCAUDIT_FORM_H

#include "syncaudit/buffer.h"

/* Appends NAME=VALUE, the value percent-encoded, behind an '&' unless it is the first or what stands before ends in '?'. SA_ENOMEM,
 * SA_EFORMAT (buffer limit). */
int sa_form_add(struct sa_buffer *form, const char *name, const char *value);

/* Appends text percent-encoded: only letters, digits and "-._~" stay. Errors as above. */
int sa_form_encode(struct sa_buffer *out, const char *text);

#endif
