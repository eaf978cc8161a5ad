/* The auth URL of the Salesforce CLI: see auth_url.h. */
#include <stdbool.h>
#include <string.h>
#include <strings.h>

#include "salesforce/login/auth_url.h"

#define CLI_APP "PlatformCLI"
#define NAME "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._-"

static const char scheme[] = "force://";

static int auth_url_refuse(struct sa_error *error, const char *why)
{
    sa_error_set(error, SA_EINPUT, "the auth URL cannot be used: %s", why);
    sa_error_advise(
        error, "it looks like force://CLIENT:SECRET:TOKEN@HOST; sf org auth show-sfdx-auth-url prints it");
    return SA_EINPUT;
}

/* Letters, digits, dots, dashes, and the padding of Base64. */
static bool is_part(const char *text)
{
    size_t length = strspn(text, NAME);
    return strspn(text + length, "=") <= 2 && text[length + strspn(text + length, "=")] == '\0';
}

int sa_auth_url_parse(struct sa_auth_url *out, char *text, struct sa_error *error)
{
    char *parts[3] = {NULL};
    size_t count = 0;
    if (strncmp(text, "[REDACTED]", 10) == 0)
        return auth_url_refuse(error, "it is a placeholder of the Salesforce CLI");
    if (strncasecmp(text, scheme, sizeof scheme - 1) != 0)
        return auth_url_refuse(error, "it does not begin with force://");
    char *rest = text + sizeof scheme - 1;
    char *host = strchr(rest, '@');
    if (!host)
        return auth_url_refuse(error, "it names no host");
    *host++ = '\0';
    for (char *part; (part = strsep(&rest, ":")); count++) {
        if (count == sizeof parts / sizeof *parts || !is_part(part))
            return auth_url_refuse(error, "what stands before the host is not three parts");
        parts[count] = part;
    }
    if (count < 2 || !*parts[count - 1])
        return auth_url_refuse(error, "it holds no refresh token");
    host[strspn(host, NAME ":")] = '\0';
    if (!*host)
        return auth_url_refuse(error, "it names no host");
    *out = (struct sa_auth_url){.client_id = *parts[0] ? parts[0] : CLI_APP,
                                .client_secret = count == 3 ? parts[1] : "",
                                .refresh_token = parts[count - 1],
                                .host = host};
    return SA_OK;
}
