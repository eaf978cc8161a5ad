/* Files written whole: what lies there, links, rights, and what dead writers left. */
#include <errno.h>
#include <fcntl.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

#include "folder.h"
#include "syncaudit/file.h"

static int begin(void **state)
{
    *state = test_folder_make();
    return 0;
}

static int end(void **state)
{
    test_folder_remove(*state);
    return 0;
}

static int write_text(const char *path, const char *text, struct sa_error *error)
{
    struct sa_file_writer file = {0};
    int rc = sa_file_begin(&file, path, error);
    if (rc)
        return rc;
    sa_file_write(&file, text, strlen(text));
    return sa_file_commit(&file, error);
}

static void holds(const char *path, const char *text)
{
    struct sa_buffer bytes = SA_BUFFER_INIT(1000);
    assert_int_equal(sa_file_read(&bytes, path, NULL), SA_OK);
    assert_string_equal(bytes.data, text);
    sa_buffer_release(&bytes);
}

static unsigned mode_of(const char *path)
{
    struct stat status;
    assert_int_equal(lstat(path, &status), 0);
    return status.st_mode & (S_IFMT | 07777);
}

static void test_new_file_is_private(void **state)
{
    char *path = test_folder_path(*state, "new");
    assert_int_equal(write_text(path, "one", NULL), SA_OK);
    holds(path, "one");
    assert_int_equal(mode_of(path), S_IFREG | 0600);
    free(path);
}

static void test_rights_stay(void **state)
{
    char *path = test_folder_write(*state, "shared", "old", 3);
    assert_int_equal(chmod(path, 0664), 0);
    bool superuser = geteuid() == 0;
    if (superuser)
        assert_int_equal(chown(path, 12, 34), 0);
    assert_int_equal(write_text(path, "new", NULL), SA_OK);
    holds(path, "new");
    assert_int_equal(mode_of(path), S_IFREG | 0664);
    struct stat status;
    assert_int_equal(stat(path, &status), 0);
    assert_true(!superuser || (status.st_uid == 12 && status.st_gid == 34));
    free(path);
}

static void test_a_link_is_followed(void **state)
{
    char *folder = test_folder_path(*state, "repository");
    char *path = test_folder_path(*state, "link");
    char *second = test_folder_path(*state, "link to it");
    assert_int_equal(mkdir(folder, 0700), 0);
    char *target = test_folder_path(folder, "file");
    assert_int_equal(symlink("repository/file", path), 0);
    assert_int_equal(symlink(path, second), 0);
    static const char *const texts[] = {"not there before", "again"};
    for (size_t i = 0; i < 2; i++) {
        assert_int_equal(write_text(second, texts[i], NULL), SA_OK);
        holds(target, texts[i]);
        assert_int_equal(mode_of(path) & S_IFMT, S_IFLNK);
        assert_int_equal(mode_of(second) & S_IFMT, S_IFLNK);
    }
    free(target);
    free(second);
    free(path);
    free(folder);
}

static void refused(const char *path, const char *text)
{
    struct sa_error error = SA_ERROR_INIT;
    assert_int_equal(write_text(path, "x", &error), SA_EIO);
    if (!strstr(error.message, text) || !strstr(error.message, path))
        fail_msg("'%s' does not say '%s'", error.message, text);
}

static void test_where_nothing_can_be_put(void **state)
{
    char *ring = test_folder_path(*state, "ring");
    char *pipe = test_folder_path(*state, "pipe");
    char *nowhere = test_folder_path(*state, "no/folder");
    assert_int_equal(symlink("ring", ring), 0);
    assert_int_equal(mkfifo(pipe, 0600), 0);
    refused(ring, "symbolic links");
    refused(pipe, "not a plain file");
    refused(*state, "not a plain file");
    refused("/dev/null", "not a plain file");
    refused(nowhere, "No such file");
    free(nowhere);
    free(pipe);
    free(ring);
}

/* In a folder of all, whose link it is decides. */
static void test_link_of_somebody_else(void **state)
{
    char *victim = test_folder_write(*state, "victim", "precious", 8);
    char *path = test_folder_path(*state, "link");
    if (geteuid() != 0)
        skip();
    assert_int_equal(chmod(*state, 01777), 0);
    assert_int_equal(symlink("victim", path), 0);
    assert_int_equal(lchown(path, 12, 12), 0);
    refused(path, "somebody else");
    holds(victim, "precious");
    assert_int_equal(chmod(*state, 0777), 0);
    assert_int_equal(write_text(path, "theirs", NULL), SA_OK);
    holds(victim, "theirs");
    free(path);
    free(victim);
}

static void test_protected_file(void **state)
{
    char *path = test_folder_write(*state, "file", "old", 3);
    bool superuser = geteuid() == 0;
    assert_int_equal(chmod(path, 0444), 0);
    assert_int_equal(chmod(*state, 0777), 0);
    if (superuser)
        assert_int_equal(seteuid(65534), 0);
    struct sa_error error = SA_ERROR_INIT;
    int rc = write_text(path, "new", &error);
    if (superuser)
        assert_int_equal(seteuid(0), 0);
    assert_int_equal(rc, SA_EIO);
    holds(path, "old");
    free(path);
}

