/* A key pair of a test: see key.h. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <openssl/pem.h>

#include <cmocka.h>

#include "key.h"

EVP_PKEY *test_key_make(bool rsa)
{
    EVP_PKEY *key = rsa ? EVP_RSA_gen(2048) : EVP_EC_gen("P-256");
    assert_non_null(key);
    return key;
}

char *test_key_pem(EVP_PKEY *key, enum test_key_form form)
{
    static const unsigned char phrase[] = "pass phrase";
    BIO *bio = BIO_new(BIO_s_mem());
    char *bytes;
    assert_non_null(bio);
    if (form == TEST_KEY_PUBLIC)
        assert_int_equal(PEM_write_bio_PUBKEY(bio, key), 1);
    else
        assert_int_equal(PEM_write_bio_PKCS8PrivateKey(bio, key,
                                                       form == TEST_KEY_ENCRYPTED ? EVP_aes_128_cbc() : NULL,
                                                       (const char *)phrase, sizeof phrase - 1, NULL, NULL),
                         1);
    long length = BIO_get_mem_data(bio, &bytes);
    char *pem = calloc(1, (size_t)length + 1); /* the bytes are not terminated */
    assert_non_null(pem);
    memcpy(pem, bytes, (size_t)length);
    BIO_free(bio);
    return pem;
}

char *test_base64url(const char *text, size_t length, size_t *decoded)
{
    size_t padded = (length + 3) / 4 * 4;
    char *plain = malloc(padded + 1);
    char *out = calloc(1, padded + 1);
    assert_non_null(plain);
    assert_non_null(out);
    memset(plain, '=', padded);
    for (size_t i = 0; i < length; i++)
        plain[i] = text[i];
    for (char *byte = plain; byte < plain + length; byte++)
        if (*byte == '-' || *byte == '_')
            *byte = *byte == '-' ? '+' : '/';
    int count = EVP_DecodeBlock((unsigned char *)out, (const unsigned char *)plain, (int)padded);
    assert_true(count >= 0);
    *decoded = (size_t)count - (padded - length);
    out[*decoded] = '\0';
    free(plain);
    return out;
}

bool test_key_signed(EVP_PKEY *key, const char *jwt)
{
    const char *last = strrchr(jwt, '.');
    size_t length = 0;
    assert_non_null(last);
    char *signature = test_base64url(last + 1, strlen(last + 1), &length);
    EVP_MD_CTX *context = EVP_MD_CTX_new();
    assert_non_null(context);
    assert_int_equal(EVP_DigestVerifyInit(context, NULL, EVP_sha256(), NULL, key), 1);
    int good = EVP_DigestVerify(context, (const unsigned char *)signature, length, (const unsigned char *)jwt,
                                (size_t)(last - jwt));
    EVP_MD_CTX_free(context);
    free(signature);
    return good == 1;
}
