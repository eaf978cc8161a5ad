/* What commands share. Only src/main.c and src/cli print to the terminal or decide an exit code.
 *
 * Add a command: one file src/cli/NAME.c that defines `const struct sa_command sa_command_NAME`; the build
 * finds it, and so do help, man page and completion.
 */
#ifndef SYNCAUDIT_CLI_H
#define SYNCAUDIT_CLI_H

#include <popt.h>
#include <stdbool.h>

#include "syncaudit/error.h"

enum sa_exit {
    SA_EXIT_OK = 0,       /* done; no finding at or above --fail-on */
    SA_EXIT_FINDINGS = 1, /* done; such findings exist */
    SA_EXIT_USAGE = 2,    /* wrong usage, configuration, rule or input file; nothing was fetched */
    SA_EXIT_FAILED =
        3, /* could not connect, was refused, a needed source failed, or a report could not be written */
    SA_EXIT_INCOMPLETE = 4, /* the snapshot is partial, a rule broke, or a gate could not compare */
};

struct sa_command {
    const char *name;
    const char *summary;        /* one line for the list of commands */
    const char *arguments;      /* what follows the options in the usage line: "SNAPSHOT", or "" */
    const char *help;           /* paragraphs under the usage line: what it does, writes and needs */
    struct poptOption *options; /* the only option table: parsing, --help, man page and completion walk it */
    int (*run)(const char *const
                   *arguments); /* what is left beside the options, NULL-terminated; returns enum sa_exit */
};

extern const struct sa_command *const sa_command_table[]; /* sorted by name, NULL-terminated */

/* The command with this name, or NULL. */
const struct sa_command *sa_command_find(const char *name);

/* Parses the options of `argv` (without the program's and the command's name), answers --help and --version,
 * and runs the command. Returns enum sa_exit. */
int sa_command_run(const struct sa_command *command, const char *const *argv);

/* Says that the command line is wrong, and where its help is. Returns SA_EXIT_USAGE. */
int sa_usage_error(const char *format, ...) SA_PRINTF(1, 2);

/* The same for a word that is none of `candidates` (NULL-terminated): "unknown <what> '<word>'", with the
 * nearest one. */
int sa_usage_unknown(const char *what, const char *word, const char *const *candidates);

/* The same for the name of a command. */
int sa_command_unknown(const char *word);

/* Sets `out` to the place of a word among candidates (NULL-terminated). SA_EXIT_OK, or as sa_usage_unknown with `out` unchanged. */
int sa_usage_choice(int *out, const char *what, const char *word, const char *const *candidates);

/* Checks that between `least` and `most` arguments are there; `name` is what is missing. SA_EXIT_OK or
 * SA_EXIT_USAGE. */
int sa_arguments_check(const char *const *arguments, int least, int most, const char *name);

#endif
