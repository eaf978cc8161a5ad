/* See report_fixture.h. */
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <zip.h>

#include "folder.h"
#include "report_fixture.h"
#include "syncaudit/embedded.h"
#include "syncaudit/file.h"
#include "syncaudit/sql.h"

static const char facts[] =
    "INSERT INTO run (started, tool_version, instance_url, api_version, scope, replayed, calls, partial) VALUES ('2026-03-01T08:00:00Z', '0.1.0', "
    "'https://acme--full.sandbox.my.salesforce.com', '67.0',"
    " 'default', 0, 17, 1);"
    "INSERT INTO organization (Id, Name, OrganizationType, IsSandbox)"
    " VALUES ('00D000000000001AAA', 'Acme & Sons', 'Enterprise Edition', 1);"
    "INSERT INTO userinfo (user_id, organization_id, preferred_username, name)"
    " VALUES ('005000000000001AAA', '00D000000000001AAA', 'mkto@acme.example', 'Marketo Sync');"
    "INSERT INTO coverage (source, object, status, reason) VALUES"
    " ('identity', '', 'ok', ''), ('organization', '', 'not_permitted', 'needs View Setup'),"
    " ('describe', 'Lead', 'ok', ''), ('describe', 'Contact', 'ok', ''), ('describe', 'Account', 'ok', ''),"
    " ('describe', 'Visit__c', 'ok', ''), ('describe', 'Opportunity', 'failed', '503 three times');"
    "INSERT INTO global_object (name, label, custom, queryable, createable, updateable, deletable) VALUES"
    " ('Lead', 'Lead', 0, 1, 1, 1, 1), ('Contact', 'Contact', 0, 1, 1, 1, 0), ('Account', 'Account', 0, 1, "
    "0, 0, 0),"
    " ('Opportunity', 'Opportunity', 0, 1, 0, 0, 0), ('Visit__c', 'Visit', 1, 1, 0, 0, 0),"
    " ('LeadHistory', 'Lead History', 0, 1, 0, 0, 0);"
    "INSERT INTO describe_object (name, label, custom, queryable, createable, updateable, deletable) SELECT"
    " name, label, custom, queryable, createable, updateable, deletable FROM global_object"
    " WHERE name IN ('Lead', 'Contact', 'Account', 'Visit__c');"
    "INSERT INTO describe_field (object, position, name, label, type, length, custom, createable, "
    "updateable, nillable,"
    " permissionable, defaultedOnCreate, calculated, calculatedFormula, autoNumber, \"unique\", externalId, "
    "referenceTo,"
    " precision, scale) VALUES"
    " ('Lead', 0, 'Email', 'Email', 'email', 80, 0, 1, 1, 1, 1, 0, 0, NULL, 0, 0, 0, '[]', 0, 0),"
    " ('Lead', 1, 'Status', 'Lead Status', 'picklist', 255, 0, 1, 0, 0, 0, 1, 0, NULL, 0, 0, 0, '[]', 0, 0),"
    " ('Lead', 2, 'Sum__c', '=1+1', 'string', 40, 1, 1, 1, 1, 1, 0, 0, NULL, 0, 0, 0, '[]', 0, 0),"
    " ('Lead', 3, 'Days__c', 'Days open', 'double', 0, 1, 0, 0, 1, 1, 0, 1, 'TODAY() - "
    "DATEVALUE(CreatedDate)', 0, 0,"
    "  0, '[]', 18, 2),"
    " ('Lead', 4, 'Old__c', 'Old code (do not use)', 'string', 12, 1, 1, 1, 1, 1, 0, 0, NULL, 0, 1, 1, '[]', "
    "0, 0),"
    " ('Lead', 5, 'LastActivityDate', 'Last Activity', 'date', 0, 0, 0, 0, 1, 0, 0, 0, NULL, 0, 0, 0, '[]', "
    "0, 0),"
    " ('Lead', 6, 'OwnerId', 'Owner ID', 'reference', 18, 0, 1, 1, 0, 0, 1, 0, NULL, 0, 0, 0, "
    "'[\"Group\",\"User\"]',"
    "  0, 0),"
    " ('Contact', 0, 'Sum__c', 'Sum', 'double', 0, 1, 1, 1, 1, 1, 0, 0, NULL, 0, 0, 0, '[]', 10, 0),"
    " ('Account', 0, 'Name', 'Account Name', 'string', 255, 0, 0, 0, 0, 0, 0, 0, NULL, 0, 0, 0, '[]', 0, 0),"
    " ('Visit__c', 0, 'Who__c', 'Who', 'reference', 18, 1, 0, 0, 1, 1, 0, 0, NULL, 0, 0, 0, '[\"Contact\"]', "
    "0, 0);"
    "INSERT INTO describe_picklist_value VALUES ('Lead', 'Status', 0, 'Open', 'Open', 1, 1, NULL),"
    " ('Lead', 'Status', 1, '-None-', 'None', 1, 0, NULL);";

