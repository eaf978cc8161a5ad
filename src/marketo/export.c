/* Reading the exports of Marketo's admin pages: see export.h. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "marketo/export.h"
#include "marketo/time.h"
#include "syncaudit/file.h"
#include "syncaudit/sql.h"

/* Headings are those of Adobe's pages on sync errors, field management and sync status, with the words people have seen in
 * their place: the pages' tables and the files do not always agree. */
const struct sa_export sa_exports[] = {
    {"errors",
     "Sync Errors",
     "INSERT INTO marketo_error VALUES (:type, :object, :details, 1, date(:time), date(:time))"
     " ON CONFLICT DO UPDATE SET failures = failures + 1,"
     " first_day = coalesce(min(first_day, excluded.first_day), first_day, excluded.first_day),"
     " last_day = coalesce(max(last_day, excluded.last_day), last_day, excluded.last_day)",
     {{"Error Details|Error Detail|Details|Error Message|Message", ":details", SA_CELL_MASKED, true},
      {"Error Type|Type", ":type", SA_CELL_TEXT, false},
      {"Object|Object Type|Object Name|SFDC Object", ":object", SA_CELL_TEXT, false},
      {"Failed On|Failed At|Date/Time|Date|Time", ":time", SA_CELL_TIME, false}}},
    {"sync_status",
     "Sync Status",
     "INSERT INTO marketo_sync VALUES (:object, :operation, :status, 1,"
     " coalesce(max(strftime('%s', :ended) - strftime('%s', :started), 0), 0),"
     " :new, :updated, :deleted, :failed, :skipped, date(:started), date(:started))"
     " ON CONFLICT DO UPDATE SET runs = runs + 1, seconds = seconds + excluded.seconds,"
     " created = created + excluded.created, updated = updated + excluded.updated,"
     " deleted = deleted + excluded.deleted, failed = failed + excluded.failed,"
     " skipped = skipped + excluded.skipped,"
     " first_day = coalesce(min(first_day, excluded.first_day), first_day, excluded.first_day),"
     " last_day = coalesce(max(last_day, excluded.last_day), last_day, excluded.last_day)",
     {{"Object|Object Name", ":object", SA_CELL_TEXT, true},
      {"Operation", ":operation", SA_CELL_TEXT, true},
      {"Status", ":status", SA_CELL_TEXT, true},
      {"Started At|Start Time|Started", ":started", SA_CELL_TIME, false},
      {"Ended At|End Time|Ended", ":ended", SA_CELL_TIME, false},
      {"New", ":new", SA_CELL_NUMBER, false},
      {"Updated", ":updated", SA_CELL_NUMBER, false},
      {"Deleted", ":deleted", SA_CELL_NUMBER, false},
      {"Failed Item|Failed Items|Failed", ":failed", SA_CELL_NUMBER, false},
      {"Skipped", ":skipped", SA_CELL_NUMBER, false}}},
    {"marketo",
     "field names",
     "INSERT OR IGNORE INTO marketo_field VALUES (:label, :soap, :rest, :type)",
     {{"Friendly Label|Display Name|Field Label|Label|Friendly Name|Field Name|Marketo Field", ":label",
       SA_CELL_TEXT, true},
      {"SOAP API Name|SOAP Name", ":soap", SA_CELL_TEXT, false},
      {"REST API Name|API Name|REST Name", ":rest", SA_CELL_TEXT, false},
      {"Type|Data Type|Field Type", ":type", SA_CELL_TEXT, false}}},
    {NULL, NULL, NULL, {{NULL, NULL, SA_CELL_TEXT, false}}},
};

/* The whole file is kept while it is read: it is gone through twice. */
#define FILE_LIMIT ((size_t)1 << 30)

/* Cells of a column that are not empty, and those that nothing could be made of; the row of the first. */
struct lost {
    size_t cells, unread, unsure, row;
};

struct reader {
    sqlite3 *db;
    const struct sa_export *kind;
    const char *path;
    const char *now;
    const struct sa_observer *observer;
    sqlite3_stmt *insert;
    size_t column[SA_EXPORT_COLUMNS];
    size_t narrow; /* the last column that must be there */
    size_t short_rows;
    struct sa_times times[SA_EXPORT_COLUMNS];
    unsigned orders[SA_EXPORT_COLUMNS];
    struct lost lost[SA_EXPORT_COLUMNS];
    struct sa_buffer text;
};

/* The first column that must be there and is not, or NULL. */
static const struct sa_export_column *
find_columns(size_t out[SA_EXPORT_COLUMNS], const struct sa_export *kind, const struct sa_csv_row *header)
{
    const struct sa_export_column *missing = NULL;
    for (size_t i = 0; kind->columns[i].headings; i++) {
        out[i] = sa_csv_find(header, kind->columns[i].headings);
        if (kind->columns[i].required && out[i] == SA_CSV_NONE && !missing)
            missing = &kind->columns[i];
    }
    return missing;
}

