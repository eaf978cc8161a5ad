/* history: the trend over all snapshots of an org. */
#include <stdio.h>
#include <string.h>

#include "cli/shared/cli.h"
#include "cli/shared/history.h"
#include "cli/shared/options.h"
#include "cli/shared/terminal.h"

static const char *place;

static struct poptOption forms[] = {
    {"field", '\0', POPT_ARG_STRING, &place, 0, "print what happened to an object or a field (OBJECT.FIELD)",
     "NAME"},
    {"csv", '\0', POPT_ARG_NONE, &sa_option.csv, 0, "print every number of every run as CSV", NULL},
    POPT_TABLEEND,
};

static struct poptOption options[] = {
    SA_INCLUDE("Judging", sa_options_config),
    SA_INCLUDE("Judging", sa_options_rules),
    SA_INCLUDE("Output", forms),
    SA_INCLUDE("Output", sa_options_json),
    SA_INCLUDE("Output", sa_options_now),
    POPT_TABLEEND,
};

static int history_run(const char *const *arguments)
{
    struct sa_settings settings = {0};
    struct sa_trend *trend = NULL;
    int exit = sa_arguments_check(arguments, 1, 1, "DIR");
    if (!exit)
        exit = sa_settings_read(&settings);
    if (!exit)
        exit = sa_history_open(&trend, &settings, arguments[0]);
    if (!exit && place)
        exit = sa_history_field(trend, arguments[0], place);
    else if (!exit && sa_option.csv)
        exit = sa_history_csv(trend);
    else if (!exit && sa_option.json)
        exit = sa_history_json(trend);
    else if (!exit)
        exit = sa_history_print(trend);
    if (!exit)
        exit = sa_history_warn(trend);
    sa_trend_close(trend);
    sa_settings_release(&settings);
    return exit;
}

const struct sa_command sa_command_history = {
    .name = "history",
    .summary = "the trend over all snapshots of an org",
    .arguments = "DIR",
    .help =
        "DIR is the folder of an org in --out, with a folder for each audit. Every snapshot is judged by today's rules; "
        "prints findings, actions and fields over time, how long findings stay open, and what keeps coming back. Waivers and decisions are left out. A snapshot that cannot be judged is left out and named. What was "
        "worked out is kept in DIR/.history.db, which can be deleted at any time.",
    .options = options,
    .run = history_run,
};
