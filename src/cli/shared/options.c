/* The option tables: the only place where an option's name, value and help text are written. */
#include "cli/shared/options.h"

#include "syncaudit/salesforce.h"

struct sa_option_values sa_option = {.reserve = SA_DEFAULT_RESERVE};

struct poptOption sa_options_connection[] = {
    {"sync", '\0', POPT_ARG_STRING, &sa_option.sync, 0,
     "how to reach the org as the sync user: a connection of the configuration, replay:FILE for a recording, an "
     "instance URL (https://NAME.my.salesforce.com, access token in SYNCAUDIT_SYNC_TOKEN), or an alias of the "
     "Salesforce CLI",
     "X"},
    {"admin", '\0', POPT_ARG_STRING, &sa_option.admin, 0,
     "how to reach the same org as a user with View Setup, for what only that user may read (access token in "
     "SYNCAUDIT_ADMIN_TOKEN); alone, it needs --as-user",
     "X"},
    {"as-user", '\0', POPT_ARG_STRING, &sa_option.as_user, 0,
     "username of the sync user, where --sync is not given", "NAME"},
    {"any-user", '\0', POPT_ARG_NONE, &sa_option.any_user, 0,
     "go on when the user is another one than sync_user of the configuration says", NULL},
    {"any-host", '\0', POPT_ARG_NONE, &sa_option.any_host, 0,
     "take an address of the configuration that is not within Salesforce's domains", NULL},
    POPT_TABLEEND,
};

struct poptOption sa_options_config[] = {
    {"config", '\0', POPT_ARG_STRING, &sa_option.config, 0,
     "read the settings of FILE (default: " SA_DEFAULT_CONFIG " of the current folder, if it is there)",
     "FILE"},
    POPT_TABLEEND,
};

struct poptOption sa_options_fetching[] = {
    {"objects", '\0', POPT_ARG_STRING, &sa_option.objects, 0,
     "objects to describe: names separated by commas, or all (default: what the sync can reach, and every "
     "visible custom "
     "object)",
     "LIST|all"},
    {"api-version", '\0', POPT_ARG_STRING, &sa_option.api_version, 0,
     "API version to ask for (default " SA_API_VERSION ", or the newest the org has)", "VERSION"},
    {"usage", '\0', POPT_ARG_STRING, &sa_option.usage, 0,
     "count records and how many of them fill each field: none (default), quick (at most 25 calls) or full; what it "
     "will cost is said first",
     "MODE"},
    {"show-values", '\0', POPT_ARG_NONE, &sa_option.show_values, 0,
     "with --usage full: also keep and show what people typed into country, state and picklist fields, with what it "
     "should be",
     NULL},
    {"max-calls", '\0', POPT_ARG_INT, &sa_option.max_calls, 0, "send at most N requests (default: no limit)",
     "N"},
    {"reserve", '\0', POPT_ARG_INT, &sa_option.reserve, 0,
     "leave N in 100 of the org's API calls of 24 hours to others, the sync among them (default 10)", "N"},
    {"concurrency", '\0', POPT_ARG_INT, &sa_option.concurrency, 0, "keep N requests in the air (default 16)",
     "N"},
    {"fetch-mode", '\0', POPT_ARG_STRING, &sa_option.fetch_mode, 0,
     "how to ask for many objects: get, one call each; composite, 25 to a call; auto, the cheaper way where "
     "calls are dear (default auto)",
     "MODE"},
    {"resume", '\0', POPT_ARG_NONE, &sa_option.resume, 0,
     "go on from the latest partial snapshot of this org under --out: fetch what it lacks", NULL},
    {"record", '\0', POPT_ARG_STRING, &sa_option.record, 0,
     "also record every answer in FILE, for replay:FILE; access tokens are left out", "FILE"},
    {"marketo-pace", '\0', POPT_ARG_INT, &sa_option.marketo_pace, 0,
     "send Marketo at most N calls in any 20 seconds (default 50)", "N"},
    {"marketo-max-calls", '\0', POPT_ARG_INT, &sa_option.marketo_max_calls, 0,
     "send Marketo at most N calls (default: nine tenths of the day's quota)", "N"},
    {"marketo-whole", '\0', POPT_ARG_NONE, &sa_option.marketo_whole, 0,
     "what those calls do not suffice for makes the audit partial", NULL},
    {"any-marketo", '\0', POPT_ARG_NONE, &sa_option.any_marketo, 0,
     "do not insist that the Marketo instance is synced with this org", NULL},
    {"fresh", '\0', POPT_ARG_NONE, &sa_option.fresh, 0,
     "read everything of Marketo anew, also what has not changed since the last audit", NULL},
    POPT_TABLEEND,
};

