/* What a workbook consists of: relations and names of sheets. See workbook.h. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "decisions/workbook.h"

/* ---- relations: which part is what (OPC, ECMA-376 part 2) ---- */

struct relation {
    const char *type; /* how its Type ends: transitional and strict documents begin differently */
    char **target;    /* owned by the caller; the first one counts */
};

struct relations {
    struct sa_workbook *workbook;
    const char *folder; /* targets are relative to it */
    const struct relation *wanted;
};

/* "worksheets/sheet1.xml" below "xl/", or "/xl/worksheets/sheet1.xml" from the top. */
static char *resolve(const char *folder, const char *target)
{
    char *path = NULL;
    if (asprintf(&path, "%s%s", *target == '/' ? "" : folder, *target == '/' ? target + 1 : target) < 0)
        return NULL;
    return path;
}

static bool ends_with(const char *text, const char *end)
{
    size_t length = strlen(text);
    size_t ending = strlen(end);
    return length >= ending && strcmp(text + length - ending, end) == 0;
}

static int give_sheet(struct sa_workbook *workbook, const char *id, const char *folder, const char *target,
                      struct sa_error *error)
{
    for (size_t i = 0; i < workbook->sheet_count; i++)
        if (!workbook->sheets[i].part && strcmp(workbook->sheets[i].relation, id) == 0) {
            workbook->sheets[i].part = resolve(folder, target);
            return workbook->sheets[i].part ? SA_OK : sa_error_memory(error);
        }
    return SA_OK;
}

static int on_relation(void *payload, const char *name, const char **attributes, struct sa_error *error)
{
    struct relations *relations = payload;
    const char *type = sa_xml_attribute(attributes, "Type");
    const char *target = sa_xml_attribute(attributes, "Target");
    const char *id = sa_xml_attribute(attributes, "Id");
    if (strcmp(name, "Relationship") != 0 || !type || !target)
        return SA_OK;
    for (const struct relation *wanted = relations->wanted; wanted->type; wanted++)
        if (!*wanted->target && ends_with(type, wanted->type)) {
            *wanted->target = resolve(relations->folder, target);
            return *wanted->target ? SA_OK : sa_error_memory(error);
        }
    if (id && ends_with(type, "/worksheet"))
        return give_sheet(relations->workbook, id, relations->folder, target, error);
    return SA_OK;
}

static int read_relations(struct sa_workbook *workbook, const char *part, const char *folder,
                          const struct relation *wanted, struct sa_error *error)
{
    static const struct sa_xml_handler handler = {.start = on_relation};
    struct relations relations = {workbook, folder, wanted};
    return sa_package_parse(workbook->package, part, &handler, &relations, error);
}

/* ---- names of sheets ---- */

static int on_workbook(void *payload, const char *name, const char **attributes, struct sa_error *error)
{
    struct sa_workbook *workbook = payload;
    if (strcmp(name, "workbookPr") == 0) {
        const char *date1904 = sa_xml_attribute(attributes, "date1904");
        workbook->date1904 = date1904 && (strcmp(date1904, "1") == 0 || strcmp(date1904, "true") == 0);
    }
    const char *title = sa_xml_attribute(attributes, "name");
    const char *relation = sa_xml_attribute(attributes, "id");
    if (strcmp(name, "sheet") != 0 || !title || !relation)
        return SA_OK;
    if (workbook->sheet_count == SA_WORKBOOK_SHEETS)
        return sa_error_set(error, SA_EINPUT, "there are more than %d sheets", SA_WORKBOOK_SHEETS);
    struct sa_workbook_sheet *sheet = &workbook->sheets[workbook->sheet_count++];
    sheet->name = strdup(title);
    sheet->relation = strdup(relation);
    return sheet->name && sheet->relation ? SA_OK : sa_error_memory(error);
}

/* ---- all of it ---- */

static char *folder_of(const char *part)
{
    const char *slash = strrchr(part, '/');
    return strndup(part, slash ? (size_t)(slash - part) + 1 : 0);
}

/* The parts the workbook part names: sheets, strings, styles. */
static int read_parts(struct sa_workbook *workbook, const char *main_part, struct sa_error *error)
{
    static const struct sa_xml_handler handler = {.start = on_workbook};
    const struct relation wanted[] = {
        {"/sharedStrings", &workbook->strings_part}, {"/styles", &workbook->styles_part}, {NULL, NULL}};
    char *folder = folder_of(main_part);
    char *relations = NULL;
    int rc = folder ? sa_package_parse(workbook->package, main_part, &handler, workbook, error)
                    : sa_error_memory(error);
    if (rc == SA_OK && asprintf(&relations, "%s_rels/%s.rels", folder, main_part + strlen(folder)) < 0) {
        relations = NULL;
        rc = sa_error_memory(error);
    }
    if (rc == SA_OK)
        rc = read_relations(workbook, relations, folder, wanted, error);
    free(relations);
    free(folder);
    return rc;
}

int sa_workbook_parts(struct sa_workbook *workbook, struct sa_package *package, char **properties,
                      struct sa_error *error)
{
    char *main_part = NULL;
    const struct relation wanted[] = {
        {"/officeDocument", &main_part}, {"/custom-properties", properties}, {NULL, NULL}};
    workbook->package = package;
    *properties = NULL;
    if (!sa_package_has(package, "_rels/.rels")) {
        sa_error_set(error, SA_EINPUT, "it is a zip file, but not a workbook");
        sa_error_advise(error, "give the .xlsx file; one of another program (.ods) has to be saved as .xlsx");
        return SA_EINPUT;
    }
    int rc = read_relations(workbook, "_rels/.rels", "", wanted, error);
    if (rc == SA_OK && !main_part)
        rc = sa_error_set(error, SA_EINPUT, "it is a document, but not a workbook");
    if (rc == SA_OK)
        rc = read_parts(workbook, main_part, error);
    free(main_part);
    return rc;
}

int sa_workbook_read(struct sa_workbook *workbook, struct sa_package *package, struct sa_error *error)
{
    char *properties;
    int rc = sa_workbook_parts(workbook, package, &properties, error);
    if (rc == SA_OK)
        rc = sa_workbook_styles(workbook, error);
    if (rc == SA_OK)
        rc = sa_workbook_strings(workbook, error);
    free(properties);
    return rc;
}

void sa_workbook_release(struct sa_workbook *workbook)
{
    for (size_t i = 0; i < workbook->sheet_count; i++) {
        free(workbook->sheets[i].name);
        free(workbook->sheets[i].relation);
        free(workbook->sheets[i].part);
    }
    free(workbook->strings_part);
    free(workbook->styles_part);
    free(workbook->dates);
    free(workbook->strings);
    sa_texts_release(&workbook->texts);
}
