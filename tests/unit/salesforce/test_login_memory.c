/* Memory that runs out at any allocation of our own code during a login: it ends with an error or does without, and a next try
 * works. What libraries allocate is not made to fail: these functions are hidden from them. */
#include <errno.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include <cmocka.h>

#include "folder.h"
#include "key.h"
#include "server.h"
#include "syncaudit/login.h"

/* A sanitizer has an allocator of its own. */
#if defined(__SANITIZE_ADDRESS__)
#define OWN_ALLOCATOR 0
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define OWN_ALLOCATOR 0
#endif
#endif
#ifndef OWN_ALLOCATOR
#define OWN_ALLOCATOR 1
#endif

static _Thread_local long left = -1; /* allocations of this thread until one fails; below 0 = none does */
static _Thread_local bool failed;

#if OWN_ALLOCATOR
extern void *__libc_malloc(size_t size);
extern void *__libc_calloc(size_t count, size_t size);
extern void *__libc_realloc(void *memory, size_t size);

static bool fails(void)
{
    if (left < 0 || left-- > 0)
        return false;
    failed = true;
    errno = ENOMEM;
    return true;
}

void *malloc(size_t size)
{
    return fails() ? NULL : __libc_malloc(size);
}

void *calloc(size_t count, size_t size)
{
    return fails() ? NULL : __libc_calloc(count, size);
}

void *realloc(void *memory, size_t size)
{
    return fails() ? NULL : __libc_realloc(memory, size);
}
#endif

static int log_in(const struct sa_login_options *options, struct sa_error *error)
{
    struct sa_login *login = NULL;
    int rc = sa_login_new(&login, options, error);
    if (rc == SA_OK)
        rc = sa_login_run(login, error);
    sa_login_free(login);
    return rc;
}

static void test_memory_runs_out(void **state)
{
    (void)state;
    if (!OWN_ALLOCATOR) {
        print_message("skipped: the sanitizer's allocator cannot be told to fail\n");
        skip();
    }
    struct test_server *server = test_server_start();
    char *folder = test_folder_make();
    EVP_PKEY *key = test_key_make(true);
    char *pem = test_key_pem(key, TEST_KEY_PLAIN);
    char *file = test_folder_write(folder, "key.pem", pem, strlen(pem));
    char answer[300];
    assert_int_equal(chmod(file, 0600), 0);
    snprintf(answer, sizeof answer, "{\"access_token\":\"00D!new\",\"instance_url\":\"%s\"}",
             test_server_origin(server));
    test_server_script(server, "/services/oauth2/token", &(struct test_answer){.body = answer});
    const struct sa_login_options options = {.name = "prod",
                                             .way = "jwt",
                                             .url = test_server_origin(server),
                                             .audience = "https://login.salesforce.com",
                                             .username = "u@acme.com",
                                             .client_id = "client",
                                             .key_file = file};
    struct sa_error error = SA_ERROR_INIT;
    assert_int_equal(log_in(&options, &error), SA_OK); /* what libraries keep for ever is allocated now */
    long number = 0;
    unsigned refused = 0;
    do {
        failed = false;
        left = number;
        int rc = log_in(&options, &error);
        left = -1;
        if (rc && (!failed || !*error.message))
            fail_msg("allocation %ld: %d '%s'", number, rc, error.message);
        refused += rc != SA_OK;
        number++;
    } while (failed);
    assert_true(number > 30 && refused > 25);
    assert_int_equal(log_in(&options, &error), SA_OK);
    free(pem);
    free(file);
    EVP_PKEY_free(key);
    test_folder_remove(folder);
    test_server_stop(server);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_memory_runs_out)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
