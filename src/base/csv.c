/* CSV files: see include/syncaudit/csv.h. The grammar is libcsv's; this is the only file that includes it. */
#include <csv.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "syncaudit/buffer.h"
#include "syncaudit/csv.h"
#include "syncaudit/text.h"

enum { CHUNK = 65536, BLOCK = 1024, ROW_LIMIT = 1 << 24 };

struct reader {
    const char *name;
    sa_csv_take *take;
    void *payload;
    struct sa_error *error;
    struct csv_parser parser;
    struct sa_csv_summary summary;
    size_t number;         /* of the row being read */
    struct sa_buffer row;  /* its values, each with its terminator */
    struct sa_buffer text; /* one value on its way through the gate */
    size_t *offsets;       /* owned: of each value in `row` */
    const char **values;   /* owned */
    size_t count;
    bool begun; /* the first bytes have been looked at */
    int rc;
};

/* libcsv's growth of one value, with a limit: the value's own size is all that it asks memory for. */
static void *grow(void *memory, size_t size)
{
    return size > SA_CSV_VALUE_LIMIT + BLOCK ? NULL : realloc(memory, size);
}

static int nothing_is_space(unsigned char byte)
{
    (void)byte;
    return 0;
}

static int csv_refuse(struct reader *reader, const char *what, const char *advice)
{
    reader->rc =
        sa_error_set(reader->error, SA_EINPUT, "'%s', row %zu: %s", reader->name, reader->number, what);
    sa_error_advise(reader->error, "%s", advice);
    return reader->rc;
}

static int keep_value(struct reader *reader, const void *bytes, size_t length)
{
    sa_buffer_clear(&reader->text);
    int rc = sa_buffer_add(&reader->text, bytes ? bytes : "", bytes ? length : 0);
    if (rc == SA_OK)
        rc = sa_text_gate(&reader->text, &reader->summary.replaced);
    if (rc == SA_OK) {
        reader->offsets[reader->count++] = reader->row.length;
        rc = sa_buffer_add(&reader->row, reader->text.data, reader->text.length + 1);
    }
    return rc;
}

static void on_value(void *bytes, size_t length, void *payload)
{
    struct reader *reader = payload;
    if (reader->rc)
        return;
    if (reader->count == SA_CSV_COLUMN_LIMIT)
        csv_refuse(reader, "too many columns", "check that this is the file you meant");
    else if ((reader->rc = keep_value(reader, bytes, length)) == SA_EFORMAT)
        csv_refuse(reader, "the row is too long", "check that no quote is missing before it");
    else if (reader->rc)
        sa_error_memory(reader->error);
}

static void on_row(int terminator, void *payload)
{
    struct reader *reader = payload;
    (void)terminator;
    if (reader->rc)
        return;
    for (size_t i = 0; i < reader->count; i++)
        reader->values[i] = reader->row.data + reader->offsets[i];
    const struct sa_csv_row row = {reader->number, reader->values, reader->count};
    reader->rc = reader->take(reader->payload, &row, reader->error);
    reader->summary.rows += reader->number > 1;
    reader->number++;
    reader->count = 0;
    sa_buffer_clear(&reader->row);
}

/* The separator the first line uses most outside quotes. */
static char find_separator(const char *bytes, size_t length)
{
    static const char separators[] = ",;\t";
    size_t counts[sizeof separators] = {0};
    bool quoted = false;
    for (size_t i = 0; i < length && (quoted || (bytes[i] != '\n' && bytes[i] != '\r')); i++) {
        const char *found = bytes[i] ? strchr(separators, bytes[i]) : NULL;
        if (bytes[i] == '"')
            quoted = !quoted;
        else if (found && !quoted)
            counts[found - separators]++;
    }
    size_t best = 0;
    for (size_t i = 1; separators[i]; i++) /* of two that are used as much the rarer one is the separator */
        if (counts[i] > 0 && counts[i] >= counts[best])
            best = i;
    return separators[best];
}

/* Looks at the first bytes: what they say about the encoding and the separator. Gives how many of them are no text. */
static size_t csv_begin(struct reader *reader, const char *bytes, size_t length)
{
    size_t skip = length >= 3 && memcmp(bytes, "\xEF\xBB\xBF", 3) == 0 ? 3 : 0;
    reader->begun = true;
    if (length >= 2 && (memcmp(bytes, "\xFF\xFE", 2) == 0 || memcmp(bytes, "\xFE\xFF", 2) == 0))
        csv_refuse(reader, "the file is UTF-16", "save it again as \"CSV UTF-8\"");
    if (length >= 4 && (memcmp(bytes, "PK\x03\x04", 4) == 0 || memcmp(bytes, "\xD0\xCF\x11\xE0", 4) == 0))
        csv_refuse(reader, "the file is a spreadsheet, not CSV",
                   "save the sheet as \"CSV UTF-8\" and give that");
    reader->summary.separator = find_separator(bytes + skip, length - skip);
    csv_set_delim(&reader->parser, (unsigned char)reader->summary.separator);
    return skip;
}

static int feed(struct reader *reader, const char *bytes, size_t length)
{
    size_t skip = reader->begun ? 0 : csv_begin(reader, bytes, length);
    if (reader->rc)
        return reader->rc;
    size_t read = csv_parse(&reader->parser, bytes + skip, length - skip, on_value, on_row, reader);
    if (reader->rc == SA_OK && read < length - skip)
        csv_refuse(reader, "a value is longer than 1 MiB", "check that no quote is missing before it");
    return reader->rc;
}

