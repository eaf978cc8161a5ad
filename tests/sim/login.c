/* /services/oauth2: getting tokens by every way there is, and giving them back.
 *
 * Sources: Salesforce Help, "OAuth Authorization Flows" and "OAuth 2.0 Error Codes"; texts as public clients saw them.
 * What is not known for sure is a setting. */
#include <openssl/evp.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <time.h>

#include "jwt.h"
#include "router.h"
#include "session.h"
#include "syncaudit/sql.h"

#define CLOCK_SKEW (3 * 60)
#define WORD 4096

/* A form being judged. The first refusal stays. */
struct login {
    struct sim_site *site;
    const struct sim_request *request;
    struct sim_answer *out;
    struct sa_error *error;
    bool refused;
    int rc;
};

static void refuse(struct login *login, int status, const char *code, const char *description)
{
    char body[256];
    if (login->refused || login->rc)
        return;
    login->refused = true;
    snprintf(body, sizeof body, "{\"error\":\"%s\",\"error_description\":\"%s\"}", code, description);
    login->rc = sim_answer_text(login->out, status, NULL, body, login->error);
}

static bool goes_on(const struct login *login)
{
    return !login->refused && login->rc == SA_OK;
}

/* A member of the form; "" when it is not there. */
static void read_form(struct login *login, const char *name, char out[WORD])
{
    struct sa_buffer value = SA_BUFFER_INIT(WORD - 1);
    bool found = false;
    *out = '\0';
    if (login->rc == SA_OK && sim_form_get(login->request->body, name, &value, &found, NULL) == SA_OK)
        memcpy(out, value.data, value.length + 1);
    sa_buffer_release(&value);
}

/* One text out of the database; false when there is no row. */
static bool look_up(struct login *login, const char *sql, const char *first, const char *second,
                    char out[WORD])
{
    sqlite3_stmt *statement = NULL;
    bool found = false;
    *out = '\0';
    if (login->rc == SA_OK)
        login->rc = sa_sql_prepare(login->site->db, &statement, sql, login->error);
    if (login->rc == SA_OK) {
        sqlite3_bind_text(statement, 1, first, -1, SQLITE_STATIC);
        sqlite3_bind_text(statement, 2, second, -1, SQLITE_STATIC);
        found = sqlite3_step(statement) == SQLITE_ROW;
        if (found)
            snprintf(out, WORD, "%s", sa_sql_text(statement, 0));
    }
    sqlite3_finalize(statement);
    return found;
}

static void run(struct login *login, const char *sql, const char *first, const char *second,
                const char *third)
{
    if (login->rc == SA_OK)
        login->rc = sim_site_run(login->site, sql, first, second, third, login->error);
}

/* ---- what every way has in common ---- */

static void check_client(struct login *login, const char *client_id, const char *flow)
{
    char found[WORD];
    if (!look_up(login, "SELECT 1 FROM app WHERE client_id = ?1", client_id, NULL, found))
        refuse(login, 400, sim_setting(login->site->settings, "unknown-client"), "client identifier invalid");
    else if (
        !look_up(
            login,
            "SELECT 1 FROM app WHERE client_id = ?1 AND ' ' || coalesce(flows, ?2) || ' ' LIKE '% ' || ?2 || ' %'",
            client_id, flow, found))
        refuse(login, 400,
               strcmp(flow, "client_credentials") == 0 ? "invalid_request" : "unsupported_grant_type",
               strcmp(flow, "client_credentials") == 0 ? "client credentials flow not enabled"
                                                       : "grant type not supported");
}

/* `needed`: a secret has to come along; else one that comes along has to be right. */
static void check_secret(struct login *login, const char *client_id, const char *secret, bool needed)
{
    char known[WORD];
    look_up(login, "SELECT client_secret FROM app WHERE client_id = ?1", client_id, NULL, known);
    if ((needed || *secret) && strcmp(known, secret) != 0)
        refuse(login, 400, "invalid_client", "invalid client credentials");
}

/* Client and secret, from the form or from HTTP Basic. */
static void read_client(struct login *login, char client_id[WORD], char secret[WORD])
{
    const char *header = login->request->authorization;
    unsigned char decoded[WORD];
    read_form(login, "client_id", client_id);
    read_form(login, "client_secret", secret);
    if (*client_id || !header || strncasecmp(header, "Basic ", 6) != 0)
        return;
    int length = sim_base64url_decode(header + 6, strcspn(header + 6, "="), decoded, sizeof decoded - 1);
    if (length < 0)
        return;
    decoded[length] = '\0';
    size_t end = strcspn((char *)decoded, ":");
    snprintf(client_id, WORD, "%.*s", (int)end, (char *)decoded);
    snprintf(secret, WORD, "%s", decoded[end] ? (char *)decoded + end + 1 : "");
}

