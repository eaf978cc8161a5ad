/* What readers tell, on its way into tables and into .marketo.db; and back from there. See asset.h. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "marketo/asset.h"
#include "marketo/keep.h"
#include "syncaudit/clock.h"
#include "syncaudit/sql.h"

enum { TELLINGS_LIMIT = 64 << 20 };

static const char *const named[] = {[SA_NAMED_ID] = "id",
                                    [SA_NAMED_LABEL] = "label",
                                    [SA_NAMED_SOAP] = "soap name",
                                    [SA_NAMED_REST] = "rest name",
                                    [SA_NAMED_ANY] = "any"};

/* Appends a telling: ["mention", …], all of them texts. */
static int tell_words(struct sa_assets *assets, const char *const *words, size_t count)
{
    struct sa_buffer *out = &assets->tellings;
    int rc = sa_buffer_adds(out, out->length ? ",[" : "[");
    for (size_t i = 0; rc == SA_OK && i < count; i++) {
        rc = i ? sa_buffer_adds(out, ",") : SA_OK;
        if (rc == SA_OK)
            rc = sa_json_quote(words[i], strlen(words[i]), out);
    }
    return rc ? rc : sa_buffer_adds(out, "]");
}

static void bind_asset(sqlite3_stmt *row, const struct sa_assets *assets)
{
    sa_sql_bind_text(row, ":type", assets->type);
    sa_sql_bind_text(row, ":id", assets->id);
}

static int on_mention(void *payload, const struct sa_mention *mention, struct sa_error *error)
{
    struct sa_source_run *run = payload;
    struct sa_assets *assets = run->state;
    char flags[4] = {mention->unsure ? '1' : '0', mention->writes ? '1' : '0', mention->broken ? '1' : '0',
                     '\0'};
    const char *const words[] = {
        "mention",     mention->place, mention->step, mention->object, named[mention->named],
        mention->name, flags};
    int rc = sa_assets_prepare(
        run->db, &assets->mention,
        "INSERT INTO marketo_mention (type, id, token, state, place, step, object, named, name, unsure, writes,"
        " broken) VALUES (:type, :id, :token, :state, :place, :step, :object, :named, :name, :unsure, :writes,"
        " :broken) ON CONFLICT DO UPDATE SET mentions = mentions + 1",
        error);
    if (rc)
        return rc;
    sqlite3_stmt *row = assets->mention;
    bind_asset(row, assets);
    sa_sql_bind_int(row, ":token", assets->token);
    sa_sql_bind_text(row, ":state", assets->state);
    sa_sql_bind_text(row, ":place", mention->place);
    sa_sql_bind_text(row, ":step", mention->step);
    sa_sql_bind_text(row, ":object", mention->object);
    sa_sql_bind_text(row, ":named", named[mention->named]);
    sa_sql_bind_text(row, ":name", mention->name);
    sa_sql_bind_int(row, ":unsure", mention->unsure);
    sa_sql_bind_int(row, ":writes", mention->writes);
    sa_sql_bind_int(row, ":broken", mention->broken);
    if (tell_words(assets, words, sizeof words / sizeof *words))
        return sa_error_memory(error);
    return sa_sql_step(row, error);
}

static int on_step(void *payload, size_t position, const char *name, struct sa_error *error)
{
    struct sa_source_run *run = payload;
    struct sa_assets *assets = run->state;
    char place[24];
    const char *const words[] = {"step", place, name};
    snprintf(place, sizeof place, "%zu", position);
    int rc = sa_assets_prepare(run->db, &assets->step,
                               "REPLACE INTO marketo_step VALUES (:id, :position, :step)", error);
    if (rc)
        return rc;
    sa_sql_bind_text(assets->step, ":id", assets->id);
    sa_sql_bind_int(assets->step, ":position", (long long)position);
    sa_sql_bind_text(assets->step, ":step", name);
    if (tell_words(assets, words, sizeof words / sizeof *words))
        return sa_error_memory(error);
    return sa_sql_step(assets->step, error);
}

static int on_link(void *payload, const char *type, const char *name, struct sa_error *error)
{
    struct sa_source_run *run = payload;
    struct sa_assets *assets = run->state;
    const char *const words[] = {"link", type, name};
    int rc = sa_assets_prepare(run->db, &assets->link,
                               "INSERT INTO marketo_link VALUES (:type, :id, :target, :name)", error);
    if (rc)
        return rc;
    bind_asset(assets->link, assets);
    sa_sql_bind_text(assets->link, ":target", type);
    sa_sql_bind_text(assets->link, ":name", name);
    if (tell_words(assets, words, sizeof words / sizeof *words))
        return sa_error_memory(error);
    return sa_sql_step(assets->link, error);
}

static int on_choice(void *payload, const char *field, const char *value, struct sa_error *error)
{
    struct sa_source_run *run = payload;
    struct sa_assets *assets = run->state;
    int rc = sa_assets_prepare(
        run->db, &assets->choice,
        "INSERT OR IGNORE INTO marketo_form_value VALUES (:id, :state, :field, :value)", error);
    if (rc)
        return rc;
    sa_sql_bind_text(assets->choice, ":id", assets->id);
    sa_sql_bind_text(assets->choice, ":state", assets->state);
    sa_sql_bind_text(assets->choice, ":field", field);
    sa_sql_bind_text(assets->choice, ":value", value);
    return sa_sql_step(assets->choice, error);
}

