/* What the columns of a sheet are: see columns.h. */
#include <ctype.h>
#include <string.h>

#include "decisions/columns.h"
#include "syncaudit/embedded.h"

static const char column_line[] = "-- column: ";
static const char sheet_line[] = "-- sheet: ";

/* Copies what stands before the next '|' or line end, without the blanks around it; returns what is behind it. */
static const char *take_part(const char *text, char *out, size_t size)
{
    text += strspn(text, " ");
    size_t length = strcspn(text, "|\n");
    size_t used = length;
    while (used > 0 && text[used - 1] == ' ')
        used--;
    if (used >= size)
        used = size - 1;
    memcpy(out, text, used);
    out[used] = '\0';
    return text[length] == '|' ? text + length + 1 : text + length;
}

static const char *columns_next_line(const char *text)
{
    const char *end = strchr(text, '\n');
    return end ? end + 1 : text + strlen(text);
}

/* The first header line from here on that begins so, or NULL. */
static const char *find_line(const char *text, const char *start)
{
    while (strncmp(text, "--", 2) == 0) {
        if (strncmp(text, start, strlen(start)) == 0)
            return text;
        text = columns_next_line(text);
    }
    return NULL;
}

const char *sa_column_next(const char *definition, const char *after, struct sa_column *column)
{
    char width[16];
    char style[16];
    const char *line = find_line(after ? columns_next_line(after) : definition, column_line);
    *column = (struct sa_column){.input = false};
    if (!line)
        return NULL;
    const char *rest = take_part(line + strlen(column_line), column->title, sizeof column->title);
    rest = take_part(rest, width, sizeof width);
    rest = take_part(rest, style, sizeof style);
    take_part(rest, column->choices, sizeof column->choices);
    column->day = strcmp(style, "day") == 0;
    column->input = column->day || strcmp(style, "input") == 0;
    return line;
}

/* The next character of a title, runs of blanks as one blank; 0 at the end. */
static int next_letter(const char **text)
{
    if (!isspace((unsigned char)**text))
        return **text ? tolower((unsigned char)*(*text)++) : 0;
    while (isspace((unsigned char)**text))
        ++*text;
    return **text ? ' ' : 0;
}

bool sa_column_same(const char *left, const char *right)
{
    int letter;
    while (isspace((unsigned char)*left))
        left++;
    while (isspace((unsigned char)*right))
        right++;
    do {
        letter = next_letter(&left);
        if (letter != next_letter(&right))
            return false;
    } while (letter);
    return true;
}

enum sa_column_role sa_column_role(const char *definition, const char *title)
{
    struct sa_column column;
    for (const char *line = NULL; (line = sa_column_next(definition, line, &column));)
        if (sa_column_same(column.title, title))
            return column.input ? SA_COLUMN_INPUT : SA_COLUMN_OURS;
    return SA_COLUMN_ADDED;
}

static bool has_input(const char *definition)
{
    struct sa_column column;
    for (const char *line = NULL; (line = sa_column_next(definition, line, &column));)
        if (column.input)
            return true;
    return false;
}

/* True for the title itself and for a further part of it: "Title (2)". */
static bool is_part(const char *sheet, const char *title)
{
    size_t length = strlen(title);
    if (strncasecmp(sheet, title, length) != 0)
        return false;
    sheet += length;
    return *sheet == '\0' || (strncmp(sheet, " (", 2) == 0 && sheet[strlen(sheet) - 1] == ')');
}

const char *sa_column_definition(const char *sheet)
{
    char title[SA_COLUMN_TITLE];
    const struct sa_embedded_file *file = NULL;
    while ((file = sa_embedded_next("reports/", file))) {
        const char *line = find_line(file->data, sheet_line);
        if (!line)
            continue;
        take_part(line + strlen(sheet_line), title, sizeof title);
        if (is_part(sheet, title) && has_input(file->data))
            return file->data;
    }
    return NULL;
}

static size_t count_columns(const char *definition)
{
    struct sa_column column;
    size_t count = 0;
    for (const char *line = NULL; (line = sa_column_next(definition, line, &column));)
        count++;
    return count;
}

const char *sa_column_closest(const char *const *titles, size_t count)
{
    const struct sa_embedded_file *file = NULL;
    const char *closest = NULL;
    size_t most = 0;
    size_t fewest = 0;
    while ((file = sa_embedded_next("reports/", file))) {
        size_t known = 0;
        if (!find_line(file->data, sheet_line) || !has_input(file->data))
            continue;
        for (size_t i = 0; i < count; i++)
            known += sa_column_role(file->data, titles[i]) != SA_COLUMN_ADDED;
        size_t all = count_columns(file->data);
        if (known > most || (known > 0 && known == most && all < fewest)) {
            most = known;
            fewest = all;
            closest = file->data;
        }
    }
    return closest;
}

void sa_column_wants(const char *title, char choices[SA_COLUMN_CHOICES], bool *day)
{
    struct sa_column column;
    const struct sa_embedded_file *file = NULL;
    *choices = '\0';
    *day = false;
    while ((file = sa_embedded_next("reports/", file)))
        for (const char *line = NULL; (line = sa_column_next(file->data, line, &column));) {
            if (!column.input || !sa_column_same(column.title, title))
                continue;
            *day = *day || column.day;
            if (*column.choices)
                memcpy(choices, column.choices, sizeof column.choices);
        }
}

const char *sa_column_choice(const char *choices, const char *value, char scratch[SA_COLUMN_CHOICES])
{
    if (!*choices)
        return value;
    memcpy(scratch, choices, SA_COLUMN_CHOICES);
    for (char *rest = scratch, *choice; (choice = strsep(&rest, ","));)
        if (strcasecmp(choice, value) == 0)
            return choice;
    return NULL;
}
