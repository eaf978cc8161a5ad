/* The index beside the snapshots of an org is a cache: whatever is wrong with it costs time only. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "diff/index.h"
#include "folder.h"
#include "syncaudit/buffer.h"
#include "syncaudit/file.h"
#include "syncaudit/sql.h"

static int set_up(void **state)
{
    *state = test_folder_make();
    return 0;
}

static int tear_down(void **state)
{
    test_folder_remove(*state);
    return 0;
}

/* Adds one list of fields, and counts them. */
struct adding {
    int error; /* of the first call */
    int calls;
    int lists;
};

static int add(void *payload, sqlite3 *db, struct sa_error *error)
{
    struct adding *adding = payload;
    sqlite3_stmt *count = NULL;
    int rc = sa_sql_run(db, "INSERT INTO seen_list (object, fields) VALUES ('Lead', '[]')", error);
    if (rc == SA_OK)
        rc = sa_sql_prepare(db, &count, "SELECT count(*) FROM seen_list", error);
    if (sa_sql_one(count, &rc, error))
        adding->lists = sqlite3_column_int(count, 0);
    sqlite3_finalize(count);
    return rc ? rc : adding->calls++ == 0 ? adding->error : SA_OK;
}

/* Opens the index, makes or not, and adds a list to it. */
static struct adding use(const char *folder, bool make, int refusal)
{
    struct sa_error error = SA_ERROR_INIT;
    struct sa_index index;
    struct adding adding = {.error = refusal};
    assert_int_equal(sa_history_index(&index, folder, make, add, &adding, &error), SA_OK);
    sa_index_close(&index);
    return adding;
}

static void keeps_what_was_added(void **state)
{
    struct stat status;
    char *path = test_folder_path(*state, ".history.db");
    assert_int_equal(use(*state, false, SA_OK).lists, 1);
    assert_int_not_equal(access(path, F_OK), 0);
    assert_int_equal(use(*state, true, SA_OK).lists, 1);
    assert_int_equal(use(*state, false, SA_OK).lists, 2);
    assert_int_equal(stat(path, &status), 0);
    assert_int_equal(status.st_mode & 0777, 0600);
    free(path);
}

static void goes_on_in_memory(void **state)
{
    use(*state, true, SA_OK);
    const struct adding adding = use(*state, true, SA_EIO);
    assert_int_equal(adding.calls, 2);
    assert_int_equal(adding.lists, 1);
    assert_int_equal(use(*state, true, SA_OK).lists, 2);
}

static void tells_what_is_no_fault_of_it(void **state)
{
    struct sa_error error = SA_ERROR_INIT;
    struct sa_index index;
    struct adding adding = {.error = SA_EINPUT};
    assert_int_equal(sa_history_index(&index, *state, true, add, &adding, &error), SA_EINPUT);
    assert_int_equal(adding.calls, 1);
    assert_int_equal(use(*state, true, SA_OK).lists, 1);
}

static void is_emptied_when_damaged(void **state)
{
    enum { HALF = 9000 };
    char *path = test_folder_path(*state, ".history.db");
    use(*state, true, SA_OK);
    assert_int_equal(truncate(path, HALF), 0);
    char *journal =
        test_folder_write(*state, ".history.db-journal", "of a dead run", strlen("of a dead run"));
    assert_int_equal(use(*state, true, SA_OK).lists, 1);
    assert_int_equal(use(*state, true, SA_OK).lists, 2);
    assert_int_not_equal(access(journal, F_OK), 0);
    free(journal);
    free(path);
}

/* Whoever has it open goes on with it: it is never another file of the same name. */
static void stays_one_file(void **state)
{
    struct stat before, after;
    char *path = test_folder_path(*state, ".history.db");
    use(*state, true, SA_OK);
    assert_int_equal(stat(path, &before), 0);
    assert_int_equal(truncate(path, before.st_size / 2), 0);
    use(*state, true, SA_OK);
    assert_int_equal(stat(path, &after), 0);
    assert_int_equal(before.st_ino, after.st_ino);
    free(path);
}

static void leaves_what_is_not_ours(void **state)
{
    struct sa_error error = SA_ERROR_INIT;
    struct sa_buffer text = SA_BUFFER_INIT(SA_BUFFER_OWN);
    char *path = test_folder_write(*state, ".history.db", "somebody's notes", strlen("somebody's notes"));
    assert_int_equal(use(*state, true, SA_OK).lists, 1);
    assert_int_equal(sa_file_read(&text, path, &error), SA_OK);
    assert_string_equal(text.data, "somebody's notes");
    sa_buffer_release(&text);
    free(path);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(keeps_what_was_added, set_up, tear_down),
        cmocka_unit_test_setup_teardown(goes_on_in_memory, set_up, tear_down),
        cmocka_unit_test_setup_teardown(tells_what_is_no_fault_of_it, set_up, tear_down),
        cmocka_unit_test_setup_teardown(is_emptied_when_damaged, set_up, tear_down),
        cmocka_unit_test_setup_teardown(stays_one_file, set_up, tear_down),
        cmocka_unit_test_setup_teardown(leaves_what_is_not_ours, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
