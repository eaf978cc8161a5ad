/* Options of `fleet`. */
#ifndef SYNCAUDIT_CLI_FLEET_OPTIONS_H
#define SYNCAUDIT_CLI_FLEET_OPTIONS_H

#include <popt.h>

/* What only `fleet` is told. */
struct sa_fleet_told {
    int jobs;      /* --jobs */
    int limit;     /* --limit, seconds; 0 = none */
    int silent;    /* --silent, hours; 0 = silence is no matter */
    char *to;      /* --to; NULL = not given */
    int decisions; /* --with-decisions */
};
extern struct sa_fleet_told sa_fleet_told;

/* Its own. */
extern struct poptOption sa_fleet_options[];

/* Options that `fleet audit` hands on to each audit. */
extern struct poptOption sa_fleet_handed_on[];

#endif
