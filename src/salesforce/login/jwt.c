/* A signed JWT: see jwt.h. */
#include <stdlib.h>
#include <string.h>

#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/pem.h>

#include "salesforce/login/jwt.h"
#include "syncaudit/json.h"
#include "syncaudit/secret.h"

/* Nobody can be asked for a pass phrase; that one is wanted is worth a message of its own. */
static int note_encrypted(char *out, int size, int writing, void *payload)
{
    bool *encrypted = payload;
    (void)out, (void)size, (void)writing;
    *encrypted = true;
    return -1;
}

static int explain(const struct sa_buffer *pem, const char *file, bool encrypted, struct sa_error *error)
{
    if (encrypted) {
        sa_error_set(error, SA_EINPUT,
                     "the key in '%s' is encrypted, and there is nobody to ask for its pass phrase", file);
        sa_error_advise(
            error, "store it without one, readable by you alone: openssl pkey -in '%s' -out key.pem", file);
    } else if (strstr(pem->data, "-----BEGIN CERTIFICATE") || strstr(pem->data, "-----BEGIN PUBLIC KEY")) {
        sa_error_set(error, SA_EINPUT,
                     "'%s' holds a certificate or public key, not the private key that belongs to it", file);
        sa_error_advise(error, "name the file with '-----BEGIN PRIVATE KEY-----'");
    } else {
        sa_error_set(error, SA_EINPUT, "'%s' holds no private key in PEM form", file);
        sa_error_advise(error, "it begins with '-----BEGIN PRIVATE KEY-----'");
    }
    return SA_EINPUT;
}

static int read_key(EVP_PKEY **out, const struct sa_buffer *pem, const char *file, struct sa_error *error)
{
    bool encrypted = false;
    BIO *bio = BIO_new_mem_buf(pem->data, (int)pem->length);
    if (!bio)
        return sa_error_memory(error);
    EVP_PKEY *key = PEM_read_bio_PrivateKey(bio, NULL, note_encrypted, &encrypted);
    BIO_free(bio);
    ERR_clear_error();
    if (!key)
        return explain(pem, file, encrypted, error);
    if (EVP_PKEY_get_base_id(key) != EVP_PKEY_RSA) {
        EVP_PKEY_free(key);
        sa_error_set(error, SA_EINPUT, "the key in '%s' is not an RSA key, and Salesforce takes no other",
                     file);
        sa_error_advise(
            error,
            "make a new pair: openssl req -x509 -newkey rsa:2048 -noenc -keyout key.pem -out cert.pem");
        return SA_EINPUT;
    }
    *out = key;
    return SA_OK;
}

/* Base64 with - and _ and without padding (RFC 7515, section 2). */
static int add_base64url(struct sa_buffer *out, const void *bytes, size_t length)
{
    unsigned char *text = malloc(4 * ((length + 2) / 3) + 1);
    if (!text)
        return SA_ENOMEM;
    size_t count = (size_t)EVP_EncodeBlock(text, bytes, (int)length);
    while (count > 0 && text[count - 1] == '=')
        count--;
    for (size_t i = 0; i < count; i++)
        text[i] = text[i] == '+' ? '-' : text[i] == '/' ? '_' : text[i];
    int rc = sa_buffer_add(out, text, count);
    free(text);
    return rc;
}

static int add_claim(struct sa_buffer *json, const char *before, const char *value)
{
    int rc = sa_buffer_adds(json, before);
    return rc ? rc : sa_json_quote(value, strlen(value), json);
}

static int add_claims(struct sa_buffer *out, const struct sa_jwt_claims *claims)
{
    static const char header[] = "{\"alg\":\"RS256\"}";
    struct sa_buffer json = SA_BUFFER_INIT(SA_SECRET_LIMIT);
    int rc = add_base64url(out, header, sizeof header - 1);
    if (rc == SA_OK)
        rc = add_claim(&json, "{\"iss\":", claims->issuer);
    if (rc == SA_OK)
        rc = add_claim(&json, ",\"sub\":", claims->subject);
    if (rc == SA_OK)
        rc = add_claim(&json, ",\"aud\":", claims->audience);
    if (rc == SA_OK)
        rc = sa_buffer_addf(&json, ",\"exp\":%lld}", (long long)claims->expires);
    if (rc == SA_OK)
        rc = sa_buffer_adds(out, ".");
    if (rc == SA_OK)
        rc = add_base64url(out, json.data, json.length);
    sa_buffer_release(&json);
    return rc;
}

static int add_signature(struct sa_buffer *out, size_t from, EVP_PKEY *key)
{
    size_t length = (size_t)EVP_PKEY_get_size(key);
    unsigned char *signature = malloc(length);
    EVP_MD_CTX *context = EVP_MD_CTX_new();
    int rc = SA_ENOMEM;
    if (signature && context && EVP_DigestSignInit(context, NULL, EVP_sha256(), NULL, key) == 1 &&
        EVP_DigestSign(context, signature, &length, (const unsigned char *)out->data + from,
                       out->length - from) == 1)
        rc = sa_buffer_adds(out, ".");
    if (rc == SA_OK)
        rc = add_base64url(out, signature, length);
    EVP_MD_CTX_free(context);
    free(signature);
    ERR_clear_error();
    return rc;
}

int sa_jwt_make(struct sa_buffer *out, const struct sa_jwt_claims *claims, const struct sa_buffer *pem,
                const char *file, struct sa_error *error)
{
    EVP_PKEY *key = NULL;
    size_t from = out->length;
    int rc = read_key(&key, pem, file, error);
    if (rc)
        return rc;
    rc = add_claims(out, claims);
    if (rc == SA_OK)
        rc = add_signature(out, from, key);
    EVP_PKEY_free(key);
    return rc ? sa_error_memory(error) : SA_OK;
}
