/* Scripts in Velocity: strange ones first. */
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
    {"$", ""},
    {"$!{", ""},
    {"${lead", ""},
    {"$lead", ""},
    {"$lead.", ""},
    {"$lead. X", ""},
    {"$lead.5", ""},
    {"$leader.X $Lead.X", ""},
    {"lead.X", ""},
    {"#", ""},
    {"#set", ""},
    {"#set(", ""},
    {")]}\"'", ""},
    /* the notations */
    {"$lead.X", "velocity soap X\n"},
    {"Dear $lead.FirstName.", "velocity soap FirstName\n"},
    {"${lead.X}$!lead.Y$!{lead.Z}", "velocity soap X\nvelocity soap Y\nvelocity soap Z\n"},
    {"$$lead.X", "velocity soap X\n"},
    {"$lead.get(\"X\")$!{lead.get('Y')}", "velocity soap X\nvelocity soap Y\n"},
    {"$lead.get( \"X\" )", "velocity soap X\n"},
    {"$lead[\"X\"] $lead['Y'].trim()", "velocity soap X\nvelocity soap Y\n"},
    {"$lead.getX() ${lead.getFirstName( )}", "velocity soap X\nvelocity soap FirstName\n"},
    {"$lead.getX(1) $lead.get() $lead.size() $lead.getClass() $lead.class", ""},
    {"$lead.getX", "velocity soap getX\n"},
    {"$lead.getOrDefault(\"X\", \"$lead.Y\")", "velocity soap X\nvelocity soap Y\n"},
    {"$lead.get(\"$x\") $lead.get($x) $lead.get(\"X\" + \"Y\")", ""},
    {"$lead.X.length() $lead.Y.substring(0, 1).concat($lead.Z)",
     "velocity soap X\nvelocity soap Y\nvelocity soap Z\n"},
    {"$company.Industry ${company.get('Site')}",
     "velocity soap company/Industry\nvelocity soap company/Site\n"},
    {"${lead.X|'none'}", "velocity soap X\n"},
    {"${lead.X", "velocity soap X unsure\n"},
    {"$lead.First-Name $lead.X-", "velocity soap First unsure\nvelocity soap X\n"},
    {"$TriggerObject.Amount", "velocity soap Amount unsure\n"},
    /* lists */
    {"$OpportunityList.get(0).Amount", "velocity soap opportunity/Amount\n"},
    {"${OpportunityList.get(0).Amount}", "velocity soap opportunity/Amount\n"},
    {"$OpportunityList[0].Amount", "velocity soap opportunity/Amount\n"},
    {"$OpportunityList.size() $OpportunityList.Amount", ""},
    {"$OpportunityList.subList(0, 1).get(0).get(\"Amount\")", "velocity soap opportunity/Amount\n"},
    {"$OpportunityList.get($OpportunityList.size()).Amount", "velocity soap opportunity/Amount\n"},
    {"${car_cList.get(0).vin}", "velocity soap car_c/vin\n"},
    {"$licence__cList.get(0).seats__c", "velocity soap licence__c/seats__c\n"},
    {"$colourList.get(0).x $_cList.get(0).x", ""},
    {"#foreach($o in $OpportunityList) $o.Name #end $o.x()", "velocity soap opportunity/Name\n"},
    {"#foreach ( $o in $car_cList )${o.vin}#{end}", "velocity soap car_c/vin\n"},
    {"#foreach($o in $OpportunityList)#end #foreach($o in $others)$o.X#end", ""},
    {"#set($p = $lead)$p.X #set($p = \"x\")$p.Y", "velocity soap X\n"},
    {"#set($o = $OpportunityList.get(0))#set($q = $o)$q.Name", "velocity soap opportunity/Name\n"},
    {"#set($n = $lead.FirstName)$n.X", "velocity soap FirstName\n"},
    {"#set($l = [$OpportunityList.get(0)])#foreach($o in $l)$o.A#end", "velocity soap opportunity/A\n"},
    {"#set($s = $sorter.sort($OpportunityList, \"CloseDate:desc\"))$s.get(0).Name",
     "velocity soap opportunity/CloseDate\nvelocity soap opportunity/Name\n"},
    {"#foreach($o in $sorter.sort($car_cList, ['year:asc', \"vin\"]))$o.make#end",
     "velocity soap car_c/year\nvelocity soap car_c/vin\nvelocity soap car_c/make\n"},
    {"#set($my-list = $OpportunityList)$my-list.get(0).A", "velocity soap opportunity/A\n"},
    /* conditions */
    {"#if($lead.Tier__c == \"Gold\")Gold#elseif($lead.B)b#else${lead.C}#end",
     "velocity soap Tier__c\nvelocity soap B\nvelocity soap C\n"},
    {"<!-- #if($lead.A) -->x<!-- #end -->", "velocity soap A\n"},
    {"<a href='$lead.A' title=\"$lead.B\">it's</a> $lead.C",
     "velocity soap A\nvelocity soap B\nvelocity soap C\n"},
    {"#hashtag don't $lead.A #fff(", "velocity soap A\n"},
    {"#myMacro($lead.A \"$lead.B\")", "velocity soap A\nvelocity soap B\n"},
    /* comments and what is not evaluated */
    {"## $lead.Old\n$lead.A", "velocity soap A\n"},
    {"#* $lead.Old\n $lead.Old *#$lead.A", "velocity soap A\n"},
    {"#[[ $lead.Old ]]#$lead.A", "velocity soap A\n"},
    {"\\$lead.Old \\\\$lead.A", "velocity soap A\n"},
    {"#set($x = '$lead.Old')$lead.A", "velocity soap A\n"},
    {"#set($x = \"$lead.A ${lead.get('B')} ## $lead.Old\")$lead.C",
     "velocity soap A\nvelocity soap B\nvelocity soap C\n"},
    {"#set($x = \"##\")$lead.A", "velocity soap A\n"},
    {"#set($x = \"#if($lead.A)y#end\")$lead.B", "velocity soap A\nvelocity soap B\n"},
    {"#set($x = 'a \"b')$lead.A", "velocity soap A\n"},
    /* unless it is */
    {"#evaluate('$lead.A')", "velocity soap A\n"},
    {"#evaluate(\"$lead.A\")", "velocity soap A\n"},
    {"$render.eval('${lead.A}')", "velocity soap A\n"},
    {"#set($x = '$lead.A')#evaluate($x)$lead.B", "velocity soap A unsure\nvelocity soap B\n"},
    /* what does not parse */
    {"$lead.A #* $lead.B", "velocity soap A\nvelocity soap B unsure\n"},
    {"$lead.A #[[ $lead.B", "velocity soap A\nvelocity soap B unsure\n"},
    {"#set($x = \"abc) $lead.A", "velocity soap A unsure\n"},
    {"#if($lead.get('A) $lead.B", "velocity soap B unsure\n"},
    {"#if($lead.A #set($x = $lead.B) $lead.C",
     "velocity soap A\nvelocity soap B unsure\nvelocity soap C unsure\n"},
    {"#if($lead.A]]) $lead.B", "velocity soap A\nvelocity soap B\n"},
    {"#end #end #end $lead.A", "velocity soap A\n"},
    /* tokens, but not in comments */
    {"{{lead.Tier}} ## {{lead.Old}}\n#* {{lead.Old}} *# ${lead.A} {{company.B}}",
     "token label Tier\nvelocity soap A\ntoken label company/B\n"},
};

