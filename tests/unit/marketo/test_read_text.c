/* Tokens in texts: strange ones first. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdlib.h>
#include <string.h>

#include "marketo/read.h"
#include "mentions.h"

static const struct {
    const char *text, *told;
} cases[] = {
    {"", ""},
    {"{{", ""},
    {"{{lead", ""},
    {"{{lead.", ""},
    {"{{lead.}}", ""},
    {"{{lead. }}", ""},
    {"{{lead.:default=x}}", ""},
    {"{{leader.First Name}}", ""},
    {"{lead.First Name}", ""},
    {"{{First Name}}", ""},
    /* what a token is */
    {"{{lead.First Name}}", "token label First Name\n"},
    {"a{{lead.First Name}}b{{LEAD.last name}}", "token label First Name\ntoken label last name\n"},
    {"{{lead.First Name:default=friend}}", "token label First Name\n"},
    {"{{lead.First Name:Default=}}", "token label First Name\n"},
    {"{{company.Company Name}}", "token label company/Company Name\n"},
    {"{{member.Dietary Needs}}", "token label program member/Dietary Needs\n"},
    {"{{my.X}} {{system.Date}} {{campaign.Name}} {{trigger.Name}} {{program.Name}}", ""},
    /* names with anything in them */
    {"{{lead.Region: EMEA}}", "token label Region: EMEA\n"},
    {"{{lead.Region: EMEA:default=none: at all}}", "token label Region: EMEA\n"},
    {"{{lead.Renewal: Days \"left\":default=0}}", "token label Renewal: Days \"left\"\n"},
    {"{{lead.Default: now}}", "token label Default: now\n"},
    {"{{lead.a}b}}", "token label a}b\n"},
    {"{{lead.Notes {{internal}}}}", "token label Notes {{internal}}\n"},
    {"{{lead.Notes {{internal}}:default=x}}", "token label Notes {{internal}}\n"},
    {"{{lead.A {{B}} and {{lead.C}}", "token label A {{B unsure\ntoken label C\n"},
    {"{{lead.Gr\xC3\xB6\xC3\x9F"
     "e}}",
     "token label Gr\xC3\xB6\xC3\x9F"
     "e\n"},
    {"{{lead.Tier}}{{lead.Tier Code}}", "token label Tier\ntoken label Tier Code\n"},
    {"{{lead.R&amp;D &quot;Budget&quot; &lt;1&gt;}}", "token label R&D \"Budget\" <1>\n"},
    {"{{lead.Gr&ouml;&szlig;e &#x20AC; &#8364; &yuml;}}", "token label Gr\xC3\xB6\xC3\x9F"
                                                          "e \xE2\x82\xAC \xE2\x82\xAC \xC3\xBF\n"},
    {"{{lead.&unknown; &#0; &#xD800; &#x110000; &#; & ;}}",
     "token label &unknown; &#0; &#xD800; &#x110000; &#; & ;\n"},
    {"{{lead.100%25}}", "token label 100%25\n"},
    {"{{lead.Revenue <1M}}", "token label Revenue <1M\n"},
    /* spelled so that nobody is sure */
    {"{{ lead.First Name }}", "token label First Name unsure\n"},
    {"{{lead.First Name }}", "token label First Name unsure\n"},
    {"{{lead . First Name}}", "token label First Name unsure\n"},
    {"{{&nbsp;lead.First&nbsp;Name}}", "token label First Name unsure\n"},
    {"{{lead.First\n    Name}}", "token label First Name unsure\n"},
    {"{{lead.<b>First</b> Name}}", "token label First Name unsure\n"},
    {"{{lead.First Name : default = x}}", "token label First Name unsure\n"},
    {"{{lead.First Name}", "token label First Name unsure\n"},
    {"{{lead.First Name:default=x", "token label First Name unsure\n"},
    {"&#123;&#123;lead.First Name&#125;&#125;", "token label First Name unsure\n"},
    {"?to=%7B%7Blead.First%20Name%7D%7D&x=1", "token label First Name unsure\n"},
    {"%7B%7Blead.A%FF%7D%7D %7B%7Blead.A%00%7D%7D %7B%7Blead.A%4%7D%7D",
     "token label A%00 unsure\ntoken label A%4 unsure\n"},
    {"{{lead.First Name:default={{my.Friend}}}}", "token label First Name unsure\n"},
    {"{{lead.A:default={{company.B}}}}", "token label A unsure\ntoken label company/B\n"},
    /* not closed: none, and nothing behind it is lost or told */
    {"{{lead.First Name, secret", ""},
    {"{{lead.First Name, {{lead.Last Name}}", "token label Last Name\n"},
    {"{{lead.{{lead.A}}", "token label A\n"},
    {"{{{lead.A}}}", "token label A\n"},
    {"{{my.{{lead.A}}}}", "token label A\n"},
    {"{{lead.this is text that went on and on, until a style sheet had {color:red}", ""},
    /* comments */
    {"<!-- {{lead.Old}} -->{{lead.A}}", "token label A\n"},
    {"<!--{{lead.Old}}--!>{{lead.A}}", "token label A\n"},
    {"<!-->{{lead.A}}<!--->{{lead.B}}<!-- -- -- {{lead.Old}}-->", "token label A\ntoken label B\n"},
    {"<!--[if mso]><p>{{lead.A}}</p><![endif]-->", "token label A\n"},
    {"<!--[if !mso]><!-->{{lead.A}}<!--<![endif]-->", "token label A\n"},
    {"<script><!-- x = '{{lead.A}}' //--></script><!-- {{lead.Old}} -->", "token label A\n"},
    {"<STYLE><!-- {{lead.A}} --></style ><!--{{lead.Old}}-->", "token label A\n"},
    {"<!-- {{lead.A}} <!-- {{lead.B}}", "token label A unsure\ntoken label B unsure\n"},
    {"a < b {{lead.A}} <", "token label A\n"},
};

