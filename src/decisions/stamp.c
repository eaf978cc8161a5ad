/* Which run, org and decisions a workbook was made for. The program writes it twice: into the document's properties, which some
 * programs forget when they save, and as a line of the first page, which people may delete. What the HTML page saves has that line alone.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "decisions/file.h"
#include "decisions/workbook.h"
#include "syncaudit/csv.h"
#include "syncaudit/decisions.h"

/* The line of the page (reports/overview.sql), and the sheet it stands on. */
static const char line_start[] = "syncaudit run ";
static const char line_org[] = ", org ";
static const char line_decisions[] = ", decisions ";
static const char page[] = "Overview";

/* ---- the document's properties ---- */

struct properties {
    struct sa_workbook_stamp *stamp;
    char *value;   /* the one being filled, or NULL */
    size_t length; /* bytes in it */
};

/* Appends what can stand in a stamp; all of them have the same size. */
static void stamp_add(struct properties *properties, const char *text, size_t length)
{
    for (size_t i = 0; i < length && properties->length < sizeof properties->stamp->run - 1; i++)
        if (text[i] > ' ' && text[i] < 0x7F) {
            properties->value[properties->length++] = text[i];
            properties->value[properties->length] = '\0';
        }
}

static int on_property(void *payload, const char *name, const char **attributes, struct sa_error *error)
{
    struct properties *properties = payload;
    const struct {
        const char *name;
        char *value;
    } stamps[] = {{"syncaudit run", properties->stamp->run},
                  {"syncaudit org", properties->stamp->org},
                  {"syncaudit decisions", properties->stamp->decisions}};
    (void)error;
    if (strcmp(name, "property") != 0)
        return SA_OK;
    const char *property = sa_xml_attribute(attributes, "name");
    properties->value = NULL;
    properties->length = 0;
    for (size_t i = 0; property && i < sizeof stamps / sizeof *stamps; i++)
        if (strcmp(stamps[i].name, property) == 0)
            properties->value = stamps[i].value;
    return SA_OK;
}

static int stamp_on_text(void *payload, const char *text, size_t length, struct sa_error *error)
{
    struct properties *properties = payload;
    (void)error;
    if (properties->value)
        stamp_add(properties, text, length);
    return SA_OK;
}

/* ---- the line on the first page ---- */

static void stamp_copy(struct sa_workbook_stamp *stamp, char *value, const char *text, size_t length)
{
    struct properties one = {stamp, value, 0};
    *value = '\0';
    stamp_add(&one, text, length);
}

static int on_row(void *payload, size_t number, const char *const *values, size_t count,
                  struct sa_error *error)
{
    struct sa_workbook_stamp *stamp = payload;
    (void)number;
    (void)error;
    for (size_t i = 0; i < count; i++) {
        const char *run =
            strncmp(values[i], line_start, strlen(line_start)) == 0 ? values[i] + strlen(line_start) : NULL;
        const char *org = run ? strstr(run, line_org) : NULL;
        const char *decisions = org ? strstr(org, line_decisions) : NULL;
        if (!decisions)
            continue;
        stamp_copy(stamp, stamp->run, run, (size_t)(org - run));
        org += strlen(line_org);
        stamp_copy(stamp, stamp->org, org, (size_t)(decisions - org));
        decisions += strlen(line_decisions);
        stamp_copy(stamp, stamp->decisions, decisions, strlen(decisions));
    }
    return SA_OK;
}

/* A text file has the line too, as a row of its own. */
static int on_csv_row(void *payload, const struct sa_csv_row *row, struct sa_error *error)
{
    return on_row(payload, row->number, row->values, row->count, error);
}

static int read_page(struct sa_workbook *workbook, struct sa_workbook_stamp *stamp, struct sa_error *error)
{
    struct sa_grid_columns *columns = calloc(1, sizeof *columns);
    int rc = columns ? sa_workbook_strings(workbook, error) : sa_error_memory(error);
    if (columns)
        columns->all = true;
    for (size_t i = 0; rc == SA_OK && i < workbook->sheet_count; i++)
        if (strcmp(workbook->sheets[i].name, page) == 0)
            rc = sa_workbook_rows(workbook, &workbook->sheets[i], columns, on_row, stamp, error);
    free(columns);
    return rc;
}

/* ---- both ---- */

static int read_stamp(struct sa_workbook_stamp *stamp, struct sa_workbook *workbook,
                      struct sa_package *package, struct sa_error *error)
{
    static const struct sa_xml_handler handler = {.start = on_property, .text = stamp_on_text};
    struct properties properties = {.stamp = stamp};
    char *part;
    int rc = sa_workbook_parts(workbook, package, &part, error);
    if (rc == SA_OK && part && sa_package_has(package, part))
        rc = sa_package_parse(package, part, &handler, &properties, error);
    if (rc == SA_OK && !*stamp->decisions)
        rc = read_page(workbook, stamp, error);
    free(part);
    return rc;
}

int sa_workbook_stamp(struct sa_workbook_stamp *out, const char *path, struct sa_error *error)
{
    struct sa_package *package = NULL;
    *out = (struct sa_workbook_stamp){"", "", ""};
    if (sa_decisions_is_csv(path))
        return sa_csv_read(path, on_csv_row, out, NULL, error);
    int rc = sa_package_open(&package, path, error);
    if (rc)
        return rc;
    struct sa_workbook *workbook = calloc(1, sizeof *workbook);
    rc = workbook ? read_stamp(out, workbook, package, error) : sa_error_memory(error);
    if (rc)
        sa_error_prefix(error, rc, "'%s'", path);
    if (workbook)
        sa_workbook_release(workbook);
    free(workbook);
    sa_package_close(package);
    return rc;
}