static int missing_column(const struct reader *reader, const struct sa_csv_row *header,
                          const struct sa_export_column *column, struct sa_error *error)
{
    struct sa_buffer names = SA_BUFFER_INIT(400);
    size_t i = 0;
    while (i < header->count && !sa_buffer_addf(&names, "%s'%s'", i ? ", " : "", header->values[i]))
        i++;
    int rc = sa_error_set(error, SA_EINPUT, "'%s' has no column '%.*s'; its columns are %s%s", reader->path,
                          (int)strcspn(column->headings, "|"), column->headings, names.data,
                          i < header->count ? ", …" : "");
    sa_error_advise(error, "give the file that Marketo's page exports (%s), as it is", reader->kind->name);
    sa_buffer_release(&names);
    return rc;
}

/* Which kind a header belongs to, if the caller does not say. */
static const struct sa_export *recognise(size_t column[SA_EXPORT_COLUMNS], const struct sa_csv_row *header)
{
    for (const struct sa_export *kind = sa_exports; kind->source; kind++)
        if (!find_columns(column, kind, header) && (kind->columns[1].required || column[1] != SA_CSV_NONE))
            return kind;
    return NULL;
}

static int export_begin(struct reader *reader, const struct sa_csv_row *header, struct sa_error *error)
{
    if (!reader->kind)
        reader->kind = recognise(reader->column, header);
    if (!reader->kind)
        return SA_ECANCELLED; /* not one of ours: the caller sees that there is no kind */
    const struct sa_export_column *missing = find_columns(reader->column, reader->kind, header);
    if (missing)
        return missing_column(reader, header, missing, error);
    for (size_t i = 0; reader->kind->columns[i].headings; i++)
        if (reader->kind->columns[i].required && reader->column[i] > reader->narrow)
            reader->narrow = reader->column[i];
    return sa_sql_prepare(reader->db, &reader->insert, reader->kind->insert, error);
}

static void bind_time(struct reader *reader, size_t i, const char *value)
{
    char time[20];
    struct lost *lost = &reader->lost[i];
    enum sa_time_read read = sa_time_read(time, value, reader->orders[i]);
    lost->unread += read == SA_TIME_NONE;
    lost->unsure += read == SA_TIME_UNSURE;
    sa_sql_bind_text(reader->insert, reader->kind->columns[i].parameter, read == SA_TIME_READ ? time : NULL);
}

static void bind_number(struct reader *reader, size_t i, const char *value)
{
    long long number = 0;
    int place = sqlite3_bind_parameter_index(reader->insert, reader->kind->columns[i].parameter);
    if (*value && !sa_export_number(&number, value))
        reader->lost[i].unread++;
    sqlite3_bind_int64(reader->insert, place, number);
}

static int bind_cell(struct reader *reader, size_t i, const char *value, size_t row, struct sa_error *error)
{
    const struct sa_export_column *column = &reader->kind->columns[i];
    struct lost *lost = &reader->lost[i];
    bool empty = value[strspn(value, " ")] == '\0';
    int rc = SA_OK;
    lost->cells += !empty;
    switch (column->cell) {
    case SA_CELL_TEXT:
        sa_sql_bind_text(reader->insert, column->parameter, value);
        break;
    case SA_CELL_MASKED:
        sa_buffer_clear(&reader->text);
        rc = sa_export_mask(&reader->text, value);
        sa_sql_bind_text(reader->insert, column->parameter, reader->text.data);
        break;
    case SA_CELL_TIME:
        if (!empty)
            bind_time(reader, i, value);
        break;
    case SA_CELL_NUMBER:
        bind_number(reader, i, empty ? "" : value);
        break;
    }
    if (!lost->row && lost->unread + lost->unsure)
        lost->row = row;
    return rc ? sa_error_memory(error) : SA_OK;
}

static int check_cancelled(const struct reader *reader, const struct sa_csv_row *row, struct sa_error *error)
{
    return row->number % 1000 == 0 && sa_observer_cancelled(reader->observer)
               ? sa_error_set(error, SA_ECANCELLED, "stopped while reading '%s'", reader->path)
               : SA_OK;
}

/* The first time through: how the times of each column are to be read. */
static int export_look(void *payload, const struct sa_csv_row *row, struct sa_error *error)
{
    struct reader *reader = payload;
    if (row->number == 1)
        return export_begin(reader, row, error);
    for (size_t i = 0; reader->kind->columns[i].headings; i++)
        if (reader->kind->columns[i].cell == SA_CELL_TIME)
            sa_times_see(&reader->times[i], sa_csv_value(row, reader->column[i]), reader->now);
    return check_cancelled(reader, row, error);
}

/* A column whose own cells do not tell is read as the others of its file are: one program wrote them. */
static void settle_orders(struct reader *reader)
{
    struct sa_times all = SA_TIMES_INIT;
    for (size_t i = 0; reader->kind->columns[i].headings; i++) {
        all.possible &= sa_times_orders(&reader->times[i]);
        all.likely &= reader->times[i].likely;
    }
    for (size_t i = 0; reader->kind->columns[i].headings; i++) {
        unsigned own = sa_times_orders(&reader->times[i]);
        reader->orders[i] = own & all.possible ? own & all.possible : own;
    }
}

