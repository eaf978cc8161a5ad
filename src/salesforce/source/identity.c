/* Who asks: the user whose token it is. */
#include <stdio.h>
#include <string.h>

#include "fetch/source.h"
#include "salesforce/identity.h"
#include "salesforce/org.h"
#include "salesforce/row.h"
#include "syncaudit/name.h"
#include "syncaudit/sql.h"

const struct sa_source_info sa_source_info_identity = {20, "identity", "whose view it is",
                                                       "give a token that may read its own user"};

#define NEEDED "user_id,organization_id,preferred_username"

/* An answer that does not say whose it is says nothing. */
static int identity_check(const struct sa_json *document, struct sa_error *error)
{
    static const char *const ids[] = {"user_id", "organization_id"};
    for (size_t i = 0; i < sizeof ids / sizeof *ids; i++) {
        const char *id = sa_json_string(sa_json_get(document, ids[i]));
        if (!id || !sa_is_id(id))
            return sa_error_set(error, SA_EFORMAT, "answer has no '%s'", ids[i]);
    }
    return SA_OK;
}

/* What is gone on with must be of the same user of the same org. */
static int check_same(struct sa_source_run *run, const struct sa_json *document, struct sa_error *error)
{
    const char *user = sa_json_string(sa_json_get(document, "user_id"));
    const char *org = sa_json_string(sa_json_get(document, "organization_id"));
    sqlite3_stmt *statement = NULL;
    int rc = sa_sql_prepare(run->db, &statement,
                            "SELECT preferred_username, user_id, organization_id FROM userinfo"
                            " WHERE connection = :side AND (substr(user_id, 1, 15) <> substr(:user, 1, 15)"
                            "  OR substr(organization_id, 1, 15) <> substr(:org, 1, 15))",
                            error);
    if (rc)
        return rc;
    sa_sql_bind_text(statement, ":side", sa_side_names[run->side]);
    sa_sql_bind_text(statement, ":user", user);
    sa_sql_bind_text(statement, ":org", org);
    if (sa_sql_each(statement, &rc, error)) {
        rc = sa_error_set(
            error, SA_ECHANGED,
            "the partial snapshot was fetched as %s (user %s of org %s), and this is user %s of org %s",
            sa_sql_text(statement, 0), sa_sql_text(statement, 1), sa_sql_text(statement, 2), user, org);
        sa_error_advise(error, "log in as that user, or fetch anew without --resume");
    }
    sqlite3_finalize(statement);
    return rc;
}

static int identity_store(struct sa_source_run *run, struct sa_question *question,
                          const struct sa_json *document, struct sa_error *error)
{
    (void)question;
    struct sa_row row = {0};
    int rc = identity_check(document, error);
    if (rc == SA_OK)
        rc = check_same(run, document, error);
    if (rc == SA_OK)
        rc = sa_row_open(&row, run->db, "userinfo", 1, error);
    if (rc == SA_OK) {
        sa_row_need(&row, NEEDED, true);
        sqlite3_bind_text(row.insert, 1, sa_side_names[run->side], -1, SQLITE_STATIC);
        rc = sa_row_insert(&row, document, NULL, error);
    }
    sa_row_release(&row);
    struct sa_login *login = run->side == SA_SYNC ? run->options->login : run->options->admin_login;
    if (rc == SA_OK && login) /* who logs in again within this run must be the same */
        sa_login_expect(login, sa_json_string(sa_json_get(document, "user_id")),
                        sa_json_string(sa_json_get(document, "organization_id")));
    if (rc == SA_OK && sa_source_is_main(run)) /* which the organization's row is asked of */
        rc = sa_identity_check_org(run->db, sa_side_names[run->side], error);
    if (rc == SA_OK && run->side == SA_SYNC) /* before more is asked as somebody else */
        rc = sa_identity_check_user(run->db, run->options->sync_user, error);
    return rc;
}

static int identity_ask(struct sa_source_run *run, struct sa_error *error)
{
    static const struct sa_question_kind kind = {.store = identity_store};
    return sa_source_ask(run, "", "/services/oauth2/userinfo", &kind, NULL, error);
}

const struct sa_source sa_source_identity = {
    .info = &sa_source_info_identity,
    .always = true,
    .connection = SA_ASK_EACH,
    .begin = identity_ask,
};
