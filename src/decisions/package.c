/* The zip file a workbook is: see package.h. */
#include <errno.h>
#include <expat.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include <zip.h>

#include "decisions/package.h"

enum {
    CHUNK = 65536,
    PARTS = 10000,   /* of one package */
    TAG = 4 << 20,   /* bytes of one tag with its attributes */
    SMALL = 8 << 20, /* what a part may unpack to, however well it is packed */
    MULTIPLE = 400,  /* of its packed size beyond that: sheets reach some 100, a bomb 1000 */
};

/* All parts together; the sheet of a million fields takes about two thirds of it. */
#define UNPACKED ((zip_uint64_t)4 << 30)

struct sa_package {
    zip_t *archive;
    zip_uint64_t unpacked; /* bytes so far, of all parts read */
};

/* ---- opening ---- */

static int package_refuse(struct sa_error *error, const char *name, const char *what, const char *advice)
{
    sa_error_set(error, SA_EINPUT, "'%s' is %s", name, what);
    if (*advice)
        sa_error_advise(error, "%s", advice);
    return SA_EINPUT;
}

/* Says what a file that is no zip file is, as far as its first bytes tell. */
static int refuse_content(struct sa_error *error, const char *name, const unsigned char *head, size_t length)
{
    static const unsigned char compound[] = {0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1};
    if (length >= sizeof compound && memcmp(head, compound, sizeof compound) == 0)
        return package_refuse(
            error, name, "a workbook with a password, or of the old .xls kind",
            "open it in the spreadsheet program, take the password away, and save it as .xlsx");
    if (length == 0)
        return package_refuse(error, name, "an empty file", "");
    return package_refuse(error, name, "not a workbook",
                          "give the .xlsx file, or a .csv file saved from one of its sheets");
}

static int wrap(struct sa_package **out, zip_t *archive, const char *name, struct sa_error *error)
{
    if (zip_get_num_entries(archive, 0) > PARTS) {
        zip_discard(archive);
        return package_refuse(error, name, "not a workbook: it has too many parts", "");
    }
    *out = calloc(1, sizeof **out);
    if (!*out) {
        zip_discard(archive);
        return sa_error_memory(error);
    }
    (*out)->archive = archive;
    return SA_OK;
}

int sa_package_open(struct sa_package **out, const char *path, struct sa_error *error)
{
    unsigned char head[8];
    struct stat status;
    int code = 0;
    *out = NULL;
    FILE *file = fopen(path, "rb");
    if (!file || fstat(fileno(file), &status) || S_ISDIR(status.st_mode)) {
        int number = file ? EISDIR : errno;
        if (file)
            fclose(file);
        return sa_error_set(error, SA_EIO, "cannot read '%s': %s", path, strerror(number));
    }
    size_t length = fread(head, 1, sizeof head, file);
    fclose(file);
    if (length < 4 || memcmp(head, "PK", 2) != 0)
        return refuse_content(error, path, head, length);
    zip_t *archive = zip_open(path, ZIP_RDONLY, &code);
    return archive ? wrap(out, archive, path, error)
                   : package_refuse(error, path, "a damaged workbook: its table of contents cannot be read",
                                    "copy it again from where it came from");
}

int sa_package_open_memory(struct sa_package **out, const char *name, const void *bytes, size_t length,
                           struct sa_error *error)
{
    *out = NULL;
    zip_source_t *source = zip_source_buffer_create(bytes, length, 0, NULL);
    if (!source)
        return sa_error_memory(error);
    zip_t *archive = zip_open_from_source(source, ZIP_RDONLY, NULL);
    if (archive)
        return wrap(out, archive, name, error);
    zip_source_free(source);
    return refuse_content(error, name, bytes, length);
}

void sa_package_close(struct sa_package *package)
{
    if (package)
        zip_discard(package->archive);
    free(package);
}

bool sa_package_has(const struct sa_package *package, const char *part)
{
    return zip_name_locate(package->archive, part, ZIP_FL_NOCASE) >= 0;
}

/* ---- reading a part ---- */

struct reading {
    XML_Parser parser;
    const struct sa_xml_handler *handler;
    void *payload;
    struct sa_error *error;
    int rc; /* what a handler returned */
};

static const char *without_prefix(const char *name)
{
    const char *colon = strchr(name, ':');
    return colon ? colon + 1 : name;
}

const char *sa_xml_attribute(const char **attributes, const char *name)
{
    for (; *attributes; attributes += 2)
        if (strcmp(without_prefix(*attributes), name) == 0)
            return attributes[1];
    return NULL;
}

static void stop(struct reading *reading, int rc)
{
    reading->rc = rc;
    if (rc)
        XML_StopParser(reading->parser, XML_FALSE);
}

