/* The documentation of the public views, from the comments above them: see include/syncaudit/public_views.h. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "syncaudit/buffer.h"
#include "syncaudit/embedded.h"
#include "syncaudit/public_views.h"

/* Where tables and views are made that a query could name. */
static const char *const view_folders[] = {"src/snapshot/schema/", "src/snapshot/views/",
                                           "reports/reference/", "src/rules/"};

enum { VIEW_FOLDERS = sizeof view_folders / sizeof *view_folders };

#define VIEW_SOURCE "-- Source: "
#define VIEW_COLUMN "--     " /* a column begins here; further right the text above goes on */

/* One CREATE of the scripts. Zero-initialise before the first. */
struct creation {
    size_t folder;
    const struct sa_embedded_file *file;
    const char *at;      /* the next line */
    const char *comment; /* the lines of comment right above, NULL = none; they end at `statement` */
    const char *statement;
    const char *name;
    size_t name_length;
};

static size_t line_length(const char *line)
{
    return strcspn(line, "\n");
}

static const char *public_views_next_line(const char *line)
{
    line += line_length(line);
    return *line ? line + 1 : line;
}

static bool public_views_starts_with(const char *line, const char *beginning)
{
    return strncmp(line, beginning, strlen(beginning)) == 0;
}

/* The name a line creates something under, or NULL. */
static const char *created_name(const char *line)
{
    static const char *const words[] = {"TEMP ", "TABLE ", "VIEW ", "IF NOT EXISTS "};
    if (!public_views_starts_with(line, "CREATE "))
        return NULL;
    line += strlen("CREATE ");
    if (public_views_starts_with(line, "INDEX ") || public_views_starts_with(line, "UNIQUE "))
        return NULL;
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        line += public_views_starts_with(line, words[i]) ? strlen(words[i]) : 0;
    return line;
}

static bool next_file(struct creation *creation)
{
    do {
        creation->file = sa_embedded_next(view_folders[creation->folder], creation->file);
    } while (!creation->file && ++creation->folder < VIEW_FOLDERS);
    creation->at = creation->file ? creation->file->data : NULL;
    return creation->file != NULL;
}

static bool next_creation(struct creation *creation)
{
    creation->comment = NULL;
    while (creation->at || next_file(creation)) {
        const char *line = creation->at;
        const char *name = created_name(line);
        creation->at = *public_views_next_line(line) ? public_views_next_line(line) : NULL;
        if (name) {
            creation->statement = line;
            creation->name = name;
            creation->name_length = strcspn(name, " (\n");
            return true;
        }
        if (!public_views_starts_with(line, "--") || !creation->at)
            creation->comment = NULL;
        else if (!creation->comment)
            creation->comment = line;
    }
    return false;
}

static const char *source_line(const struct creation *creation)
{
    for (const char *line = creation->comment; line && line < creation->statement;
         line = public_views_next_line(line))
        if (public_views_starts_with(line, VIEW_SOURCE))
            return line;
    return NULL;
}

bool sa_view_is_private(const char *name)
{
    struct creation creation = {0};
    bool private = false;
    while (next_creation(&creation))
        if (strlen(name) == creation.name_length &&
            strncasecmp(name, creation.name, creation.name_length) == 0) {
            if (source_line(&creation))
                return false;
            private = true;
        }
    return private;
}

/* ---- reading ---- */

/* Appends the text of a line to what is there, a blank between them. */
static int go_on(char **text, const char *more, size_t length)
{
    const char *before = *text ? *text : "";
    char *longer = NULL;
    while (length && more[length - 1] == ' ')
        length--;
    if (asprintf(&longer, "%s%s%.*s", before, *before ? " " : "", (int)length, more) < 0)
        return SA_ENOMEM;
    free(*text);
    *text = longer;
    return SA_OK;
}

/* Length of what stands before two blanks or the end of the line. */
static size_t cell_length(const char *text, const char *end)
{
    size_t length = 0;
    while (text + length < end && !public_views_starts_with(text + length, "  "))
        length++;
    return length;
}

static const char *skip_blanks(const char *text)
{
    return text + strspn(text, " ");
}

static int public_views_add_column(struct sa_view *view, const char *const cells[3], const size_t lengths[3])
{
    struct sa_view_column *columns = reallocarray(view->columns, view->column_count + 1, sizeof *columns);
    if (!columns)
        return SA_ENOMEM;
    view->columns = columns;
    struct sa_view_column *column = &columns[view->column_count++];
    *column = (struct sa_view_column){0};
    int rc = go_on(&column->name, cells[0], lengths[0]);
    if (rc == SA_OK)
        rc = go_on(&column->type, cells[1], lengths[1]);
    return rc ? rc : go_on(&column->about, cells[2], lengths[2]);
}

