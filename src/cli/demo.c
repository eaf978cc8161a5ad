/* demo: audit of the bundled sample org. */
#include "cli/shared/cli.h"
#include "cli/shared/job.h"
#include "cli/shared/options.h"

static struct poptOption options[] = {
    SA_INCLUDE("Judging", sa_options_judging),
    SA_INCLUDE("Output", sa_options_out),
    SA_INCLUDE("Output", sa_options_format),
    SA_INCLUDE("Output", sa_options_now),
    POPT_TABLEEND,
};

static int run(const char *const *arguments)
{
    struct sa_job job = {0};
    int exit = sa_arguments_check(arguments, 0, 0, "");
    if (!exit)
        exit = sa_job_audit(&job, "demo"); /* settings are for real orgs */
    sa_job_release(&job);
    return exit;
}

const struct sa_command sa_command_demo = {
    .name = "demo",
    .summary = "audit the bundled sample org: no account, no network",
    .arguments = "",
    .help = "Does what audit does, on the recording of a made-up org that is part of the program.",
    .options = options,
    .run = run,
};
