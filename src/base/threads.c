/* The same work on many things: see include/syncaudit/threads.h. */
#include "syncaudit/threads.h"

#include <pthread.h>
#include <stdbool.h>

struct crew {
    pthread_mutex_t lock; /* over what changes */
    size_t count, next;
    int (*one)(void *payload, size_t number, struct sa_error *error);
    void *payload;
    int rc;
    struct sa_error error;
};

/* The next number, or `count`. */
static size_t crew_take(struct crew *crew)
{
    pthread_mutex_lock(&crew->lock);
    size_t number = crew->rc ? crew->count : crew->next;
    crew->next += number < crew->count;
    pthread_mutex_unlock(&crew->lock);
    return number;
}

static void *crew_work(void *payload)
{
    struct crew *crew = payload;
    for (size_t number; (number = crew_take(crew)) < crew->count;) {
        struct sa_error error = SA_ERROR_INIT;
        int rc = crew->one(crew->payload, number, &error);
        pthread_mutex_lock(&crew->lock);
        if (rc && !crew->rc) {
            crew->rc = rc;
            crew->error = error;
        }
        pthread_mutex_unlock(&crew->lock);
    }
    return NULL;
}

int sa_threads_run(size_t count, int (*one)(void *payload, size_t number, struct sa_error *error),
                   void *payload, struct sa_error *error)
{
    struct crew crew = {.lock = PTHREAD_MUTEX_INITIALIZER, .count = count, .one = one, .payload = payload};
    pthread_t second;
    bool two = count > 1 && pthread_create(&second, NULL, crew_work, &crew) == 0;
    crew_work(&crew);
    if (two)
        pthread_join(second, NULL);
    pthread_mutex_destroy(&crew.lock);
    if (crew.rc && error)
        *error = crew.error;
    return crew.rc;
}
