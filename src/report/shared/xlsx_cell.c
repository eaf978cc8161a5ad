/* Cells: foreign text stays text, links are the only formulas. */
#include <string.h>

#include "report/shared/xlsx.h"
#include "syncaudit/text.h"

/* What one cell of a workbook holds, in UTF-16 units; room for the note is kept when text is cut. */
enum { CELL_UNITS = 32767, NOTE_UNITS = 64 };

/* Widths count digits; running text is narrower. */
#define LETTERS_PER_DIGIT 1.05

/* Points of a line, and how many lines make a row: what is longer is read in its cell, and a list stays one that can be scanned. A group's
 * row, which names all its fields, is not much higher than theirs. */
enum { LINE_HEIGHT = 15, MOST_LINES = 10, MOST_LINES_FOLDED = 4 };

int sa_xlsx_error(lxw_error code, const char *doing, struct sa_error *error)
{
    if (code == LXW_ERROR_MEMORY_MALLOC_FAILED)
        return sa_error_memory(error);
    return sa_error_set(error, SA_EIO, "cannot write %s: %s", doing, lxw_strerror(code));
}

/* True for "_xHHHH_", which a workbook reads as an escaped character. */
static bool looks_escaped(const char *text)
{
    return text[0] == '_' && text[1] == 'x' && strspn(text + 2, "0123456789abcdefABCDEF") >= 4 &&
           text[6] == '_';
}

static bool is_plain(const char *text)
{
    for (const unsigned char *c = (const unsigned char *)text; *c; c++)
        if ((*c < 0x20 && *c != '\t' && *c != '\n') || *c == 0xEF ||
            (*c == '_' && looks_escaped((const char *)c)))
            return false;
    return true;
}

/* What stands for the character at `text` in the sheet; `*length` is how many bytes it takes there. */
static const char *replacement(const char *text, size_t *length)
{
    unsigned char c = (unsigned char)*text;
    *length = 1;
    if (c == '\r')
        return text[1] == '\n' ? "" : "\n";
    if (c < 0x20 && c != '\t' && c != '\n')
        return "\xEF\xBF\xBD";
    if (looks_escaped(text))
        return "_x005F_";
    *length = 3;
    return strncmp(text, "\xEF\xBF\xBE", 3) == 0 || strncmp(text, "\xEF\xBF\xBF", 3) == 0 ? "\xEF\xBF\xBD"
                                                                                          : NULL;
}

static int clean(struct sa_buffer *out, const char *text)
{
    int rc = SA_OK;
    sa_buffer_clear(out);
    while (rc == SA_OK && *text) {
        size_t length;
        const char *other = replacement(text, &length);
        if (!other)
            length = 1;
        rc = other ? sa_buffer_adds(out, other) : sa_buffer_add(out, text, length);
        text += length;
    }
    return rc;
}

/* Bytes of `text` that fit into `limit` UTF-16 units; `*total` = how many units there are. */
static size_t fitting(const char *text, size_t limit, size_t *total)
{
    size_t fits = 0;
    *total = 0;
    for (size_t i = 0; text[i]; i++) {
        unsigned char c = (unsigned char)text[i];
        if ((c & 0xC0) == 0x80)
            continue;
        if (*total <= limit)
            fits = i;
        *total += c >= 0xF0 ? 2 : 1;
    }
    return fits;
}

static int cut(struct sa_buffer *scratch, const char *text)
{
    size_t total;
    size_t fits = fitting(text, CELL_UNITS - NOTE_UNITS, &total);
    if (text != scratch->data) {
        sa_buffer_clear(scratch);
        int rc = sa_buffer_add(scratch, text, fits);
        if (rc)
            return rc;
    }
    scratch->length = fits;
    return sa_buffer_addf(scratch, " … (cut; %zu characters)", total);
}

const char *sa_xlsx_text(struct sa_xlsx *book, const char *text)
{
    if (!is_plain(text)) {
        if (clean(&book->scratch, text))
            return NULL;
        text = book->scratch.data;
    }
    size_t total = strlen(text);
    if (total > CELL_UNITS)
        fitting(text, CELL_UNITS, &total);
    if (total <= CELL_UNITS)
        return text;
    return cut(&book->scratch, text) ? NULL : book->scratch.data;
}

static int write_string(struct sa_xlsx *book, lxw_worksheet *worksheet, lxw_row_t row, lxw_col_t column,
                        const char *text, lxw_format *format, struct sa_error *error)
{
    const char *cell = sa_xlsx_text(book, text);
    if (!cell)
        return sa_error_memory(error);
    lxw_error code = worksheet_write_string(worksheet, row, column, cell, format);
    return code ? sa_xlsx_error(code, "a cell", error) : SA_OK;
}