/* The user may use the app; `user_id` is filled. */
static void check_user(struct login *login, const char *client_id, const char *username, char user_id[WORD])
{
    char found[WORD];
    if (!look_up(login, "SELECT user_id FROM user WHERE preferred_username = ?1 COLLATE NOCASE", username,
                 NULL, user_id))
        refuse(login, 400, "invalid_grant", "user not found");
    else if (look_up(login, "SELECT 1 FROM user WHERE user_id = ?1 AND active = 'false'", user_id, NULL,
                     found))
        refuse(login, 400, "inactive_user", "user is inactive");
    else if (look_up(login, "SELECT 1 FROM login WHERE username = ?1 AND state = 'locked'", username, NULL,
                     found))
        refuse(login, 400, "invalid_grant", "user is locked");
    else if (
        !look_up(
            login,
            "SELECT 1 FROM app WHERE client_id = ?1 AND ' ' || coalesce(users, ?2) || ' ' LIKE '% ' || ?2 || ' %'",
            client_id, username, found)) {
        bool admin = sim_setting_is(login->site->settings, "approval", "admin");
        refuse(login, 400, admin ? "invalid_app_access" : "invalid_grant",
               admin ? "user is not admin approved to access this app"
                     : "user hasn't approved this consumer");
    }
}

/* Opens a session of the user and answers with its token; `refresh` stands in the answer when it is not "". */
static void give_token(struct login *login, const char *user_id, const char *given_by, const char *refresh)
{
    char token[WORD];
    char body[WORD];
    if (!goes_on(login))
        return;
    look_up(login, "SELECT access_token FROM new_token WHERE user_id = ?1", user_id, NULL, token);
    run(login,
        "INSERT INTO session (token, user_id, opened, refresh_token) VALUES (?1, ?2, julianday('now'), nullif(?3, ''))",
        token, user_id, *refresh ? refresh : given_by);
    look_up(
        login,
        "SELECT iif(?2 = '', body, json_insert(body, '$.refresh_token', ?2)) FROM token_answer WHERE token = ?1",
        token, refresh, body);
    if (login->rc == SA_OK)
        login->rc = sim_answer_text(login->out, 200, NULL, body, login->error);
}

/* A refresh token for the user. */
static void make_refresh(struct login *login, const char *client_id, const char *user_id, char token[WORD])
{
    look_up(login, "SELECT refresh_token FROM new_token WHERE user_id = ?1", user_id, NULL, token);
    run(login, "INSERT INTO refresh_token (token, client_id, user_id) VALUES (?1, ?2, ?3)", token, client_id,
        user_id);
}

/* ---- JWT bearer ---- */

static bool is_audience(struct login *login, const char *audience)
{
    char found[WORD];
    return audience &&
           look_up(
               login,
               "SELECT 1 FROM organization, request WHERE ?1 = origin OR ?1 = origin || '/services/oauth2/token'"
               " OR ?1 = iif(IsSandbox = 'true', 'https://test.salesforce.com', 'https://login.salesforce.com')",
               audience, NULL, found);
}

/* Seconds, as a number or as a string of digits. */
static double read_expiry(const struct sa_json *claim)
{
    return sa_json_string(claim) ? strtod(sa_json_string(claim), NULL) : sa_json_number(claim);
}

static void judge_assertion(struct login *login, const struct sim_jwt *jwt)
{
    char user_id[WORD] = "";
    char certificate[WORD];
    const char *client_id = sa_json_string(sa_json_get(jwt->claims, "iss"));
    const char *username = sa_json_string(sa_json_get(jwt->claims, "sub"));
    check_client(login, client_id ? client_id : "", "jwt");
    if (!is_audience(login, sa_json_string(sa_json_get(jwt->claims, "aud"))))
        refuse(login, 400, "invalid_grant", "audience is invalid");
    look_up(login, "SELECT certificate FROM app WHERE client_id = ?1", client_id, NULL, certificate);
    if (goes_on(login) && !sim_jwt_is_signed(jwt, certificate))
        refuse(login, 400, "invalid_grant", "invalid assertion");
    if (read_expiry(sa_json_get(jwt->claims, "exp")) + CLOCK_SKEW < (double)time(NULL))
        refuse(login, 400, "invalid_grant", "assertion has expired");
    if (goes_on(login))
        check_user(login, client_id, username ? username : "", user_id);
    give_token(login, user_id, "", "");
}

