/* Being let in: see include/syncaudit/login.h. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "salesforce/login/auth_url.h"
#include "salesforce/login/exchange.h"
#include "salesforce/login/host.h"
#include "salesforce/login/jwt.h"
#include "salesforce/login/secret.h"
#include "salesforce/login/sf.h"
#include "salesforce/login/whose.h"
#include "syncaudit/http.h"
#include "syncaudit/login.h"
#include "syncaudit/veil.h"

/* The settings a kind may want. */
enum {
    URL = 1 << 0,
    LOGIN_URL = 1 << 1,
    AUDIENCE = 1 << 2,
    USERNAME = 1 << 3,
    CLIENT_ID = 1 << 4,
    KEY_FILE = 1 << 5,
    SECRET = 1 << 6,
    CLIENT_SECRET = 1 << 7,
};

static const struct {
    unsigned flag;
    const char *key; /* as the configuration has it */
} settings[] = {
    {URL, "url"},
    {LOGIN_URL, "login_url"},
    {AUDIENCE, "audience"},
    {USERNAME, "username"},
    {CLIENT_ID, "client_id"},
    {KEY_FILE, "key_file"},
    {SECRET, "secret_env or secret_file"},
    {CLIENT_SECRET, "client_secret_env or client_secret_file"},
};

static const struct {
    unsigned needs;
    unsigned takes; /* besides */
} kinds[] = {
    [SA_LOGIN_TOKEN] = {URL | SECRET, 0},
    [SA_LOGIN_JWT] = {USERNAME | CLIENT_ID | KEY_FILE, URL | LOGIN_URL | AUDIENCE},
    [SA_LOGIN_CLIENT_CREDENTIALS] = {URL | CLIENT_ID | SECRET, 0},
    [SA_LOGIN_REFRESH_TOKEN] = {CLIENT_ID | SECRET, URL | LOGIN_URL | CLIENT_SECRET},
    [SA_LOGIN_AUTH_URL] = {SECRET, 0},
    [SA_LOGIN_CLI] = {USERNAME, 0},
};

const char *const sa_login_names[] = {
    [SA_LOGIN_TOKEN] = "token",
    [SA_LOGIN_JWT] = "jwt",
    [SA_LOGIN_CLIENT_CREDENTIALS] = "client-credentials",
    [SA_LOGIN_REFRESH_TOKEN] = "refresh-token",
    [SA_LOGIN_AUTH_URL] = "auth-url",
    [SA_LOGIN_CLI] = "cli",
    NULL,
};

struct sa_login {
    struct sa_credentials with; /* an auth URL's kind becomes that of a refresh token */
    char *name;
    char *url;                    /* the org, or NULL */
    struct sa_token_answer token; /* the newest one */
    struct sa_whose expected;     /* whose it must be */
};

static unsigned login_given(const struct sa_login_options *options)
{
    return (options->url ? URL : 0) | (options->login_url ? LOGIN_URL : 0) |
           (options->audience ? AUDIENCE : 0) | (options->username ? USERNAME : 0) |
           (options->client_id ? CLIENT_ID : 0) | (options->key_file ? KEY_FILE : 0) |
           (options->secret.variable || options->secret.file ? SECRET : 0) |
           (options->client_secret.variable || options->client_secret.file ? CLIENT_SECRET : 0);
}

static int check_settings(const struct sa_login_options *options, struct sa_error *error)
{
    unsigned missing = kinds[options->kind].needs & ~login_given(options);
    unsigned extra = login_given(options) & ~kinds[options->kind].needs & ~kinds[options->kind].takes;
    for (size_t i = 0; i < sizeof settings / sizeof *settings; i++) {
        if (missing & settings[i].flag)
            return sa_error_set(error, SA_EINPUT, "login '%s' needs %s", sa_login_names[options->kind],
                                settings[i].key);
        if (extra & settings[i].flag)
            return sa_error_set(error, SA_EINPUT, "login '%s' has no use for %s",
                                sa_login_names[options->kind], settings[i].key);
    }
    return SA_OK;
}

/* An address without the slashes at its end. */
static int copy_address(char **out, const char *text, struct sa_error *error)
{
    size_t length = strlen(text);
    while (length > 0 && text[length - 1] == '/')
        length--;
    *out = strndup(text, length);
    return *out ? SA_OK : sa_error_memory(error);
}

static int login_copy(char **out, const char *text, struct sa_error *error)
{
    *out = text ? strdup(text) : NULL;
    return text && !*out ? sa_error_memory(error) : SA_OK;
}

/* `signs_in`: it may be one of the hosts that sign in for all orgs. */
static int check_host(const char *url, bool signs_in, const struct sa_login_options *options,
                      struct sa_error *error)
{
    if (signs_in && sa_host_signs_in(url))
        return SA_OK;
    int rc = sa_host_check_org(url, error);
    return rc || options->any_host ? rc : sa_host_check_domain(url, error);
}

