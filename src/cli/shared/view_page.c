/* Documentation of the public views: see view_page.h. */
#include "cli/shared/view_page.h"

#include <string.h>

#include "cli/shared/terminal.h"

static const struct {
    const char *folder, *heading, *about;
} parts[] = {
    {"src/snapshot/views/", "Facts",
     "What the snapshot holds. These views also lie in the file itself, for other programs."},
    {"src/rules/prepare/", "What rules start from", "Worked out once, before the rules run."},
    {"src/rules/", "Results",
     "What the rules found. Rules themselves read `found`, `rule_result` and `waiver` alone of these, and only those that need `findings` or `waivers`."},
    {"reports/reference/", "Reference",
     "Facts about Marketo and Salesforce that are compiled in, each row with its source."},
};

static const char introduction[] =
    "# The public views\n\n"
    "Made from the comments of the SQL files: `tests/checks/documents.sh --update`. Rules, own ones too, sheets and `syncaudit sql` read these; "
    "views and columns are only ever added. `syncaudit sql SNAPSHOT` lists them on the terminal.\n\n"
    "Types: *text*; *yes/no*, 1 or 0; *time*, UTC as 2026-11-23T08:15:00Z, or as Salesforce writes it; *date*, 2026-11-23; *json*, a text that `json_each` takes apart; *integer* and "
    "*number* with their unit. NULL is *not known* or *not there*, where nothing else is said. A *source* is what `source` knows the state "
    "of: a view without rows says nothing where its source was not read.\n";

/* A view is of the most exact of the folders that its path begins with. */
static size_t part_of(const struct sa_view *view)
{
    size_t found = 0;
    for (size_t i = sizeof parts / sizeof *parts; i-- > 0;)
        if (strncmp(view->path, parts[i].folder, strlen(parts[i].folder)) == 0)
            found = i;
    return found;
}

/* A bar would end the cell. */
static void view_page_put_cell(const char *text)
{
    for (const char *bar; (bar = strchr(text, '|')); text = bar + 1)
        sa_print("%.*s\\|", (int)(bar - text), text);
    sa_print("%s", text);
}

static void put_view(const struct sa_view *view)
{
    sa_print("\n### %s\n\n%s\n\nSource: %s.\n\n| column | type | meaning |\n| --- | --- | --- |\n",
             view->name, view->about, view->source);
    for (size_t i = 0; i < view->column_count; i++) {
        sa_print("| `%s` | %s | ", view->columns[i].name, view->columns[i].type);
        view_page_put_cell(view->columns[i].about);
        sa_print(" |\n");
    }
}

void sa_view_pages(const struct sa_views *views)
{
    sa_print("%s", introduction);
    for (size_t part = 0; part < sizeof parts / sizeof *parts; part++) {
        sa_print("\n## %s\n\n%s\n", parts[part].heading, parts[part].about);
        for (size_t i = 0; i < views->count; i++)
            if (part_of(&views->views[i]) == part)
                put_view(&views->views[i]);
    }
}
