/* Names and ids as Salesforce writes them. Nothing foreign is put into a path or a query unless it is one. */
#ifndef SYNCAUDIT_NAME_H
#define SYNCAUDIT_NAME_H

#include <stdbool.h>

/* The longest API name, and the terminator. */
#define SA_API_NAME_SIZE 256

/* True if `text` is an API name: letters, digits and underscores, beginning with a letter, 1 to 255 bytes. */
bool sa_is_api_name(const char *text);

/* True if `text` is an id: 15 or 18 letters and digits. */
bool sa_is_id(const char *text);

/* The 18 characters of an id of 15 (or 18): the last three tell which of the others are capitals, for who cannot tell by looking.
 * `id` must be one that sa_is_id accepts. */
void sa_long_id(char out[19], const char *id);

#endif
