/* What Marketo's answers are like when they say no, and what comes with each: see ../service.h. The texts are Adobe's table of error codes. */
#include <stdio.h>
#include <string.h>

#include "../service.h"
#include "marketo.h"
#include "syncaudit/json.h"

#define PAGE(title, text)                                                                                    \
    "<!DOCTYPE html>\n<html><head><title>" title "</title></head><body><h1>" title "</h1><p>" text           \
    "</p></body></html>\n"

const struct sim_fault sim_faults[] = {
    {"601", SIM_ANSWER, 200, "601", "Access token invalid"},
    {"602", SIM_ANSWER, 200, "602", "Access token expired"},
    {"604", SIM_ANSWER, 200, "604", "Request time-out"},
    {"606", SIM_ANSWER, 200, "606", "Max rate limit '100' exceeded with in '20' secs"},
    {"607", SIM_ANSWER, 200, "607", "Daily quota reached"},
    {"608", SIM_ANSWER, 200, "608", "API Temporarily Unavailable"},
    {"611", SIM_ANSWER, 200, "611", "System error"},
    {"614", SIM_ANSWER, 200, "614", "Invalid Subscription"},
    {"615", SIM_ANSWER, 200, "615", "Concurrent access limit reached"},
    {"713", SIM_ANSWER, 200, "713", "Transient Error"},
    {"500", SIM_ANSWER, 500, NULL, PAGE("Internal Server Error", "The server met an unexpected condition.")},
    {"502", SIM_ANSWER, 502, NULL, PAGE("Bad Gateway", "The remote server returned an error.")},
    {"503", SIM_ANSWER, 503, NULL, PAGE("Maintenance", "Marketo is temporarily unavailable.")},
    {"504", SIM_ANSWER, 504, NULL, PAGE("Gateway Timeout", "No answer in time.")},
    {"html", SIM_ANSWER, 200, NULL, PAGE("Marketo", "Please log in.")},
    {"redirect", SIM_REDIRECT, 302, NULL, ""},
    {"slow", SIM_SLOW, 0, NULL, ""},
    {"stall", SIM_STALL, 0, NULL, ""},
    {"cut", SIM_CUT, 0, NULL, ""},
    {"close", SIM_CLOSE, 0, NULL, ""},
    {"garbage", SIM_GARBAGE, 0, NULL, ""},
    {"half", SIM_HALF, 0, NULL, ""},
    {"bad-gzip", SIM_BAD_GZIP, 0, NULL, ""},
};
const size_t sim_fault_count = sizeof sim_faults / sizeof *sim_faults;

int sim_answer_error(struct sim_answer *answer, int status, const char *code, const char *message,
                     struct sa_error *error)
{
    int rc = sim_answer_text(answer, status, NULL, "", error);
    if (rc == SA_OK)
        rc = sa_buffer_addf(
            &answer->body,
            "{\"requestId\":\"e42b#%llx\",\"success\":false,\"errors\":[{\"code\":\"%s\",\"message\":",
            MARKETO_REQUEST, code);
    if (rc == SA_OK)
        rc = sa_json_quote(message, strlen(message), &answer->body);
    if (rc == SA_OK)
        rc = sa_buffer_adds(&answer->body, "}]}");
    return rc ? sa_error_memory(error) : SA_OK;
}

void sim_add_headers(struct MHD_Response *response, const struct sim_answer *answer,
                     const struct sim_send *how)
{
    char id[32];
    MHD_add_response_header(response, "Content-Type",
                            answer->type ? answer->type : "application/json;charset=UTF-8");
    MHD_add_response_header(response, "Cache-Control", "no-cache");
    MHD_add_response_header(response, "Vary", "Accept-Encoding");
    snprintf(id, sizeof id, "sim-%08x", how->number);
    MHD_add_response_header(response, "X-Request-Id", id);
    if (answer->packed || how->fault == SIM_BAD_GZIP)
        MHD_add_response_header(response, "Content-Encoding", "gzip");
    if (*answer->location)
        MHD_add_response_header(response, "Location", answer->location);
}

void sim_limit_info(const struct sim_site *site, char *out, size_t size)
{
    (void)site;
    if (size > 0)
        *out = '\0';
}
