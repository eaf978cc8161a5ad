/* Help, man page and completion, all made from the command table and its option tables. */
#ifndef SYNCAUDIT_CLI_USAGE_H
#define SYNCAUDIT_CLI_USAGE_H

#include "cli/shared/cli.h"
#include "cli/shared/options.h"

/* What every page says of the program, its environment and its exit codes. */
struct sa_usage_row {
    const char *name;
    const char *text;
};
extern const char sa_usage_summary[];
extern const struct sa_usage_row sa_usage_exits[];       /* closed by a NULL name */
extern const struct sa_usage_row sa_usage_environment[]; /* closed by a NULL name */

/* The option as a user types it: "--out DIR", "-q, --quiet". Static buffer. */
const char *sa_usage_option(const struct poptOption *option);

/* True if the command takes --format. */
bool sa_usage_has_formats(const struct sa_command *command);

/* Print to stdout: the help of one command, the list of commands, the man page, the completion of a shell. */
void sa_help_command(const struct sa_command *command);
void sa_help_overview(void);
void sa_help_man(void);
/* The completion of "bash", "fish" or "zsh"; an unknown shell is told, with the exit code of wrong usage. */
int sa_help_completion(const char *shell);

#endif
