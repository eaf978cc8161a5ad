/* Errors: what failed, on what, why, and what to do next.
 *
 * Every function that can fail returns `int`: 0, or one of the negative codes below, and fills the caller's
 * `struct sa_error` (last parameter, may be NULL). Messages are lower case, without a full stop, foreign names in
 * single quotes. The library never prints and never exits; `src/cli` turns a code into text and an exit code.
 *
 *     int rc = sa_file_read(&text, path, error);
 *     if (rc)
 *         return sa_error_prefix(error, rc, "rule folder '%s'", directory);
 */
#ifndef SYNCAUDIT_ERROR_H
#define SYNCAUDIT_ERROR_H

enum sa_code {
    SA_OK = 0,
    SA_ENOMEM = -1,     /* allocation failed */
    SA_EINPUT = -2,     /* the caller's input is wrong: option, rule, recording, snapshot, configuration */
    SA_EIO = -3,        /* a file or folder could not be read or written */
    SA_ECONNECT = -4,   /* no answer: name, network, TLS, time-out */
    SA_EREFUSED = -5,   /* an answer that says no: session expired, not permitted, limit reached */
    SA_EFORMAT = -6,    /* foreign bytes that are not what they should be */
    SA_ECANCELLED = -7, /* Ctrl-C */
    SA_ECHANGED =
        -8, /* the org or the user is another one than before: what is kept of it stays incomplete */
};

/* A caller-owned error; nothing in it is allocated. `SA_ERROR_INIT` is an empty one. */
struct sa_error {
    int code;           /* enum sa_code */
    char message[1024]; /* what failed, on what, why; always terminated, cut with "…" when longer */
    char advice[512];   /* what to do next; empty when there is nothing to say */
};

#define SA_ERROR_INIT                                                                                        \
    {                                                                                                        \
        0, "", ""                                                                                            \
    }

#define SA_PRINTF(format_index, first) __attribute__((format(printf, format_index, first)))

/* Sets code and message, clears the advice, returns `code`. A NULL `error` is allowed. */
int sa_error_set(struct sa_error *error, int code, const char *format, ...) SA_PRINTF(3, 4);

/* Adds what to do next to an error already set; returns its code (or SA_OK without an error). */
int sa_error_advise(struct sa_error *error, const char *format, ...) SA_PRINTF(2, 3);

/* Puts "<text>: " before the message; returns `code`, so that a caller can return it in one line. */
int sa_error_prefix(struct sa_error *error, int code, const char *format, ...) SA_PRINTF(3, 4);

/* "out of memory"; returns SA_ENOMEM. */
int sa_error_memory(struct sa_error *error);

#ifdef __clang_analyzer__
/* The analyzer sees one file at a time: here it learns that the code it gives is the code it gets. */
#define sa_error_set(error, code, ...) (sa_error_set(error, code, __VA_ARGS__), (code))
#define sa_error_prefix(error, code, ...) (sa_error_prefix(error, code, __VA_ARGS__), (code))
#define sa_error_memory(error) (sa_error_memory(error), SA_ENOMEM)
#endif

#endif
