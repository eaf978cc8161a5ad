/* The growing byte string with a cap. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "syncaudit/buffer.h"

static void test_empty_is_text(void **state)
{
    struct sa_buffer buffer = SA_BUFFER_INIT(10);
    (void)state;
    assert_string_equal(buffer.data, "");
    assert_int_equal(sa_buffer_add(&buffer, NULL, 0), SA_OK);
    assert_int_equal(sa_buffer_addf(&buffer, "%s", ""), SA_OK);
    sa_buffer_clear(&buffer);
    assert_string_equal(buffer.data, "");
    char *text = sa_buffer_detach(&buffer);
    assert_string_equal(text, "");
    free(text);
    sa_buffer_release(&buffer);
}

static void test_the_cap_is_exact_and_changes_nothing(void **state)
{
    struct sa_buffer buffer = SA_BUFFER_INIT(5);
    (void)state;
    assert_int_equal(sa_buffer_adds(&buffer, "12345"), SA_OK);
    assert_int_equal(sa_buffer_adds(&buffer, "6"), SA_EFORMAT);
    assert_int_equal(sa_buffer_addf(&buffer, "%d", 6), SA_EFORMAT);
    assert_int_equal(sa_buffer_add(&buffer, "x", SIZE_MAX), SA_EFORMAT);
    assert_string_equal(buffer.data, "12345");
    assert_int_equal(buffer.length, 5);
    sa_buffer_clear(&buffer);
    assert_int_equal(sa_buffer_addf(&buffer, "%s-%d", "ab", 34), SA_OK);
    assert_string_equal(buffer.data, "ab-34");
    sa_buffer_release(&buffer);
    assert_string_equal(buffer.data, "");
    assert_int_equal(sa_buffer_adds(&buffer, "again"), SA_OK); /* usable after its release */
    sa_buffer_release(&buffer);
}

static void test_grows_and_keeps_every_byte(void **state)
{
    struct sa_buffer buffer = SA_BUFFER_INIT(1 << 20);
    (void)state;
    for (unsigned i = 0; i < 10000; i++) {
        const char bytes[] = {(char)i, '\0', (char)(i >> 8)};
        assert_int_equal(sa_buffer_add(&buffer, bytes, sizeof bytes), SA_OK);
    }
    assert_int_equal(buffer.length, 30000);
    for (unsigned i = 0; i < 10000; i++) {
        const char bytes[] = {(char)i, '\0', (char)(i >> 8)};
        assert_memory_equal(buffer.data + 3 * (size_t)i, bytes, sizeof bytes);
    }
    assert_int_equal(buffer.data[30000], '\0');
    sa_buffer_release(&buffer);
}

static void test_handed_over_memory_is_the_callers(void **state)
{
    struct sa_buffer buffer = SA_BUFFER_INIT(100);
    (void)state;
    sa_buffer_adds(&buffer, "mine");
    char *text = sa_buffer_detach(&buffer);
    assert_int_equal(buffer.length, 0);
    sa_buffer_adds(&buffer, "other");
    assert_string_equal(text, "mine");
    assert_string_equal(buffer.data, "other");
    free(text);
    sa_buffer_release(&buffer);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_empty_is_text),
        cmocka_unit_test(test_the_cap_is_exact_and_changes_nothing),
        cmocka_unit_test(test_grows_and_keeps_every_byte),
        cmocka_unit_test(test_handed_over_memory_is_the_callers),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
