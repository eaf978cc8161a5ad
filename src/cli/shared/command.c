/* Finding a command, parsing its options, and saying what is wrong with a command line. */
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cli/shared/cli.h"
#include "cli/shared/options.h"
#include "cli/shared/terminal.h"
#include "cli/shared/usage.h"
#include "syncaudit/buffer.h"
#include "syncaudit/nearest.h"

enum { OPTIONS = 64, COMMANDS = 64, FEW = 8 }; /* more than there are */

static const struct sa_command *current; /* whose help an error names */

const struct sa_command *sa_command_find(const char *name)
{
    for (size_t i = 0; sa_command_table[i]; i++)
        if (strcmp(sa_command_table[i]->name, name) == 0)
            return sa_command_table[i];
    return NULL;
}

static int fail_usage(struct sa_error *error)
{
    if (!*error->advice && current)
        sa_error_advise(error, "'syncaudit %s --help' lists what it takes", current->name);
    else if (!*error->advice)
        sa_error_advise(error, "'syncaudit help' lists the commands");
    return sa_fail(error);
}

int sa_usage_error(const char *format, ...)
{
    struct sa_error error = SA_ERROR_INIT;
    char text[sizeof error.message];
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(text, sizeof text, format, arguments);
    va_end(arguments);
    sa_error_set(&error, SA_EINPUT, "%s", text);
    return fail_usage(&error);
}

/* Names the candidates, where they are few. */
static void advise_choices(struct sa_error *error, const char *const *candidates)
{
    struct sa_buffer text = SA_BUFFER_INIT(sizeof error->advice);
    size_t count = 0;
    int rc = SA_OK;
    for (; candidates[count] && !rc; count++)
        rc = sa_buffer_addf(&text, "%s%s", count ? ", " : "", candidates[count]);
    if (!rc && count > 0 && count <= FEW)
        sa_error_advise(error, "choose from: %s", text.data);
    sa_buffer_release(&text);
}

int sa_usage_unknown(const char *what, const char *word, const char *const *candidates)
{
    struct sa_error error = SA_ERROR_INIT;
    const char *nearest = sa_nearest(word, candidates);
    sa_error_set(&error, SA_EINPUT, "unknown %s '%s'", what, word);
    if (nearest)
        sa_error_advise(&error, "did you mean '%s'?", nearest);
    else
        advise_choices(&error, candidates);
    return fail_usage(&error);
}

int sa_usage_choice(int *out, const char *what, const char *word, const char *const *candidates)
{
    for (int i = 0; candidates[i]; i++)
        if (strcmp(candidates[i], word) == 0) {
            *out = i;
            return SA_EXIT_OK;
        }
    return sa_usage_unknown(what, word, candidates);
}

int sa_command_unknown(const char *word)
{
    const char *names[COMMANDS + 1] = {NULL};
    for (size_t i = 0; sa_command_table[i] && i < COMMANDS; i++)
        names[i] = sa_command_table[i]->name;
    return sa_usage_unknown("command", word, names);
}

int sa_arguments_check(const char *const *arguments, int least, int most, const char *name)
{
    int count = 0;
    while (arguments[count])
        count++;
    if (count < least)
        return sa_usage_error("%s is missing", name);
    if (count > most)
        return sa_usage_error("unexpected argument '%s'", arguments[most]);
    return SA_EXIT_OK;
}

struct names {
    char text[OPTIONS][32];
    const char *list[OPTIONS + 1];
    size_t count;
};

static void add_name(void *payload, const char *title, const struct poptOption *option)
{
    struct names *names = payload;
    (void)title;
    if (names->count == OPTIONS)
        return;
    snprintf(names->text[names->count], sizeof names->text[0], "--%s", option->longName);
    names->list[names->count] = names->text[names->count];
    names->count++;
}

static int unknown_option(const char *word, const struct poptOption *table)
{
    struct names names = {.count = 0};
    char name[64];
    snprintf(name, sizeof name, "%.*s", (int)strcspn(word, "="), word);
    sa_options_walk(table, NULL, add_name, &names);
    return sa_usage_unknown("option", name, names.list);
}

/* popt takes an empty value and forgets it; nothing here means anything when it is empty. */
static void find_empty(void *payload, const char *title, const struct poptOption *option)
{
    const char **name = payload;
    (void)title;
    if ((option->argInfo & POPT_ARG_MASK) != POPT_ARG_STRING)
        return;
    const char *value = *(char **)option->arg;
    if (value && !*value)
        *name = option->longName;
}

static int parse(poptContext context, const struct poptOption *table)
{
    int rc = poptGetNextOpt(context);
    const char *word = poptBadOption(context, POPT_BADOPTION_NOALIAS);
    if (rc == POPT_ERROR_BADOPT)
        return unknown_option(word, table);
    if (rc == POPT_ERROR_NOARG)
        return sa_usage_error("option '%s' needs a value", word);
    if (rc == POPT_ERROR_UNWANTEDARG)
        return sa_usage_error("option '%s' takes no value", word);
    if (rc == POPT_ERROR_BADNUMBER || rc == POPT_ERROR_OVERFLOW)
        return sa_usage_error("'%s' is not a whole number that can be used", word);
    if (rc < -1)
        return sa_usage_error("option '%s': %s", word, poptStrerror(rc));
    const char *empty = NULL;
    sa_options_walk(table, NULL, find_empty, &empty);
    return empty ? sa_usage_error("option '--%s' has an empty value", empty) : SA_EXIT_OK;
}

/* popt wants its own type of array; the words in it stay the caller's. */
static const char **copy_words(const char *const *argv, int *count)
{
    *count = 0;
    while (argv[*count])
        ++*count;
    const char **words = calloc((size_t)*count + 1, sizeof *words);
    for (int i = 0; words && i < *count; i++)
        words[i] = argv[i];
    return words;
}

int sa_command_run(const struct sa_command *command, const char *const *argv)
{
    struct poptOption table[] = {
        SA_INCLUDE(NULL, command->options),
        SA_INCLUDE("General", sa_options_general),
        POPT_TABLEEND,
    };
    static const char *const none[] = {NULL};
    int exit = SA_EXIT_FAILED;
    int count;
    const char **words = copy_words(argv, &count);
    poptContext context =
        words ? poptGetContext("syncaudit", count, words, table, POPT_CONTEXT_KEEP_FIRST) : NULL;
    current = command;
    if (!context)
        goto out;
    exit = parse(context, table);
    const char *const *arguments = (const char *const *)poptGetArgs(context);
    if (exit == SA_EXIT_OK && sa_option.version)
        sa_print("syncaudit %s\n", SA_VERSION);
    else if (exit == SA_EXIT_OK && sa_option.help)
        sa_help_command(command);
    else if (exit == SA_EXIT_OK)
        exit = command->run(arguments ? arguments : none);
out:
    poptFreeContext(context);
    free(words);
    return exit;
}