static int export_take(void *payload, const struct sa_csv_row *row, struct sa_error *error)
{
    struct reader *reader = payload;
    if (row->number == 1)
        return SA_OK;
    reader->short_rows += row->count <= reader->narrow;
    sqlite3_clear_bindings(reader->insert);
    int rc = check_cancelled(reader, row, error);
    for (size_t i = 0; reader->kind->columns[i].headings && rc == SA_OK; i++)
        rc = bind_cell(reader, i, sa_csv_value(row, reader->column[i]), row->number, error);
    return rc ? rc : sa_sql_step(reader->insert, error);
}

static int add_reason(struct sa_buffer *reason, size_t count, size_t cells, const char *column,
                      const char *what, size_t row)
{
    return count ? sa_buffer_addf(reason, "%s%zu of %zu cells of '%.*s' %s, the first is in row %zu",
                                  reason->length ? "; " : "", count, cells, (int)strcspn(column, "|"), column,
                                  what, row)
                 : SA_OK;
}

/* What of the file could not be used, in words. */
static int tell_lost(const struct reader *reader, const struct sa_csv_summary *summary,
                     struct sa_buffer *reason)
{
    int rc = summary->cut ? sa_buffer_addf(reason, "the file ends within its last row") : SA_OK;
    if (rc == SA_OK && reader->short_rows)
        rc = sa_buffer_addf(reason, "%s%zu of %zu rows are not whole", reason->length ? "; " : "",
                            reader->short_rows, summary->rows);
    for (size_t i = 0; reader->kind->columns[i].headings && rc == SA_OK; i++) {
        const struct lost *lost = &reader->lost[i];
        const char *name = reader->kind->columns[i].headings;
        rc = add_reason(reason, lost->unread, lost->cells, name, "could not be read", lost->row);
        if (rc == SA_OK)
            rc = add_reason(reason, lost->unsure, lost->cells, name,
                            "are left out: they do not tell the day from the month", lost->row);
    }
    return rc;
}

/* Coverage: what of the file could not be used. Several files of one kind are one source. */
static int cover(const struct reader *reader, const struct sa_csv_summary *summary, struct sa_error *error)
{
    struct sa_buffer reason = SA_BUFFER_INIT(SA_BUFFER_OWN);
    sqlite3_stmt *statement = NULL;
    char replaced[24];
    int rc = SA_OK;
    if (tell_lost(reader, summary, &reason))
        rc = sa_error_memory(error);
    else
        rc = sa_sql_prepare(
            reader->db, &statement,
            "INSERT INTO coverage (source, status, reason, replaced) VALUES (:source, :status, :reason,"
            " CAST(:replaced AS INTEGER)) ON CONFLICT DO UPDATE SET"
            " status = iif(excluded.status = 'ok', status, excluded.status),"
            " reason = iif(excluded.reason = '', reason, excluded.reason), replaced = replaced + excluded.replaced",
            error);
    if (rc == SA_OK) {
        snprintf(replaced, sizeof replaced, "%zu", summary->replaced);
        sa_sql_bind_text(statement, ":source", reader->kind->source);
        sa_sql_bind_text(statement, ":status", reason.length ? "partial" : "ok");
        sa_sql_bind_text(statement, ":reason", reason.data);
        sa_sql_bind_text(statement, ":replaced", replaced);
        rc = sa_sql_step(statement, error);
    }
    sqlite3_finalize(statement);
    sa_buffer_release(&reason);
    return rc;
}

int sa_export_read(sqlite3 *db, const struct sa_export *kind, const char *path, const char *now,
                   const struct sa_observer *observer, bool *known, struct sa_error *error)
{
    struct reader reader = {.db = db, .kind = kind, .path = path, .now = now, .observer = observer};
    struct sa_csv_summary summary;
    struct sa_buffer file = SA_BUFFER_INIT(FILE_LIMIT);
    reader.text = (struct sa_buffer)SA_BUFFER_INIT(SA_BUFFER_OWN);
    for (size_t i = 0; i < SA_EXPORT_COLUMNS; i++)
        reader.times[i] = (struct sa_times)SA_TIMES_INIT;
    int rc = sa_file_read(&file, path, error);
    if (rc == SA_OK)
        rc = sa_csv_parse(path, file.data, file.length, export_look, &reader, &summary, error);
    *known = reader.kind != NULL;
    if (!reader.kind && rc == SA_ECANCELLED) {
        sa_buffer_release(&file);
        return SA_OK;
    }
    if (rc == SA_OK) {
        settle_orders(&reader);
        rc = sa_csv_parse(path, file.data, file.length, export_take, &reader, &summary, error);
    }
    if (rc == SA_OK)
        rc = cover(&reader, &summary, error);
    if (rc == SA_OK)
        sa_observe(observer, SA_LEVEL_DETAIL, "'%s': %zu rows of %s", path, summary.rows, reader.kind->name);
    sqlite3_finalize(reader.insert);
    sa_buffer_release(&reader.text);
    sa_buffer_release(&file);
    return rc;
}
