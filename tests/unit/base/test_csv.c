/* CSV as people's programs write it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "syncaudit/buffer.h"
#include "syncaudit/csv.h"

#define BYTES(literal) (literal), sizeof(literal) - 1

/* Writes rows as "1:a|b", one a line. */
static int write_down(void *payload, const struct sa_csv_row *row, struct sa_error *error)
{
    struct sa_buffer *out = payload;
    (void)error;
    assert_int_equal(sa_buffer_addf(out, "%s%zu:", out->length ? "\n" : "", row->number), 0);
    for (size_t i = 0; i < row->count; i++)
        assert_int_equal(sa_buffer_addf(out, "%s%s", i ? "|" : "", row->values[i]), 0);
    return SA_OK;
}

struct file_case {
    const char *in;
    size_t length;
    const char *out;
    size_t rows;
    char separator;
};

static void test_dialects(void **state)
{
    static const struct file_case cases[] = {
        {BYTES("a,b\n1,2\n"), "1:a|b\n2:1|2", 1, ','},
        {BYTES("a,b\r\n1,2\r\n"), "1:a|b\n2:1|2", 1, ','},
        {BYTES("\xEF\xBB\xBF\"a\",b\r\n1,2"), "1:a|b\n2:1|2", 1, ','},
        {BYTES("a;b;c,d\n1;2;3,5\n"), "1:a|b|c,d\n2:1|2|3,5", 1, ';'},
        {BYTES("a\tb, c\n1\t2\n"), "1:a|b, c\n2:1|2", 1, '\t'},
        {BYTES("\"a,b,c\";d\n1;2\n"), "1:a,b,c|d\n2:1|2", 1, ';'},
        {BYTES("a,b\n\"one\ntwo\",\"say \"\"no\"\"\"\n"), "1:a|b\n2:one\ntwo|say \"no\"", 1, ','},
        {BYTES("a,b\n  x  ,\n,\n"), "1:a|b\n2:  x  |\n3:|", 2, ','},
        {BYTES("a,b\n\n\n1\n1,2,3\n"), "1:a|b\n2:1\n3:1|2|3", 2, ','},
        {BYTES("a"), "1:a", 0, ','},
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct sa_buffer out = SA_BUFFER_INIT(1000);
        struct sa_csv_summary summary;
        assert_int_equal(sa_csv_parse("test", cases[i].in, cases[i].length, write_down, &out, &summary, NULL),
                         0);
        assert_string_equal(out.data, cases[i].out);
        assert_int_equal(summary.rows, cases[i].rows);
        assert_int_equal(summary.separator, cases[i].separator);
        assert_int_equal(summary.replaced, 0);
        assert_false(summary.cut);
        sa_buffer_release(&out);
    }
}

static void test_foreign_bytes(void **state)
{
    struct sa_buffer out = SA_BUFFER_INIT(1000);
    struct sa_csv_summary summary;
    (void)state;
    assert_int_equal(sa_csv_parse("test", BYTES("a\n\xE4\0\n"), write_down, &out, &summary, NULL), 0);
    assert_string_equal(out.data, "1:a\n2:\xEF\xBF\xBD\xEF\xBF\xBD");
    assert_int_equal(summary.replaced, 2);
    sa_buffer_release(&out);
}

static void test_cut_file(void **state)
{
    struct sa_buffer out = SA_BUFFER_INIT(1000);
    struct sa_csv_summary summary;
    (void)state;
    assert_int_equal(sa_csv_parse("test", BYTES("a,b\n1,2\n3,\"the te"), write_down, &out, &summary, NULL),
                     0);
    assert_string_equal(out.data, "1:a|b\n2:1|2\n3:3|the te");
    assert_true(summary.cut);
    sa_buffer_release(&out);
}

static void refused(const void *bytes, size_t length, const char *message)
{
    struct sa_buffer out = SA_BUFFER_INIT((size_t)1 << 26);
    struct sa_error error = SA_ERROR_INIT;
    assert_int_equal(sa_csv_parse("x.csv", bytes, length, write_down, &out, NULL, &error), SA_EINPUT);
    assert_string_equal(error.message, message);
    assert_true(*error.advice);
    sa_buffer_release(&out);
}

