/* The secrets of this process: whatever comes back from elsewhere, or goes to a terminal, has them taken out.
 *
 * A server, a proxy or another program may repeat what it was sent, in an error, a header, a label. So every token, secret and
 * assertion is made known here when it is read, made or got, and every foreign text is passed through sa_veil_apply before anything
 * is done with it. There is one list for the process, because a secret of one connection must not come out of another either. To be
 * changed by one thread only, while no other uses it.
 */
#ifndef SYNCAUDIT_VEIL_H
#define SYNCAUDIT_VEIL_H

#include <stddef.h>

/* Remembers a secret (copied; NULL is allowed). One so short that it could be a word of somebody's text is not looked for: less than 8
 * bytes, or less than 12 letters. SA_ENOMEM. */
int sa_veil_add(const char *text);

/* Puts "(secret)" in the place of every secret in `text`, as it is or escaped as JSON, addresses and HTML do. It never grows: returns
 * the new length. `text` has room for a NUL at `length`, and gets one. */
size_t sa_veil_apply(char *text, size_t length);

/* Wipes the list. */
void sa_veil_clear(void);

#endif
