/* One file of metadata, streamed into rows of source_entry. */
#include "sfdx/read.h"

#include <errno.h>
#include <expat.h>
#include <stdbool.h>
#include <string.h>
#include <unistd.h>

#include "syncaudit/buffer.h"
#include "syncaudit/json.h"
#include "syncaudit/sql.h"

/* CHUNK bytes are read at once. No file of metadata has elements deeper, texts longer or more bytes than the others say. */
enum { CHUNK = 1 << 16, DEPTH = 64, TEXT = 1 << 20, FILE_MOST = 1 << 26 };

/* The elements below the root that are kept, each as a row. */
static const char *const kept[] = {"fieldPermissions", "objectPermissions",    "userPermissions",
                                   "permissionSets",   "mutingPermissionSets", "customPermissions",
                                   "fields",           "validationRules",      NULL};

struct sfdx_reading {
    XML_Parser parser;
    const struct sfdx_file *file;
    sqlite3_stmt *insert;
    struct sa_error *error;
    int rc, depth;
    bool restricted;    /* within an element of this name, however deep: whether a list of values is closed */
    const char *kind;   /* of the element below the root; NULL = it is not kept */
    unsigned long line; /* where it begins */
    struct sa_buffer text;        /* of the innermost element */
    struct sa_buffer own, within; /* members of the root, and of the element below it */
};

static void sfdx_stop(struct sfdx_reading *reading, int rc)
{
    if (!reading->rc)
        reading->rc = rc;
    XML_StopParser(reading->parser, XML_FALSE);
}

static void sfdx_stop_at_buffer(struct sfdx_reading *reading, int rc)
{
    if (rc)
        sfdx_stop(reading, rc == SA_ENOMEM ? sa_error_memory(reading->error)
                                           : sa_error_set(reading->error, SA_EINPUT,
                                                          "an element has more than %d bytes", TEXT));
}

static void sfdx_on_start(void *payload, const char *element, const char **attributes)
{
    struct sfdx_reading *reading = payload;
    (void)attributes;
    sa_buffer_clear(&reading->text);
    reading->restricted = strcmp(element, "restricted") == 0;
    if (++reading->depth > DEPTH)
        sfdx_stop(reading, sa_error_set(reading->error, SA_EINPUT,
                                        "elements lie more than %d deep within each other", DEPTH));
    if (reading->depth != 2)
        return;
    reading->kind = NULL;
    for (size_t i = 0; kept[i]; i++)
        if (strcmp(kept[i], element) == 0)
            reading->kind = kept[i];
    reading->line = XML_GetCurrentLineNumber(reading->parser);
    sa_buffer_clear(&reading->within);
}

static void sfdx_on_text(void *payload, const char *bytes, int length)
{
    struct sfdx_reading *reading = payload;
    if (reading->depth == 2 || (reading->depth == 3 && reading->kind) || reading->restricted)
        sfdx_stop_at_buffer(reading, sa_buffer_add(&reading->text, bytes, (size_t)length));
}

static int sfdx_add_member(struct sa_buffer *out, const char *name, const struct sa_buffer *text)
{
    int rc = sa_buffer_adds(out, out->length ? "," : "{");
    if (!rc)
        rc = sa_json_quote(name, strlen(name), out);
    if (!rc)
        rc = sa_buffer_adds(out, ":");
    return rc ? rc : sa_json_quote(text->data, text->length, out);
}

static int sfdx_put(struct sfdx_reading *reading, const char *kind, unsigned long line,
                    struct sa_buffer *members)
{
    int rc = sa_buffer_adds(members, members->length ? "}" : "{}");
    if (rc)
        return rc == SA_ENOMEM
                   ? sa_error_memory(reading->error)
                   : sa_error_set(reading->error, SA_EINPUT, "an element has more than %d bytes", TEXT);
    sa_sql_bind_text(reading->insert, ":root", reading->file->root);
    sa_sql_bind_text(reading->insert, ":kind", kind);
    sa_sql_bind_text(reading->insert, ":owner", reading->file->owner);
    sa_sql_bind_text(reading->insert, ":file", reading->file->path);
    sa_sql_bind_int(reading->insert, ":line", (long long)line);
    sa_sql_bind_text(reading->insert, ":value", members->data);
    return sa_sql_step(reading->insert, reading->error);
}

