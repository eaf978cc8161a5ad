/* Faults: see fault.h. The texts are Salesforce's own where public clients have seen them. */
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include "fault.h"

#define PAGE(title, text)                                                                                    \
    "<!DOCTYPE html>\n<html><head><title>" title "</title></head><body><h1>" title "</h1><p>" text           \
    "</p></body></html>\n"

static const struct sim_fault faults[] = {
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

static const struct sim_fault sound = {"", SIM_SOUND, 0, NULL, ""};

/* A number that looks like chance and depends on seed and request alone (SplitMix64). */
static uint64_t draw(const struct sim_settings *settings, unsigned number)
{
    uint64_t value = (uint64_t)sim_setting_number(settings, "seed") * 0x9E3779B97F4A7C15u + number;
    value = (value + 0x9E3779B97F4A7C15u) * 0xBF58476D1CE4E5B9u;
    value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9u;
    value = (value ^ (value >> 27)) * 0x94D049BB133111EBu;
    return value ^ (value >> 31);
}

static bool is_struck(const struct sim_settings *settings, unsigned number, const char *url)
{
    double until = sim_setting_number(settings, "until");
    return number >= sim_setting_number(settings, "from") && (until == 0 || number <= until) &&
           strstr(url, sim_setting(settings, "path"));
}

const struct sim_fault *sim_fault_choose(const struct sim_settings *settings, unsigned number,
                                         const char *url)
{
    if (!is_struck(settings, number, url))
        return &sound;
    double chance = (double)(draw(settings, number) >> 11) / 9007199254740992.0;
    for (size_t i = 0; i < sizeof faults / sizeof *faults; i++) {
        chance -= sim_setting_number(settings, faults[i].name);
        if (chance < 0)
            return &faults[i];
    }
    return &sound;
}

unsigned sim_fault_part(const struct sim_settings *settings, unsigned number, unsigned parts)
{
    return (unsigned)(draw(settings, number + 1000000) % parts);
}

int sim_fault_answer(const struct sim_fault *fault, const struct sim_settings *settings,
                     const struct sim_request *request, struct sim_answer *out, struct sa_error *error)
{
    if (fault->kind == SIM_REDIRECT)
        snprintf(out->location, sizeof out->location, "%s%s", sim_setting(settings, "redirect-to"),
                 request->url);
    if (fault->code)
        return sim_answer_error(out, fault->status, fault->code, fault->text, error);
    return sim_answer_text(out, fault->status, *fault->text == '<' ? "text/html;charset=UTF-8" : "text/plain",
                           fault->text, error);
}