/* Where the token is asked for: the login host that is named, else the org itself, else the one for all. */
static int choose_host(struct sa_login *login, const struct sa_login_options *options, struct sa_error *error)
{
    int rc = SA_OK;
    if (options->url)
        rc = copy_address(&login->url, options->url, error);
    if (rc == SA_OK && options->kind != SA_LOGIN_CLI && options->kind != SA_LOGIN_AUTH_URL)
        rc = copy_address(&login->with.asked,
                          options->login_url ? options->login_url
                          : options->url     ? options->url
                                             : SA_LOGIN_PRODUCTION,
                          error);
    if (rc == SA_OK && login->url)
        rc = check_host(login->url, false, options, error);
    if (rc == SA_OK && login->with.asked)
        rc = check_host(login->with.asked, true, options, error);
    return rc;
}

/* An auth URL is a refresh token with everything that belongs to it. */
static int take_auth_url(struct sa_login *login, const struct sa_login_options *options,
                         struct sa_error *error)
{
    struct sa_auth_url parts;
    struct sa_buffer text = login->with.secret;
    login->with.secret = (struct sa_buffer)SA_BUFFER_INIT(SA_SECRET_LIMIT);
    int rc = sa_auth_url_parse(&parts, text.data, error);
    if (rc == SA_OK) {
        bool plain = sa_host_is_loopback(parts.host);
        if (asprintf(&login->with.asked, "%s%s", plain ? "http://" : "https://", parts.host) < 0) {
            login->with.asked = NULL;
            rc = sa_error_memory(error);
        }
    }
    if (rc == SA_OK)
        rc = login_copy(&login->with.client_id, parts.client_id, error);
    if (rc == SA_OK && (sa_buffer_adds(&login->with.secret, parts.refresh_token) ||
                        sa_buffer_adds(&login->with.client_secret, parts.client_secret)))
        rc = sa_error_memory(error);
    if (rc == SA_OK && (sa_veil_add(login->with.secret.data) || sa_veil_add(login->with.client_secret.data)))
        rc = sa_error_memory(error);
    if (rc == SA_OK)
        rc = check_host(login->with.asked, true, options, error);
    login->with.kind = SA_LOGIN_REFRESH_TOKEN;
    sa_secret_release(&text);
    return rc;
}

/* Signs once for nothing: a key that cannot be used is told before anything is asked. */
static int check_key(const struct sa_login *login, struct sa_error *error)
{
    struct sa_buffer assertion = SA_BUFFER_INIT(SA_SECRET_LIMIT);
    const struct sa_jwt_claims claims = {login->with.client_id, login->with.username, login->with.asked, 0};
    int rc = sa_jwt_make(&assertion, &claims, &login->with.key, login->with.key_file, error);
    sa_secret_release(&assertion);
    return rc;
}

static int read_secrets(struct sa_login *login, const struct sa_login_options *options,
                        struct sa_error *error)
{
    int rc = SA_OK;
    unsigned flags = login_given(options);
    if (flags & KEY_FILE)
        rc = sa_secret_read_file(&login->with.key, options->key_file, error);
    if (rc == SA_OK && flags & SECRET)
        rc = sa_secret_read(&login->with.secret, &options->secret, "secret", error);
    if (rc == SA_OK && flags & CLIENT_SECRET)
        rc = sa_secret_read(&login->with.client_secret, &options->client_secret, "client_secret", error);
    if (rc == SA_OK && login->with.kind == SA_LOGIN_AUTH_URL)
        rc = take_auth_url(login, options, error);
    return rc == SA_OK && login->with.kind == SA_LOGIN_JWT ? check_key(login, error) : rc;
}

static int login_fill(struct sa_login *login, const struct sa_login_options *options, struct sa_error *error)
{
    int rc = check_settings(options, error);
    if (rc == SA_OK)
        rc = choose_host(login, options, error);
    if (rc == SA_OK)
        rc = login_copy(&login->with.audience, options->audience, error);
    if (rc == SA_OK)
        rc = login_copy(&login->with.username, options->username, error);
    if (rc == SA_OK)
        rc = login_copy(&login->with.client_id, options->client_id, error);
    if (rc == SA_OK)
        rc = login_copy(&login->with.key_file, options->key_file, error);
    if (rc == SA_OK && login->with.kind == SA_LOGIN_CLI && !sa_sf_is_name(login->with.username))
        rc = sa_error_set(error, SA_EINPUT, "'%s' is neither an alias nor a username", login->with.username);
    return rc ? rc : read_secrets(login, options, error);
}

int sa_login_new(struct sa_login **out, const struct sa_login_options *options, struct sa_error *error)
{
    struct sa_login *login = calloc(1, sizeof *login);
    *out = NULL;
    if (!login)
        return sa_error_memory(error);
    login->with.kind = options->kind;
    login->with.observer = options->observer;
    login->with.key = login->with.secret = login->with.client_secret =
        (struct sa_buffer)SA_BUFFER_INIT(SA_SECRET_LIMIT);
    sa_token_answer_init(&login->token);
    int rc = login_copy(&login->name, options->name, error);
    if (rc == SA_OK && (rc = login_fill(login, options, error)) != SA_OK)
        sa_error_prefix(error, rc, "connection '%s'", options->name);
    if (rc) {
        sa_login_free(login);
        login = NULL;
    }
    *out = login;
    return rc;
}

