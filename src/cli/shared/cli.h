/* What commands share. Only src/main.c and src/cli print to the terminal or decide an exit code.
 *
 * Add a command: one file src/cli/NAME.c that defines `const struct sa_command sa_command_NAME`; the build finds it.
 */
#ifndef SYNCAUDIT_CLI_H
#define SYNCAUDIT_CLI_H

#include <popt.h>
#include <stdbool.h>

#include "syncaudit/error.h"
#include "syncaudit/observer.h"
#include "syncaudit/rules.h"
#include "syncaudit/salesforce.h"

enum sa_exit {
    SA_EXIT_OK = 0,         /* done; no finding at or above --fail-on */
    SA_EXIT_FINDINGS = 1,   /* done; such findings exist */
    SA_EXIT_USAGE = 2,      /* wrong usage, configuration, rule or input file; nothing was fetched */
    SA_EXIT_FAILED = 3,     /* could not connect, was refused, a needed source failed, or a report could not be written */
    SA_EXIT_INCOMPLETE = 4, /* the snapshot is partial, or a rule broke */
};

struct sa_command {
    const char *name;
    const char *summary;   /* one line for the list of commands */
    const char *arguments; /* what follows the options in the usage line: "SNAPSHOT", or "" */
    const char *help;      /* a paragraph under the usage line: what it does, writes and needs */
    const struct poptOption *options; /* the only option table: parsing, --help, man page and completion walk it */
    int (*run)(const char *const *arguments); /* NULL-terminated, without the command's name; returns enum sa_exit */
};

extern const struct sa_command *const sa_command_table[]; /* sorted by name, NULL-terminated */

#endif
