/* What an asset of Marketo says of fields, as readers of its parts find it: rules, flow, forms, text with tokens, Velocity.
 *
 * Readers know no account and no database: they get an answer's part and tell what they find to a sink, in the words of the asset.
 * Which field a name means is settled later, by SQL (src/rules/prepare/), when all fields are known. Values of filters, choices,
 * defaults and follow-ups are looked through for tokens and never told. */
#ifndef SYNCAUDIT_MARKETO_MENTION_H
#define SYNCAUDIT_MARKETO_MENTION_H

#include <stdbool.h>
#include <stddef.h>

#include "syncaudit/error.h"
#include "syncaudit/json.h"

/* How a field is named. */
enum sa_named {
    SA_NAMED_ID,    /* attributeId: the number that describe gives it */
    SA_NAMED_LABEL, /* display name, in any letter case */
    SA_NAMED_SOAP,
    SA_NAMED_REST,
    SA_NAMED_ANY, /* one of the last three */
};

/* One row of marketo_mention, whose schema explains the members. Strings are borrowed during the call. */
struct sa_mention {
    const char *place;
    const char *step;   /* "" = none */
    const char *object; /* "" = lead, or not told */
    enum sa_named named;
    const char *name;
    bool unsure, writes, broken;
};

/* What readers tell. Non-zero ends the reading with that code. */
struct sa_mention_sink {
    int (*mention)(void *payload, const struct sa_mention *mention, struct sa_error *error);
    /* A step of a flow, from 1. May be NULL. */
    int (*step)(void *payload, size_t position, const char *name, struct sa_error *error);
    /* Another asset that is used: its type as marketo_asset has it, its name or its id in digits. May be NULL. */
    int (*link)(void *payload, const char *type, const char *name, struct sa_error *error);
    /* A choice that a form offers for a field. May be NULL. */
    int (*choice)(void *payload, const char *field, const char *value, struct sa_error *error);
    void *payload;
};

#endif
