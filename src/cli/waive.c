/* waive: accepts one finding, with a reason. */
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cli/shared/cli.h"
#include "cli/shared/judge.h"
#include "cli/shared/options.h"
#include "cli/shared/settings.h"
#include "cli/shared/terminal.h"
#include "syncaudit/place.h"
#include "syncaudit/sql.h"

static struct poptOption options[] = {
    {"reason", '\0', POPT_ARG_STRING, &sa_option.reason, 0, "why it is accepted; must be given", "TEXT"},
    {"expires", '\0', POPT_ARG_STRING, &sa_option.expires, 0, "last day it is accepted: 2027-03-01", "DAY"},
    {"owner", '\0', POPT_ARG_STRING, &sa_option.owner, 0, "who answers for it", "NAME"},
    {"ticket", '\0', POPT_ARG_STRING, &sa_option.ticket, 0, "where it was agreed", "TEXT"},
    SA_INCLUDE(NULL, sa_options_waivers),
    {"out", '\0', POPT_ARG_STRING, &sa_option.out, 0,
     "folder that has ORG-ID/ with the audits, the last of which must have the finding (default " SA_DEFAULT_OUT
     ")",
     "DIR"},
    SA_INCLUDE(NULL, sa_options_config),
    SA_INCLUDE(NULL, sa_options_rules),
    SA_INCLUDE(NULL, sa_options_now),
    POPT_TABLEEND,
};

/* "rule:Object.Field#subject", without the parts that are not there: the rule must be one, or nothing would ever match. */
static int check_fingerprint(const struct sa_settings *settings, const char *fingerprint)
{
    char id[128];
    size_t length = strcspn(fingerprint, ":#");
    if (length == 0 || length >= sizeof id || fingerprint[strcspn(fingerprint, ".:#")] == '.')
        return sa_usage_error("'%s' is no fingerprint: take one of the Findings sheet or findings.json",
                              fingerprint);
    memcpy(id, fingerprint, length);
    id[length] = '\0';
    const struct sa_rule *rule;
    return sa_settings_rule(settings, id, &rule);
}

static int check_day(const struct sa_settings *settings)
{
    time_t day;
    struct sa_error error = SA_ERROR_INIT;
    if (!sa_option.expires)
        return SA_EXIT_OK;
    if (strlen(sa_option.expires) != strlen("2027-03-01") || sa_time_parse(&day, sa_option.expires, &error))
        return sa_usage_error("--expires: '%s' is not a day like 2027-03-01", sa_option.expires);
    if (strncmp(sa_option.expires, settings->now, strlen("2027-03-01")) < 0)
        return sa_usage_error("--expires: %s is over already", sa_option.expires);
    return SA_EXIT_OK;
}

/* ---- is there such a finding? ---- */

/* What the last audits say of a fingerprint. */
struct sight {
    const char *fingerprint;
    size_t audits;
    bool found;
    bool blind;              /* one of them did not look */
    struct sa_error refusal; /* of the first that has no such finding */
};

/* What of "rule:Lead.Industry#subject" is not there, else which finding is meant. */
static int tell_nearest(const struct sight *sight, sqlite3 *db, const char *path, struct sa_error *error)
{
    struct sa_place place = {0};
    sqlite3_stmt *row = NULL;
    const char *colon = strchr(sight->fingerprint, ':');
    char *about = strndup(colon ? colon + 1 : "", colon ? strcspn(colon + 1, "#") : 0);
    int rc = about ? SA_OK : sa_error_memory(error);
    if (rc == SA_OK && *about)
        rc = sa_place_find(&place, db, about, error);
    if (rc == SA_OK)
        rc = sa_sql_prepare(db, &row,
                            "SELECT fingerprint FROM finding WHERE edits(:word, fingerprint) NOT NULL"
                            " ORDER BY edits(:word, fingerprint), fingerprint LIMIT 1",
                            error);
    sa_sql_bind_text(row, ":word", sight->fingerprint);
    bool near = sa_sql_each(row, &rc, error);
    if (rc == SA_OK) {
        rc = sa_error_set(error, SA_EINPUT, "'%s' has no finding '%s'", path, sight->fingerprint);
        if (near)
            sa_error_advise(error, "did you mean '%s'?", sa_sql_text(row, 0));
        else
            sa_error_advise(error, "the Findings sheet and findings.json have the fingerprints");
    }
    free(about);
    sqlite3_finalize(row);
    sa_place_release(&place);
    return rc;
}

static int look_in(struct sight *sight, const struct sa_audit *audit, const char *path)
{
    struct sa_error error = SA_ERROR_INIT;
    sqlite3 *db = sa_audit_db(audit);
    sqlite3_stmt *row = NULL;
    int rc = sa_sql_prepare(
        db, &row,
        "SELECT EXISTS (SELECT 1 FROM finding WHERE fingerprint = :fingerprint),"
        " (SELECT status IN ('skipped', 'error') FROM rule_result"
        "  WHERE id = substr(:fingerprint, 1, instr(replace(:fingerprint, '#', ':') || ':', ':') - 1))",
        &error);
    if (rc == SA_OK)
        sa_sql_bind_text(row, ":fingerprint", sight->fingerprint);
    bool found = sa_sql_one(row, &rc, &error);
    sight->found = found && sqlite3_column_int(row, 0) != 0;
    sight->blind = sight->blind || audit->partial || (found && sqlite3_column_int(row, 1) != 0);
    sqlite3_finalize(row);
    if (rc == SA_OK && !sight->found && sight->audits++ == 0)
        rc = tell_nearest(sight, db, path, &sight->refusal);
    return rc && rc != SA_EINPUT ? sa_fail(&error) : SA_EXIT_OK;
}

