/* The settings of the simulator: see settings.h. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "request.h"
#include "settings.h"
#include "syncaudit/buffer.h"
#include "syncaudit/sql.h"

#define NAME_SIZE 32
#define VALUE_SIZE 128
#define MOST 100

struct setting {
    char name[NAME_SIZE];
    char value[VALUE_SIZE];
    char initial[VALUE_SIZE];
};

struct sim_settings {
    struct setting settings[MOST];
    size_t count;
};

/* The place of a setting; `count` when there is none. */
static size_t find(const struct sim_settings *settings, const char *name)
{
    size_t i = 0;
    while (i < settings->count && strcmp(settings->settings[i].name, name) != 0)
        i++;
    return i;
}

static void sql_setting(sqlite3_context *context, int count, sqlite3_value **arguments)
{
    const struct sim_settings *settings = sqlite3_user_data(context);
    const char *name = (const char *)sqlite3_value_text(arguments[0]);
    size_t place = count == 1 && name ? find(settings, name) : settings->count;
    if (place < settings->count)
        sqlite3_result_text(context, settings->settings[place].value, -1, SQLITE_TRANSIENT);
    else
        sqlite3_result_error(context, "no such setting", -1);
}

static void read_row(struct setting *out, sqlite3_stmt *row)
{
    snprintf(out->name, sizeof out->name, "%s", sa_sql_text(row, 0));
    snprintf(out->initial, sizeof out->initial, "%s", sa_sql_text(row, 1));
    memcpy(out->value, out->initial, sizeof out->value);
}

int sim_settings_open(struct sim_settings **out, sqlite3 *db, struct sa_error *error)
{
    struct sim_settings *settings = calloc(1, sizeof *settings);
    sqlite3_stmt *rows = NULL;
    *out = settings;
    if (!settings)
        return sa_error_memory(error);
    int rc = sa_sql_prepare(db, &rows, "SELECT name, value FROM setting ORDER BY rowid", error);
    while (rc == SA_OK && settings->count < MOST && sqlite3_step(rows) == SQLITE_ROW)
        read_row(&settings->settings[settings->count++], rows);
    sqlite3_finalize(rows);
    if (rc == SA_OK &&
        sqlite3_create_function(db, "setting", 1, SQLITE_UTF8, settings, sql_setting, NULL, NULL))
        rc = sa_sql_error(db, error, "function setting");
    return rc;
}

void sim_settings_close(struct sim_settings *settings)
{
    free(settings);
}

static int change_item(struct sim_settings *settings, const char *item, size_t length, struct sa_error *error)
{
    char name[NAME_SIZE];
    struct sa_buffer value = SA_BUFFER_INIT(VALUE_SIZE - 1);
    bool found = false;
    snprintf(name, sizeof name, "%.*s", (int)strcspn(item, "=&"), item);
    size_t place = find(settings, name);
    if (place == settings->count)
        return sa_error_set(error, SA_EINPUT, "no setting '%s'", name);
    char *copy = strndup(item, length);
    int rc = copy ? sim_form_get(copy, name, &value, &found, error) : sa_error_memory(error);
    if (rc == SA_OK && !found)
        rc = sa_error_set(error, SA_EINPUT, "setting '%s' needs a value", name);
    if (rc == SA_OK)
        memcpy(settings->settings[place].value, value.data, value.length + 1);
    sa_buffer_release(&value);
    free(copy);
    return rc;
}

int sim_settings_change(struct sim_settings *settings, const char *form, struct sa_error *error)
{
    struct sim_settings changed = *settings;
    int rc = SA_OK;
    while (rc == SA_OK && *form) {
        size_t length = strcspn(form, "&");
        rc = change_item(&changed, form, length, error);
        form += length + (form[length] == '&');
    }
    if (rc == SA_OK)
        *settings = changed;
    return rc;
}

void sim_settings_keep(struct sim_settings *settings)
{
    for (size_t i = 0; i < settings->count; i++)
        memcpy(settings->settings[i].initial, settings->settings[i].value, VALUE_SIZE);
}

void sim_settings_reset(struct sim_settings *settings)
{
    for (size_t i = 0; i < settings->count; i++)
        memcpy(settings->settings[i].value, settings->settings[i].initial, VALUE_SIZE);
}

const char *sim_setting(const struct sim_settings *settings, const char *name)
{
    size_t place = find(settings, name);
    if (place == settings->count) {
        fprintf(stderr, "simulator: settings.tsv has no '%s'\n", name);
        abort();
    }
    return settings->settings[place].value;
}

double sim_setting_number(const struct sim_settings *settings, const char *name)
{
    return strtod(sim_setting(settings, name), NULL);
}

bool sim_setting_is(const struct sim_settings *settings, const char *name, const char *value)
{
    return strcmp(sim_setting(settings, name), value) == 0;
}

const char *sim_setting_next(const struct sim_settings *settings, const char *name)
{
    size_t next = name ? find(settings, name) + 1 : 0;
    return next < settings->count ? settings->settings[next].name : NULL;
}