int sa_xlsx_string(struct sa_xlsx *book, lxw_worksheet *worksheet, lxw_row_t row, lxw_col_t column,
                   const char *text, enum sa_xlsx_format format, struct sa_error *error)
{
    return write_string(book, worksheet, row, column, text, book->formats[format], error);
}

/* A HYPERLINK formula, which unlike a link record has no limit per sheet. */
static int write_link(struct sa_xlsx *book, lxw_worksheet *worksheet, lxw_row_t row, lxw_col_t column,
                      const char *cell, struct sa_error *error)
{
    const char *shown;
    size_t length = sa_sheet_link(cell, &shown);
    if (length == 0)
        return sa_xlsx_string(book, worksheet, row, column, cell, (enum sa_xlsx_format)SA_STYLE_TEXT, error);
    sa_buffer_clear(&book->scratch);
    if (sa_buffer_addf(&book->scratch, "=HYPERLINK(\"%.*s\",\"%s\")", (int)length, cell, shown))
        return sa_error_memory(error);
    lxw_error code = worksheet_write_formula_str(worksheet, row, column, book->scratch.data,
                                                 book->formats[SA_STYLE_LINK], shown);
    return code ? sa_xlsx_error(code, "a link", error) : SA_OK;
}

static int write_cell(struct sa_xlsx *book, lxw_worksheet *worksheet, lxw_row_t row, lxw_col_t column,
                      enum sa_sheet_style style, sqlite3_stmt *statement, int source, struct sa_error *error)
{
    int type = sqlite3_column_type(statement, source);
    lxw_format *format = book->plain && style < SA_STYLE_INPUT ? NULL : book->formats[style];
    if (type == SQLITE_NULL)
        return SA_OK;
    if (type == SQLITE_INTEGER && style == SA_STYLE_LINK)
        format = book->formats[SA_STYLE_TEXT]; /* a number that leads nowhere */
    if ((type == SQLITE_INTEGER || type == SQLITE_FLOAT) && style != SA_STYLE_YESNO) {
        double number = sqlite3_column_double(statement, source);
        lxw_error code = worksheet_write_number(worksheet, row, column, number, format);
        return code ? sa_xlsx_error(code, "a cell", error) : SA_OK;
    }
    const char *text = sa_sheet_text(style, statement, source);
    if (!*text)
        return SA_OK;
    if (style == SA_STYLE_LINK)
        return write_link(book, worksheet, row, column, text, error);
    return write_string(book, worksheet, row, column, text, format, error);
}

int sa_xlsx_lines(const char *text, double width)
{
    int lines = 1;
    double used = 0;
    width *= LETTERS_PER_DIGIT;
    for (; *text; text++) {
        if ((*text & 0xC0) == 0x80)
            continue;
        if (*text == '\n' || used + 1 > width) {
            lines++;
            used = 0;
        }
        used += *text != '\n';
    }
    return lines;
}

/* Rows below the head of their group are folded away until it is opened. */
static int set_row(lxw_worksheet *worksheet, lxw_row_t row, int lines, enum sa_sheet_fold fold,
                   struct sa_error *error)
{
    lxw_row_col_options options = {.hidden = fold == SA_FOLD_MEMBER,
                                   .level = fold == SA_FOLD_MEMBER,
                                   .collapsed = fold == SA_FOLD_GROUP};
    if (lines == 1 && fold == SA_FOLD_NONE)
        return SA_OK;
    lxw_error code = worksheet_set_row_opt(worksheet, row, lines * LINE_HEIGHT, NULL, &options);
    return code ? sa_xlsx_error(code, "a row", error) : SA_OK;
}

int sa_xlsx_row(struct sa_xlsx *book, const struct sa_sheet *sheet, lxw_worksheet *worksheet, lxw_row_t row,
                sqlite3_stmt *statement, int first, struct sa_error *error)
{
    int rc = SA_OK;
    int highest = 1;
    for (int i = 0; rc == SA_OK && i < sheet->column_count; i++) {
        const struct sa_sheet_column *column = &sheet->columns[i];
        book->filled[i] = book->filled[i] || sqlite3_column_bytes(statement, first + i) > 0;
        rc = write_cell(book, worksheet, row, (lxw_col_t)i, column->style, statement, first + i, error);
        if (column->style == SA_STYLE_WRAP) {
            int lines = sa_xlsx_lines(sa_sheet_text(column->style, statement, first + i), column->width);
            highest = lines > highest ? lines : highest;
        }
    }
    int most = sheet->folded ? MOST_LINES_FOLDED : MOST_LINES;
    return rc ? rc
              : set_row(worksheet, row, highest < most ? highest : most, sa_sheet_fold(sheet, statement),
                        error);
}
