/* Answers of Marketo without the values that filters, choices, defaults and follow-ups hold: as recordings have them. */
#ifndef SYNCAUDIT_MARKETO_SCRUB_H
#define SYNCAUDIT_MARKETO_SCRUB_H

#include <stddef.h>

#include "syncaudit/buffer.h"

/* Appends a body whose values are reduced to the tokens in them; what names a field, a list or another asset stays, as do scripts and the
 * texts of mails and pages, but for defaults of tokens. What is no JSON is left out whole. An sa_http_scrub. SA_ENOMEM. */
int sa_marketo_scrub(struct sa_buffer *out, const char *body, size_t length);

#endif
