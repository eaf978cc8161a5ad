/* Faults: see fault.h. */
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include "fault.h"
#include "service.h"

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
    for (size_t i = 0; i < sim_fault_count; i++) {
        chance -= sim_setting_number(settings, sim_faults[i].name);
        if (chance < 0)
            return &sim_faults[i];
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
