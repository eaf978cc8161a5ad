/* What can be changed about the simulator while it runs; settings.tsv lists it all, with defaults. */
#ifndef SIMULATOR_SETTINGS_H
#define SIMULATOR_SETTINGS_H

#include <sqlite3.h>
#include <stdbool.h>

#include "syncaudit/error.h"

struct sim_settings;

/* Reads the table `setting` (name, value, meaning) of `db`, and gives SQL the function setting(name). */
int sim_settings_open(struct sim_settings **out, sqlite3 *db, struct sa_error *error);
void sim_settings_close(struct sim_settings *settings);

/* Changes what a form ("503=0.1&seed=7") names. SA_EINPUT for a name there is none of; nothing is changed then. */
int sim_settings_change(struct sim_settings *settings, const char *form, struct sa_error *error);

/* Makes the values of now those that a reset goes back to. */
void sim_settings_keep(struct sim_settings *settings);
void sim_settings_reset(struct sim_settings *settings);

/* A value as text, number or truth. The name must be one of settings.tsv: another ends the program. */
const char *sim_setting(const struct sim_settings *settings, const char *name);
double sim_setting_number(const struct sim_settings *settings, const char *name);
bool sim_setting_is(const struct sim_settings *settings, const char *name, const char *value);

/* Walks the names: NULL begins, NULL ends. */
const char *sim_setting_next(const struct sim_settings *settings, const char *name);

#endif
