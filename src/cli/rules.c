/* rules: the catalogue, one rule's documentation, and the fixtures. */
#include <stdlib.h>
#include <string.h>

#include "cli/shared/cells.h"
#include "cli/shared/cli.h"
#include "cli/shared/options.h"
#include "cli/shared/rule_page.h"
#include "cli/shared/settings.h"
#include "cli/shared/terminal.h"
#include "cli/shared/view_page.h"

enum { LABEL = 12 };

static int by_catalogue; /* --catalogue */

static struct poptOption options[] = {
    {"catalogue", '\0', POPT_ARG_NONE, &by_catalogue, 0,
     "with list: what can go wrong in the sync, and which rules look for it or why none does", NULL},
    SA_INCLUDE(NULL, sa_options_config),
    SA_INCLUDE(NULL, sa_options_rules),
    SA_INCLUDE("Output", sa_options_json),
    POPT_TABLEEND,
};

static const char *origin(const struct sa_rule *rule)
{
    if (rule->replaces_built_in)
        return " (replaces the built-in rule)";
    return rule->built_in ? "" : " (own rule)";
}

static const char *severity_of(const struct sa_rule *rule)
{
    return rule->off ? "off" : rule->severity;
}

/* One rule, or all, for programs: what list shows, and with `whole` what show does. */
static int rules_json(const struct sa_rules *rules, const struct sa_rule *one, bool whole)
{
    static const char *const names[] = {"id",    "title",     "severity", "basis", "category", "practice",
                                        "needs", "catalogue", "action",   "who",   "proposed", "source",
                                        "why",   "fix",       "risk",     "undo",  "docs",     "sql"};
    enum { ALL = sizeof names / sizeof *names, LISTED = ALL - 6 };
    struct sa_error error = SA_ERROR_INIT;
    struct sa_cells cells = {0};
    int rc = sa_cells_begin(&cells, names, whole ? ALL : LISTED, &error);
    for (size_t i = 0; i < (one ? 1 : sa_rules_count(rules)) && rc == SA_OK; i++) {
        const struct sa_rule *rule = one ? one : sa_rules_at(rules, i);
        char practice[12];
        snprintf(practice, sizeof practice, "%d", rule->practice);
        const char *const texts[ALL] = {
            rule->id,    rule->title,     severity_of(rule), rule->basis, rule->category, practice,
            rule->needs, rule->catalogue, rule->action,      rule->who,   rule->proposed, rule->source,
            rule->why,   rule->fix,       rule->risk,        rule->undo,  rule->docs,     rule->sql};
        struct sa_cell row[ALL];
        for (size_t k = 0; k < ALL; k++)
            row[k] = (struct sa_cell){
                .text = texts[k], .length = strlen(texts[k]), .number = texts[k] == practice};
        rc = sa_cells_row(&cells, row, &error);
    }
    sa_cells_end(&cells);
    return rc ? sa_fail(&error) : SA_EXIT_OK;
}

static int list(const struct sa_rules *rules)
{
    size_t width = 0;
    for (size_t i = 0; i < sa_rules_count(rules); i++)
        if (strlen(sa_rules_at(rules, i)->id) > width)
            width = strlen(sa_rules_at(rules, i)->id);
    for (size_t i = 0; i < sa_rules_count(rules); i++) {
        const struct sa_rule *rule = sa_rules_at(rules, i);
        sa_print("%-*s  %-8s  %s%s\n", (int)width, rule->id, severity_of(rule), rule->title, origin(rule));
    }
    return SA_EXIT_OK;
}

static int rules_print_catalogue_line(void *payload, const struct sa_catalogue_line *line)
{
    (void)payload;
    sa_print("%-7s  %-11s  %s", line->id, line->state, line->title);
    if (strcmp(line->state, "rule") == 0)
        sa_print(": %s", *line->rules ? line->rules : "switched off");
    sa_print("%s%s%s\n", *line->reason ? " (" : "", line->reason, *line->reason ? ")" : "");
    return SA_OK;
}

static int list_catalogue(const struct sa_rules *rules)
{
    struct sa_error error = SA_ERROR_INIT;
    return sa_rules_catalogue(rules, rules_print_catalogue_line, NULL, &error) ? sa_fail(&error) : SA_EXIT_OK;
}

static int print_pages(const struct sa_rules *rules)
{
    struct sa_error error = SA_ERROR_INIT;
    return sa_rule_pages(rules, &error) ? sa_fail(&error) : SA_EXIT_OK;
}

static void show_line(const char *label, const char *text)
{
    if (!*text)
        return;
    sa_print("%s:", label);
    sa_print_wrapped(LABEL, (int)strlen(label) + 1, text);
}

