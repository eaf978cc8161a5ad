/* The reports of an audit: see reporting.h. */
#include "cli/shared/reporting.h"

#include "cli/shared/cli.h"
#include "cli/shared/given.h"
#include "cli/shared/terminal.h"
#include "syncaudit/fix.h"

/* What `fix` would write is told beside the actions. */
static int reporting_plan(const struct sa_audit *audit)
{
    struct sa_error error = SA_ERROR_INIT;
    struct sa_fix_summary planned;
    if (sa_fix_plan(audit->snapshot, &planned, &error) == SA_OK)
        return SA_EXIT_OK;
    sa_fail(&error);
    return SA_EXIT_FAILED;
}

int sa_reporting_write(const struct sa_audit *audit)
{
    int exit = SA_EXIT_OK;
    const struct sa_report_format *const *formats = audit->settings->formats;
    const struct sa_report_request request = {audit->snapshot, audit->directory, audit->settings->now};
    if (formats[0] && reporting_plan(audit))
        return SA_EXIT_FAILED;
    sa_given_keep(audit);
    for (size_t i = 0; formats[i]; i++) {
        struct sa_error error = SA_ERROR_INIT;
        sa_observe(sa_terminal_observer(), SA_LEVEL_DETAIL, "writing %s", formats[i]->files);
        if (formats[i]->write(&request, &error)) {
            sa_error_prefix(&error, error.code, "report '%s'", formats[i]->name);
            sa_fail(&error);
            exit = SA_EXIT_FAILED;
        }
    }
    return exit;
}
