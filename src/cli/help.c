/* help: what there is, in the terminal, as a man page, and as a shell completion. */
#include "cli/shared/cli.h"
#include "cli/shared/options.h"
#include "cli/shared/usage.h"

static struct poptOption options[] = {
    {"man", '\0', POPT_ARG_NONE, &sa_option.man, 0, "print the man page (view it with: man -l FILE)", NULL},
    {"completion", '\0', POPT_ARG_STRING, &sa_option.completion, 0,
     "print the completion of a shell: bash, fish or zsh (load it with: source <(syncaudit help --completion bash))",
     "SHELL"},
    POPT_TABLEEND,
};

static int help_run(const char *const *arguments)
{
    int exit = sa_arguments_check(arguments, 0, 1, "COMMAND");
    if (exit)
        return exit;
    const struct sa_command *command = arguments[0] ? sa_command_find(arguments[0]) : NULL;
    if (arguments[0] && !command)
        return sa_command_unknown(arguments[0]);
    if (sa_option.man)
        sa_help_man();
    else if (sa_option.completion)
        return sa_help_completion(sa_option.completion);
    else if (command)
        sa_help_command(command);
    else
        sa_help_overview();
    return SA_EXIT_OK;
}

const struct sa_command sa_command_help = {
    .name = "help",
    .summary = "list the commands, explain one, or print the man page",
    .arguments = "[COMMAND]",
    .help = "Without an argument lists the commands; with the name of a command prints its help.",
    .options = options,
    .run = help_run,
};