/* All columns of another view. */
static int add_columns_of(struct sa_view *view, const struct sa_view *other)
{
    int rc = SA_OK;
    for (size_t i = 0; i < other->column_count && rc == SA_OK; i++) {
        const struct sa_view_column *column = &other->columns[i];
        const char *const cells[] = {column->name, column->type, column->about};
        const size_t lengths[] = {strlen(cells[0]), strlen(cells[1]), strlen(cells[2])};
        rc = public_views_add_column(view, cells, lengths);
    }
    return rc;
}

static int read_column(struct sa_views *views, struct sa_view *view, const char *line)
{
    const char *end = line + line_length(line);
    const char *cells[3];
    size_t lengths[3];
    line += strlen(VIEW_COLUMN);
    for (int i = 0; i < 3; i++) {
        cells[i] = skip_blanks(line);
        lengths[i] = i < 2 ? cell_length(cells[i], end) : (size_t)(end - cells[i]);
        line = cells[i] + lengths[i];
    }
    if (lengths[0] == 1 && *cells[0] == '*') {
        for (size_t i = 0; i < views->count; i++)
            if (strlen(views->views[i].name) == lengths[1] &&
                memcmp(views->views[i].name, cells[1], lengths[1]) == 0)
                return add_columns_of(view, &views->views[i]);
        return SA_EFORMAT;
    }
    return lengths[1] && lengths[2] ? public_views_add_column(view, cells, lengths) : SA_EFORMAT;
}

static int read_line(struct sa_views *views, struct sa_view *view, const char *line)
{
    const char *text = skip_blanks(line + strlen("--"));
    size_t length = line_length(text);
    if (public_views_starts_with(line, VIEW_SOURCE))
        return go_on(&view->source, line + strlen(VIEW_SOURCE), line_length(line) - strlen(VIEW_SOURCE));
    if (!view->source)
        return go_on(&view->about, text, length);
    if (public_views_starts_with(line, VIEW_COLUMN) && line[strlen(VIEW_COLUMN)] != ' ')
        return read_column(views, view, line);
    if (!public_views_starts_with(line, VIEW_COLUMN) || view->column_count == 0)
        return SA_EFORMAT;
    return go_on(&view->columns[view->column_count - 1].about, text, length);
}

static int read_view(struct sa_views *views, const struct creation *creation, struct sa_error *error)
{
    struct sa_view *longer = reallocarray(views->views, views->count + 1, sizeof *longer);
    if (!longer)
        return sa_error_memory(error);
    views->views = longer;
    struct sa_view *view = &longer[views->count++];
    *view = (struct sa_view){.name = strndup(creation->name, creation->name_length),
                             .path = strdup(creation->file->path)};
    int rc = view->name && view->path ? SA_OK : SA_ENOMEM;
    const char *line = creation->comment;
    while (rc == SA_OK && line && line < creation->statement) {
        rc = read_line(views, view, line);
        if (rc == SA_EFORMAT)
            return sa_error_set(error, rc, "%s: view '%s': no column is described by '%.*s'", view->path,
                                view->name, (int)line_length(line), line);
        line = public_views_next_line(line);
    }
    return rc ? sa_error_memory(error) : SA_OK;
}

int sa_views_load(struct sa_views *views, struct sa_error *error)
{
    struct creation creation = {0};
    int rc = SA_OK;
    *views = (struct sa_views){0};
    while (rc == SA_OK && next_creation(&creation))
        if (source_line(&creation))
            rc = read_view(views, &creation, error);
    return rc;
}

static void release_view(struct sa_view *view)
{
    for (size_t i = 0; i < view->column_count; i++) {
        free(view->columns[i].name);
        free(view->columns[i].type);
        free(view->columns[i].about);
    }
    free(view->columns);
    free(view->name);
    free(view->about);
    free(view->source);
    free(view->path);
}

void sa_views_release(struct sa_views *views)
{
    for (size_t i = 0; i < views->count; i++)
        release_view(&views->views[i]);
    free(views->views);
    *views = (struct sa_views){0};
}

const struct sa_view *sa_views_find(const struct sa_views *views, const char *name)
{
    for (size_t i = 0; i < views->count; i++)
        if (strcmp(views->views[i].name, name) == 0)
            return &views->views[i];
    return NULL;
}