/* Without waivers: the file may not be there yet. */
static int waive_judge(struct sa_settings *settings, struct sa_audit *audit, const char *path)
{
    int exit = sa_settings_configure(settings);
    if (!exit)
        exit = sa_settings_time(settings);
    if (!exit)
        exit = sa_settings_rules(settings);
    if (!exit)
        exit = sa_audit_open(audit, path);
    return exit ? exit : sa_judge(audit, NULL);
}

/* Looks at the last audit of an org. */
static int look_at_org(struct sight *sight, const char *directory)
{
    struct sa_error error = SA_ERROR_INIT;
    struct sa_snapshot_entry *audits = NULL;
    size_t count;
    struct sa_settings settings = {0};
    struct sa_audit audit = {.settings = &settings};
    int exit = SA_EXIT_OK;
    if (sa_snapshot_list(&audits, &count, directory, NULL, &error))
        return sa_fail(&error);
    if (count && !*audits[count - 1].problem) {
        exit = waive_judge(&settings, &audit, audits[count - 1].path);
        if (!exit)
            exit = look_in(sight, &audit, audits[count - 1].path);
    }
    sa_audit_release(&audit);
    sa_settings_release(&settings);
    sa_snapshot_list_free(audits, count);
    return exit;
}

static int select_org(const struct dirent *item)
{
    return item->d_name[0] != '.' && (item->d_type == DT_DIR || item->d_type == DT_UNKNOWN);
}

static int waive_look(struct sight *sight, const char *out)
{
    struct dirent **orgs = NULL;
    int count = scandir(out, &orgs, select_org, alphasort);
    int exit = SA_EXIT_OK;
    for (int i = 0; i < count; i++) {
        char *directory = NULL;
        if (!exit && !sight->found)
            exit = asprintf(&directory, "%s/%s", out, orgs[i]->d_name) < 0 ? SA_EXIT_FAILED
                                                                           : look_at_org(sight, directory);
        free(directory);
        free(orgs[i]);
    }
    free(orgs);
    return exit;
}

/* A waiver for what is not there would wait for ever, or hide another finding some day. */
static int check_finding(const char *fingerprint)
{
    const char *out = sa_option.out ? sa_option.out : SA_DEFAULT_OUT;
    struct sight sight = {.fingerprint = fingerprint, .refusal = SA_ERROR_INIT};
    int exit = waive_look(&sight, out);
    if (exit || sight.found)
        return exit;
    if (sight.audits && !sight.blind)
        return sa_fail(&sight.refusal);
    if (sight.audits)
        sa_warn("the last audit has no such finding, but did not look at all it would need for it");
    else
        sa_warn("whether there is such a finding is not known: no audit lies in '%s'", out);
    return SA_EXIT_OK;
}

static int append(const char *fingerprint, const char *path)
{
    struct sa_error error = SA_ERROR_INIT;
    char *copy = strdup(fingerprint);
    const struct sa_waiver waiver = {.fingerprint = copy,
                                     .reason = sa_option.reason,
                                     .owner = sa_option.owner,
                                     .expires = sa_option.expires,
                                     .ticket = sa_option.ticket};
    int rc = copy ? sa_waivers_append(path, &waiver, &error) : sa_error_memory(&error);
    if (!rc && !sa_option.quiet)
        sa_print("'%s' is waived in %s\n", fingerprint, path);
    free(copy);
    return rc ? sa_fail(&error) : SA_EXIT_OK;
}

static int waive_run(const char *const *arguments)
{
    struct sa_settings settings = {0};
    int exit = sa_arguments_check(arguments, 1, 1, "the fingerprint of a finding");
    if (!exit && !sa_option.reason)
        exit = sa_usage_error("--reason is missing: a finding is not accepted without one");
    if (!exit)
        exit = sa_settings_time(&settings);
    if (!exit)
        exit = sa_settings_rules(&settings);
    if (!exit)
        exit = check_fingerprint(&settings, arguments[0]);
    if (!exit)
        exit = check_day(&settings);
    if (!exit)
        exit = check_finding(arguments[0]);
    if (!exit)
        exit = append(arguments[0], sa_option.waivers ? sa_option.waivers : SA_DEFAULT_WAIVERS);
    sa_settings_release(&settings);
    return exit;
}

const struct sa_command sa_command_waive = {
    .name = "waive",
    .summary = "accept a finding: add it to waivers.yaml",
    .arguments = "FINGERPRINT",
    .help =
        "Appends a waiver to " SA_DEFAULT_WAIVERS
        " (or --waivers FILE), and changes nothing else in it. The finding is shown "
        "as waived from then on, and does not count. When the waiver has expired, or matches nothing any more, that is a "
        "finding. Fingerprints are on the Findings sheet and in findings.json; the last audit of an org must have it, where there is one.",
    .options = options,
    .run = waive_run,
};