static bool is_there(const char *folder, const char *name)
{
    char *path = test_folder_path(folder, name);
    bool there = access(path, F_OK) == 0;
    free(path);
    return there;
}

/* Removed: what nobody holds. Left alone: what somebody holds, other names, links. */
static void test_what_dead_writers_left(void **state)
{
    char *path = test_folder_path(*state, "file");
    char *held = test_folder_write(*state, ".file.part-living", "", 0);
    char *link = test_folder_path(*state, ".file.part-abcdef");
    free(test_folder_write(*state, ".file.part-dead00", "half", 4));
    free(test_folder_write(*state, ".other.part-dead00", "half", 4));
    free(test_folder_write(*state, ".file.part-dead.x", "half", 4));
    free(test_folder_write(*state, "file.part", "half", 4));
    assert_int_equal(symlink("/etc", link), 0);
    int descriptor = open(held, O_RDONLY | O_CLOEXEC);
    assert_int_equal(flock(descriptor, LOCK_EX), 0);
    assert_int_equal(write_text(path, "whole", NULL), SA_OK);
    assert_false(is_there(*state, ".file.part-dead00"));
    static const char *const left[] = {".other.part-dead00", ".file.part-dead.x", "file.part",
                                       ".file.part-living", ".file.part-abcdef"};
    for (size_t i = 0; i < sizeof left / sizeof *left; i++)
        assert_true(is_there(*state, left[i]));
    close(descriptor);
    sa_temporary_sweep(*state, NULL, NULL, NULL);
    assert_false(is_there(*state, ".file.part-living"));
    assert_false(is_there(*state, ".other.part-dead00"));
    assert_true(is_there(*state, "file"));
    free(link);
    free(held);
    free(path);
}

/* It stays until it is swept. */
static void test_folder_of_a_dead_maker(void **state)
{
    struct sa_temporary first = {0};
    struct sa_temporary second = {0};
    assert_int_equal(sa_temporary_folder(&first, *state, "work-", NULL), SA_OK);
    free(test_folder_write(first.path, "inside", "x", 1));
    sa_temporary_sweep(*state, "work-", NULL, NULL);
    assert_int_equal(sa_temporary_folder(&second, *state, "work-", NULL), SA_OK);
    assert_int_equal(access(first.path, F_OK), 0);
    char *path = strdup(first.path);
    sa_temporary_release(&first);
    sa_temporary_remove(&second);
    assert_int_equal(sa_temporary_folder(&second, *state, "work-", NULL), SA_OK);
    assert_int_equal(access(path, F_OK), 0);
    sa_temporary_sweep(*state, "work-", NULL, NULL);
    assert_int_equal(access(path, F_OK), -1);
    sa_temporary_remove(&second);
    free(path);
}

enum { WRITERS = 6, ROUNDS = 5 };

/* Each appends its letter: read, changed and written back under the lock. */
static void append_letters(const char *path, char letter)
{
    for (int i = 0; i < ROUNDS; i++) {
        struct sa_buffer text = SA_BUFFER_INIT(1000);
        int lock;
        int rc = sa_file_lock(&lock, path, NULL);
        if (rc == SA_OK)
            rc = sa_file_read(&text, path, NULL);
        if (rc == SA_OK)
            rc = sa_buffer_add(&text, &letter, 1);
        if (rc == SA_OK)
            rc = write_text(path, text.data, NULL);
        close(lock);
        sa_buffer_release(&text);
        if (rc)
            _exit(1);
    }
    _exit(0);
}

static void test_many_writers(void **state)
{
    char *path = test_folder_write(*state, "file", "", 0);
    for (int i = 0; i < WRITERS; i++)
        if (fork() == 0)
            append_letters(path, (char)('a' + i));
    for (int i = 0; i < WRITERS; i++) {
        int status;
        assert_true(wait(&status) > 0);
        assert_int_equal(status, 0);
    }
    struct sa_buffer text = SA_BUFFER_INIT(1000);
    assert_int_equal(sa_file_read(&text, path, NULL), SA_OK);
    assert_int_equal(text.length, WRITERS * ROUNDS);
    sa_buffer_release(&text);
    free(path);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_new_file_is_private, begin, end),
        cmocka_unit_test_setup_teardown(test_rights_stay, begin, end),
        cmocka_unit_test_setup_teardown(test_a_link_is_followed, begin, end),
        cmocka_unit_test_setup_teardown(test_where_nothing_can_be_put, begin, end),
        cmocka_unit_test_setup_teardown(test_link_of_somebody_else, begin, end),
        cmocka_unit_test_setup_teardown(test_protected_file, begin, end),
        cmocka_unit_test_setup_teardown(test_what_dead_writers_left, begin, end),
        cmocka_unit_test_setup_teardown(test_folder_of_a_dead_maker, begin, end),
        cmocka_unit_test_setup_teardown(test_many_writers, begin, end),
    };
    return cmocka_run_group_tests_name("base/file", tests, NULL, NULL);
}
