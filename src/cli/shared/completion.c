/* The completions of shells, from the same tables as the help. */
#include <string.h>

#include "cli/shared/terminal.h"
#include "cli/shared/usage.h"
#include "syncaudit/report.h"

/* ---- bash ---- */

static void put_bash_option(void *payload, const char *title, const struct poptOption *option)
{
    (void)payload;
    (void)title;
    sa_print(" --%s", option->longName);
}

static void print_bash(void)
{
    sa_print("# bash completion of syncaudit %s\n"
             "_syncaudit() {\n"
             "    local word=${COMP_WORDS[COMP_CWORD]} words=''\n"
             "    if ((COMP_CWORD == 1)); then\n"
             "        words='",
             SA_VERSION);
    for (size_t i = 0; sa_command_table[i]; i++)
        sa_print("%s%s", i ? " " : "", sa_command_table[i]->name);
    sa_print("'\n"
             "    elif [[ $word == -* ]]; then\n"
             "        case ${COMP_WORDS[1]} in\n");
    for (size_t i = 0; sa_command_table[i]; i++) {
        sa_print("        %s) words='", sa_command_table[i]->name);
        sa_options_walk(sa_command_table[i]->options, NULL, put_bash_option, NULL);
        sa_options_walk(sa_options_general, NULL, put_bash_option, NULL);
        sa_print("' ;;\n");
    }
    sa_print("        esac\n"
             "    fi\n"
             "    mapfile -t COMPREPLY < <(compgen -W \"$words\" -- \"$word\")\n"
             "}\n"
             "complete -o default -F _syncaudit syncaudit\n");
}

/* ---- zsh and fish ---- */

/* Text inside single quotes, with what the shell's own syntax would take for something else behind a backslash. A quote ends
 * the quoting in zsh and is escaped in fish: both take '\''. */
static void put_quoted(const char *text, const char *special)
{
    for (; *text; text++) {
        if (*text == '\'')
            sa_print("'\\''");
        else
            sa_print(strchr(special, *text) ? "\\%c" : "%c", *text);
    }
}

/* '--out=[folder that …]:DIR:_files', and the same for a short name. */
static void put_zsh_spec(const struct poptOption *option, bool short_name)
{
    if (short_name)
        sa_print(" '-%c[", option->shortName);
    else
        sa_print(" '--%s%s[", option->longName, option->argDescrip ? "=" : "");
    put_quoted(option->descrip, "[]\\");
    sa_print("]");
    if (option->argDescrip) {
        sa_print(":");
        put_quoted(option->argDescrip, ":\\");
        sa_print(":_files");
    }
    sa_print("'");
}

static void put_zsh_option(void *payload, const char *title, const struct poptOption *option)
{
    (void)payload;
    (void)title;
    put_zsh_spec(option, false);
    if (option->shortName)
        put_zsh_spec(option, true);
}

static void print_zsh(void)
{
    sa_print("#compdef syncaudit\n# zsh completion of syncaudit %s\n"
             "_syncaudit() {\n"
             "    local -a commands\n"
             "    commands=(",
             SA_VERSION);
    for (size_t i = 0; sa_command_table[i]; i++) {
        sa_print("\n        '%s:", sa_command_table[i]->name);
        put_quoted(sa_command_table[i]->summary, "\\");
        sa_print("'");
    }
    sa_print("\n    )\n"
             "    if ((CURRENT == 2)); then\n"
             "        _describe command commands\n"
             "        return\n"
             "    fi\n"
             "    case $words[2] in\n");
    for (size_t i = 0; sa_command_table[i]; i++) {
        sa_print("    %s) _arguments", sa_command_table[i]->name);
        sa_options_walk(sa_command_table[i]->options, NULL, put_zsh_option, NULL);
        sa_options_walk(sa_options_general, NULL, put_zsh_option, NULL);
        sa_print(" '*:file:_files' ;;\n");
    }
    sa_print("    esac\n"
             "}\n"
             "compdef _syncaudit syncaudit\n");
}

static void put_fish_option(void *payload, const char *title, const struct poptOption *option)
{
    (void)title;
    sa_print("complete -c syncaudit -n '__fish_seen_subcommand_from %s' -l %s", (const char *)payload,
             option->longName);
    if (option->shortName)
        sa_print(" -s %c", option->shortName);
    sa_print("%s -d '", option->argDescrip ? " -r" : "");
    put_quoted(option->descrip, "\\");
    sa_print("'\n");
}

static void print_fish(void)
{
    sa_print("# fish completion of syncaudit %s\n", SA_VERSION);
    for (size_t i = 0; sa_command_table[i]; i++) {
        const struct sa_command *command = sa_command_table[i];
        char name[64];
        snprintf(name, sizeof name, "%s", command->name);
        sa_print("complete -c syncaudit -f -n __fish_use_subcommand -a %s -d '", name);
        put_quoted(command->summary, "\\");
        sa_print("'\n");
        sa_options_walk(command->options, NULL, put_fish_option, name);
        sa_options_walk(sa_options_general, NULL, put_fish_option, name);
    }
}

static const struct {
    const char *name;
    void (*print)(void);
} shells[] = {{"bash", print_bash}, {"fish", print_fish}, {"zsh", print_zsh}};

int sa_help_completion(const char *shell)
{
    const char *names[sizeof shells / sizeof *shells + 1] = {NULL};
    for (size_t i = 0; i < sizeof shells / sizeof *shells; i++) {
        names[i] = shells[i].name;
        if (strcmp(shell, shells[i].name) == 0) {
            shells[i].print();
            return SA_EXIT_OK;
        }
    }
    return sa_usage_unknown("shell", shell, names);
}
