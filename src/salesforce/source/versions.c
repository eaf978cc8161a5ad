/* The API versions the org offers. */
#include <stdlib.h>
#include <string.h>

#include "salesforce/versions.h"

const struct sa_source_info sa_source_info_versions = {10, "versions", "the API versions of the org",
                                                       "connect to a Salesforce org"};

static int versions_store(struct sa_source_run *run, struct sa_question *question,
                          const struct sa_json *document, struct sa_error *error)
{
    bool offered[SA_VERSIONS] = {false};
    bool good = sa_json_type(document) == SA_JSON_ARRAY && sa_json_first(document);
    (void)question;
    for (const struct sa_json *entry = sa_json_first(document); entry && good; entry = sa_json_next(entry)) {
        const char *text = sa_json_string(sa_json_get(entry, "version"));
        char *end = NULL;
        long version = text ? strtol(text, &end, 10) : 0;
        good = version > 0 && version < SA_VERSIONS && strcmp(end, ".0") == 0;
        if (good)
            offered[version] = true;
    }
    return good ? sa_versions_offer(run, offered, error)
                : sa_error_set(error, SA_EFORMAT, "answer is not a list of API versions");
}

static int versions_ask(struct sa_source_run *run, struct sa_error *error)
{
    static const struct sa_question_kind kind = {.store = versions_store};
    return sa_source_ask(run, "", "/services/data", &kind, NULL, error);
}

const struct sa_source sa_source_versions = {
    .info = &sa_source_info_versions,
    .always = true,
    .explains = 1,
    .begin = versions_ask,
};
