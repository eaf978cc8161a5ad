/* The man page, from the same tables as the help. */
#include "cli/shared/terminal.h"
#include "cli/shared/usage.h"
#include "syncaudit/report.h"

/* Text as roff takes it: no character of ours is a request. */
static void man_put(const char *text)
{
    for (const char *c = text; *c; c++) {
        bool line_start = c == text || c[-1] == '\n';
        if (line_start && (*c == '.' || *c == '\''))
            sa_print("\\&");
        if (*c == '\\')
            sa_print("\\e");
        else if (*c == '-')
            sa_print("\\-");
        else if (*c == '\n' && c[1] == '\n')
            sa_print("\n.PP");
        else
            sa_print("%c", *c);
    }
    sa_print("\n");
}

static void man_put_row(const char *name, const char *text)
{
    sa_print(".TP\n.B ");
    man_put(name);
    man_put(text);
}

static void put_option(void *payload, const char *title, const struct poptOption *option)
{
    (void)payload;
    (void)title;
    man_put_row(sa_usage_option(option), option->descrip);
}

static void put_command(const struct sa_command *command)
{
    sa_print(".SS syncaudit %s [options]%s%s\n", command->name, *command->arguments ? " " : "",
             command->arguments);
    man_put(command->help);
    sa_options_walk(command->options, NULL, put_option, NULL);
}

void sa_help_man(void)
{
    sa_print(".TH SYNCAUDIT 1 \"\" \"syncaudit %s\" \"User Commands\"\n.SH NAME\nsyncaudit \\- %s\n",
             SA_VERSION, sa_usage_summary);
    sa_print(".SH SYNOPSIS\n.B syncaudit\n.I COMMAND\n[options] [files]\n.SH COMMANDS\n");
    for (size_t i = 0; sa_command_table[i]; i++)
        put_command(sa_command_table[i]);
    sa_print(".SH OPTIONS OF EVERY COMMAND\n");
    sa_options_walk(sa_options_general, NULL, put_option, NULL);
    sa_print(".SH FORMATS\n");
    for (size_t i = 0; sa_format_table[i]; i++)
        man_put_row(sa_format_table[i]->name, sa_format_table[i]->summary);
    sa_print(".SH ENVIRONMENT\n");
    for (const struct sa_usage_row *row = sa_usage_environment; row->name; row++)
        man_put_row(row->name, row->text);
    sa_print(".SH EXIT STATUS\n");
    for (const struct sa_usage_row *row = sa_usage_exits; row->name; row++)
        man_put_row(row->name, row->text);
}
