/* JSON Web Tokens: see jwt.h. The cryptography is OpenSSL's. */
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/x509.h>
#include <stdio.h>
#include <string.h>

#include "jwt.h"

#define PART_LIMIT 4096

int sim_base64url_decode(const char *text, size_t length, unsigned char *out, size_t room)
{
    char padded[PART_LIMIT];
    size_t whole = (length + 3) / 4 * 4;
    if (length == 0 || length % 4 == 1 || whole >= sizeof padded || whole / 4 * 3 > room)
        return -1;
    for (size_t i = 0; i < whole; i++)
        padded[i] = (char)(i >= length ? '=' : text[i] == '-' ? '+' : text[i] == '_' ? '/' : text[i]);
    int decoded = EVP_DecodeBlock(out, (const unsigned char *)padded, (int)whole);
    return decoded < 0 ? -1 : decoded - (int)(whole - length);
}

int sim_base64url_encode(const unsigned char *bytes, size_t length, char *out, size_t room)
{
    if ((length + 2) / 3 * 4 + 1 > room)
        return -1;
    EVP_EncodeBlock((unsigned char *)out, bytes, (int)length);
    out[strcspn(out, "=")] = '\0';
    for (char *place = out; *place; place++)
        *place = (char)(*place == '+' ? '-' : *place == '/' ? '_' : *place);
    return (int)strlen(out);
}

static int read_part(struct sa_json **out, const char *text, size_t length, struct sa_error *error)
{
    unsigned char decoded[PART_LIMIT];
    int size = sim_base64url_decode(text, length, decoded, sizeof decoded);
    if (size < 0)
        return sa_error_set(error, SA_EFORMAT, "not base64url");
    return sa_json_parse(out, (const char *)decoded, (size_t)size, error);
}

int sim_jwt_read(struct sim_jwt *jwt, const char *token, struct sa_error *error)
{
    size_t header = strcspn(token, ".");
    size_t claims = token[header] ? strcspn(token + header + 1, ".") : 0;
    size_t whole = header + 1 + claims;
    if (!token[header] || !token[whole])
        return sa_error_set(error, SA_EFORMAT, "not three parts");
    jwt->signed_text = token;
    jwt->signed_length = whole;
    const char *signature = token + whole + 1;
    jwt->signature_length =
        sim_base64url_decode(signature, strlen(signature), jwt->signature, sizeof jwt->signature);
    if (jwt->signature_length < 0)
        return sa_error_set(error, SA_EFORMAT, "the signature is not base64url");
    int rc = read_part(&jwt->header, token, header, error);
    return rc ? rc : read_part(&jwt->claims, token + header + 1, claims, error);
}

static EVP_PKEY *read_public_key(const char *certificate)
{
    FILE *file = fopen(certificate, "r");
    X509 *x509 = file ? PEM_read_X509(file, NULL, NULL, NULL) : NULL;
    EVP_PKEY *key = x509 ? X509_get_pubkey(x509) : NULL;
    X509_free(x509);
    if (file)
        fclose(file);
    return key;
}

bool sim_jwt_is_signed(const struct sim_jwt *jwt, const char *certificate)
{
    const char *algorithm = sa_json_string(sa_json_get(jwt->header, "alg"));
    EVP_PKEY *key = read_public_key(certificate);
    EVP_MD_CTX *context = EVP_MD_CTX_new();
    bool good = algorithm && strcmp(algorithm, "RS256") == 0 && key && context &&
                EVP_DigestVerifyInit(context, NULL, EVP_sha256(), NULL, key) == 1 &&
                EVP_DigestVerify(context, jwt->signature, (size_t)jwt->signature_length,
                                 (const unsigned char *)jwt->signed_text, jwt->signed_length) == 1;
    EVP_MD_CTX_free(context);
    EVP_PKEY_free(key);
    return good;
}

void sim_jwt_release(struct sim_jwt *jwt)
{
    sa_json_free(jwt->header);
    sa_json_free(jwt->claims);
    jwt->header = jwt->claims = NULL;
}