static void sfdx_on_end(void *payload, const char *element)
{
    struct sfdx_reading *reading = payload;
    int depth = reading->depth--;
    if (reading->restricted && depth > 2)
        sfdx_stop_at_buffer(reading, sfdx_add_member(reading->kind ? &reading->within : &reading->own,
                                                     element, &reading->text));
    else if (depth == 3 && reading->kind)
        sfdx_stop_at_buffer(reading, sfdx_add_member(&reading->within, element, &reading->text));
    if (depth == 2 && reading->kind) {
        sfdx_stop_at_buffer(reading, sfdx_add_member(&reading->within, "", &reading->text));
        int rc = sfdx_put(reading, reading->kind, reading->line, &reading->within);
        if (rc)
            sfdx_stop(reading, rc);
    } else if (depth == 2)
        sfdx_stop_at_buffer(reading, sfdx_add_member(&reading->own, element, &reading->text));
    sa_buffer_clear(&reading->text);
    reading->restricted = false;
}

static void sfdx_on_doctype(void *payload, const char *name, const char *system, const char *public,
                            int internal)
{
    struct sfdx_reading *reading = payload;
    (void)name;
    (void)system;
    (void)public;
    (void)internal;
    sfdx_stop(reading,
              sa_error_set(reading->error, SA_EINPUT, "it declares a document type, as no metadata does"));
}

static int sfdx_parse(struct sfdx_reading *reading, int descriptor)
{
    ssize_t length = 1;
    for (long long fed = 0; length > 0; fed += length) {
        void *room = XML_GetBuffer(reading->parser, CHUNK);
        if (!room)
            return sa_error_memory(reading->error);
        length = read(descriptor, room, CHUNK);
        if (length < 0)
            return sa_error_set(reading->error, SA_EIO, "%s", strerror(errno));
        if (fed + length > FILE_MOST)
            return sa_error_set(reading->error, SA_EINPUT, "it has more than %d bytes", FILE_MOST);
        if (XML_ParseBuffer(reading->parser, (int)length, length == 0) == XML_STATUS_ERROR)
            return reading->rc ? reading->rc
                               : sa_error_set(reading->error, SA_EINPUT, "%s",
                                              XML_ErrorString(XML_GetErrorCode(reading->parser)));
    }
    return SA_OK;
}

int sfdx_read(const struct sfdx_file *file, int descriptor, sqlite3_stmt *insert, unsigned long *line,
              struct sa_error *error)
{
    struct sfdx_reading reading = {.file = file,
                                   .insert = insert,
                                   .error = error,
                                   .text = SA_BUFFER_INIT(TEXT),
                                   .own = SA_BUFFER_INIT(TEXT),
                                   .within = SA_BUFFER_INIT(TEXT),
                                   .parser = XML_ParserCreate(NULL)};
    if (!reading.parser)
        return sa_error_memory(error);
    XML_SetUserData(reading.parser, &reading);
    XML_SetElementHandler(reading.parser, sfdx_on_start, sfdx_on_end);
    XML_SetCharacterDataHandler(reading.parser, sfdx_on_text);
    XML_SetStartDoctypeDeclHandler(reading.parser, sfdx_on_doctype);
    int rc = sfdx_parse(&reading, descriptor);
    *line = XML_GetCurrentLineNumber(reading.parser);
    if (!rc && file->name && !strstr(reading.own.data, "\"fullName\":")) {
        struct sa_buffer name = SA_BUFFER_INIT(TEXT);
        rc = sa_buffer_adds(&name, file->name);
        if (!rc)
            rc = sfdx_add_member(&reading.own, "fullName", &name);
        sa_buffer_release(&name);
    }
    if (!rc)
        rc = sfdx_put(&reading, file->kind ? file->kind : "", 1, &reading.own);
    XML_ParserFree(reading.parser);
    sa_buffer_release(&reading.text);
    sa_buffer_release(&reading.own);
    sa_buffer_release(&reading.within);
    return rc;
}
