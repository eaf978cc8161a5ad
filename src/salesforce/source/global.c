/* The global describe: which objects there are for this user. */
#include "fetch/source.h"
#include "salesforce/describe.h"
#include "salesforce/org.h"

const struct sa_source_info sa_source_info_global = {30, "global", "the objects the user can see",
                                                     "let the user call the API"};

static int global_store(struct sa_source_run *run, struct sa_question *question,
                        const struct sa_json *document, struct sa_error *error)
{
    (void)question;
    int rc = sa_describe_store_global(run->db, document, error);
    if (rc == SA_OK)
        sa_source_listed(run);
    return rc;
}

static int global_ask(struct sa_source_run *run, struct sa_error *error)
{
    static const struct sa_question_kind kind = {.store = global_store};
    return sa_source_ask(run, "", "sobjects", &kind, NULL, error);
}

const struct sa_source sa_source_global = {
    .info = &sa_source_info_global,
    .versioned = true,
    .lists = true,
    .explains = 2,
    .forget = "DELETE FROM global_object",
    .begin = global_ask,
};
