/* Hosts: which is an org's, which may be sent a secret or a token, and what is said of the others. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <string.h>

#include "salesforce/login/host.h"
#include "syncaudit/http.h"

/* One address and what is wrong with it: "" = nothing. */
struct told {
    const char *url;
    const char *message;
    const char *advice;
};

static void tells(int (*check)(const char *url, struct sa_error *error), const struct told *told)
{
    struct sa_error error = SA_ERROR_INIT;
    int rc = check(told->url, &error);
    if ((rc == SA_OK) != (*told->message == '\0') || (rc && rc != SA_EINPUT) || rc != error.code)
        fail_msg("'%s': %d '%s'", told->url, rc, error.message);
    if (rc && (!strstr(error.message, told->message) || !strstr(error.advice, told->advice)))
        fail_msg("'%s': '%s' '%s'", told->url, error.message, error.advice);
    assert_int_equal(check(told->url, NULL), rc);
}

static void test_addresses(void **state)
{
    static const struct told cases[] = {
        {"https://acme.my.salesforce.com", "", ""},
        {"https://example.com:8443", "", ""},
        {"http://127.0.0.1:8080", "", ""},
        {"http://example.com", "'http://example.com' is not a Salesforce address: plain http:// is",
         "write it as https://NAME.my.salesforce.com"},
        {"https://x/services", "'https://x/services' is not a Salesforce address: nothing may follow",
         "https://"},
        {"https://me:leak@acme.my.salesforce.com", "not a Salesforce address: a user name or password",
         "https://"},
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        tells(sa_host_check_address, &cases[i]);
    struct sa_error error = SA_ERROR_INIT;
    sa_host_check_address(cases[5].url, &error);
    assert_null(strstr(error.message, "leak"));
}

static void test_orgs(void **state)
{
    static const struct told cases[] = {
        {"https://acme.my.salesforce.com", "", ""},
        {"https://ACME.MY.SALESFORCE.COM:443", "", ""},
        {"https://mylogin.salesforce.com", "", ""},
        {"https://acme.lightning.force.com", "'acme.lightning.force.com' is not the host the API",
         "https://acme.my.salesforce.com"},
        {"https://acme--uat.sandbox.Lightning.force.com/x", "is not the host the API",
         "https://acme--uat.sandbox.my.salesforce.com"},
        {"https://acme.my.salesforce-setup.com", "is not the host the API", "https://acme.my.salesforce.com"},
        {"https://login.salesforce.com", "is not the host the API", "My Domain"},
        {"https://test.salesforce.com:443", "is not the host the API", "My Domain"},
        {"http://acme.my.salesforce.com", "plain http://", "https://"},
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        tells(sa_host_check_org, &cases[i]);
}

static void test_domains(void **state)
{
    static const struct told cases[] = {
        {"https://acme.my.salesforce.com", "", ""},
        {"https://acme.my.salesforce.mil", "", ""},
        {"https://acme.my.sfcrmproducts.cn:443", "", ""},
        {"http://localhost:80", "", ""},
        {"http://[::1]", "", ""},
        {"https://acme.my.salesforce.com.example", "no secret is sent there", "--any-host"},
        {"https://example.com/.salesforce.com", "no secret is sent there", "--any-host"},
        {"https://evilsalesforce.com", "no secret is sent there", "--any-host"},
        {"https://example.com?.force.com", "no secret is sent there", "--any-host"},
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        tells(sa_host_check_domain, &cases[i]);
}

static void test_both(void **state)
{
    (void)state;
    assert_int_equal(sa_host_check("https://login.salesforce.com", true, false, NULL), SA_OK);
    assert_int_equal(sa_host_check("https://login.salesforce.com", false, true, NULL), SA_EINPUT);
    assert_int_equal(sa_host_check("https://proxy.example.com", true, false, NULL), SA_EINPUT);
    assert_int_equal(sa_host_check("https://proxy.example.com", false, true, NULL), SA_OK);
    assert_int_equal(sa_host_check("http://proxy.example.com", false, true, NULL), SA_EINPUT);
}

static void test_kinds(void **state)
{
    (void)state;
    assert_true(sa_host_signs_in("https://login.salesforce.com"));
    assert_true(sa_host_signs_in("https://TEST.salesforce.com:443"));
    assert_false(sa_host_signs_in("https://mylogin.salesforce.com"));
    assert_false(sa_host_signs_in("https://login.salesforce.com.example"));
    assert_true(sa_host_is_sandbox("https://test.salesforce.com"));
    assert_true(sa_host_is_sandbox("https://acme--uat.sandbox.my.salesforce.com"));
    assert_true(sa_host_is_sandbox("https://acme--uat.my.salesforce.com"));
    assert_false(sa_host_is_sandbox("https://acme.my.salesforce.com"));
    assert_false(sa_host_is_sandbox("https://acme-uat.my.salesforce.com/--"));
    assert_true(sa_http_is_loopback("127.0.0.1:80"));
    assert_true(sa_http_is_loopback("localhost"));
    assert_false(sa_http_is_loopback("127.0.0.1.example.com"));
    assert_false(sa_http_is_loopback("example.com"));
}

/* Whoever answers a login says where the token goes. */
static void test_instances(void **state)
{
    static const struct {
        const char *url, *asked;
        bool good;
    } cases[] = {
        {"https://acme.my.salesforce.com", "https://login.salesforce.com", true},
        {"https://acme.my.salesforce.com", "https://acme.my.salesforce.com", true},
        {"https://proxy.example.com", "https://proxy.example.com", true},
        {"https://other.example.com", "https://proxy.example.com", false},
        {"https://example.com", "https://login.salesforce.com", false},
        {"http://acme.my.salesforce.com", "https://acme.my.salesforce.com", false},
        {"https://acme.my.salesforce.com/x", "https://acme.my.salesforce.com", false},
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct sa_error error = SA_ERROR_INIT;
        int rc = sa_host_check_instance(cases[i].url, cases[i].asked, &error);
        if (rc != (cases[i].good ? SA_OK : SA_EFORMAT))
            fail_msg("'%s' by '%s': %d '%s'", cases[i].url, cases[i].asked, rc, error.message);
        if (rc && !strstr(error.message, "the token is not sent there"))
            fail_msg("'%s'", error.message);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_addresses), cmocka_unit_test(test_orgs),  cmocka_unit_test(test_domains),
        cmocka_unit_test(test_both),      cmocka_unit_test(test_kinds), cmocka_unit_test(test_instances),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