static void test_cases(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct sa_buffer told = SA_BUFFER_INIT(10000);
        const struct sa_mention_sink sink = test_mentions(&told);
        size_t length = strlen(cases[i].text);
        char *exact = malloc(length + 1); /* what is read beyond the end is found by the sanitizer */
        assert_non_null(exact);
        memcpy(exact, cases[i].text, length);
        assert_int_equal(sa_read_text(exact, length, "", &sink, NULL), SA_OK);
        if (strcmp(told.data, cases[i].told) != 0)
            fail_msg("%s is read as\n%snot as\n%s", cases[i].text, told.data, cases[i].told);
        free(exact);
        sa_buffer_release(&told);
    }
}

/* Cut anywhere, a text is read to its end and not beyond. */
static void test_cut(void **state)
{
    static const char text[] =
        "{{lead.A &ouml; {{b}} <b>:default=x}}<!-- --!>%7B%7Blead.a%20b%7D%7D&lbrace;&lbrace;my.x";
    (void)state;
    for (size_t length = 0; length < sizeof text; length++) {
        size_t count = 0;
        const struct sa_mention_sink sink = test_mentions_counted(&count);
        char *cut = malloc(length + 1);
        assert_non_null(cut);
        memcpy(cut, text, length);
        cut[length] = '!';
        char *exact = realloc(cut, length ? length : 1);
        assert_non_null(exact);
        assert_int_equal(sa_read_text(exact, length, "", &sink, NULL), SA_OK);
        free(exact);
    }
}

static void test_step_and_long_names(void **state)
{
    struct sa_buffer told = SA_BUFFER_INIT(10000);
    const struct sa_mention_sink sink = test_mentions(&told);
    struct sa_buffer text = SA_BUFFER_INIT(10000);
    (void)state;
    assert_int_equal(sa_buffer_adds(&text, "{{lead."), SA_OK);
    for (size_t i = 0; i < SA_READ_NAME + 1; i++)
        assert_int_equal(sa_buffer_adds(&text, "n"), SA_OK);
    assert_int_equal(sa_buffer_adds(&text, "}}{{lead.A}}"), SA_OK);
    assert_int_equal(sa_read_text(text.data, text.length, "Send Alert", &sink, NULL), SA_OK);
    assert_string_equal(told.data, "token[Send Alert] label A\n");
    sa_buffer_release(&text);
    sa_buffer_release(&told);
}

/* Megabytes of what could make a reader start over and over. */
static void test_large(void **state)
{
    static const char *const parts[] = {"{{lead.",
                                        "{{lead.A}}",
                                        "{{lead.A:default=",
                                        "{{lead.a {{b",
                                        "{{",
                                        "&#123;",
                                        "%7B%7Blead.x",
                                        "<!--",
                                        "<!-- -",
                                        "<script",
                                        "{{lead.&ouml;<b",
                                        "{{           ",
                                        "{{lead.:::::",
                                        "{{lead.A }}}}",
                                        "<"};
    const size_t most = 5000000;
    char *text = malloc(most);
    (void)state;
    assert_non_null(text);
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
        size_t size = i < 2 ? most : most / 10;
        size_t count = 0;
        const struct sa_mention_sink sink = test_mentions_counted(&count);
        for (size_t at = 0; at < size; at++)
            text[at] = parts[i][at % strlen(parts[i])];
        assert_int_equal(sa_read_text(text, size, "", &sink, NULL), SA_OK);
        assert_true(count <= size / 8);
        assert_true(i != 1 || count == size / 10);
    }
    free(text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_cases), cmocka_unit_test(test_cut),
                                       cmocka_unit_test(test_step_and_long_names),
                                       cmocka_unit_test(test_large)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