static void login_jwt(struct login *login)
{
    struct sim_jwt jwt = {0};
    char assertion[WORD];
    read_form(login, "assertion", assertion);
    if (sim_jwt_read(&jwt, assertion, NULL) == SA_OK)
        judge_assertion(login, &jwt);
    else
        refuse(login, 400, "invalid_grant", "invalid assertion");
    sim_jwt_release(&jwt);
}

/* ---- client credentials ---- */

static void login_client_credentials(struct login *login)
{
    char client_id[WORD];
    char secret[WORD];
    char username[WORD];
    char user_id[WORD] = "";
    const char *login_host = sim_setting(login->site->settings, "login-host");
    const char *host = login->request->host ? login->request->host : "";
    if (*login_host && strncmp(host, login_host, strlen(login_host)) == 0)
        refuse(login, 400, "invalid_grant", "request not supported on this domain");
    read_client(login, client_id, secret);
    check_client(login, client_id, "client_credentials");
    check_secret(login, client_id, secret, true);
    look_up(login, "SELECT run_as FROM app WHERE client_id = ?1", client_id, NULL, username);
    if (!*username)
        refuse(login, 400, "invalid_grant", "no client credentials user enabled");
    if (goes_on(login))
        check_user(login, client_id, username, user_id);
    give_token(login, user_id, "", "");
}

/* ---- refresh token ---- */

static void login_refresh_token(struct login *login)
{
    char client_id[WORD];
    char secret[WORD];
    char token[WORD];
    char user_id[WORD] = "";
    char next[WORD] = "";
    read_client(login, client_id, secret);
    read_form(login, "refresh_token", token);
    check_client(login, client_id, "refresh_token");
    check_secret(login, client_id, secret, sim_setting_is(login->site->settings, "refresh-secret", "true"));
    if (!look_up(login,
                 "SELECT user_id FROM refresh_token WHERE token = ?1 AND client_id = ?2 AND ended IS NULL",
                 token, client_id, user_id))
        refuse(login, 400, "invalid_grant", "expired access/refresh token");
    if (goes_on(login) && sim_setting_is(login->site->settings, "rotate", "true")) {
        run(login, "UPDATE refresh_token SET ended = 1 WHERE token = ?1", token, NULL, NULL);
        make_refresh(login, client_id, user_id, next);
    }
    give_token(login, user_id, token, next);
}

/* ---- user name and password ---- */

static void login_password(struct login *login)
{
    char client_id[WORD];
    char secret[WORD];
    char username[WORD];
    char password[WORD];
    char user_id[WORD] = "";
    char refresh[WORD] = "";
    char found[WORD];
    read_client(login, client_id, secret);
    read_form(login, "username", username);
    read_form(login, "password", password);
    check_client(login, client_id, "password");
    check_secret(login, client_id, secret, true);
    if (!sim_setting_is(login->site->settings, "password-flow", "true") ||
        !look_up(login, "SELECT 1 FROM login WHERE username = ?1 AND password = ?2", username, password,
                 found))
        refuse(login, 400, "invalid_grant", "authentication failure");
    if (goes_on(login))
        check_user(login, client_id, username, user_id);
    if (goes_on(login))
        make_refresh(login, client_id, user_id, refresh);
    give_token(login, user_id, "", refresh);
}

/* ---- authorization code ---- */

/* The verifier's SHA-256 is the challenge that came before (RFC 7636). */
static bool is_verified(const char *challenge, const char *verifier)
{
    unsigned char digest[EVP_MAX_MD_SIZE];
    unsigned length = 0;
    char encoded[128];
    if (!*challenge)
        return true;
    return EVP_Digest(verifier, strlen(verifier), digest, &length, EVP_sha256(), NULL) == 1 &&
           sim_base64url_encode(digest, length, encoded, sizeof encoded) > 0 &&
           strcmp(encoded, challenge) == 0;
}

static void login_authorization_code(struct login *login)
{
    char client_id[WORD];
    char secret[WORD];
    char code[WORD];
    char redirect[WORD];
    char verifier[WORD];
    char challenge[WORD];
    char user_id[WORD] = "";
    char refresh[WORD] = "";
    read_client(login, client_id, secret);
    read_form(login, "code", code);
    read_form(login, "redirect_uri", redirect);
    read_form(login, "code_verifier", verifier);
    check_client(login, client_id, "authorization_code");
    check_secret(login, client_id, secret, false);
    look_up(login, "SELECT challenge FROM authorization_code WHERE code = ?1", code, NULL, challenge);
    if (!look_up(login, "SELECT user_id FROM authorization_code WHERE code = ?1 AND redirect_uri = ?2", code,
                 redirect, user_id))
        refuse(login, 400, "invalid_grant", "expired authorization code");
    else if (!is_verified(challenge, verifier))
        refuse(login, 400, "invalid_grant", "invalid code verifier");
    run(login, "DELETE FROM authorization_code WHERE code = ?1", code, NULL, NULL);
    if (goes_on(login))
        make_refresh(login, client_id, user_id, refresh);
    give_token(login, user_id, "", refresh);
}

