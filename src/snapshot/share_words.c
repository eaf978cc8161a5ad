/* error_words(X): what of an error text is Salesforce's, for the shared form. Whatever a person may have typed is left out.
 *
 * Salesforce repeats the value that it refuses, in many forms. So not values are looked for but what is none: words that error texts are
 * made of and names of the org (table share_word), codes, and the numbers of limits. Everything else becomes "…". */
#include <ctype.h>
#include <stdbool.h>
#include <string.h>
#include <strings.h>

#include "snapshot/share_words.h"
#include "syncaudit/buffer.h"
#include "syncaudit/sql.h"

#define LEFT_OUT "…"

/* What stands behind these is the refused value, whatever it looks like, up to where Salesforce goes on itself. */
static const char *const introductions[] = {"data value too large:", "restricted picklist field:"};
static const char *const continuations[] = {"(max length", ": [", "}"};

struct text {
    const char *bytes;
    size_t length;
    sqlite3_stmt *known;
    struct sa_buffer out;
};

static bool share_words_starts_with(const struct text *text, size_t at, const char *words)
{
    return text->length - at >= strlen(words) && strncasecmp(text->bytes + at, words, strlen(words)) == 0;
}

static size_t word_length(const struct text *text, size_t at)
{
    size_t end = at;
    while (end < text->length && (isalnum((unsigned char)text->bytes[end]) || text->bytes[end] == '_' ||
                                  (unsigned char)text->bytes[end] >= 0x80))
        end++;
    return end - at;
}

/* FIELD_CUSTOM_VALIDATION_EXCEPTION */
static bool is_code(const char *word, size_t length)
{
    return length > 2 && isupper((unsigned char)word[0]) && memchr(word, '_', length) &&
           strspn(word, "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_") >= length;
}

/* "max length=40" */
static bool is_limit(const struct text *text, size_t at, size_t length)
{
    return at > 0 && text->bytes[at - 1] == '=' && length < 7 &&
           strspn(text->bytes + at, "0123456789") >= length;
}

static bool share_words_is_known(struct text *text, size_t at, size_t length, int *rc)
{
    const char *word = text->bytes + at;
    if (is_code(word, length) || is_limit(text, at, length))
        return true;
    sqlite3_reset(text->known);
    sqlite3_bind_text(text->known, 1, word, (int)length, SQLITE_STATIC);
    return sa_sql_each(text->known, rc, NULL);
}

/* One sign for all that is left out in a row, with the blanks between. */
static int leave_out(struct sa_buffer *out)
{
    size_t end = out->length;
    while (end > 0 && out->data[end - 1] == ' ')
        end--;
    size_t sign = strlen(LEFT_OUT);
    if (end >= sign && memcmp(out->data + end - sign, LEFT_OUT, sign) == 0) {
        out->length = end;
        out->data[end] = '\0';
        return SA_OK;
    }
    return sa_buffer_adds(out, LEFT_OUT);
}

/* Where the refused value ends that begins at `at`. */
static size_t value_end(const struct text *text, size_t at)
{
    for (; at < text->length; at++)
        for (size_t i = 0; i < sizeof continuations / sizeof *continuations; i++)
            if (share_words_starts_with(text, at, continuations[i]))
                return at;
    return at;
}

/* Takes what stands at `*at`: an introduction with its value, a word, or a sign. */
static int share_words_take(struct text *text, size_t *at)
{
    int rc = SA_OK;
    for (size_t i = 0; i < sizeof introductions / sizeof *introductions; i++)
        if (share_words_starts_with(text, *at, introductions[i])) {
            rc = sa_buffer_add(&text->out, text->bytes + *at, strlen(introductions[i]));
            *at = value_end(text, *at + strlen(introductions[i]));
            return rc ? rc : sa_buffer_adds(&text->out, " " LEFT_OUT " ");
        }
    size_t length = word_length(text, *at);
    bool known = length == 0 || share_words_is_known(text, *at, length, &rc);
    if (rc == SA_OK && !known)
        rc = leave_out(&text->out);
    else if (rc == SA_OK)
        rc = sa_buffer_add(&text->out, text->bytes + *at, length ? length : 1);
    *at += length ? length : 1;
    return rc;
}

void sa_share_error_words(sqlite3_context *context, int argc, sqlite3_value **argv)
{
    (void)argc;
    struct text text = {.bytes = (const char *)sqlite3_value_text(argv[0]),
                        .length = (size_t)sqlite3_value_bytes(argv[0])};
    text.out = (struct sa_buffer)SA_BUFFER_INIT(4 * text.length + 16);
    int rc = sqlite3_prepare_v2(sqlite3_context_db_handle(context),
                                "SELECT 1 FROM temp.share_word WHERE word = ?1", -1, &text.known, NULL);
    for (size_t at = 0; text.bytes && at < text.length && rc == SA_OK;)
        rc = share_words_take(&text, &at);
    sqlite3_finalize(text.known);
    if (rc || !text.bytes)
        sqlite3_result_error(context, "cannot read an error text", -1);
    else
        sqlite3_result_text64(context, text.out.data, text.out.length, SQLITE_TRANSIENT, SQLITE_UTF8);
    sa_buffer_release(&text.out);
}
