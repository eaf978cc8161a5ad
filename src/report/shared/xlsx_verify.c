/* Reads a workbook back. The library that writes it takes no notice of a full disk; what is missing then is
 * the end of a part, or a part does not match its checksum. */
#include <string.h>
#include <zip.h>

#include "report/shared/xlsx.h"

/* Enough for an XML declaration and the name of the first element, and for a closing tag. */
struct part {
    char head[256], tail[256];
    size_t head_length, tail_length;
};

static void xlsx_verify_take(struct part *part, const char *bytes, size_t length)
{
    size_t room = sizeof part->head - 1 - part->head_length;
    size_t first = length < room ? length : room;
    memcpy(part->head + part->head_length, bytes, first);
    part->head_length += first;

    size_t keep = sizeof part->tail - 1;
    if (length < keep) {
        size_t old = part->tail_length < keep - length ? part->tail_length : keep - length;
        memmove(part->tail, part->tail + part->tail_length - old, old);
        memcpy(part->tail + old, bytes, length);
        part->tail_length = old + length;
    } else {
        memcpy(part->tail, bytes + length - keep, keep);
        part->tail_length = keep;
    }
}

/* True if the part ends by closing the element it began with. */
static bool is_whole(const struct part *part)
{
    const char *open = strchr(part->head, '<');
    while (open && (open[1] == '?' || open[1] == '!'))
        open = strchr(open + 1, '<');
    if (!open)
        return false;
    int name = (int)strcspn(open + 1, " />\r\n\t");
    char closing[sizeof part->head + 4];
    int length = snprintf(closing, sizeof closing, "</%.*s>", name, open + 1);
    const char *tail = part->tail + part->tail_length;
    while (tail > part->tail && strchr(" \r\n\t", tail[-1]))
        tail--;
    size_t left = (size_t)(tail - part->tail);
    if (left >= (size_t)length && memcmp(tail - length, closing, (size_t)length) == 0)
        return true;
    /* <Root …/>: nothing but the one empty element. */
    return left >= 2 && memcmp(tail - 2, "/>", 2) == 0 && part->head_length < sizeof part->head - 1 &&
           !strchr(open + 1, '<');
}

static int verify_part(zip_t *archive, zip_uint64_t index, struct sa_error *error)
{
    static char chunk[65536];
    struct part part = {.head_length = 0};
    const char *name = zip_get_name(archive, index, 0);
    zip_int64_t count = -1;
    zip_file_t *file = zip_fopen_index(archive, index, 0);
    while (file && (count = zip_fread(file, chunk, sizeof chunk)) > 0)
        xlsx_verify_take(&part, chunk, (size_t)count);
    if (file)
        zip_fclose(file);
    if (count == 0 && is_whole(&part))
        return SA_OK;
    return sa_error_set(error, SA_EIO, "part '%s' of the workbook is not whole", name ? name : "?");
}

int sa_xlsx_verify(const char *path, struct sa_error *error)
{
    int code = 0;
    int rc = SA_OK;
    zip_t *archive = zip_open(path, ZIP_RDONLY, &code);
    if (!archive)
        return sa_error_set(error, SA_EIO, "the workbook '%s' cannot be read back", path);
    zip_int64_t count = zip_get_num_entries(archive, 0);
    for (zip_int64_t i = 0; rc == SA_OK && i < count; i++)
        rc = verify_part(archive, (zip_uint64_t)i, error);
    zip_discard(archive);
    return rc;
}
