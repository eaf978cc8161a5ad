/* What Salesforce's answers are like when they say no, and what comes with each: see service.h. The texts are Salesforce's own where
 * public clients have seen them. */
#include <stdio.h>
#include <string.h>

#include "service.h"
#include "syncaudit/json.h"

#define PAGE(title, text)                                                                                    \
    "<!DOCTYPE html>\n<html><head><title>" title "</title></head><body><h1>" title "</h1><p>" text           \
    "</p></body></html>\n"

const struct sim_fault sim_faults[] = {
    {"500", SIM_ANSWER, 500, "UNKNOWN_EXCEPTION",
     "An unexpected error occurred. Please include this ErrorId if you contact support: 1234567890-12345 (-1234567890)"},
    {"502", SIM_ANSWER, 502, NULL, PAGE("Bad Gateway", "Salesforce Edge could not reach the instance.")},
    {"503", SIM_ANSWER, 503, NULL,
     PAGE("Down for Maintenance", "Sorry for the inconvenience. We will be back shortly.")},
    {"503-json", SIM_ANSWER, 503, "SERVER_UNAVAILABLE", "The server is unavailable."},
    {"504", SIM_ANSWER, 504, NULL, PAGE("Gateway Timeout", "No answer in time.")},
    {"420", SIM_ANSWER, 420, NULL, "Salesforce Edge has no routing for host"},
    {"429", SIM_ANSWER, 429, NULL, PAGE("Too Many Requests", "Slow down.")},
    {"lock", SIM_ANSWER, 400, "UNABLE_TO_LOCK_ROW", "unable to obtain exclusive access to this record"},
    {"concurrent", SIM_ANSWER, 403, "REQUEST_LIMIT_EXCEEDED", "ConcurrentPerOrgLongTxn Limit exceeded."},
    {"disabled", SIM_ANSWER, 403, "API_DISABLED_FOR_ORG",
     "The REST API is not enabled for this Organization."},
    {"expired", SIM_ANSWER, 401, "INVALID_SESSION_ID", "Session expired or invalid"},
    {"unusable", SIM_ANSWER, 401, "INVALID_SESSION_ID",
     "This session is not valid for use with the REST API"},
    {"html", SIM_ANSWER, 200, NULL, PAGE("Login | Salesforce", "To access this page, you have to log in.")},
    {"redirect", SIM_REDIRECT, 302, NULL, ""},
    {"slow", SIM_SLOW, 0, NULL, ""},
    {"stall", SIM_STALL, 0, NULL, ""},
    {"cut", SIM_CUT, 0, NULL, ""},
    {"cut-chunk", SIM_CUT_CHUNK, 0, NULL, ""},
    {"close", SIM_CLOSE, 0, NULL, ""},
    {"garbage", SIM_GARBAGE, 0, NULL, ""},
    {"long-length", SIM_LONG_LENGTH, 0, NULL, ""},
    {"short-length", SIM_SHORT_LENGTH, 0, NULL, ""},
    {"half", SIM_HALF, 0, NULL, ""},
    {"cut-gzip", SIM_CUT_GZIP, 0, NULL, ""},
    {"bad-gzip", SIM_BAD_GZIP, 0, NULL, ""},
    {"part", SIM_PART, 0, NULL, ""},
};

const size_t sim_fault_count = sizeof sim_faults / sizeof *sim_faults;

int sim_answer_error(struct sim_answer *answer, int status, const char *code, const char *message,
                     struct sa_error *error)
{
    int rc = sim_answer_text(answer, status, NULL, "[{\"message\":", error);
    if (rc == SA_OK)
        rc = sa_json_quote(message, strlen(message), &answer->body);
    if (rc == SA_OK)
        rc = sa_buffer_addf(&answer->body, ",\"errorCode\":\"%s\"}]", code);
    return rc ? sa_error_memory(error) : SA_OK;
}

/* The headers Salesforce sends with each answer. */
void sim_add_headers(struct MHD_Response *response, const struct sim_answer *answer,
                     const struct sim_send *how)
{
    char id[64];
    char etag[32];
    MHD_add_response_header(response, "Content-Type",
                            answer->type ? answer->type : "application/json;charset=UTF-8");
    MHD_add_response_header(response, "Server", "sfdcedge");
    MHD_add_response_header(response, "Cache-Control", "no-cache,must-revalidate,max-age=0,no-store,private");
    MHD_add_response_header(response, "Set-Cookie", "BrowserId=c2ltdWxhdG9y; domain=.salesforce.com; path=/");
    MHD_add_response_header(response, "Strict-Transport-Security", "max-age=63072000; includeSubDomains");
    MHD_add_response_header(response, "X-Content-Type-Options", "nosniff");
    MHD_add_response_header(response, "X-Robots-Tag", "none");
    MHD_add_response_header(response, "Vary", "Accept-Encoding");
    snprintf(id, sizeof id, "51a0%028x", how->number);
    MHD_add_response_header(response, "x-sfdc-request-id", id);
    if (*how->limit_info)
        MHD_add_response_header(response, "Sforce-Limit-Info", how->limit_info);
    if (answer->packed || how->fault == SIM_BAD_GZIP)
        MHD_add_response_header(response, "Content-Encoding", "gzip");
    if (*answer->location)
        MHD_add_response_header(response, "Location", answer->location);
    if (!answer->dated)
        return;
    snprintf(etag, sizeof etag, "\"%s%s\"", answer->etag, answer->packed ? "-gzip" : "");
    MHD_add_response_header(response, "ETag", etag);
    MHD_add_response_header(response, "Last-Modified", SIM_MODIFIED);
}

void sim_limit_info(const struct sim_site *site, char *out, size_t size)
{
    const char *info = sim_setting(site->settings, "limit-info");
    double used = sim_setting_number(site->settings, "used") + site->calls;
    *out = '\0';
    if (strcmp(info, "none") != 0)
        snprintf(out, size, "api-usage=%.0f/%s%s", used, sim_setting(site->settings, "daily"),
                 strcmp(info, "app") == 0 ? "; per-app-api-usage=17/250(appName=sample-app)" : "");
}

void sim_note(struct sim_site *site, const struct sim_request *request)
{
    (void)site;
    (void)request;
}

int sim_tell_more(struct sim_site *site, struct sa_buffer *out)
{
    (void)site;
    (void)out;
    return SA_OK;
}

void sim_forget_more(struct sim_site *site)
{
    (void)site;
}
