/* Finds the command in the derived table and runs it. */
#include <string.h>

#include "cli/shared/cli.h"
#include "cli/shared/terminal.h"
#include "cli/shared/token.h"

static int main_run(const char *const *argv)
{
    const char *word = argv[0];
    if (!word)
        return sa_usage_error("no command given");
    if (strcmp(word, "--help") == 0 || strcmp(word, "-h") == 0)
        word = "help";
    else if (*word == '-') /* "syncaudit --version" is "syncaudit help --version" */
        return sa_command_run(sa_command_find("help"), argv);
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
