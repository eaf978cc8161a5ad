/* demo: audit of the bundled sample org. */
#include <string.h>

#include "cli/shared/audit_org.h"
#include "cli/shared/cli.h"
#include "cli/shared/options.h"
#include "cli/shared/terminal.h"

static struct poptOption options[] = {
    {"marketo", '\0', POPT_ARG_ARGV, &sa_option.marketo, 0, "demo: the sample org's Marketo as well", "X"},
    SA_INCLUDE("Judging", sa_options_judging),
    SA_INCLUDE("Output", sa_options_out),
    SA_INCLUDE("Output", sa_options_format),
    SA_INCLUDE("Output", sa_options_now),
    POPT_TABLEEND,
};

static int demo_run(const char *const *arguments)
{
    const char *marketo = sa_option.marketo ? sa_option.marketo[0] : NULL;
    struct sa_settings settings = {.fetches = true};
    int exit = sa_arguments_check(arguments, 0, 0, "");
    if (!exit && marketo && (strcmp(marketo, "demo") != 0 || sa_option.marketo[1]))
        exit = sa_usage_error("--marketo takes 'demo' here: for an instance of yours there is audit");
    if (!exit)
        exit = sa_audit_org(&settings, "demo"); /* the configuration is of real orgs */
    sa_settings_release(&settings);
    return exit;
}

const struct sa_command sa_command_demo = {
    .name = "demo",
    .summary = "audit the bundled sample org: no account, no network",
    .arguments = "",
    .help =
        "Does what audit does, on the recording of a made-up org that is part of the program; with --marketo demo on that of its "
        "Marketo as well.",
    .options = options,
    .run = demo_run,
};
