/* One question: see question.h. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "fetch/question.h"

void sa_question_free_pages(const struct sa_source_run *run, void *pages)
{
    if (pages)
        run->connection->party->service->free_pages(pages);
}

void sa_question_take(struct sa_question *question)
{
    LIST_REMOVE(question, open);
}

void sa_question_free(struct sa_question *question)
{
    sa_question_free_pages(question->run, question->paging.pages);
    free(question->payload);
    free(question->path);
    free(question);
}

struct sa_question *sa_question_new(struct sa_source_run *run, const char *object, const char *path,
                                    void *payload)
{
    const struct sa_party *party = run->connection->party;
    struct sa_question *question = calloc(1, sizeof *question);
    if (!question) {
        free(payload);
        return NULL;
    }
    *question = (struct sa_question){.run = run, .payload = payload, .generation = party->generation};
    LIST_INSERT_HEAD(&run->plan->questions, question, open);
    snprintf(question->object, sizeof question->object, "%s", object);
    question->path = *path == '/' ? strdup(path) : party->service->address(party->account, path);
    return question->path ? question : NULL;
}

bool sa_question_is_stale(const struct sa_question *question)
{
    return question->run->source->versioned &&
           question->generation != question->run->connection->party->generation;
}
