/* Any bytes as an edited workbook: it is taken or refused with a reason, and what was taken can be written. Most inputs are no
 * zip file, so the first byte chooses: Z = the rest is the whole file, else it is the rows of a sheet.
 */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <zip.h>

#include "syncaudit/buffer.h"
#include "syncaudit/decisions.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static const struct {
    const char *name, *text;
} parts[] = {
    {"_rels/.rels", "<a><Relationship Type=\"/officeDocument\" Target=\"xl/workbook.xml\"/></a>"},
    {"xl/workbook.xml", "<w><sheets><sheet name=\"Data dictionary\" id=\"r1\"/></sheets></w>"},
    {"xl/_rels/workbook.xml.rels",
     "<a><Relationship Id=\"r1\" Type=\"/worksheet\" Target=\"s.xml\"/><Relationship Type=\"/sharedStrings\" Target=\"t.xml\"/>"
     "<Relationship Type=\"/styles\" Target=\"y.xml\"/></a>"},
    {"xl/t.xml", "<sst><si><t>Object</t></si><si><t>API name</t></si><si><t>Review by</t></si></sst>"},
    {"xl/y.xml", "<s><cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/></cellXfs></s>"},
};

static void add(zip_t *archive, const char *name, const void *bytes, size_t length)
{
    zip_source_t *source = zip_source_buffer(archive, bytes, length, 0);
    if (!source || zip_file_add(archive, name, source, 0) < 0)
        abort();
}

/* A workbook around these rows; owned by the caller. */
static void *wrap(const uint8_t *rows, size_t size, size_t *length)
{
    zip_source_t *memory = zip_source_buffer_create(NULL, 0, 0, NULL);
    zip_t *archive = memory ? zip_open_from_source(memory, ZIP_TRUNCATE, NULL) : NULL;
    zip_stat_t status;
    if (!archive)
        abort();
    zip_source_keep(memory);
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
        add(archive, parts[i].name, parts[i].text, strlen(parts[i].text));
    add(archive, "xl/s.xml", rows, size);
    if (zip_close(archive) || zip_source_stat(memory, &status) || zip_source_open(memory))
        abort();
    *length = (size_t)status.size;
    void *bytes = malloc(*length + 1);
    if (!bytes || zip_source_read(memory, bytes, *length) != (zip_int64_t)*length)
        abort();
    zip_source_close(memory);
    zip_source_free(memory);
    return bytes;
}

static void import(const void *bytes, size_t length)
{
    struct sa_error error = SA_ERROR_INIT;
    struct sa_decisions *decisions = NULL;
    struct sa_import options = {.now = "2026-11-25T00:00:00Z"};
    char fingerprint[SA_FINGERPRINT_SIZE];
    if (sa_decisions_empty(&decisions, &error))
        abort();
    int rc = sa_decisions_import_memory(decisions, bytes, length, &options, &error);
    if ((rc != SA_OK) != (*error.message != '\0') || sa_decisions_fingerprint(decisions, fingerprint, &error))
        abort();
    sa_decisions_free(decisions);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    size_t length;
    if (size > 0 && data[0] == 'Z') {
        import(data + 1, size - 1);
        return 0;
    }
    void *bytes = wrap(data, size, &length);
    import(bytes, length);
    free(bytes);
    return 0;
}
