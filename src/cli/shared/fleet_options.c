/* Options of `fleet`: see fleet_options.h. */
#include "cli/shared/fleet_options.h"

#include "cli/shared/options.h"

enum { JOBS = 2, LIMIT = 3600 };

struct sa_fleet_told sa_fleet_told = {.jobs = JOBS, .limit = LIMIT};

struct poptOption sa_fleet_options[] = {
    {"jobs", '\0', POPT_ARG_INT, &sa_fleet_told.jobs, 0, "audit: run N audits at a time (default 2)", "N"},
    {"limit", '\0', POPT_ARG_INT, &sa_fleet_told.limit, 0,
     "audit: end an audit after N seconds, what had arrived is kept (default 3600; 0 = never)", "N"},
    {"silent", '\0', POPT_ARG_INT, &sa_fleet_told.silent, 0,
     "status: exit with 1 when an org has no audit of the last HOURS", "HOURS"},
    {"to", '\0', POPT_ARG_STRING, &sa_fleet_told.to, 0,
     "load: write the script that fills a PostgreSQL warehouse to FILE (NAME.sql; - is the output)", "FILE"},
    {"with-decisions", '\0', POPT_ARG_NONE, &sa_fleet_told.decisions, 0,
     "load: also load who decided and why, as people wrote it", NULL},
    SA_INCLUDE(NULL, sa_options_json),
    SA_INCLUDE(NULL, sa_options_now),
    POPT_TABLEEND,
};

struct poptOption sa_fleet_handed_on[] = {
    SA_INCLUDE("Connection", sa_options_config),
    SA_INCLUDE("Fetching", sa_options_fetching),
    SA_INCLUDE("Judging", sa_options_judging),
    SA_INCLUDE("Judging", sa_options_change),
    SA_INCLUDE("Output", sa_options_out),
    SA_INCLUDE("Output", sa_options_format),
    POPT_TABLEEND,
};