struct poptOption sa_options_marketo[] = {
    {"marketo", '\0', POPT_ARG_ARGV, &sa_option.marketo, 0,
     "Marketo: a connection of the configuration, replay:FILE, an address (with SYNCAUDIT_MARKETO_ID and _SECRET), or a "
     "folder of exports of its admin pages (*.csv); may be given several times",
     "X"},
    {"marketo-errors", '\0', POPT_ARG_STRING, &sa_option.marketo_errors, 0,
     "read Marketo's export of Admin > Salesforce > Sync Errors", "FILE"},
    {"marketo-fields", '\0', POPT_ARG_STRING, &sa_option.marketo_fields, 0,
     "read Marketo's export of Admin > Field Management > Export Field Names", "FILE"},
    {"marketo-status", '\0', POPT_ARG_STRING, &sa_option.marketo_status, 0,
     "read Marketo's export of Admin > Salesforce > Sync Status", "FILE"},
    POPT_TABLEEND,
};

struct poptOption sa_options_rules[] = {
    {"rules", '\0', POPT_ARG_STRING, &sa_option.rules, 0,
     "also load the rules (*.sql) of this folder; one with the id of a built-in rule replaces it", "DIR"},
    POPT_TABLEEND,
};

struct poptOption sa_options_decisions[] = {
    {"decisions", '\0', POPT_ARG_STRING, &sa_option.decisions, 0,
     "decisions of both sides (default: decisions.csv in the org's folder, if it is there)", "FILE"},
    POPT_TABLEEND,
};

struct poptOption sa_options_waivers[] = {
    {"waivers", '\0', POPT_ARG_STRING, &sa_option.waivers, 0,
     "findings that are accepted (default: " SA_DEFAULT_WAIVERS " of the current folder, if it is there)",
     "FILE"},
    POPT_TABLEEND,
};

struct poptOption sa_options_judging[] = {
    {"fail-on", '\0', POPT_ARG_STRING, &sa_option.fail_on, 0,
     "exit with 1 when there are findings of this severity or above: critical, high, medium, low, info or "
     "never "
     "(default " SA_DEFAULT_FAIL_ON ")",
     "SEVERITY"},
    {"baseline", '\0', POPT_ARG_STRING, &sa_option.baseline, 0,
     "an earlier snapshot: findings it has too do not count for --fail-on", "SNAPSHOT"},
    SA_INCLUDE(NULL, sa_options_waivers),
    SA_INCLUDE(NULL, sa_options_decisions),
    SA_INCLUDE(NULL, sa_options_rules),
    POPT_TABLEEND,
};

struct poptOption sa_options_out[] = {
    {"out", '\0', POPT_ARG_STRING, &sa_option.out, 0,
     "folder that gets ORG-ID/TIME/ with the files (default " SA_DEFAULT_OUT ")", "DIR"},
    POPT_TABLEEND,
};

struct poptOption sa_options_format[] = {
    {"format", '\0', POPT_ARG_STRING, &sa_option.format, 0,
     "reports to write, separated by commas (default " SA_DEFAULT_FORMATS ")", "LIST"},
    POPT_TABLEEND,
};

struct poptOption sa_options_change[] = {
    {"fail-on-change", '\0', POPT_ARG_STRING, &sa_option.fail_on_change, 0,
     "exit with 1 when something of this kind changed: breaking, new-visible, any or never (default never)",
     "KIND"},
    POPT_TABLEEND,
};

struct poptOption sa_options_json[] = {
    {"json", '\0', POPT_ARG_NONE, &sa_option.json, 0, "print JSON, for programs", NULL},
    POPT_TABLEEND,
};

struct poptOption sa_options_now[] = {
    {"now", '\0', POPT_ARG_STRING, &sa_option.now, 0,
     "take TIME (2026-11-23T08:15:00Z or 2026-11-23, UTC) for the clock, so that output can be reproduced",
     "TIME"},
    POPT_TABLEEND,
};

struct poptOption sa_options_general[] = {
    {"quiet", 'q', POPT_ARG_NONE, &sa_option.quiet, 0,
     "leave out what is normal: print the folder written to, and on stderr errors, what became visible, what was not read",
     NULL},
    {"verbose", 'v', POPT_ARG_NONE, &sa_option.verbose, 0, "log each step", NULL},
    {"no-color", '\0', POPT_ARG_NONE, &sa_option.no_color, 0,
     "no colours (as with NO_COLOR set, or when the output is not a terminal)", NULL},
    {"version", '\0', POPT_ARG_NONE, &sa_option.version, 0, "print the version and exit", NULL},
    {"help", 'h', POPT_ARG_NONE, &sa_option.help, 0, "print this help and exit", NULL},
    POPT_TABLEEND,
};

void sa_options_walk(const struct poptOption *table, const char *title,
                     void (*visit)(void *payload, const char *title, const struct poptOption *option),
                     void *payload)
{
    for (; table->longName || table->shortName || table->argInfo || table->arg; table++) {
        if ((table->argInfo & POPT_ARG_MASK) == POPT_ARG_INCLUDE_TABLE)
            sa_options_walk(table->arg, table->descrip ? table->descrip : title, visit, payload);
        else
            visit(payload, title, table);
    }
}
