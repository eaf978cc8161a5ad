/* Tokens, limits and rights: see marketo.h. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "../router.h"
#include "marketo.h"
#include "syncaudit/clock.h"
#include "syncaudit/sql.h"

static long setting(const struct sim_site *site, const char *name)
{
    return (long)sim_setting_number(site->settings, name);
}

/* ---- the token ---- */

/* The text of token `number`: who has seen one cannot tell the next. */
static void token_text(struct sim_site *site, unsigned number, char *out, size_t size)
{
    unsigned hash = 2166136261u;
    char salt[320];
    snprintf(salt, sizeof salt, "%s %u", sim_instance_text(site, "$.client_secret"), number);
    for (const char *byte = salt; *byte; byte++)
        hash = (hash ^ (unsigned char)*byte) * 16777619u;
    snprintf(out, size, "%08x-110d-4155-99a7-%08x%04x:int", hash, hash * 2654435761u, number & 0xFFFF);
}

static long seconds_left(const struct sim_site *site)
{
    long seconds = setting(site, "token-seconds");
    long long age = (sa_time_monotonic_ms() - site->marketo->opened) / 1000;
    return seconds - (long)age;
}

/* The token that was given last is still good. */
static bool token_lives(const struct sim_site *site)
{
    long calls = setting(site, "token-calls");
    return site->marketo->tokens > 0 && !site->marketo->closed && seconds_left(site) > 0 &&
           (calls == 0 || site->marketo->lasted < calls);
}

static int give_token(struct sim_site *site, struct sim_answer *out, struct sa_error *error)
{
    char token[64];
    if (!token_lives(site)) {
        site->marketo->tokens++;
        site->marketo->opened = sa_time_monotonic_ms();
        site->marketo->lasted = 0;
    }
    token_text(site, site->marketo->tokens, token, sizeof token);
    out->status = 200;
    int rc = sa_buffer_addf(
        &out->body, "{\"access_token\":\"%s\",\"token_type\":\"bearer\",\"expires_in\":%ld,\"scope\":\"%s\"}",
        token, seconds_left(site) - 1, sim_instance_text(site, "$.user"));
    return rc ? sa_error_memory(error) : SA_OK;
}

/* True if the form has this value under `name`. */
static bool is_given(const char *form, const char *name, const char *expected, struct sa_error *error)
{
    struct sa_buffer value = SA_BUFFER_INIT(4096);
    bool found = false;
    int rc = sim_form_get(form, name, &value, &found, error);
    bool same = rc == SA_OK && found && strcmp(value.data, expected) == 0;
    sa_buffer_release(&value);
    return same;
}

int sim_identity(struct sim_site *site, const struct sim_request *request, struct sim_answer *out,
                 struct sa_error *error)
{
    bool post = strcmp(request->method, "POST") == 0;
    const char *form = post && !sim_setting_is(site->settings, "identity", "query")  ? request->body
                       : !post && sim_setting_is(site->settings, "identity", "post") ? ""
                                                                                     : request->query;
    if (post && *form == '\0')
        form = request->query;
    if (!is_given(form, "grant_type", "client_credentials", error))
        return sim_answer_text(out, 400, NULL,
                               "{\"error\":\"invalid_request\",\"error_description\":\"Missing grant type\"}",
                               error);
    if (!is_given(form, "client_id", sim_instance_text(site, "$.client_id"), error))
        return sim_answer_text(
            out, 401, NULL,
            "{\"error\":\"unauthorized\",\"error_description\":\"No client with requested id\"}", error);
    if (site->marketo->closed || !sim_setting_is(site->settings, "secret", "right") ||
        !is_given(form, "client_secret", sim_instance_text(site, "$.client_secret"), error))
        return sim_answer_text(
            out, 401, NULL, "{\"error\":\"invalid_client\",\"error_description\":\"Bad client credentials\"}",
            error);
    return give_token(site, out, error);
}

/* The token of a call, from its header or, where that is allowed, its query. "" = none. */
static int read_token(struct sim_site *site, const struct sim_request *request, struct sa_buffer *token,
                      struct sa_error *error)
{
    static const char scheme[] = "Bearer ";
    bool found = false;
    if (request->authorization && strncasecmp(request->authorization, scheme, sizeof scheme - 1) == 0)
        return sa_buffer_adds(token, request->authorization + sizeof scheme - 1) ? sa_error_memory(error)
                                                                                 : SA_OK;
    if (sim_setting_is(site->settings, "token-query", "true"))
        return sim_form_get(site->marketo->arguments, "access_token", token, &found, error);
    return SA_OK;
}

/* What is wrong with a token: a code, or NULL. */
static const char *judge_token(struct sim_site *site, const char *token)
{
    char given[64];
    for (unsigned number = site->marketo->tokens; number > 0; number--) {
        token_text(site, number, given, sizeof given);
        if (strcmp(given, token) != 0)
            continue;
        if (site->marketo->closed)
            return "601";
        return number == site->marketo->tokens && token_lives(site) ? NULL : "602";
    }
    return *token ? "601" : "600";
}

