/* Reading the exports of Marketo's admin pages: see export.h. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "marketo/export.h"
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

struct reader {
    sqlite3 *db;
    const struct sa_export *kind;
    const char *path;
    const struct sa_observer *observer;
    sqlite3_stmt *insert;
    size_t column[SA_EXPORT_COLUMNS];
    size_t narrow; /* the last column that must be there */
    size_t short_rows;
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

static int begin(struct reader *reader, const struct sa_csv_row *header, struct sa_error *error)
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

/* "1,234" and "1 234" are numbers too. */
static long long read_number(const char *text)
{
    char digits[20];
    size_t length = 0;
    for (; *text && length < 18; text++)
        if (*text >= '0' && *text <= '9')
            digits[length++] = *text;
    digits[length] = '\0';
    return strtoll(digits, NULL, 10);
}

static int bind_cell(struct reader *reader, const struct sa_export_column *column, const char *value,
                     struct sa_error *error)
{
    char time[20];
    int rc = SA_OK;
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
        sa_sql_bind_text(reader->insert, column->parameter, sa_export_time(time, value) ? time : NULL);
        break;
    case SA_CELL_NUMBER:
        sqlite3_bind_int64(reader->insert, sqlite3_bind_parameter_index(reader->insert, column->parameter),
                           read_number(value));
        break;
    }
    return rc ? sa_error_memory(error) : SA_OK;
}

static int take(void *payload, const struct sa_csv_row *row, struct sa_error *error)
{
    struct reader *reader = payload;
    int rc = SA_OK;
    if (row->number == 1)
        return begin(reader, row, error);
    if (row->number % 1000 == 0 && sa_observer_cancelled(reader->observer))
        return sa_error_set(error, SA_ECANCELLED, "stopped while reading '%s'", reader->path);
    reader->short_rows += row->count <= reader->narrow;
    for (size_t i = 0; reader->kind->columns[i].headings && rc == SA_OK; i++)
        rc = bind_cell(reader, &reader->kind->columns[i], sa_csv_value(row, reader->column[i]), error);
    return rc ? rc : sa_sql_step(reader->insert, error);
}

/* Coverage: what of the file could not be used. Several files of one kind are one source. */
static int cover(const struct reader *reader, const struct sa_csv_summary *summary, struct sa_error *error)
{
    struct sa_buffer reason = SA_BUFFER_INIT(SA_BUFFER_OWN);
    sqlite3_stmt *statement = NULL;
    char replaced[24];
    int rc = SA_OK;
    if (summary->cut)
        rc = sa_buffer_addf(&reason, "the file ends within its last row");
    if (rc == SA_OK && reader->short_rows)
        rc = sa_buffer_addf(&reason, "%s%zu of %zu rows are not whole", reason.length ? "; " : "",
                            reader->short_rows, summary->rows);
    if (rc)
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

int sa_export_read(sqlite3 *db, const struct sa_export *kind, const char *path,
                   const struct sa_observer *observer, bool *known, struct sa_error *error)
{
    struct reader reader = {.db = db, .kind = kind, .path = path, .observer = observer};
    struct sa_csv_summary summary;
    reader.text = (struct sa_buffer)SA_BUFFER_INIT(SA_BUFFER_OWN);
    int rc = sa_csv_read(path, take, &reader, &summary, error);
    *known = reader.kind != NULL;
    if (!reader.kind)
        return rc == SA_ECANCELLED ? SA_OK : rc;
    if (rc == SA_OK)
        rc = cover(&reader, &summary, error);
    if (rc == SA_OK)
        sa_observe(observer, SA_LEVEL_DETAIL, "'%s': %zu rows of %s", path, summary.rows, reader.kind->name);
    sqlite3_finalize(reader.insert);
    sa_buffer_release(&reader.text);
    return rc;
}
