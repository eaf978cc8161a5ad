/* The rules, run on one snapshot or on two: see judge.h. */
#include "cli/shared/judge.h"

#include <pthread.h>

#include "cli/shared/cli.h"
#include "cli/shared/given.h"
#include "cli/shared/terminal.h"

/* One snapshot being judged. */
struct judging {
    struct sa_audit *audit;
    struct sa_rules_options options;
    int rc;
    struct sa_error error;
};

/* Lays what people and Marketo have given beside the snapshot. */
static int judging_begin(struct judging *judging, struct sa_audit *audit, const struct sa_audit *later)
{
    const struct sa_marketo *marketo = audit->fetched ? NULL : audit->settings->marketo;
    *judging = (struct judging){.audit = audit, .options = sa_settings_judging(audit->settings)};
    int exit = sa_given_publish(audit, later);
    if (!exit && sa_marketo_attach(marketo, sa_audit_db(audit), &judging->error))
        exit = sa_fail(&judging->error);
    return exit;
}

static void *run_rules(void *payload)
{
    struct judging *judging = payload;
    struct sa_audit *audit = judging->audit;
    judging->rc = sa_rules_run(audit->settings->rules, audit->snapshot, &judging->options, &judging->error);
    return NULL;
}

static int judging_end(struct judging *judging)
{
    struct sa_audit *audit = judging->audit;
    int rc = judging->rc;
    if (!rc)
        rc = sa_rules_summary(audit->snapshot, &audit->summary, &judging->error);
    audit->judged = rc == SA_OK;
    return rc ? sa_fail(&judging->error) : SA_EXIT_OK;
}

int sa_judge(struct sa_audit *audit, const struct sa_audit *later)
{
    struct judging judging;
    int exit = judging_begin(&judging, audit, later);
    if (exit)
        return exit;
    run_rules(&judging);
    return judging_end(&judging);
}

int sa_judge_both(struct sa_audit *audit, struct sa_audit *before)
{
    struct judging now;
    struct judging then;
    struct sa_observer silent = *sa_terminal_observer(); /* one of the two tells how far it is */
    pthread_t thread;
    int exit = judging_begin(&now, audit, NULL);
    if (!exit)
        exit = judging_begin(&then, before, audit);
    if (exit)
        return exit;
    silent.progress = NULL;
    then.options.observer = &silent;
    bool apart = pthread_create(&thread, NULL, run_rules, &then) == 0;
    run_rules(&now);
    if (apart)
        pthread_join(thread, NULL);
    else
        run_rules(&then);
    exit = judging_end(&now);
    return exit ? exit : judging_end(&then);
}
