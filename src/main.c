/* Finds the command in the derived table and runs it. */
#include <stdio.h>
#include <string.h>

#include "cli/shared/cli.h"

int main(int argc, char **argv)
{
    for (size_t i = 0; argc > 1 && sa_command_table[i]; i++)
        if (strcmp(argv[1], sa_command_table[i]->name) == 0)
            return sa_command_table[i]->run((const char *const *)argv + 2);
    fprintf(stderr, "syncaudit: usage: syncaudit COMMAND [options]\n");
    return SA_EXIT_USAGE;
}
