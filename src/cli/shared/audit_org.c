/* The main job: see audit_org.h. */
#include "cli/shared/audit_org.h"

#include "cli/shared/changes.h"
#include "cli/shared/cli.h"
#include "cli/shared/fetching.h"
#include "cli/shared/reporting.h"
#include "cli/shared/signals.h"
#include "cli/shared/summary.h"
#include "cli/shared/terminal.h"
#include "cli/shared/verdict.h"

/* After a fetch the snapshot is there whatever happens next: the user is told where. */
static int judge_and_report(struct sa_audit *audit)
{
    int exit = SA_EXIT_INCOMPLETE;
    if (!*sa_signals_flag())
        exit = sa_verdict_reach(audit);
    if (!exit) {
        sa_changes_since_previous(audit);
        exit = sa_reporting_write(audit);
    }
    if (*sa_signals_flag()) {
        sa_warn("stopped; what had arrived is kept: %s/snapshot.db", audit->directory);
        return SA_EXIT_INCOMPLETE;
    }
    if (exit)
        sa_warn("the snapshot is kept: %s/snapshot.db", audit->directory);
    return exit;
}

/* A report that could not be written silences nobody: what was found is said all the same. */
static int audit_org_finish(struct sa_audit *audit)
{
    int exit = judge_and_report(audit);
    if (!audit->judged || *sa_signals_flag()) {
        sa_print("%s\n", audit->directory);
        return exit;
    }
    int shown = sa_summary_print(audit, true);
    return exit ? exit : shown;
}

int sa_audit_org(struct sa_settings *settings, const char *connection)
{
    struct sa_audit audit = {.settings = settings};
    int exit = sa_settings_formats(settings);
    if (!exit)
        exit = sa_settings_prepare(settings);
    if (!exit)
        exit = sa_fetching_run(&audit, connection);
    if (!exit)
        exit = audit_org_finish(&audit);
    sa_audit_release(&audit);
    return exit;
}
