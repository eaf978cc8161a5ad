/* JSON Web Tokens as the login gets them: verified, not made. */
#ifndef SIMULATOR_JWT_H
#define SIMULATOR_JWT_H

#include <stdbool.h>

#include "syncaudit/error.h"
#include "syncaudit/json.h"

/* A token taken apart. Zero-initialise. */
struct sim_jwt {
    struct sa_json *header;  /* owned */
    struct sa_json *claims;  /* owned */
    const char *signed_text; /* borrowed from the token */
    size_t signed_length;
    unsigned char signature[1024];
    int signature_length;
};

/* SA_EFORMAT when it is not a token. */
int sim_jwt_read(struct sim_jwt *jwt, const char *token, struct sa_error *error);

/* True when the private key of the certificate (a PEM file) has made the signature, by RS256. */
bool sim_jwt_is_signed(const struct sim_jwt *jwt, const char *certificate);

void sim_jwt_release(struct sim_jwt *jwt);

/* Decodes base64url without padding; the length, or -1. */
int sim_base64url_decode(const char *text, size_t length, unsigned char *out, size_t room);

/* The same way back, terminated; the length, or -1. */
int sim_base64url_encode(const unsigned char *bytes, size_t length, char *out, size_t room);

#endif
