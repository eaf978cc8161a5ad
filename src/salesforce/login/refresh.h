/* A refresh token becomes an access token: the configuration has it (way/refresh_token.c), or the Salesforce CLI (way/auth_url.c). */
#ifndef SYNCAUDIT_SALESFORCE_REFRESH_H
#define SYNCAUDIT_SALESFORCE_REFRESH_H

#include "salesforce/login/way.h"

/* An `ask`: `secret` is the refresh token, and becomes the new one where Salesforce replaces it. */
int sa_refresh_ask(struct sa_token_answer *token, struct sa_credentials *with, struct sa_error *error);

#endif
