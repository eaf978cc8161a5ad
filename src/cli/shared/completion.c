/* The bash completion, from the same tables as the help. */
#include "cli/shared/terminal.h"
#include "cli/shared/usage.h"

static void put_option(void *payload, const char *title, const struct poptOption *option)
{
    (void)payload;
    (void)title;
    sa_print(" --%s", option->longName);
}

void sa_help_completion_bash(void)
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
        sa_options_walk(sa_command_table[i]->options, NULL, put_option, NULL);
        sa_options_walk(sa_options_general, NULL, put_option, NULL);
        sa_print("' ;;\n");
    }
    sa_print("        esac\n"
             "    fi\n"
             "    mapfile -t COMPREPLY < <(compgen -W \"$words\" -- \"$word\")\n"
             "}\n"
             "complete -o default -F _syncaudit syncaudit\n");
}
