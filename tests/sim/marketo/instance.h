/* What the simulator of Marketo serves: an instance kept in SQLite. */
#ifndef SIMULATOR_INSTANCE_H
#define SIMULATOR_INSTANCE_H

#include "../request.h"
#include "../site.h"

/* When calls of the last seconds came, oldest first. */
struct sim_times {
    long long *times; /* owned */
    size_t count, room;
};

/* Beside what every site has. */
struct sim_marketo {
    const struct sim_request *request; /* the one at hand; borrowed */
    char *arguments; /* of it, as a form: its query, and its body where that stands for one; owned */
    struct sim_times arrived, counted; /* calls of the last seconds: all, and those that fill the window */
    size_t busiest;                    /* the most calls that came in one window */
    unsigned tokens;                   /* how many were given */
    long long opened;                  /* when the last one was */
    unsigned lasted;                   /* calls it has been used for */
    unsigned entered;                  /* calls that were let in */
    bool closed;                       /* the user was taken away */
};

/* Reads a folder with one file of JSON Lines a kind, and instance.json. SA_EINPUT with file and line. */
int sim_instance_open(struct sim_site **out, const char *directory, struct sa_error *error);
void sim_instance_close(struct sim_site *site);

/* A value of instance.json ("$.user") as text; "" when there is none. Valid until the next call. */
const char *sim_instance_text(struct sim_site *site, const char *path);

/* Makes a call the one that `argument()` reads. SA_ENOMEM. */
int sim_instance_enter(struct sim_site *site, const struct sim_request *request, struct sa_error *error);

/* Registers argument(), pick(), dated() and calls(). */
int sim_instance_functions(struct sim_site *site, struct sa_error *error);

#endif