void sa_login_free(struct sa_login *login)
{
    if (!login)
        return;
    sa_secret_release(&login->with.key);
    sa_secret_release(&login->with.secret);
    sa_secret_release(&login->with.client_secret);
    sa_token_answer_release(&login->token);
    free(login->name);
    free(login->url);
    free(login->with.asked);
    free(login->with.audience);
    free(login->with.username);
    free(login->with.client_id);
    free(login->with.key_file);
    free(login);
}

/* Salesforce may give a new refresh token and forget the old one. It is good for this run; it is written nowhere. */
static int follow_rotation(struct sa_login *login, const struct sa_token_answer *token,
                           struct sa_error *error)
{
    if (login->with.kind != SA_LOGIN_REFRESH_TOKEN || token->refresh_token.length == 0 ||
        strcmp(token->refresh_token.data, login->with.secret.data) == 0)
        return SA_OK;
    sa_observe(
        login->with.observer, SA_LEVEL_WARNING,
        "connection '%s': Salesforce has replaced the refresh token; the stored one is good no more. Switch refresh token "
        "rotation off in the app's policies, or use another login",
        login->name);
    sa_secret_release(&login->with.secret);
    return sa_buffer_adds(&login->with.secret, token->refresh_token.data) ? sa_error_memory(error) : SA_OK;
}

static int get_token(struct sa_token_answer *token, struct sa_login *login, struct sa_error *error)
{
    int rc;
    if (login->with.kind == SA_LOGIN_CLI)
        return sa_sf_login(token, login->with.username, login->with.observer, error);
    if (login->with.kind != SA_LOGIN_TOKEN) {
        rc = sa_exchange(token, &login->with, error);
        return rc ? rc : follow_rotation(login, token, error);
    }
    rc = sa_buffer_adds(&token->access_token, login->with.secret.data);
    if (rc == SA_OK)
        rc = sa_buffer_adds(&token->instance_url, login->url);
    return rc ? sa_error_memory(error) : SA_OK;
}

int sa_login_run(struct sa_login *login, struct sa_error *error)
{
    struct sa_token_answer token;
    sa_token_answer_init(&token);
    int rc = get_token(&token, login, error);
    if (rc == SA_OK) {
        sa_token_answer_release(&login->token);
        login->token = token;
        return SA_OK;
    }
    sa_token_answer_release(&token);
    return rc == SA_ECANCELLED || login->with.kind == SA_LOGIN_CLI
               ? rc
               : sa_error_prefix(error, rc, "connection '%s'", login->name);
}

const char *sa_login_url(const struct sa_login *login)
{
    return login->token.instance_url.data;
}

const char *sa_login_token(const struct sa_login *login)
{
    return login->token.access_token.data;
}

bool sa_login_renews(const struct sa_login *login)
{
    return login->with.kind != SA_LOGIN_TOKEN;
}

void sa_login_expect(struct sa_login *login, const char *user, const char *org)
{
    sa_whose_set(&login->expected, user, org);
}

/* An app may name another user meanwhile, an alias may be another login: two views in one snapshot are the view of nobody. */
static int login_check_same(const struct sa_login *login, struct sa_error *error)
{
    const struct sa_whose *expected = &login->expected;
    struct sa_whose now;
    if (!*expected->user)
        return SA_OK;
    int rc = sa_whose_ask(&now, sa_login_url(login), sa_login_token(login), login->with.observer, error);
    if (rc)
        return sa_error_prefix(error, rc, "whose the new token is cannot be told");
    if (strcmp(now.user, expected->user) == 0 && strcmp(now.org, expected->org) == 0)
        return SA_OK;
    sa_error_set(error, SA_ECHANGED,
                 "the new login is user %s of org %s, and what was fetched is the view of user %s of org %s",
                 now.user, now.org, expected->user, expected->org);
    sa_error_advise(error, "start again");
    return SA_ECHANGED;
}

int sa_login_renew(void *payload, struct sa_buffer *token, struct sa_error *error)
{
    struct sa_login *login = payload;
    char *before = strdup(sa_login_url(login));
    if (!before)
        return sa_error_memory(error);
    int rc = sa_login_run(login, error);
    if (rc == SA_OK && strcasecmp(before, sa_login_url(login)) != 0) {
        rc = sa_error_set(error, SA_EFORMAT, "the org has moved from '%s' to '%s'", before,
                          sa_login_url(login));
        sa_error_advise(error, "start again");
    }
    if (rc == SA_OK)
        rc = login_check_same(login, error);
    if (rc == SA_OK && sa_buffer_adds(token, sa_login_token(login)))
        rc = sa_error_memory(error);
    free(before);
    return rc;
}