static int csv_finish(struct reader *reader)
{
    csv_set_opts(&reader->parser, CSV_STRICT | CSV_STRICT_FINI);
    if (csv_fini(&reader->parser, on_value, on_row, reader)) { /* inside quotes: what is there is given */
        reader->summary.cut = true;
        csv_set_opts(&reader->parser, 0);
        csv_fini(&reader->parser, on_value, on_row, reader);
    }
    if (reader->rc == SA_OK && reader->number == 1)
        csv_refuse(reader, "the file is empty", "check that this is the file you meant");
    return reader->rc;
}

static int open_reader(struct reader *reader)
{
    if (csv_init(&reader->parser, 0))
        return sa_error_memory(reader->error);
    csv_set_space_func(&reader->parser, nothing_is_space);
    csv_set_realloc_func(&reader->parser, grow);
    csv_set_blk_size(&reader->parser, BLOCK);
    reader->offsets = malloc(SA_CSV_COLUMN_LIMIT * sizeof *reader->offsets);
    reader->values = malloc(SA_CSV_COLUMN_LIMIT * sizeof *reader->values);
    return reader->offsets && reader->values ? SA_OK : sa_error_memory(reader->error);
}

static void close_reader(struct reader *reader, struct sa_csv_summary *summary)
{
    if (summary)
        *summary = reader->summary;
    csv_free(&reader->parser);
    sa_buffer_release(&reader->row);
    sa_buffer_release(&reader->text);
    free(reader->offsets);
    free(reader->values);
}

static struct reader new_reader(const char *name, sa_csv_take *take, void *payload, struct sa_error *error)
{
    struct reader reader = {.name = name, .take = take, .payload = payload, .error = error, .number = 1};
    reader.row = (struct sa_buffer)SA_BUFFER_INIT(ROW_LIMIT);
    reader.text = (struct sa_buffer)SA_BUFFER_INIT(4 * (size_t)SA_CSV_VALUE_LIMIT);
    return reader;
}

int sa_csv_parse(const char *name, const void *bytes, size_t length, sa_csv_take *take, void *payload,
                 struct sa_csv_summary *summary, struct sa_error *error)
{
    struct reader reader = new_reader(name, take, payload, error);
    int rc = open_reader(&reader);
    if (rc == SA_OK && length > 0)
        rc = feed(&reader, bytes, length);
    if (rc == SA_OK)
        rc = csv_finish(&reader);
    close_reader(&reader, summary);
    return rc;
}

static int read_stream(struct reader *reader, FILE *stream)
{
    char chunk[CHUNK];
    size_t count;
    int rc = SA_OK;
    while (rc == SA_OK && (count = fread(chunk, 1, sizeof chunk, stream)) > 0)
        rc = feed(reader, chunk, count);
    if (rc == SA_OK && ferror(stream))
        rc = sa_error_set(reader->error, SA_EIO, "cannot read '%s': %s", reader->name, strerror(errno));
    return rc ? rc : csv_finish(reader);
}

int sa_csv_read(const char *path, sa_csv_take *take, void *payload, struct sa_csv_summary *summary,
                struct sa_error *error)
{
    struct reader reader = new_reader(path, take, payload, error);
    FILE *stream = fopen(path, "rb");
    if (!stream)
        return sa_error_set(error, SA_EIO, "cannot read '%s': %s", path, strerror(errno));
    int rc = open_reader(&reader);
    if (rc == SA_OK)
        rc = read_stream(&reader, stream);
    close_reader(&reader, summary);
    fclose(stream);
    return rc;
}

/* The next letter or digit of `text` up to `end`, small; '\0' when there is none. `*text` moves behind it. */
static char next_plain(const char **text, const char *end)
{
    while (*text < end) {
        char byte = *(*text)++;
        if (byte >= 'A' && byte <= 'Z')
            return (char)(byte + ('a' - 'A'));
        if ((byte >= 'a' && byte <= 'z') || (byte >= '0' && byte <= '9'))
            return byte;
    }
    return '\0';
}

static bool same_heading(const char *heading, const char *name, const char *name_end)
{
    const char *heading_end = heading + strlen(heading);
    char byte;
    do {
        byte = next_plain(&heading, heading_end);
        if (byte != next_plain(&name, name_end))
            return false;
    } while (byte);
    return true;
}

size_t sa_csv_find(const struct sa_csv_row *header, const char *names)
{
    for (const char *name = names, *end; *name; name = *end ? end + 1 : end) {
        end = name + strcspn(name, "|");
        for (size_t i = 0; i < header->count; i++)
            if (same_heading(header->values[i], name, end))
                return i;
    }
    return SA_CSV_NONE;
}

const char *sa_csv_value(const struct sa_csv_row *row, size_t column)
{
    return column < row->count ? row->values[column] : "";
}

void sa_csv_cell(const char *text, bool number, void (*put)(void *payload, const char *bytes, size_t length),
                 void *payload)
{
    bool formula = !number && *text && strchr("=+-@\t\r\n", *text);
    bool quoted = formula || strpbrk(text, ",\"\r\n");
    const char *plain = text; /* what is before this has gone out */
    if (quoted)
        put(payload, "\"'", formula ? 2 : 1);
    for (size_t step; *text; text += step) {
        bool ascii = *text >= ' ' && *text <= '~'; /* nearly all */
        step = ascii ? 1 : sa_text_step(text);
        bool bad = !ascii && sa_text_unprintable(text);
        if (!bad && *text != '"')
            continue;
        put(payload, plain, (size_t)(text - plain));
        put(payload, bad ? SA_TEXT_REPLACEMENT : "\"\"", bad ? strlen(SA_TEXT_REPLACEMENT) : 2);
        plain = text + step;
    }
    put(payload, plain, (size_t)(text - plain));
    if (quoted)
        put(payload, "\"", 1);
}
