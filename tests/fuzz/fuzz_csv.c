/* Any bytes as a CSV file: every row has values that are valid text, rows are counted from 1, and nothing is lost when the
 * file is read a second time. */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "syncaudit/csv.h"
#include "syncaudit/text.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

struct count {
    size_t rows, values, bytes;
};

static int take(void *payload, const struct sa_csv_row *row, struct sa_error *error)
{
    struct count *count = payload;
    (void)error;
    if (row->number != ++count->rows || row->count == 0)
        abort();
    for (size_t i = 0; i < row->count; i++) {
        const char *value = sa_csv_value(row, i);
        size_t left = strlen(value);
        count->bytes += left;
        for (size_t step; left > 0; left -= step, value += step)
            if ((step = sa_text_character((const unsigned char *)value, left)) == 0)
                abort();
    }
    count->values += row->count;
    if (*sa_csv_value(row, row->count) != '\0' || *sa_csv_value(row, SA_CSV_NONE) != '\0')
        abort();
    sa_csv_find(row, "Error Details|Details");
    return SA_OK;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct count first = {0};
    struct count second = {0};
    struct sa_csv_summary summary;
    struct sa_error error = SA_ERROR_INIT;
    int rc = sa_csv_parse("fuzz", data, size, take, &first, &summary, &error);
    if (rc ? rc != SA_EINPUT || !*error.message : summary.rows + 1 != first.rows)
        abort();
    if (sa_csv_parse("fuzz", data, size, take, &second, NULL, NULL) != rc ||
        memcmp(&first, &second, sizeof first) != 0)
        abort();
    return 0;
}