static const struct {
    const char *grant_type;
    void (*answer)(struct login *);
} grants[] = {
    {"urn:ietf:params:oauth:grant-type:jwt-bearer", login_jwt},
    {"client_credentials", login_client_credentials},
    {"refresh_token", login_refresh_token},
    {"password", login_password},
    {"authorization_code", login_authorization_code},
};

/* POST /services/oauth2/token */
int sim_token(struct sim_site *site, const struct sim_request *request, struct sim_answer *out,
              struct sa_error *error)
{
    struct login login = {site, request, out, error, false, SA_OK};
    char grant_type[WORD];
    read_form(&login, "grant_type", grant_type);
    for (size_t i = 0; i < sizeof grants / sizeof *grants; i++)
        if (strcmp(grants[i].grant_type, grant_type) == 0) {
            grants[i].answer(&login);
            return login.rc;
        }
    refuse(&login, 400, "unsupported_grant_type", "grant type not supported");
    return login.rc;
}

/* GET /services/oauth2/authorize: the org's first user says yes at once, and the browser is sent back with a code. */
int sim_authorize(struct sim_site *site, const struct sim_request *request, struct sim_answer *out,
                  struct sa_error *error)
{
    struct sim_request form = *request;
    struct login login = {site, &form, out, error, false, SA_OK};
    char client_id[WORD];
    char redirect[WORD];
    char challenge[WORD];
    char code[WORD];
    form.body = request->query;
    read_form(&login, "client_id", client_id);
    read_form(&login, "redirect_uri", redirect);
    read_form(&login, "code_challenge", challenge);
    check_client(&login, client_id, "authorization_code");
    if (!goes_on(&login))
        return login.rc;
    look_up(&login, "SELECT 'aPrx' || lower(hex(randomblob(16)))", NULL, NULL, code);
    run(&login,
        "INSERT INTO authorization_code (code, client_id, user_id, redirect_uri)"
        " SELECT ?1, ?2, user_id, ?3 FROM user ORDER BY rowid LIMIT 1",
        code, client_id, redirect);
    run(&login, "UPDATE authorization_code SET challenge = ?2 WHERE code = ?1", code, challenge, NULL);
    if (strlen(redirect) > 400)
        return sim_answer_text(out, 400, "text/html", "<h1>redirect_uri is too long</h1>", error);
    snprintf(out->location, sizeof out->location, "%.400s%ccode=%.64s", redirect,
             strchr(redirect, '?') ? '&' : '?', code);
    return login.rc ? login.rc : sim_answer_text(out, 302, "text/html", "", error);
}

/* POST or GET /services/oauth2/revoke: a refresh token takes its sessions with it. Errors are a form, not JSON. */
int sim_revoke(struct sim_site *site, const struct sim_request *request, struct sim_answer *out,
               struct sa_error *error)
{
    struct sim_request form = *request;
    struct login login = {site, &form, out, error, false, SA_OK};
    char token[WORD];
    char found[WORD];
    form.body = *request->body ? request->body : request->query;
    read_form(&login, "token", token);
    bool known = look_up(&login,
                         "SELECT 1 FROM session WHERE token = ?1 AND ended IS NULL"
                         " UNION ALL SELECT 1 FROM refresh_token WHERE token = ?1 AND ended IS NULL",
                         token, NULL, found);
    run(&login, "UPDATE session SET ended = 1 WHERE token = ?1 OR refresh_token = ?1", token, NULL, NULL);
    run(&login, "UPDATE refresh_token SET ended = 1 WHERE token = ?1", token, NULL, NULL);
    if (login.rc)
        return login.rc;
    return known ? sim_answer_text(out, 200, "text/html", "", error)
                 : sim_answer_text(out, 400, "application/x-www-form-urlencoded",
                                   "error=invalid_token&error_description=invalid+token", error);
}

/* GET /id/ORGANIZATION/USER: of the user who asks. */
int sim_identity(struct sim_site *site, const struct sim_request *request, struct sim_answer *out,
                 struct sa_error *error)
{
    return sim_answer_row(
        site, "SELECT body FROM answer_identity WHERE organization_id || '/' || user_id = :argument",
        request->path + strlen("/id/"), out, error);
}