static void package_on_start(void *payload, const char *name, const char **attributes)
{
    struct reading *reading = payload;
    if (!reading->rc)
        stop(reading,
             reading->handler->start(reading->payload, without_prefix(name), attributes, reading->error));
}

static void package_on_end(void *payload, const char *name)
{
    struct reading *reading = payload;
    if (!reading->rc)
        stop(reading, reading->handler->end(reading->payload, without_prefix(name), reading->error));
}

static void package_on_text(void *payload, const char *text, int length)
{
    struct reading *reading = payload;
    if (!reading->rc)
        stop(reading, reading->handler->text(reading->payload, text, (size_t)length, reading->error));
}

static void on_doctype(void *payload, const char *name, const char *system, const char *public, int internal)
{
    struct reading *reading = payload;
    (void)name;
    (void)system;
    (void)public;
    (void)internal;
    stop(reading,
         sa_error_set(reading->error, SA_EINPUT, "it declares a document type, as no workbook does"));
}

static int make_parser(struct reading *reading)
{
    reading->parser = XML_ParserCreate(NULL);
    if (!reading->parser)
        return sa_error_memory(reading->error);
    XML_SetUserData(reading->parser, reading);
    XML_SetElementHandler(reading->parser, reading->handler->start ? package_on_start : NULL,
                          reading->handler->end ? package_on_end : NULL);
    XML_SetCharacterDataHandler(reading->parser, reading->handler->text ? package_on_text : NULL);
    XML_SetStartDoctypeDeclHandler(reading->parser, on_doctype);
    return SA_OK;
}

static int parse_chunk(struct reading *reading, int length)
{
    if (XML_ParseBuffer(reading->parser, length, length == 0) != XML_STATUS_ERROR)
        return SA_OK;
    if (reading->rc)
        return reading->rc;
    enum XML_Error code = XML_GetErrorCode(reading->parser);
    if (code == XML_ERROR_NO_MEMORY)
        return sa_error_memory(reading->error);
    return sa_error_set(reading->error, SA_EINPUT, "line %lu: %s", XML_GetCurrentLineNumber(reading->parser),
                        XML_ErrorString(code));
}

static int check_caps(struct sa_package *package, const struct reading *reading, zip_uint64_t fed,
                      zip_uint64_t packed)
{
    XML_Index parsed = XML_GetCurrentByteIndex(reading->parser);
    if (package->unpacked > UNPACKED || (fed > SMALL && fed / MULTIPLE > packed))
        return sa_error_set(reading->error, SA_EINPUT, "it unpacks to far more than a workbook does");
    if (parsed >= 0 && fed > (zip_uint64_t)parsed && fed - (zip_uint64_t)parsed > TAG)
        return sa_error_set(reading->error, SA_EINPUT, "a tag goes on for more than %d bytes", TAG);
    return SA_OK;
}

static int read_file(struct sa_package *package, zip_file_t *file, zip_uint64_t packed,
                     struct reading *reading)
{
    zip_uint64_t fed = 0;
    zip_int64_t length = 1;
    int rc = make_parser(reading);
    while (rc == SA_OK && length > 0) {
        void *room = XML_GetBuffer(reading->parser, CHUNK);
        if (!room)
            return sa_error_memory(reading->error);
        length = zip_fread(file, room, CHUNK);
        if (length < 0)
            return sa_error_set(reading->error, SA_EINPUT, "it is damaged: %s", zip_file_strerror(file));
        fed += (zip_uint64_t)length;
        package->unpacked += (zip_uint64_t)length;
        rc = parse_chunk(reading, (int)length);
        if (rc == SA_OK)
            rc = check_caps(package, reading, fed, packed);
    }
    return rc;
}

int sa_package_parse(struct sa_package *package, const char *part, const struct sa_xml_handler *handler,
                     void *payload, struct sa_error *error)
{
    struct reading reading = {.handler = handler, .payload = payload, .error = error};
    zip_stat_t status;
    zip_int64_t index = zip_name_locate(package->archive, part, ZIP_FL_NOCASE);
    if (index < 0 || zip_stat_index(package->archive, (zip_uint64_t)index, 0, &status))
        return sa_error_set(error, SA_EINPUT, "part '%s' is missing", part);
    zip_file_t *file = zip_fopen_index(package->archive, (zip_uint64_t)index, 0);
    if (!file)
        return sa_error_set(error, SA_EINPUT, "part '%s': %s", part, zip_strerror(package->archive));
    int rc = read_file(package, file, status.valid & ZIP_STAT_COMP_SIZE ? status.comp_size : 0, &reading);
    if (reading.parser)
        XML_ParserFree(reading.parser);
    zip_fclose(file);
    return rc ? sa_error_prefix(error, rc, "part '%s'", part) : SA_OK;
}
