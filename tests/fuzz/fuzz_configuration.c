/* Any bytes as syncaudit.yaml: it is read or refused with a reason, and what is read keeps its promises. */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "cli/shared/configuration.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct sa_configuration *configuration = NULL;
    struct sa_error error = SA_ERROR_INIT;
    int rc = sa_configuration_parse(&configuration, (const char *)data, size, "own.yaml", &error);
    if ((rc == SA_OK) != (configuration != NULL) || (rc && !*error.message))
        abort();
    for (unsigned i = 0; configuration && i < configuration->connections_count; i++)
        if (sa_login_check_name(configuration->connections[i].login, NULL))
            abort();
    sa_configuration_free(configuration);
    return 0;
}
