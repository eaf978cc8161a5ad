/* demo: audit of the bundled sample org. */
#include "cli/shared/audit_org.h"
#include "cli/shared/cli.h"
#include "cli/shared/options.h"

static struct poptOption options[] = {
    SA_INCLUDE("Judging", sa_options_judging),
    SA_INCLUDE("Output", sa_options_out),
    SA_INCLUDE("Output", sa_options_format),
    SA_INCLUDE("Output", sa_options_now),
    POPT_TABLEEND,
};

static int demo_run(const char *const *arguments)
{
    struct sa_settings settings = {.instance = "demo", .fetches = true};
    int exit = sa_arguments_check(arguments, 0, 0, "");
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
        "Does what audit does, on the recordings of a made-up org and its Marketo that are part of the program.",
    .options = options,
    .run = demo_run,
};