static int show(const struct sa_rule *rule)
{
    char practice[12];
    snprintf(practice, sizeof practice, "%d", rule->practice);
    const struct {
        const char *label, *text;
    } lines[] = {
        {"severity", severity_of(rule)},
        {"basis", rule->basis},
        {"category", rule->category},
        {"practice", practice},
        {"needs", rule->needs},
        {"action", rule->action},
        {"who", rule->who},
        {"place", rule->place},
        {"proposed", rule->proposed},
        {"why", rule->why},
        {"otherwise", rule->otherwise},
        {"fix", rule->fix},
        {"risk", rule->risk},
        {"undo", rule->undo},
        {"docs", rule->docs},
        {"source", rule->source},
    };
    sa_print_colored(SA_COLOR_BOLD, "%s", rule->id);
    sa_print(": %s%s\n\n", rule->title, origin(rule));
    for (size_t i = 0; i < sizeof lines / sizeof *lines; i++)
        show_line(lines[i].label, lines[i].text);
    for (size_t i = 0; i < rule->parameter_count; i++) {
        const struct sa_rule_parameter *parameter = &rule->parameters[i];
        sa_print("parameter   :%s = %s\n%*s", parameter->name, parameter->value, LABEL, "");
        sa_print_wrapped(LABEL, LABEL, parameter->help);
    }
    sa_print("\n%s\n", rule->sql);
    return SA_EXIT_OK;
}

static void rules_print_line(void *payload, const char *line)
{
    (void)payload;
    sa_print("%s\n", line);
}

static int test(const struct sa_settings *settings, const char *id)
{
    const struct sa_rules *rules = settings->rules;
    struct sa_error error = SA_ERROR_INIT;
    const struct sa_rule *rule;
    size_t failed = 0;
    int exit = id ? sa_settings_rule(settings, id, &rule) : SA_EXIT_OK;
    if (exit)
        return exit;
    if (sa_rules_test(rules, sa_option.rules, id, rules_print_line, NULL, &failed, &error))
        return sa_fail(&error);
    if (failed)
        sa_print("%zu of %zu rules failed\n", failed, id ? 1 : sa_rules_count(rules));
    return failed ? SA_EXIT_USAGE : SA_EXIT_OK;
}

static int print_views(void)
{
    struct sa_error error = SA_ERROR_INIT;
    struct sa_views views;
    int rc = sa_views_load(&views, &error);
    if (rc == SA_OK)
        sa_view_pages(&views);
    sa_views_release(&views);
    return rc ? sa_fail(&error) : SA_EXIT_OK;
}

static int run_verb(const struct sa_settings *settings, const char *const *arguments)
{
    const struct sa_rules *rules = settings->rules;
    const char *verb = arguments[0] ? arguments[0] : "list";
    const struct sa_rule *rule;
    int exit = SA_EXIT_OK;
    if (strcmp(verb, "list") == 0) {
        if (by_catalogue && sa_option.json)
            return sa_usage_error("--catalogue and --json do not go together");
        if (by_catalogue)
            return list_catalogue(rules);
        return sa_option.json ? rules_json(rules, NULL, false) : list(rules);
    }
    if (sa_option.json && strcmp(verb, "show") != 0)
        return sa_usage_error("--json is for rules list and rules show");
    if (strcmp(verb, "test") == 0)
        return test(settings, arguments[1]);
    if (strcmp(verb, "docs") == 0)
        return print_pages(rules);
    if (strcmp(verb, "views") == 0)
        return print_views();
    if (strcmp(verb, "show") != 0)
        return sa_usage_unknown("verb", verb,
                                (const char *const[]){"list", "show", "test", "docs", "views", NULL});
    exit = sa_arguments_check(arguments, 2, 2, "the id of a rule");
    if (!exit)
        exit = sa_settings_rule(settings, arguments[1], &rule);
    if (exit)
        return exit;
    return sa_option.json ? rules_json(rules, rule, true) : show(rule);
}

static int rules_run(const char *const *arguments)
{
    struct sa_settings settings = {0};
    bool testing = arguments[0] && strcmp(arguments[0], "test") == 0; /* fixtures are of rules as they come */
    int exit =
        sa_arguments_check(arguments, 0, arguments[0] && strcmp(arguments[0], "list") != 0 ? 2 : 1, "");
    if (!exit && !testing)
        exit = sa_settings_configure(&settings);
    if (!exit)
        exit = sa_settings_rules(&settings);
    if (!exit)
        exit = run_verb(&settings, arguments);
    sa_settings_release(&settings);
    return exit;
}

const struct sa_command sa_command_rules = {
    .name = "rules",
    .summary = "list the rules, explain one, or run their fixtures",
    .arguments = "[list|show ID|test [ID]|docs|views]",
    .help =
        "list prints the catalogue, show the documentation and the query of one rule, test runs the "
        "fixtures of all "
        "rules or of one, docs prints the documentation of all rules as Markdown, views that of the views they read. The fixture of an own rule is DIR/tests/ID.sql.",
    .options = options,
    .run = rules_run,
};
