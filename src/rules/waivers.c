/* waivers.yaml, read by schema and appended to: see include/syncaudit/waivers.h. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/yaml.h"
#include "syncaudit/buffer.h"
#include "syncaudit/clock.h"
#include "syncaudit/file.h"
#include "syncaudit/snapshot.h"
#include "syncaudit/sql.h"
#include "syncaudit/waivers.h"

#define FILE_LIMIT ((size_t)1 << 20)

enum { WAIVERS = 10000, NAME = 255, TEXT = 4096, FINGERPRINT = 1024, DAY = 10 };

#define TEXT_FIELD(member, longest)                                                                          \
    CYAML_FIELD_STRING_PTR(#member, CYAML_FLAG_POINTER | CYAML_FLAG_OPTIONAL, struct sa_waiver, member, 1,   \
                           longest)

static const cyaml_schema_field_t fields[] = {
    TEXT_FIELD(rule, NAME),
    TEXT_FIELD(object, NAME),
    TEXT_FIELD(field, NAME),
    TEXT_FIELD(pattern, TEXT),
    TEXT_FIELD(fingerprint, FINGERPRINT),
    TEXT_FIELD(reason, TEXT),
    TEXT_FIELD(owner, NAME),
    TEXT_FIELD(expires, NAME),
    TEXT_FIELD(ticket, NAME),
    CYAML_FIELD_END,
};

static const cyaml_schema_value_t entry = {CYAML_VALUE_MAPPING(CYAML_FLAG_DEFAULT, struct sa_waiver, fields)};

static const cyaml_schema_value_t schema = {
    CYAML_VALUE_SEQUENCE(CYAML_FLAG_POINTER, struct sa_waiver, &entry, 0, WAIVERS)};

/* ---- reading ---- */

/* Asks the engine that will match it. */
static int check_pattern(const char *pattern, struct sa_error *error)
{
    sqlite3_stmt *statement = NULL;
    struct sa_snapshot *snapshot = NULL;
    int rc = sa_snapshot_memory(&snapshot, error);
    if (rc == SA_OK)
        rc = sa_sql_prepare(sa_snapshot_db(snapshot), &statement, "SELECT '' REGEXP :pattern", error);
    if (rc == SA_OK) {
        int tried = SA_OK;
        sa_sql_bind_text(statement, ":pattern", pattern);
        if (!sa_sql_one(statement, &tried, NULL))
            rc = sa_error_set(error, SA_EINPUT, "pattern '%s': %s", pattern,
                              sqlite3_errmsg(sa_snapshot_db(snapshot)));
    }
    sqlite3_finalize(statement);
    sa_snapshot_close(snapshot);
    return rc;
}

static int check_day(const char *day, struct sa_error *error)
{
    time_t when;
    if (strlen(day) == DAY && sa_time_parse(&when, day, NULL) == SA_OK)
        return SA_OK;
    return sa_error_set(error, SA_EINPUT, "expires: '%s' is not a day like 2027-03-01", day);
}

static int waivers_check(const struct sa_waiver *waiver, struct sa_error *error)
{
    if (!waiver->reason || !waiver->reason[strspn(waiver->reason, " \t\n")])
        return sa_error_set(error, SA_EINPUT, "it has no reason");
    if (!waiver->rule && !waiver->object && !waiver->field && !waiver->pattern && !waiver->fingerprint)
        return sa_error_set(
            error, SA_EINPUT,
            "it names no rule, object, field, pattern or fingerprint: it would accept everything");
    int rc = waiver->expires ? check_day(waiver->expires, error) : SA_OK;
    return rc == SA_OK && waiver->pattern ? check_pattern(waiver->pattern, error) : rc;
}

static int parse(struct sa_waivers *out, const char *path, const struct sa_buffer *text,
                 struct sa_error *error)
{
    void *items = NULL;
    int rc = sa_yaml_parse(&items, &out->count, &schema, path, text->data, text->length, error);
    out->items = items;
    for (unsigned i = 0; rc == SA_OK && i < out->count; i++) {
        rc = waivers_check(&out->items[i], error);
        if (rc)
            sa_error_prefix(error, rc, "%s: waiver %u", path, i + 1);
    }
    return rc;
}

int sa_waivers_load(struct sa_waivers *out, const char *path, struct sa_error *error)
{
    struct sa_buffer text = SA_BUFFER_INIT(FILE_LIMIT);
    *out = (struct sa_waivers){NULL, 0};
    int rc = sa_file_read(&text, path, error);
    if (rc == SA_OK)
        rc = parse(out, path, &text, error);
    sa_buffer_release(&text);
    return rc;
}

void sa_waivers_release(struct sa_waivers *waivers)
{
    sa_yaml_free(&schema, waivers->items, waivers->count);
    *waivers = (struct sa_waivers){NULL, 0};
}