static void test_refused(void **state)
{
    static char big[SA_CSV_VALUE_LIMIT + 100000];
    (void)state;
    refused("", 0, "'x.csv', row 1: the file is empty");
    refused(BYTES("\xEF\xBB\xBF"), "'x.csv', row 1: the file is empty");
    refused(BYTES("\n\n"), "'x.csv', row 1: the file is empty");
    refused(BYTES("\xFF\xFE"
                  "a\0"),
            "'x.csv', row 1: the file is UTF-16");
    refused(BYTES("\xFE\xFF\0a"), "'x.csv', row 1: the file is UTF-16");
    memset(big, ',', sizeof big);
    refused(big, sizeof big, "'x.csv', row 1: too many columns");
    memset(big, 'x', sizeof big);
    memcpy(big, "a,b\n1,\"", 7);
    refused(big, sizeof big, "'x.csv', row 2: a value is longer than 1 MiB");
}

static void test_find(void **state)
{
    static const char *const names[] = {"Failed On", "Error Type", "error_details", "Type"};
    const struct sa_csv_row row = {1, names, 4};
    (void)state;
    assert_int_equal(sa_csv_find(&row, "Failed On"), 0);
    assert_int_equal(sa_csv_find(&row, "Details|Error Details"), 2);
    assert_int_equal(sa_csv_find(&row, "type"), 3);
    assert_int_equal(sa_csv_find(&row, "Type|Error Type"), 3);
    assert_int_equal(sa_csv_find(&row, "Failed"), SA_CSV_NONE);
    assert_int_equal(sa_csv_find(&row, "Error Detailsx"), SA_CSV_NONE);
    assert_string_equal(sa_csv_value(&row, 1), "Error Type");
    assert_string_equal(sa_csv_value(&row, 4), "");
    assert_string_equal(sa_csv_value(&row, SA_CSV_NONE), "");
}

static int stop_at_three(void *payload, const struct sa_csv_row *row, struct sa_error *error)
{
    size_t *seen = payload;
    *seen = row->number;
    return row->number == 3 ? sa_error_set(error, SA_ECANCELLED, "enough") : SA_OK;
}

static void test_files(void **state)
{
    char path[] = "/tmp/test_csv_XXXXXX";
    struct sa_error error = SA_ERROR_INIT;
    struct sa_csv_summary summary;
    struct sa_buffer out = SA_BUFFER_INIT((size_t)1 << 26);
    size_t seen = 0;
    (void)state;
    FILE *stream = fdopen(mkstemp(path), "w");
    assert_non_null(stream);
    fputs("Number,Text\n", stream);
    for (int i = 0; i < 20000; i++)
        fprintf(stream, "%d,\"\xC3\xA4 %d\"\r\n", i, i);
    fclose(stream);
    assert_int_equal(sa_csv_read(path, write_down, &out, &summary, &error), 0);
    assert_int_equal(summary.rows, 20000);
    assert_int_equal(summary.replaced, 0);
    assert_non_null(strstr(out.data, "\n20001:19999|\xC3\xA4 19999"));
    assert_int_equal(sa_csv_read(path, stop_at_three, &seen, NULL, &error), SA_ECANCELLED);
    assert_int_equal(seen, 3);
    assert_string_equal(error.message, "enough");
    unlink(path);
    assert_int_equal(sa_csv_read(path, write_down, &out, NULL, &error), SA_EIO);
    assert_int_equal(sa_csv_read("/", write_down, &out, NULL, &error), SA_EIO);
    sa_buffer_release(&out);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_dialects), cmocka_unit_test(test_foreign_bytes),
        cmocka_unit_test(test_cut_file), cmocka_unit_test(test_refused),
        cmocka_unit_test(test_find),     cmocka_unit_test(test_files),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