static int enter_token(struct sim_site *site, const struct sim_request *request, struct sim_answer *out,
                       bool *answered, struct sa_error *error)
{
    struct sa_buffer token = SA_BUFFER_INIT(SIM_BODY_LIMIT);
    int rc = read_token(site, request, &token, error);
    const char *code = rc ? NULL : judge_token(site, token.data);
    sa_buffer_release(&token);
    *answered = code != NULL;
    if (rc || !code)
        return rc;
    return sim_answer_error(out, 200, code,
                            strcmp(code, "600") == 0   ? "Access token not specified"
                            : strcmp(code, "601") == 0 ? "Access token invalid"
                                                       : "Access token expired",
                            error);
}

/* ---- limits ---- */

/* Forgets the calls that are older than the window, and tells how many there are in it. */
static size_t times_count(const struct sim_site *site, struct sim_times *times, long long now)
{
    size_t old = 0;
    while (old < times->count && times->times[old] <= now - setting(site, "window-ms"))
        old++;
    times->count -= old;
    if (old > 0)
        memmove(times->times, times->times + old, times->count * sizeof *times->times);
    return times->count;
}

int sim_times_add(const struct sim_site *site, struct sim_times *times, long long now, struct sa_error *error)
{
    times_count(site, times, now);
    if (times->count == times->room) {
        size_t room = times->room ? times->room * 2 : 256;
        long long *grown = realloc(times->times, room * sizeof *grown);
        if (!grown)
            return sa_error_memory(error);
        times->times = grown;
        times->room = room;
    }
    times->times[times->count++] = now;
    return SA_OK;
}

static int enter_limits(struct sim_site *site, struct sim_answer *out, bool *answered, struct sa_error *error)
{
    char message[96];
    long long now = sa_time_monotonic_ms();
    long most = setting(site, "window");
    long at_once = setting(site, "concurrency");
    bool late = most > 0 && times_count(site, &site->marketo->counted, now) >= (size_t)most;
    *answered = true;
    if (!late || sim_setting_is(site->settings, "606-counts", "true")) {
        int rc = sim_times_add(site, &site->marketo->counted, now, error);
        if (rc)
            return rc;
    }
    out->calls = 1;
    if (late) {
        snprintf(message, sizeof message, "Max rate limit '%ld' exceeded with in '%ld' secs", most,
                 setting(site, "window-ms") / 1000);
        return sim_answer_error(out, 200, "606", message, error);
    }
    if (setting(site, "used") + site->calls >= setting(site, "daily"))
        return sim_answer_error(out, 200, "607", "Daily quota reached", error);
    if (at_once > 0 && site->inflight > at_once)
        return sim_answer_error(out, 200, "615", "Concurrent access limit reached", error);
    *answered = false;
    return SA_OK;
}

/* ---- rights ---- */

bool sim_words_hold(const struct sim_site *site, const char *name, const char *text, bool whole)
{
    const char *words = sim_setting(site->settings, name);
    char word[128];
    while (*words) {
        size_t length = strcspn(words, ",");
        snprintf(word, sizeof word, "%.*s", (int)length, words);
        if (length > 0 && (whole ? strcmp(text, word) == 0 : strstr(text, word) != NULL))
            return true;
        words += length + (words[length] == ',');
    }
    return false;
}

static bool is_revoked(const struct sim_site *site)
{
    long calls = setting(site, "revoke-calls");
    return calls > 0 && site->marketo->entered >= calls;
}

bool sim_has_right(struct sim_site *site, const char *right)
{
    sqlite3_stmt *row = NULL;
    if (!right)
        return true;
    if (sim_words_hold(site, "without", right, true) ||
        (is_revoked(site) && sim_words_hold(site, "revoke", right, true)))
        return false;
    if (sa_sql_prepare(site->db, &row, "SELECT 1 FROM permission WHERE name = :right", NULL))
        return false;
    sa_sql_bind_text(row, ":right", right);
    bool has = sqlite3_step(row) == SQLITE_ROW;
    sqlite3_finalize(row);
    return has;
}

int sim_enter(struct sim_site *site, const struct sim_request *request, struct sim_answer *out,
              bool *answered, struct sa_error *error)
{
    if (is_revoked(site) && *sim_setting(site->settings, "revoke") == '\0')
        site->marketo->closed = true;
    int rc = enter_token(site, request, out, answered, error);
    if (rc == SA_OK && !*answered)
        rc = enter_limits(site, out, answered, error);
    if (rc == SA_OK && !*answered) {
        site->marketo->lasted++;
        site->marketo->entered++;
    }
    return rc;
}
