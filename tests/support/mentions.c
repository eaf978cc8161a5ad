/* A sink of mentions for tests. */
#include "mentions.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static int write_mention(void *payload, const struct sa_mention *mention, struct sa_error *error)
{
    static const char *const named[] = {"id", "label", "soap", "rest", "any"};
    struct sa_buffer *out = payload;
    (void)error;
    (void)sa_buffer_adds(out, mention->place);
    if (mention->step[0])
        (void)sa_buffer_addf(out, "[%s]", mention->step);
    (void)sa_buffer_addf(out, " %s ", named[mention->named]);
    if (mention->object[0])
        (void)sa_buffer_addf(out, "%s/", mention->object);
    return sa_buffer_addf(out, "%s%s%s%s\n", mention->name, mention->unsure ? " unsure" : "",
                          mention->writes ? " writes" : "", mention->broken ? " broken" : "");
}

static int write_step(void *payload, size_t position, const char *name, struct sa_error *error)
{
    (void)error;
    return sa_buffer_addf(payload, "step %zu %s\n", position, name);
}

static int write_link(void *payload, const char *type, const char *name, struct sa_error *error)
{
    (void)error;
    return sa_buffer_addf(payload, "link %s \"%s\"\n", type, name);
}

static int write_choice(void *payload, const char *field, const char *value, struct sa_error *error)
{
    (void)error;
    return sa_buffer_addf(payload, "choice %s \"%s\"\n", field, value);
}

struct sa_mention_sink test_mentions(struct sa_buffer *out)
{
    return (struct sa_mention_sink){.mention = write_mention,
                                    .step = write_step,
                                    .link = write_link,
                                    .choice = write_choice,
                                    .payload = out};
}

static int count_mention(void *payload, const struct sa_mention *mention, struct sa_error *error)
{
    (void)mention;
    (void)error;
    ++*(size_t *)payload;
    return SA_OK;
}

struct sa_mention_sink test_mentions_counted(size_t *count)
{
    return (struct sa_mention_sink){
        .mention = count_mention, .step = NULL, .link = NULL, .choice = NULL, .payload = count};
}

static struct sa_json *parse(const char *json)
{
    struct sa_buffer text = SA_BUFFER_INIT(SA_BUFFER_OWN);
    struct sa_json *document = NULL;
    struct sa_error error = SA_ERROR_INIT;
    assert_int_equal(sa_buffer_adds(&text, json), SA_OK);
    for (char *quote = text.data; (quote = strchr(quote, '\'')) != NULL;)
        *quote = '"';
    if (sa_json_parse(&document, text.data, text.length, &error))
        fail_msg("%s: %s", json, error.message);
    sa_buffer_release(&text);
    return document;
}

void test_mentions_are(int (*read)(const struct sa_json *, const struct sa_mention_sink *, struct sa_error *),
                       const char *json, const char *expected)
{
    struct sa_buffer told = SA_BUFFER_INIT(SA_BUFFER_OWN);
    struct sa_error error = SA_ERROR_INIT;
    struct sa_json *document = parse(json);
    const struct sa_mention_sink sink = test_mentions(&told);
    int rc = read(document, &sink, &error);
    if (rc || strcmp(told.data, expected) != 0)
        fail_msg("%s is read as (%d %s)\n%snot as\n%s", json, rc, error.message, told.data, expected);
    sa_json_free(document);
    sa_buffer_release(&told);
}

int test_mentions_none(int (*read)(const struct sa_json *, const struct sa_mention_sink *, struct sa_error *),
                       const char *json)
{
    struct sa_buffer told = SA_BUFFER_INIT(SA_BUFFER_OWN);
    struct sa_error error = SA_ERROR_INIT;
    struct sa_json *document = parse(json);
    const struct sa_mention_sink sink = test_mentions(&told);
    int rc = read(document, &sink, &error);
    assert_string_equal(told.data, "");
    sa_json_free(document);
    sa_buffer_release(&told);
    return rc;
}