static const char results[] =
    "INSERT INTO rule_result (id, title, severity, basis, category, practice, needs, catalogue, action, who, why, fix,"
    " risk, undo, docs, status, reason, findings) VALUES"
    " ('formula-time', 'Formula that moves with the clock', 'high', 'certain', 'field', 2, 'describe', "
    "'FLD-13',"
    "  'Replace the formula', 'both', 'why', 'fix', 'risk', 'undo', '', 'fail', '', 1),"
    " ('stale-by-name', 'Name says unused', 'medium', 'possible', 'field', 2, 'describe', 'FLD-19',"
    "  'Decide: keep with a reason, or hide from the sync user', 'both', 'why', 'fix', 'risk', 'undo', '', "
    "'fail', '',"
    "  2),"
    " ('setup-rule', 'Needs Setup', 'low', 'certain', 'permission', 7, 'setup', '', '', 'salesforce', '', "
    "'', '', '',"
    "  '', 'skipped', 'needs setup: not_asked; View Setup', 0),"
    " ('clean-rule', 'All good', 'low', 'certain', 'field', 3, 'describe', '', '', 'salesforce', '', '', '', "
    "'', '',"
    "  'pass', '', 0);"
    "UPDATE rule_result SET lacks = 'setup', unlock = 'View Setup' WHERE id = 'setup-rule';"
    "UPDATE rule_result SET proposed = 'hide' WHERE id = 'stale-by-name';"
    "INSERT INTO finding VALUES"
    " ('formula-time:Lead.Days__c', 'formula-time', 'high', 2, 'certain', 'Lead', 'Days__c', '', 'uses "
    "TODAY()',"
    "  '{\"uses\":\"TODAY\",\"through\":null}', 'Replace the formula', 'both', 0, '', 'field'),"
    " ('stale-by-name:Lead.Old__c', 'stale-by-name', 'medium', 3, 'possible', 'Lead', 'Old__c', '',"
    "  '\"Old code\" | sounds unused', '{\"label\":\"Old code\"}',"
    "  'Decide: keep with a reason, or hide from the sync user', 'both', 0, '', 'field'),"
    " ('stale-by-name:Contact.Sum__c', 'stale-by-name', 'medium', 3, 'possible', 'Contact', 'Sum__c', '', "
    "'accepted',"
    "  '{}', 'Decide: keep with a reason, or hide from the sync user', 'both', 1, 'needed until May', 'field');"
    "INSERT INTO action (rank, severity, severity_rank, who, action, place, object, link, fields, field_count, reasons,"
    " why, fix, risk, undo, findings) VALUES"
    " (1, 'high', 2, 'both', 'Replace the formula', 'Setup > Object Manager > Lead', 'Lead',"
    "  "
    "'https://acme--full.sandbox.lightning.force.com/lightning/setup/ObjectManager/Lead/"
    "FieldsAndRelationships/view',"
    "  '[\"Days__c\"]', 1, '[\"Formula that moves with the clock (1)\"]', 'why', 'fix', 'risk', 'undo',"
    "  '[\"formula-time:Lead.Days__c\"]'),"
    " (2, 'medium', 3, 'both', 'Decide: keep with a reason, or hide from the sync user',"
    "  'Setup > Object Manager > Lead', 'Lead', 'javascript:alert(1)', '[\"Old__c\"]', 1, '[\"Name says "
    "unused (1)\"]',"
    "  'why', 'fix', 'risk', 'undo', '[\"stale-by-name:Lead.Old__c\"]');"
    "UPDATE action SET otherwise = 'Campaigns go by old values.' WHERE rank = 1;"
    "INSERT INTO practice SELECT number, title, 'unknown', 'no rule looks at this yet' FROM "
    "reference_practice;"
    "INSERT INTO unread_object (object, state, reason, syncs) VALUES ('Opportunity', 'failed', '503 three times', 1);"
    "INSERT INTO verdict_gap (counts, text) VALUES (1, 'Opportunity not read (failed: 503 three times)');"
    "INSERT INTO verdict (verdict, critical, high, medium, low, info, waived, errors, ran, rules, judged, version)"
    " VALUES ('Needs work', 0, 1, 1, 0, 0, 1, 0, 2, 3, '2026-03-01T09:30:00Z', '0.1.0');";