static void script_is(const char *text, size_t length, const char *expected)
{
    struct sa_buffer told = SA_BUFFER_INIT(100000);
    const struct sa_mention_sink sink = test_mentions(&told);
    char *exact = malloc(length + (length == 0)); /* what is read beyond the end is found by the sanitizer */
    assert_non_null(exact);
    memcpy(exact, text, length);
    assert_int_equal(sa_read_velocity(exact, length, &sink, NULL), SA_OK);
    if (expected && strcmp(told.data, expected) != 0)
        fail_msg("%s is read as\n%snot as\n%s", text, told.data, expected);
    free(exact);
    sa_buffer_release(&told);
}

static void test_cases(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        script_is(cases[i].text, strlen(cases[i].text), cases[i].told);
}

/* Cut anywhere, a script is read to its end and not beyond. */
static void test_cut(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        for (size_t length = 0; length < strlen(cases[i].text); length++)
            script_is(cases[i].text, length, NULL);
}

/* More variables than are followed, and deeper parentheses: nothing is made up, and what follows is read. */
static void test_bounds(void **state)
{
    struct sa_buffer text = SA_BUFFER_INIT(SA_BUFFER_OWN);
    (void)state;
    for (int i = 0; i < 300; i++)
        assert_int_equal(sa_buffer_addf(&text, "#set($v%d = $car_cList.get(0))", i), SA_OK);
    assert_int_equal(sa_buffer_adds(&text, "$v0.a $v299.b $lead.c"), SA_OK);
    script_is(text.data, text.length, "velocity soap car_c/a\nvelocity soap c\n");
    sa_buffer_clear(&text);
    assert_int_equal(sa_buffer_adds(&text, "#set($x = \""), SA_OK);
    for (int i = 0; i < 1000; i++)
        assert_int_equal(sa_buffer_adds(&text, "$a.b($c.d['$e'].f("), SA_OK);
    assert_int_equal(sa_buffer_adds(&text, "$lead.A\" $lead.B"), SA_OK);
    script_is(text.data, text.length, "velocity soap A unsure\nvelocity soap B unsure\n");
    sa_buffer_release(&text);
}

/* Megabytes of what could make a reader start over and over. */
static void test_large(void **state)
{
    static const char *const parts[] = {"$lead.A ",     "$a.b(",
                                        "#set($a = ",   "#*",
                                        "#[[",          "#if(\"",
                                        "#if('",        "$lead.get('",
                                        "$lead[\"",     "\\",
                                        "##",           "$lead.get(\"X\")",
                                        "#if($a['$",    "#evaluate('\"",
                                        "$s.sort(['x:", "#set($a=\"#*#[['\")",
                                        "$a_cList.get("};
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
        assert_int_equal(sa_read_velocity(text, size, &sink, NULL), SA_OK);
        assert_true(count <= size / 5);
        assert_true(i != 0 || count == size / 8);
    }
    free(text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_cases), cmocka_unit_test(test_cut),
                                       cmocka_unit_test(test_bounds), cmocka_unit_test(test_large)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
