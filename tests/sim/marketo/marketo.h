/* Whom the simulator of Marketo lets in, and what it is asked. */
#ifndef SIMULATOR_MARKETO_H
#define SIMULATOR_MARKETO_H

#include "instance.h"

/* What request ids end with: the time of a request of the documentation. */
#define MARKETO_REQUEST 0x185d61914b5ULL

/* Identity: a token for the client's id and secret; the same one while it lasts. */
int sim_identity(struct sim_site *site, const struct sim_request *request, struct sim_answer *out,
                 struct sa_error *error);

/* Lets a call in, or answers it: the token, then what the day, the last seconds and the calls in the air allow. */
int sim_enter(struct sim_site *site, const struct sim_request *request, struct sim_answer *out,
              bool *answered, struct sa_error *error);

/* Adds a call to `times`, and tells how many of the window there are now; what is older is forgotten. */
int sim_times_add(const struct sim_site *site, struct sim_times *times, long long now,
                  struct sa_error *error);

/* True if the API user has a right; NULL is one that everybody has. */
bool sim_has_right(struct sim_site *site, const char *right);

/* True if a setting's words, with commas between, are met by `text`: it holds one of them or, `whole`, is one. */
bool sim_words_hold(const struct sim_site *site, const char *setting, const char *text, bool whole);

/* One of the kinds of lists there are. */
enum sim_paging {
    SIM_WHOLE_LIST, /* all of it */
    SIM_OFFSET,     /* offset and maxReturn */
    SIM_PAGE_TOKEN, /* nextPageToken and batchSize */
    SIM_PAGE_INDEX, /* pageIndex and pageSize */
};

struct sim_question {
    const char *path; /* a star stands for one step of the path, or what a step has before ".json" */
    const char *right;
    enum sim_paging paging;
    const char *kind;   /* of the asset that the first star is the id of, or that is listed */
    const char *member; /* of that asset */
    const char *sql;    /* rows of JSON: :kind, :id, :member, :second (the second star) */
};

/* The question a path asks, with what its stars stand for in `stars` (2 of SIM_STAR_SIZE bytes); NULL = none. */
#define SIM_STAR_SIZE 256
const struct sim_question *sim_question_find(const char *path, char stars[2][SIM_STAR_SIZE]);

/* Answers a question: rights, refusals, and the page of its rows. */
int sim_question_answer(struct sim_site *site, const struct sim_question *question,
                        char stars[2][SIM_STAR_SIZE], struct sim_answer *out, struct sa_error *error);

#endif