void sa_assets_sink(struct sa_source_run *run, const char *type, const char *id, long long token,
                    const char *state, struct sa_mention_sink *sink)
{
    struct sa_assets *assets = run->state;
    if (assets->tellings.limit == 0)
        assets->tellings = (struct sa_buffer)SA_BUFFER_INIT(TELLINGS_LIMIT);
    sa_buffer_clear(&assets->tellings);
    assets->type = type;
    assets->id = id;
    assets->token = token;
    assets->state = state;
    *sink = (struct sa_mention_sink){.mention = on_mention,
                                     .step = on_step,
                                     .link = on_link,
                                     .choice = sa_instance_of(run)->options.show_values ? on_choice : NULL,
                                     .payload = run};
}

/* ---- what was kept ---- */

enum { MOST_WORDS = 7 };

/* Tells a sink what another one was told: false = that is not how it was written down. */
static int retell(const struct sa_json *telling, const struct sa_mention_sink *sink, bool *good,
                  struct sa_error *error)
{
    const char *words[MOST_WORDS] = {NULL};
    size_t count = 0;
    size_t how = 0;
    for (const struct sa_json *word = sa_json_first(telling); word && count < MOST_WORDS;
         word = sa_json_next(word))
        if (!(words[count++] = sa_json_string(word)))
            *good = false;
    *good = *good && count >= 3;
    if (!*good)
        return SA_OK;
    if (strcmp(words[0], "step") == 0)
        return sink->step(sink->payload, strtoul(words[1], NULL, 10), words[2], error);
    if (strcmp(words[0], "link") == 0)
        return sink->link(sink->payload, words[1], words[2], error);
    while (count == MOST_WORDS && how < SA_NAMED_ANY && strcmp(named[how], words[4]) != 0)
        how++;
    *good = count == MOST_WORDS && strlen(words[6]) == 3;
    return !*good ? SA_OK
                  : sink->mention(sink->payload,
                                  &(struct sa_mention){.place = words[1],
                                                       .step = words[2],
                                                       .object = words[3],
                                                       .named = (enum sa_named)how,
                                                       .name = words[5],
                                                       .unsure = words[6][0] == '1',
                                                       .writes = words[6][1] == '1',
                                                       .broken = words[6][2] == '1'},
                                  error);
}

static int retell_all(const struct sa_buffer *tellings, const struct sa_mention_sink *sink, bool *good,
                      struct sa_error *error)
{
    struct sa_buffer list = SA_BUFFER_INIT(SA_BUFFER_OWN);
    struct sa_json *document = NULL;
    int rc = sa_buffer_addf(&list, "[%s]", tellings->data) ? sa_error_memory(error) : SA_OK;
    if (rc == SA_OK)
        *good = sa_json_parse(&document, list.data, list.length, NULL) == SA_OK;
    for (const struct sa_json *telling = sa_json_first(document); rc == SA_OK && *good && telling;
         telling = sa_json_next(telling))
        rc = retell(telling, sink, good, error);
    sa_json_free(document);
    sa_buffer_release(&list);
    return rc;
}

/* When the oldest was read of what was taken over. */
static int note_oldest(struct sa_source_run *run, const char *when, struct sa_error *error)
{
    struct sa_assets *assets = run->state;
    int rc =
        sa_assets_prepare(run->db, &assets->oldest,
                          "UPDATE marketo_instance SET oldest = min(coalesce(oldest, :when), :when)", error);
    if (rc)
        return rc;
    sa_sql_bind_text(assets->oldest, ":when", when);
    return sa_sql_step(assets->oldest, error);
}

int sa_assets_take_over(struct sa_source_run *run, const struct sa_kept_key *key, const char *state,
                        bool *taken, struct sa_error *error)
{
    struct sa_buffer tellings = SA_BUFFER_INIT(TELLINGS_LIMIT);
    struct sa_mention_sink sink;
    char when[SA_TIME_SIZE];
    int rc = sa_kept_get(sa_instance_of(run), key, &tellings, when, taken, error);
    if (rc == SA_OK && *taken) {
        sa_assets_sink(run, key->type, key->id, 0, state, &sink);
        rc = sa_sql_run(run->db, "SAVEPOINT kept", error);
        if (rc == SA_OK)
            rc = retell_all(&tellings, &sink, taken, error);
        if (rc == SA_OK)
            rc = sa_sql_run(run->db, *taken ? "RELEASE kept" : "ROLLBACK TO kept; RELEASE kept", error);
        if (rc == SA_OK && *taken)
            rc = note_oldest(run, when, error);
    }
    sa_buffer_release(&tellings);
    return rc;
}

void sa_assets_end(struct sa_source_run *run)
{
    struct sa_assets *assets = run->state;
    sqlite3_finalize(assets->there);
    sqlite3_finalize(assets->asset);
    sqlite3_finalize(assets->mention);
    sqlite3_finalize(assets->step);
    sqlite3_finalize(assets->link);
    sqlite3_finalize(assets->choice);
    sqlite3_finalize(assets->unread);
    sqlite3_finalize(assets->oldest);
    sa_buffer_release(&assets->tellings);
    sa_buffer_release(&assets->lines);
}