static void run(sqlite3 *db, const char *sql)
{
    struct sa_error error = SA_ERROR_INIT;
    if (sa_sql_run(db, sql, &error)) {
        fprintf(stderr, "report fixture: %s\n", error.message);
        abort();
    }
}

struct sa_snapshot *report_fixture(const char *more)
{
    struct sa_snapshot *snapshot = NULL;
    if (sa_snapshot_memory(&snapshot, NULL))
        abort();
    sqlite3 *db = sa_snapshot_db(snapshot);
    run(db, facts);
    run(db, more ? more : "");
    run(db, "CREATE TEMP TABLE synced_object_setting (object TEXT PRIMARY KEY);"
            "CREATE TEMP TABLE sync_filter_setting (field TEXT PRIMARY KEY);"
            "CREATE TEMP TABLE capability_setting (capability TEXT PRIMARY KEY);"
            "CREATE TEMP TABLE band_setting (text TEXT PRIMARY KEY)");
    const struct sa_embedded_file *file = NULL;
    while ((file = sa_embedded_next("reports/reference/", file)))
        run(db, file->data);
    while ((file = sa_embedded_next("src/rules/prepare/", file)))
        run(db, file->data);
    run(db, sa_embedded_find("src/rules/results.sql")->data);
    run(db, results);
    return snapshot;
}

char *report_listing(const char *folder)
{
    struct sa_buffer list = SA_BUFFER_INIT(SA_BUFFER_OWN);
    struct dirent **names;
    int count = scandir(folder, &names, NULL, alphasort);
    for (int i = 0; i < count; i++) {
        if (strcmp(names[i]->d_name, ".") != 0 && strcmp(names[i]->d_name, "..") != 0)
            sa_buffer_addf(&list, "%s%s", list.length ? " " : "", names[i]->d_name);
        free(names[i]);
    }
    if (count >= 0)
        free(names);
    return sa_buffer_detach(&list);
}

char *report_file(const char *folder, const char *name, size_t *length)
{
    struct sa_buffer text = SA_BUFFER_INIT(SA_BUFFER_OWN);
    char *path = test_folder_path(folder, name);
    int rc = sa_file_read(&text, path, NULL);
    free(path);
    if (length)
        *length = text.length;
    return rc ? NULL : sa_buffer_detach(&text);
}

int report_write(const char *format, struct sa_snapshot *snapshot, const char *folder, struct sa_error *error)
{
    const struct sa_report_request request = {.snapshot = snapshot, .directory = folder, .now = REPORT_NOW};
    return sa_report_find(format)->write(&request, error);
}

char *report_part(const char *folder, const char *part)
{
    struct sa_buffer text = SA_BUFFER_INIT(SA_BUFFER_OWN);
    char *path = test_folder_path(folder, "data-dictionary.xlsx");
    zip_t *archive = zip_open(path, ZIP_RDONLY, NULL);
    zip_file_t *file = archive ? zip_fopen(archive, part, 0) : NULL;
    char chunk[65536];
    zip_int64_t count;
    while (file && (count = zip_fread(file, chunk, sizeof chunk)) > 0)
        sa_buffer_add(&text, chunk, (size_t)count);
    if (file)
        zip_fclose(file);
    if (archive)
        zip_discard(archive);
    free(path);
    return file ? sa_buffer_detach(&text) : NULL;
}

size_t report_count(const char *text, const char *piece)
{
    size_t count = 0;
    while ((text = strstr(text, piece)) != NULL) {
        text += strlen(piece);
        count++;
    }
    return count;
}
