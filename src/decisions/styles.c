/* Which cells show dates, and how numbers are shown. See ECMA-376 part 1, 18.8.30 (number formats). */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "decisions/workbook.h"

enum { OWN_FORMATS = 4096, CELL_FORMATS = 65536 };

struct reading {
    struct sa_workbook *workbook;
    bool in_cell_formats;    /* inside <cellXfs>: what cells name by number */
    long dates[OWN_FORMATS]; /* numbers of the document's own formats that show dates */
    size_t date_count;
};

/* Formats every program knows by number: dates and times of all languages. */
static bool is_built_in_date(long number)
{
    return (number >= 14 && number <= 22) || (number >= 27 && number <= 36) ||
           (number >= 45 && number <= 47) || (number >= 50 && number <= 58);
}

/* True if a format code has a letter of a date outside of quotes, brackets and after escapes. */
static bool shows_date(const char *code)
{
    for (; *code; code++) {
        if (*code == '"' || *code == '[') {
            const char *end = strchr(code + 1, *code == '"' ? '"' : ']');
            if (!end)
                return false;
            code = end;
        } else if (*code == '\\' || *code == '_' || *code == '*') {
            if (!*++code)
                return false;
        } else if (*code == ';') { /* what follows is for negative numbers and texts */
            return false;
        } else if (strchr("dmyhsDMYHS", *code)) {
            return true;
        }
    }
    return false;
}

static long number_of(const char **attributes, const char *name)
{
    const char *value = sa_xml_attribute(attributes, name);
    return value ? strtol(value, NULL, 10) : -1;
}

static bool is_date(const struct reading *reading, long number)
{
    for (size_t i = 0; i < reading->date_count; i++)
        if (reading->dates[i] == number)
            return true;
    return is_built_in_date(number);
}

static int on_start(void *payload, const char *name, const char **attributes, struct sa_error *error)
{
    struct reading *reading = payload;
    struct sa_workbook *workbook = reading->workbook;
    (void)error;
    if (strcmp(name, "cellXfs") == 0)
        reading->in_cell_formats = true;
    else if (strcmp(name, "numFmt") == 0) {
        const char *code = sa_xml_attribute(attributes, "formatCode");
        if (code && shows_date(code) && reading->date_count < OWN_FORMATS)
            reading->dates[reading->date_count++] = number_of(attributes, "numFmtId");
    } else if (strcmp(name, "xf") == 0 && reading->in_cell_formats && workbook->date_count < CELL_FORMATS)
        workbook->dates[workbook->date_count++] = is_date(reading, number_of(attributes, "numFmtId"));
    return SA_OK;
}

static int on_end(void *payload, const char *name, struct sa_error *error)
{
    struct reading *reading = payload;
    (void)error;
    if (strcmp(name, "cellXfs") == 0)
        reading->in_cell_formats = false;
    return SA_OK;
}

int sa_workbook_styles(struct sa_workbook *workbook, struct sa_error *error)
{
    static const struct sa_xml_handler handler = {.start = on_start, .end = on_end};
    if (!workbook->styles_part || !sa_package_has(workbook->package, workbook->styles_part))
        return SA_OK;
    struct reading *reading = calloc(1, sizeof *reading);
    workbook->dates = calloc(CELL_FORMATS, sizeof *workbook->dates);
    int rc = SA_ENOMEM;
    if (reading && workbook->dates) {
        reading->workbook = workbook;
        rc = sa_package_parse(workbook->package, workbook->styles_part, &handler, reading, error);
    } else
        sa_error_memory(error);
    free(reading);
    return rc;
}

/* Year, month and day of a day counted from 1970-01-01 (Howard Hinnant, chrono-compatible date algorithms). */
static void civil(long days, int *year, int *month, int *day)
{
    days += 719468;
    long era = days / 146097;
    long of_era = days - era * 146097;
    long year_of_era = (of_era - of_era / 1460 + of_era / 36524 - of_era / 146096) / 365;
    long of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    long shifted = (5 * of_year + 2) / 153;
    *day = (int)(of_year - (153 * shifted + 2) / 5 + 1);
    *month = (int)(shifted < 10 ? shifted + 3 : shifted - 9);
    *year = (int)(year_of_era + era * 400 + (*month <= 2));
}

static void show_date(char out[32], double number, bool date1904)
{
    enum { DAY_1970 = 25569, DAY_1904 = 1462, LEAP_1900 = 60, SECONDS = 86400 };
    int year;
    int month;
    int day;
    long days = (long)number; /* not below zero */
    long seconds = (long)((number - (double)days) * SECONDS + 0.5);
    if (date1904)
        days += DAY_1904;
    else if (days < LEAP_1900)
        days += 1;
    if (seconds == SECONDS) {
        days += 1;
        seconds = 0;
    }
    int hour = (int)(seconds / 3600);
    int minute = (int)(seconds / 60 % 60);
    civil(days - DAY_1970, &year, &month, &day);
    if (number < 1)
        snprintf(out, 32, "%02d:%02d", hour, minute);
    else if (seconds)
        snprintf(out, 32, "%04d-%02d-%02d %02d:%02d", year, month, day, hour, minute);
    else
        snprintf(out, 32, "%04d-%02d-%02d", year, month, day);
}

/* Excel believes in a 29th of February 1900, and neither counts below 1900 (or 1904) nor beyond 9999. */
static bool is_day(double number, bool date1904)
{
    enum { NO_DAY = 60, FIRST_1904 = 1462, END = 2958466 };
    return number >= 0 && number < (date1904 ? END - FIRST_1904 : END) &&
           (date1904 || (long)number != NO_DAY);
}

void sa_workbook_number(char out[32], const char *value, bool date, bool date1904)
{
    const double exact = 1e15; /* whole numbers below it are exact */
    char *end;
    double number = strtod(value, &end);
    if (end == value || *end || !isfinite(number))
        snprintf(out, 32, "%.31s", value);
    else if (date && is_day(number, date1904))
        show_date(out, number, date1904);
    else if (fabs(number) < exact && number == (double)(long long)number)
        snprintf(out, 32, "%.0f", number);
    else
        snprintf(out, 32, "%.15g", number);
}
