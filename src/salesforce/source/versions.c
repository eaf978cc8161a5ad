/* The API versions the org offers. */
#include <stdlib.h>

#include "salesforce/source.h"

const struct sa_source_info sa_source_info_versions = {10, "versions", "the API versions of the org",
                                                       "connect to a Salesforce org"};

static int store(struct sa_source_run *run, struct sa_question *question, const struct sa_json *document,
                 struct sa_error *error)
{
    bool offered[SA_VERSIONS] = {false};
    bool any = false;
    (void)question;
    for (const struct sa_json *entry = sa_json_first(document); entry; entry = sa_json_next(entry)) {
        const char *text = sa_json_string(sa_json_get(entry, "version"));
        long version = text ? strtol(text, NULL, 10) : 0;
        if (version > 0 && version < SA_VERSIONS)
            offered[version] = any = true;
    }
    return any ? sa_source_offer(run, offered, error)
               : sa_error_set(error, SA_EFORMAT, "answer is not a list of API versions");
}

static int ask(struct sa_source_run *run, struct sa_error *error)
{
    static const struct sa_question_kind kind = {.store = store};
    return sa_source_ask(run, "", "/services/data", &kind, NULL, error);
}

const struct sa_source sa_source_versions = {
    .info = &sa_source_info_versions,
    .always = true,
    .explains = 1,
    .begin = ask,
};
