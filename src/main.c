/* Finds the command in the derived table and runs it. */
#include <stdlib.h>
#include <string.h>

#include "cli/shared/cli.h"
#include "cli/shared/terminal.h"
#include "cli/shared/token.h"

/* "syncaudit -q check FILE": options may stand before the command, which is the first word that names one. -1 = there is none. */
static int run_later(const char *const *argv)
{
    size_t count = 0, at = 0;
    while (argv[count])
        count++;
    while (argv[at] && !sa_command_find(argv[at]))
        at++;
    const char **arguments = at < count ? calloc(count, sizeof *arguments) : NULL;
    if (!arguments)
        return -1;
    memcpy(arguments, argv, at * sizeof *argv);
    memcpy(arguments + at, argv + at + 1, (count - at - 1) * sizeof *argv);
    int exit = sa_command_run(sa_command_find(argv[at]), arguments);
    free(arguments);
    return exit;
}

static int main_run(const char *const *argv)
{
    const char *word = argv[0];
    if (!word)
        return sa_usage_error("no command given");
    if (strcmp(word, "--help") == 0 || strcmp(word, "-h") == 0)
        word = "help";
    else if (*word == '-') {
        int exit = strcmp(word, "--version") == 0 ? -1 : run_later(argv);
        /* "syncaudit --version" is "syncaudit help --version" */
        return exit < 0 ? sa_command_run(sa_command_find("help"), argv) : exit;
    }
    const struct sa_command *command = sa_command_find(word);
    return command ? sa_command_run(command, argv + 1) : sa_command_unknown(word);
}

int main(int argc, char **argv)
{
    sa_tokens_hide();
    sa_terminal_open();
    int exit = main_run((const char *const *)argv + (argc > 0));
    exit = sa_terminal_close(exit);
    sa_tokens_wipe();
    return exit;
}
