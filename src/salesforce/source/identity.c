/* Who asks: the user whose token it is. */
#include "salesforce/identity.h"
#include "salesforce/row.h"
#include "salesforce/source.h"

const struct sa_source_info sa_source_info_identity = {20, "identity", "whose view it is",
                                                       "give a token that may read its own user"};

static int store(struct sa_source_run *run, struct sa_question *question, const struct sa_json *document,
                 struct sa_error *error)
{
    (void)question;
    struct sa_row row = {0};
    if (!sa_json_string(sa_json_get(document, "user_id")))
        return sa_error_set(error, SA_EFORMAT, "answer has no 'user_id'");
    int rc = sa_row_open(&row, run->db, "userinfo", 1, error);
    if (rc == SA_OK) {
        sqlite3_bind_text(row.insert, 1, sa_side_names[run->side], -1, SQLITE_STATIC);
        rc = sa_row_insert(&row, document, NULL, error);
    }
    sa_row_release(&row);
    if (rc == SA_OK && run->side == SA_SYNC) /* before more is asked as somebody else */
        rc = sa_identity_check_user(run->db, run->options->sync_user, error);
    return rc;
}

static int ask(struct sa_source_run *run, struct sa_error *error)
{
    static const struct sa_question_kind kind = {.store = store};
    return sa_source_ask(run, "", "/services/oauth2/userinfo", &kind, NULL, error);
}

const struct sa_source sa_source_identity = {
    .info = &sa_source_info_identity,
    .connection = SA_ASK_EACH,
    .begin = ask,
};
