/* The values of all options, and the tables commands include. */
#ifndef SYNCAUDIT_CLI_OPTIONS_H
#define SYNCAUDIT_CLI_OPTIONS_H

#include <popt.h>

/* Defaults that are both used and told in the help. */
#define SA_DEFAULT_CONFIG "syncaudit.yaml"
#define SA_DEFAULT_OUT "audits"
#define SA_DEFAULT_FORMATS "xlsx,html,json"
#define SA_DEFAULT_FAIL_ON "never"
#define SA_DEFAULT_WAIVERS "waivers.yaml"

/* NULL or 0 = not given. */
struct sa_option_values {
    char *sync;
    char *admin;
    char *as_user;
    char *config;
    char *objects;
    char *record;
    char *fetch_mode;
    char *api_version;
    char *out;
    char *format;
    char *fail_on;
    char *rules;
    char *now;
    char *usage;
    char *fail_on_change;
    char *completion;
    char **marketo;
    int marketo_pace;
    int marketo_max_calls;
    int marketo_whole;
    int any_marketo;
    int fresh;
    char *marketo_errors;
    char *marketo_fields;
    char *marketo_status;
    char *decisions;
    char *waivers;
    char *baseline;
    char *reason;
    char *owner;
    char *expires;
    char *ticket;
    int concurrency;
    int max_calls;
    int reserve;
    int resume;
    int man;
    int json;
    int csv;
    int any_user;
    int first;
    int any_host;
    int share;
    int show_values;
    int two_orgs;
    int quiet;
    int verbose;
    int no_color;
    int help;
    int version;
};

extern struct sa_option_values sa_option;

extern struct poptOption sa_options_connection[]; /* whom to ask */
extern struct poptOption sa_options_config[];     /* what is settled once for all runs */
extern struct poptOption sa_options_fetching[];   /* what to ask for, and how */
extern struct poptOption sa_options_marketo[];    /* files from Marketo */
extern struct poptOption sa_options_judging[];    /* which rules, and what they mean for the exit code */
extern struct poptOption sa_options_rules[];      /* where rules come from */
extern struct poptOption sa_options_decisions[];  /* what was decided before */
extern struct poptOption sa_options_waivers[];    /* which findings are accepted */
extern struct poptOption sa_options_out[];        /* where files go */
extern struct poptOption sa_options_format[];     /* which reports are written */
extern struct poptOption sa_options_change[];     /* which changes mean something for the exit code */
extern struct poptOption sa_options_json[];       /* for programs instead of people */
extern struct poptOption sa_options_now[];        /* the clock */
extern struct poptOption sa_options_general[];    /* of every command; parsing adds it */

/* A table of options for a command: tables from above, SA_INCLUDE(title, table), closed by POPT_TABLEEND. */
#define SA_INCLUDE(title, table)                                                                             \
    {                                                                                                        \
        NULL, '\0', POPT_ARG_INCLUDE_TABLE, (table), 0, (title), NULL                                        \
    }

/* Calls `visit` for every option of a table and of those it includes; `title` is that of the innermost
 * included table. */
void sa_options_walk(const struct poptOption *table, const char *title,
                     void (*visit)(void *payload, const char *title, const struct poptOption *option),
                     void *payload);

#endif
