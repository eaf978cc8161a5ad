/* Being let in: see include/syncaudit/login.h. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "salesforce/login/host.h"
#include "salesforce/login/way.h"
#include "salesforce/login/whose.h"
#include "syncaudit/login.h"
#include "syncaudit/nearest.h"
#include "syncaudit/text.h"

/* As the configuration has them. */
static const struct {
    unsigned flag;
    const char *key;
} settings[] = {
    {SA_GIVEN_URL, "url"},
    {SA_GIVEN_LOGIN_URL, "login_url"},
    {SA_GIVEN_AUDIENCE, "audience"},
    {SA_GIVEN_USERNAME, "username"},
    {SA_GIVEN_CLIENT_ID, "client_id"},
    {SA_GIVEN_KEY_FILE, "key_file"},
    {SA_GIVEN_SECRET, "secret_env or secret_file"},
    {SA_GIVEN_CLIENT_SECRET, "client_secret_env or client_secret_file"},
};

struct sa_login {
    const struct sa_login_way *way;
    struct sa_credentials with;
    struct sa_token_answer token; /* the newest one */
    struct sa_whose expected;     /* whose it must be */
};

static unsigned login_given(const struct sa_login_options *options)
{
    return (options->url ? SA_GIVEN_URL : 0) | (options->login_url ? SA_GIVEN_LOGIN_URL : 0) |
           (options->audience ? SA_GIVEN_AUDIENCE : 0) | (options->username ? SA_GIVEN_USERNAME : 0) |
           (options->client_id ? SA_GIVEN_CLIENT_ID : 0) | (options->key_file ? SA_GIVEN_KEY_FILE : 0) |
           (options->secret.variable || options->secret.file ? SA_GIVEN_SECRET : 0) |
           (options->client_secret.variable || options->client_secret.file ? SA_GIVEN_CLIENT_SECRET : 0);
}

static int find_way(const struct sa_login_way **way, const char *name, struct sa_error *error)
{
    char known[256];
    for (size_t i = 0; sa_login_names[i]; i++)
        if (strcmp(sa_login_names[i], name) == 0) {
            *way = sa_login_way_table[i];
            return SA_OK;
        }
    const char *nearest = sa_nearest(name, sa_login_names);
    sa_text_join(known, sizeof known, sa_login_names, ", ", ", ");
    sa_error_set(error, SA_EINPUT, "unknown login '%s'", name);
    if (nearest)
        sa_error_advise(error, "did you mean '%s'?", nearest);
    else
        sa_error_advise(error, "choose from: %s", known);
    return SA_EINPUT;
}

int sa_login_check_name(const char *name, struct sa_error *error)
{
    const struct sa_login_way *way = NULL;
    return find_way(&way, name, error);
}

static int check_settings(const struct sa_login_way *way, const struct sa_login_options *options,
                          struct sa_error *error)
{
    unsigned missing = way->needs & ~login_given(options);
    unsigned extra = login_given(options) & ~way->needs & ~way->takes;
    for (size_t i = 0; i < sizeof settings / sizeof *settings; i++) {
        if (missing & settings[i].flag)
            return sa_error_set(error, SA_EINPUT, "login '%s' needs %s", options->way, settings[i].key);
        if (extra & settings[i].flag)
            return sa_error_set(error, SA_EINPUT, "login '%s' has no use for %s", options->way,
                                settings[i].key);
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

/* Where the token is asked for: the login host that is named, else the org itself, else the one for all. */
static int choose_host(struct sa_login *login, const struct sa_login_options *options, struct sa_error *error)
{
    struct sa_credentials *with = &login->with;
    int rc = SA_OK;
    if (options->url)
        rc = copy_address(&with->url, options->url, error);
    if (rc == SA_OK && login->way->has_host)
        rc = copy_address(&with->asked,
                          options->login_url ? options->login_url
                          : options->url     ? options->url
                                             : SA_LOGIN_PRODUCTION,
                          error);
    if (rc == SA_OK && with->url)
        rc = sa_host_check(with->url, false, with->any_host, error);
    if (rc == SA_OK && with->asked)
        rc = sa_host_check(with->asked, true, with->any_host, error);
    return rc;
}

static int read_secrets(struct sa_credentials *with, const struct sa_login_options *options,
                        struct sa_error *error)
{
    int rc = SA_OK;
    unsigned given = login_given(options);
    if (given & SA_GIVEN_KEY_FILE)
        rc = sa_secret_read_file(&with->key, options->key_file, error);
    if (rc == SA_OK && given & SA_GIVEN_SECRET)
        rc = sa_secret_read(&with->secret, &options->secret, "secret", error);
    if (rc == SA_OK && given & SA_GIVEN_CLIENT_SECRET)
        rc = sa_secret_read(&with->client_secret, &options->client_secret, "client_secret", error);
    return rc;
}

static int copy_settings(struct sa_credentials *with, const struct sa_login_options *options,
                         struct sa_error *error)
{
    int rc = login_copy(&with->audience, options->audience, error);
    if (rc == SA_OK)
        rc = login_copy(&with->username, options->username, error);
    if (rc == SA_OK)
        rc = login_copy(&with->client_id, options->client_id, error);
    return rc ? rc : login_copy(&with->key_file, options->key_file, error);
}

static int login_fill(struct sa_login *login, const struct sa_login_options *options, struct sa_error *error)
{
    int rc = find_way(&login->way, options->way, error);
    if (rc == SA_OK)
        rc = check_settings(login->way, options, error);
    if (rc == SA_OK)
        rc = choose_host(login, options, error);
    if (rc == SA_OK)
        rc = copy_settings(&login->with, options, error);
    if (rc == SA_OK)
        rc = read_secrets(&login->with, options, error);
    return rc == SA_OK && login->way->prepare ? login->way->prepare(&login->with, error) : rc;
}

int sa_login_new(struct sa_login **out, const struct sa_login_options *options, struct sa_error *error)
{
    struct sa_login *login = calloc(1, sizeof *login);
    *out = NULL;
    if (!login)
        return sa_error_memory(error);
    login->with.any_host = options->any_host;
    login->with.observer = options->observer;
    login->with.key = login->with.secret = login->with.client_secret =
        (struct sa_buffer)SA_BUFFER_INIT(SA_SECRET_LIMIT);
    sa_token_answer_init(&login->token);
    int rc = login_copy(&login->with.name, options->name, error);
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
    free(login->with.name);
    free(login->with.url);
    free(login->with.asked);
    free(login->with.audience);
    free(login->with.username);
    free(login->with.client_id);
    free(login->with.key_file);
    free(login);
}

int sa_login_run(struct sa_login *login, struct sa_error *error)
{
    struct sa_token_answer token;
    sa_token_answer_init(&token);
    int rc = login->way->ask(&token, &login->with, error);
    if (rc == SA_OK) {
        sa_token_answer_release(&login->token);
        login->token = token;
        return SA_OK;
    }
    sa_token_answer_release(&token);
    return rc == SA_ECANCELLED || login->way->names_other
               ? rc
               : sa_error_prefix(error, rc, "connection '%s'", login->with.name);
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
    return login->way->renews;
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