/* ---- appending ---- */

/* A quoted YAML text: ' is doubled; what such a text cannot hold goes into "…" with escapes. */
static int add_text(struct sa_buffer *out, const char *text)
{
    bool plain = true;
    int rc = SA_OK;
    for (const char *c = text; *c; c++)
        plain = plain && (unsigned char)*c >= ' ' && *c != 0x7F;
    rc = sa_buffer_adds(out, plain ? "'" : "\"");
    for (const char *c = text; rc == SA_OK && *c; c++) {
        if (plain)
            rc = sa_buffer_add(out, *c == '\'' ? "''" : c, *c == '\'' ? 2 : 1);
        else if ((unsigned char)*c < ' ' || *c == 0x7F || *c == '"' || *c == '\\')
            rc = sa_buffer_addf(out, "\\x%02x", (unsigned char)*c);
        else
            rc = sa_buffer_add(out, c, 1);
    }
    return rc ? rc : sa_buffer_adds(out, plain ? "'\n" : "\"\n");
}

/* Blanks before the "-" of the entries that are there. */
static size_t indentation(const char *text)
{
    for (; text; text = strchr(text, '\n') ? strchr(text, '\n') + 1 : NULL) {
        size_t blanks = strspn(text, " ");
        if (text[blanks] == '-' && strncmp(text, "---", 3) != 0)
            return blanks;
    }
    return 0;
}

static int add_entry(struct sa_buffer *text, const struct sa_waiver *waiver)
{
    const struct {
        const char *key, *value;
    } values[] = {
        {"rule", waiver->rule},       {"object", waiver->object},           {"field", waiver->field},
        {"pattern", waiver->pattern}, {"fingerprint", waiver->fingerprint}, {"reason", waiver->reason},
        {"owner", waiver->owner},     {"expires", waiver->expires},         {"ticket", waiver->ticket},
    };
    int blanks = (int)indentation(text->data);
    bool first = true;
    int rc = text->length > 0 && text->data[text->length - 1] != '\n' ? sa_buffer_adds(text, "\n") : SA_OK;
    for (size_t i = 0; rc == SA_OK && i < sizeof values / sizeof *values; i++) {
        if (!values[i].value)
            continue;
        rc = sa_buffer_addf(text, "%*s%s%s: ", blanks, "", first ? "- " : "  ", values[i].key);
        if (rc == SA_OK)
            rc = add_text(text, values[i].value);
        first = false;
    }
    return rc;
}

static int refuse_twice(const struct sa_waivers *waivers, const struct sa_waiver *waiver, const char *path,
                        struct sa_error *error)
{
    for (unsigned i = 0; waiver->fingerprint && i < waivers->count; i++)
        if (waivers->items[i].fingerprint &&
            strcmp(waivers->items[i].fingerprint, waiver->fingerprint) == 0) {
            sa_error_set(error, SA_EINPUT, "'%s' is waived already: waiver %u of %s", waiver->fingerprint,
                         i + 1, path);
            sa_error_advise(error, "change its reason or day there");
            return SA_EINPUT;
        }
    return SA_OK;
}

static int append(const char *path, const struct sa_waiver *waiver, struct sa_error *error)
{
    struct sa_buffer text = SA_BUFFER_INIT(FILE_LIMIT);
    struct sa_waivers before = {NULL, 0};
    struct sa_waivers after = {NULL, 0};
    int rc = access(path, F_OK) == 0 ? sa_file_read(&text, path, error) : SA_OK;
    if (rc == SA_OK)
        rc = parse(&before, path, &text, error);
    if (rc == SA_OK)
        rc = refuse_twice(&before, waiver, path, error);
    if (rc == SA_OK && add_entry(&text, waiver))
        rc = sa_error_set(error, SA_EINPUT, "'%s' would become larger than %zu bytes", path, FILE_LIMIT);
    /* What is appended must be read as one more entry of the list: a file may be written in ways nothing can follow. */
    if (rc == SA_OK) {
        rc = parse(&after, path, &text, error);
        if (rc == SA_OK && after.count != before.count + 1)
            rc = sa_error_set(error, SA_EINPUT, "'%s' is no list that one can append to", path);
        if (rc)
            sa_error_advise(error, "add the waiver by hand, nothing was written");
    }
    if (rc == SA_OK)
        rc = sa_file_put(path, &text, error);
    sa_waivers_release(&before);
    sa_waivers_release(&after);
    sa_buffer_release(&text);
    return rc;
}

int sa_waivers_append(const char *path, const struct sa_waiver *waiver, struct sa_error *error)
{
    int lock;
    int rc = sa_file_lock(&lock, path, error);
    if (rc == SA_OK)
        rc = append(path, waiver, error);
    if (lock >= 0)
        close(lock);
    return rc;
}
