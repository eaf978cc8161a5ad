/* Sheets as text files: see sheet_file.h. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "report/shared/sheet_file.h"

void sa_sheet_put(struct sa_sheet_file *out, const char *text)
{
    sa_file_write(out->file, text, strlen(text));
}

int sa_sheet_file(const struct sa_report_request *request, const struct sa_sheet *sheet, const char *name,
                  void (*begin)(struct sa_sheet_file *out), void (*row)(struct sa_sheet_file *out),
                  struct sa_error *error)
{
    struct sa_file_writer file = {0};
    struct sa_sheet_file out = {.file = &file, .sheet = sheet};
    char *path = NULL;
    int rc = sa_sheet_select(sheet, request->snapshot, &out.statement, error);
    if (rc == SA_OK && asprintf(&path, "%s/%s", request->directory, name) < 0) {
        path = NULL;
        rc = sa_error_memory(error);
    }
    if (rc == SA_OK)
        rc = sa_file_begin(&file, path, error);
    if (rc)
        goto out;
    if (begin)
        begin(&out);
    int step;
    while ((step = sa_sheet_step(out.statement, sheet, error)) == 1)
        row(&out);
    rc = step < 0 ? step : sa_file_commit(&file, error);
out:
    sa_file_abandon(&file);
    sqlite3_finalize(out.statement);
    free(path);
    return rc;
}
