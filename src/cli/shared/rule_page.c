/* Documentation of rules: see rule_page.h. */
#include "cli/shared/rule_page.h"

#include <stdio.h>
#include <string.h>

#include "cli/shared/terminal.h"
#include "syncaudit/embedded.h"
#include "syncaudit/vocabulary.h"

static const char *const introduction =
    "# The rules\n\n"
    "Made from the headers of the rules and their fixtures: `tests/checks/documents.sh --update`. "
    "`syncaudit rules show ID` prints one rule with its query; `syncaudit rules list` lists them as configured.\n\n"
    "Severity: **critical**, the sync stops or consent or data is lost; **high**, records fail or values go wrong unseen; "
    "**medium**, clutter, load or risk worth a decision; **low**, hygiene; **info**, to know. A rule that is *possible* finds "
    "candidates: a person decides.\n";

static void put_contents(const struct sa_rules *rules, const char *category)
{
    sa_print("\n| rule | severity | finds |\n| --- | --- | --- |\n");
    for (size_t i = 0; i < sa_rules_count(rules); i++) {
        const struct sa_rule *rule = sa_rules_at(rules, i);
        if (strcmp(rule->category, category) == 0)
            sa_print("| [`%s`](#%s) | %s | %s |\n", rule->id, rule->id, rule->severity, rule->title);
    }
}

/* The names of the fixture's cases: what the rule is tested to flag and to leave alone. */
static void put_cases(const struct sa_rule *rule)
{
    static const char start[] = "-- case: ";
    char path[256];
    snprintf(path, sizeof path, "tests/rules/%s.sql", rule->id);
    const struct sa_embedded_file *file = sa_embedded_find(path);
    if (!file)
        return;
    sa_print("\nTested with:\n\n");
    for (const char *line = file->data; line && *line; line = strchr(line, '\n')) {
        line += *line == '\n';
        if (strncmp(line, start, sizeof start - 1) == 0)
            sa_print("- %.*s\n", (int)strcspn(line + sizeof start - 1, "\r\n"), line + sizeof start - 1);
    }
}

static void put_parameters(const struct sa_rule *rule)
{
    if (rule->parameter_count > 0)
        sa_print("\n| parameter | default | meaning |\n| --- | --- | --- |\n");
    for (size_t i = 0; i < rule->parameter_count; i++) {
        const struct sa_rule_parameter *parameter = &rule->parameters[i];
        sa_print("| `%s` | `", parameter->name);
        for (const char *c = parameter->value; *c; c++)
            sa_print(*c == '|' ? "\\|" : "%c", *c);
        sa_print("` | %s |\n", parameter->help);
    }
}

static void put_links(const char *docs)
{
    for (int number = 1; *docs; number++) {
        size_t length = strcspn(docs, " ");
        sa_print("%s[%d](%.*s)", number == 1 ? "\nDocumentation: " : ", ", number, (int)length, docs);
        docs += length + strspn(docs + length, " ");
        if (!*docs)
            sa_print("\n");
    }
}

static void put_rule(const struct sa_rule *rule)
{
    const struct {
        const char *label, *text;
    } lines[] = {{"Why", rule->why},
                 {"If nobody acts", rule->otherwise},
                 {"How", rule->fix},
                 {"Risk", rule->risk},
                 {"Undo", rule->undo}};
    sa_print("\n### %s\n\n**%s.** Severity %s, %s; practice %d; needs %s", rule->id, rule->title,
             rule->severity, rule->basis, rule->practice, rule->needs);
    sa_print(*rule->catalogue ? "; catalogue %s.\n\n" : ".\n\n", rule->catalogue);
    sa_print("- *Action*: %s (%s)\n", rule->action,
             strcmp(rule->who, "both") == 0 ? "both admins"
             : rule->who[0] == 's'          ? "Salesforce admin"
                                            : "Marketo admin");
    for (size_t i = 0; i < sizeof lines / sizeof *lines; i++)
        if (*lines[i].text)
            sa_print("- *%s*: %s\n", lines[i].label, lines[i].text);
    put_parameters(rule);
    put_cases(rule);
    put_links(rule->docs);
}

static int rule_page_put_line(void *payload, const struct sa_catalogue_line *line)
{
    (void)payload;
    sa_print("| %s | %s | %s | ", line->id, line->state, line->title);
    for (const char *id = line->rules; *id; id += strspn(id, ", ")) {
        int length = (int)strcspn(id, ",");
        sa_print("%s[`%.*s`](#%.*s)", id == line->rules ? "" : ", ", length, id, length, id);
        id += length;
    }
    sa_print(" | %s |\n", line->reason);
    return SA_OK;
}

static int put_catalogue(const struct sa_rules *rules, struct sa_error *error)
{
    sa_print(
        "\n## The catalogue\n\nWhat can go wrong in the sync, and what becomes of it here: **rule**, a rule looks for it; "
        "**diff**, a comparison with an earlier audit tells it; **column**, it stands in a sheet, without a judgement; "
        "**source**, it takes metadata that an audit does not read; **marketo**, it takes Marketo's API; "
        "**uncheckable**, nothing tells it. `syncaudit rules list --catalogue` lists it.\n\n"
        "| id | state | what goes wrong | rules | why it is no rule, or what the rule cannot see |\n"
        "| --- | --- | --- | --- | --- |\n");
    return sa_rules_catalogue(rules, rule_page_put_line, NULL, error);
}

int sa_rule_pages(const struct sa_rules *rules, struct sa_error *error)
{
    sa_print("%s", introduction);
    for (size_t i = 0; sa_categories[i]; i++) {
        sa_print("\n## %s\n", sa_category_titles[i]);
        put_contents(rules, sa_categories[i]);
        for (size_t k = 0; k < sa_rules_count(rules); k++)
            if (strcmp(sa_rules_at(rules, k)->category, sa_categories[i]) == 0)
                put_rule(sa_rules_at(rules, k));
    }
    return put_catalogue(rules, error);
}
