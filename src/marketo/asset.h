/* Kinds of assets: what most sources of Marketo are made of. A kind is listed whole, then each of its assets is asked for its parts, unless
 * an earlier audit has read them and they have not changed since. */
#ifndef SYNCAUDIT_MARKETO_ASSET_H
#define SYNCAUDIT_MARKETO_ASSET_H

#include "marketo/account.h"
#include "marketo/keep.h"
#include "marketo/mention.h"

enum { SA_MOST_ASSET_PARTS = 6, SA_ASSET_ID_SIZE = 32 };

/* Tells the sink what an element of an answer's `result` says, or the result itself. Errors as readers have them (read.h). */
typedef int sa_asset_read(const struct sa_json *element, const struct sa_mention_sink *sink,
                          struct sa_error *error);

/* One question about an asset. */
struct sa_asset_part {
    const char *name;  /* as marketo_unread has it; NULL = there are no more parts */
    const char *path;  /* "asset/v1/form/%s/fields.json": the id goes into it */
    const char *other; /* a path for instances that do not know the first one, or NULL */
    const char *state; /* of what is said: approved, draft; NULL = there is one state */
    const char *where; /* SQL over marketo_asset: who is asked; NULL = all of the kind */
    const char *anew;  /* the same: whose answer is never taken from an earlier audit; NULL = nobody's */
    /* It is asked of those that a part told a link to `link` of, whose name goes into the path behind the id; NULL = of all. */
    const char *link;
    const char *needs; /* a member without which this instance does not tell it; NULL = none */
    const char *empty; /* the link that an empty result is told as; NULL = it is an answer */
    bool whole;        /* `read` gets the result, not each of its elements */
    sa_asset_read *read;
};

struct sa_asset_kind {
    const char *type;                         /* as marketo_asset has it */
    bool (*is)(const struct sa_json *record); /* whether a row of the list is one; NULL = each is */
    const char *list;                         /* path of its first page, with offset=0 */
    sa_asset_read *listed;                    /* what the list itself says; NULL = nothing */
    struct sa_asset_part parts[SA_MOST_ASSET_PARTS + 1];
};

/* The state of a source that has such a kind: zeroed before it begins. */
struct sa_assets {
    sqlite3_stmt *there, *asset, *mention, *step, *link, *choice, *unread, *oldest;
    /* What is being told about, and what was told so far, as .marketo.db has it. */
    const char *type, *id, *state;
    long long token;
    struct sa_buffer tellings;
    struct sa_buffer lines; /* the questions left for later, up to `taken` asked */
    size_t taken;
};

/* What a source does whose `own` is a kind: asks for its list, whose rows go into marketo_asset; then, some at a time, each asset for the
 * parts that need no link; then for those that need one. */
int sa_assets_begin(struct sa_source_run *run, struct sa_error *error);
int sa_assets_described(struct sa_source_run *run, struct sa_error *error);
int sa_assets_surveyed(struct sa_source_run *run, struct sa_error *error);
int sa_assets_more(struct sa_source_run *run, size_t most, struct sa_error *error);

/* About how many calls the last two take, at the most: what was kept is not taken off. */
int sa_assets_price(struct sa_source_run *run, size_t *calls, struct sa_error *error);

/* The calls do not suffice for something: the audit is partial where it was asked to be whole. */
void sa_assets_lack(struct sa_source_run *run);

/* An element of the content of a mail or page, as an sa_asset_read: what a segment chooses stands elsewhere, and is a link to "dynamic
 * content". */
int sa_assets_read_content(const struct sa_json *element, const struct sa_mention_sink *sink,
                           struct sa_error *error);

/* The rules of an element, as an sa_asset_read. */
int sa_assets_read_rules(const struct sa_json *element, const struct sa_mention_sink *sink,
                         struct sa_error *error);

/* Stores an asset that is no row of a list, as the record of one. `token` as marketo_asset has it. */
int sa_assets_store(struct sa_source_run *run, const char *type, const char *id, long long token,
                    const struct sa_json *record, struct sa_error *error);

/* A sink that stores what it is told of an asset; strings are borrowed until the next call. */
void sa_assets_sink(struct sa_source_run *run, const char *type, const char *id, long long token,
                    const char *state, struct sa_mention_sink *sink);

/* Whether marketo_asset has it already. */
int sa_assets_there(struct sa_source_run *run, const char *type, const char *id, bool *there,
                    struct sa_error *error);

/* Notes that a part was not read. */
int sa_assets_miss(struct sa_source_run *run, const char *type, const char *id, const char *part,
                   const char *reason, struct sa_error *error);

/* Takes a part from an earlier audit, whole or not at all. */
int sa_assets_take_over(struct sa_source_run *run, const struct sa_kept_key *key, const char *state,
                        bool *taken, struct sa_error *error);

/* An id that is a number, or a text of digits; false when it is neither. */
bool sa_assets_id(char out[SA_ASSET_ID_SIZE], const struct sa_json *node);

/* Prepares a statement unless it is prepared already. */
int sa_assets_prepare(sqlite3 *db, sqlite3_stmt **statement, const char *sql, struct sa_error *error);

/* The `end` of a source with such a state. */
void sa_assets_end(struct sa_source_run *run);

/* The `forget` of a source whose kind has this type. */
#define SA_ASSETS_FORGET(TYPE)                                                                               \
    "DELETE FROM marketo_asset WHERE type = '" TYPE "'; DELETE FROM marketo_mention WHERE type = '" TYPE     \
    "'; DELETE FROM marketo_link WHERE type = '" TYPE "'; DELETE FROM marketo_unread WHERE type = '" TYPE    \
    "';"

#endif
