/* A signed JWT, as Salesforce takes it for a login. Source: Salesforce Help, "OAuth 2.0 JWT Bearer Flow for
 * Server-to-Server Integration". */
#ifndef SYNCAUDIT_SALESFORCE_JWT_H
#define SYNCAUDIT_SALESFORCE_JWT_H

#include <time.h>

#include "syncaudit/buffer.h"

struct sa_jwt_claims {
    const char *issuer;   /* the app's consumer key */
    const char *subject;  /* the username */
    const char *audience; /* https://login.salesforce.com, https://test.salesforce.com, or the My Domain */
    time_t expires;
};

/* Appends header.claims.signature, signed by RS256 with the private key in `pem` (terminated); `file` is where it comes
 * from, for messages. SA_EINPUT: no private key, encrypted, not RSA; SA_ENOMEM. */
int sa_jwt_make(struct sa_buffer *out, const struct sa_jwt_claims *claims, const struct sa_buffer *pem,
                const char *file, struct sa_error *error);

#endif
