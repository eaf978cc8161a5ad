/* fleet: many orgs at once. */
#include "cli/shared/fleet.h"

#include "cli/shared/cli.h"
#include "cli/shared/fleet_options.h"
#include "cli/shared/options.h"

static struct poptOption options[] = {
    SA_INCLUDE("Many orgs", sa_fleet_options),
    SA_INCLUDE(NULL, sa_fleet_handed_on),
    POPT_TABLEEND,
};

static int fleet_run(const char *const *arguments)
{
    static const char *const verbs[] = {"audit", "status", "load", NULL};
    static int (*const runs[])(const char *const *arguments) = {sa_fleet_audit, sa_fleet_status,
                                                                sa_fleet_load};
    int verb;
    if (!arguments[0])
        return sa_usage_error("what to do is missing: audit, status or load");
    int exit = sa_usage_choice(&verb, "verb", arguments[0], verbs);
    return exit ? exit : runs[verb](arguments + 1);
}

const struct sa_command sa_command_fleet = {
    .name = "fleet",
    .summary = "audit many orgs, and see which needs somebody",
    .arguments = "audit [NAME...] | status [DIR...] | load [DIR...]",
    .help =
        "audit runs an audit of each connection of the configuration (those that its list fleet names, or the NAMEs), each in a process "
        "of its own with its own time limit, number of calls (--max-calls) and log, OUT/fleet/NAME.log. The options of fetching, judging and "
        "reports are those of `audit`. What one org does not answer is no concern of the others. Ends with a line for each org and the "
        "worst exit code: 3 (not audited) before 4 (not known) before 1.\n"
        "status tells of each org below the folders (default: " SA_DEFAULT_OUT
        ") from its last audit, judged by today's rules: verdict, what "
        "is new since the audit before by the same user, fields that are undecided, waivers that expire within 30 days, and its age; those "
        "that need somebody first. It writes DIR/fleet.html. Ends with 1 when an org is silent (--silent), with 4 when something of an org cannot be told.\n"
        "load writes every run of these folders, judged by today's rules and in the shared form, as a script for psql (--to NAME.sql): it makes "
        "the tables and views it needs, and takes over what the warehouse does not have yet, each run whole or not at all. Ends with 4 when a run was left out.",
    .options = options,
    .run = fleet_run,
};
