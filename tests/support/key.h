/* A key pair of a test: the private key as PEM, and what it takes to check what was signed with it. Helpers fail the running
 * test by themselves. */
#ifndef SYNCAUDIT_TEST_KEY_H
#define SYNCAUDIT_TEST_KEY_H

#include <openssl/evp.h>
#include <stdbool.h>

enum test_key_form {
    TEST_KEY_PLAIN,
    TEST_KEY_ENCRYPTED,
    TEST_KEY_PUBLIC,
};

/* A new RSA key, or one on a curve; to be freed with EVP_PKEY_free. */
EVP_PKEY *test_key_make(bool rsa);

/* As PEM, to be freed by the caller. */
char *test_key_pem(EVP_PKEY *key, enum test_key_form form);

/* Decodes Base64 with - and _ and without padding; terminated, to be freed by the caller. */
char *test_base64url(const char *text, size_t length, size_t *decoded);

/* True if `jwt` (three parts) was signed by RS256 with this key. */
bool test_key_signed(EVP_PKEY *key, const char *jwt);

#endif
