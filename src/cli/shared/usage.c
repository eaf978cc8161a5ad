/* The help texts: see usage.h. */
#include "cli/shared/usage.h"

#include <stdio.h>
#include <string.h>

#include "cli/shared/terminal.h"
#include "syncaudit/report.h"

enum { OPTION_COLUMN = 26, NAME_COLUMN = 12 };

const char sa_usage_summary[] = "permissions and field audit for the Marketo-Salesforce sync";

const struct sa_usage_row sa_usage_exits[] = {
    [SA_EXIT_OK] = {"0", "done; no finding at or above --fail-on"},
    [SA_EXIT_FINDINGS] = {"1", "done; such findings exist"},
    [SA_EXIT_USAGE] = {"2", "wrong usage, rule or input file; nothing was fetched"},
    [SA_EXIT_FAILED] =
        {"3", "could not connect, was refused, or a report could not be written (the snapshot is kept)"},
    [SA_EXIT_INCOMPLETE] =
        {"4",
         "incomplete: the snapshot is partial, a rule broke, or --fail-on-change or --baseline could not compare; 4 beats 1"},
    {NULL, NULL},
};

const struct sa_usage_row sa_usage_environment[] = {
    {"SYNCAUDIT_SYNC_TOKEN",
     "access token of the sync user, for --sync https://…; it is never taken from the command line"},
    {"SYNCAUDIT_MARKETO_ID", "client id of Marketo's API-only user, for --marketo https://…"},
    {"SYNCAUDIT_MARKETO_SECRET", "the client secret that belongs to it"},
    {"NO_COLOR", "no colours when set to anything"},
    {"https_proxy", "proxy to use, as curl does"},
    {NULL, NULL},
};

const char *sa_usage_option(const struct poptOption *option)
{
    static char text[64];
    char letter[5] = "";
    if (option->shortName)
        snprintf(letter, sizeof letter, "-%c, ", option->shortName);
    snprintf(text, sizeof text, "%s--%s%s%s", letter, option->longName, option->argDescrip ? " " : "",
             option->argDescrip ? option->argDescrip : "");
    return text;
}

static void find_format(void *payload, const char *title, const struct poptOption *option)
{
    (void)title;
    if (option->arg == &sa_option.format)
        *(bool *)payload = true;
}

bool sa_usage_has_formats(const struct sa_command *command)
{
    bool found = false;
    sa_options_walk(command->options, NULL, find_format, &found);
    return found;
}

static void print_row(const char *name, const char *text, int indent)
{
    int column = 2 + (int)sa_text_width(name);
    sa_print("  %s", name);
    if (column + 2 > indent) {
        sa_print("\n");
        column = 0;
    }
    sa_print_wrapped(indent, column, text);
}

static void print_option(void *payload, const char *title, const struct poptOption *option)
{
    const char **last = payload;
    if (title && (!*last || strcmp(*last, title) != 0)) {
        sa_print("\n%s:\n", title);
        *last = title;
    }
    print_row(sa_usage_option(option), option->descrip, OPTION_COLUMN);
}

void sa_help_command(const struct sa_command *command)
{
    const char *title = NULL;
    sa_print("Usage: syncaudit %s [options]%s%s\n\n", command->name, *command->arguments ? " " : "",
             command->arguments);
    sa_print_wrapped(0, 0, command->help);
    sa_options_walk(command->options, "Options", print_option, &title);
    if (sa_usage_has_formats(command)) {
        sa_print("\nFormats:\n");
        for (size_t i = 0; sa_format_table[i]; i++)
            print_row(sa_format_table[i]->name, sa_format_table[i]->summary, NAME_COLUMN);
    }
    sa_options_walk(sa_options_general, "General", print_option, &title);
}

void sa_help_overview(void)
{
    sa_print("syncaudit %s: %s\n\nUsage: syncaudit COMMAND [options] [files]\n\nCommands:\n", SA_VERSION,
             sa_usage_summary);
    for (size_t i = 0; sa_command_table[i]; i++)
        print_row(sa_command_table[i]->name, sa_command_table[i]->summary, NAME_COLUMN);
    sa_print("\n'syncaudit COMMAND --help' tells what a command does and takes.\n\nEnvironment:\n");
    for (const struct sa_usage_row *row = sa_usage_environment; row->name; row++)
        print_row(row->name, row->text, OPTION_COLUMN);
    sa_print("\nExit codes:\n");
    for (const struct sa_usage_row *row = sa_usage_exits; row->name; row++)
        print_row(row->name, row->text, 5);
}
