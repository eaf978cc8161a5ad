/* Words of a script in Velocity, and what its names stand for, as far as that is records, or lists of records, of fields. */
#ifndef SYNCAUDIT_MARKETO_READ_SCRIPT_H
#define SYNCAUDIT_MARKETO_READ_SCRIPT_H

#include <stdbool.h>
#include <stddef.h>

enum { SA_SCRIPT_VARIABLES = 100 }; /* those that hold records or lists; further ones are not followed */

struct sa_script_value {
    enum { SA_SCRIPT_OTHER, SA_SCRIPT_RECORD, SA_SCRIPT_LIST } kind;
    const char *object; /* not terminated; "" = lead */
    size_t length;
    bool unsure;
};

/* Names are borrowed from the script. All zeros = none. */
struct sa_script_names {
    struct sa_script_variable {
        const char *name;
        size_t length;
        struct sa_script_value value;
    } variables[SA_SCRIPT_VARIABLES];
    size_t count;
};

/* A value that says nothing of fields. */
extern const struct sa_script_value sa_script_other;

/* True if an identifier can begin at `at`. */
bool sa_script_is_letter(const char *at, const char *end);

/* Length of the identifier at `at`, 0 if there is none. */
size_t sa_script_name(const char *at, const char *end);

/* True if `word` stands at `at`. */
bool sa_script_starts(const char *at, const char *end, const char *word);

/* Passes over blanks and line ends. */
void sa_script_blanks(const char **at, const char *end);

/* The text of a string literal at `at` that is a whole argument; NULL if it is none, or one that is put together. */
const char *sa_script_literal(const char *at, const char *end, size_t *length);

/* True if the name is `word`. */
bool sa_script_is(const char *name, size_t length, const char *word);

/* What a name stands for: what Marketo gives to every script, or what the script has set it to last. */
struct sa_script_value sa_script_lookup(const struct sa_script_names *names, const char *name, size_t length);

/* Sets a name; one of Marketo's stays what it is. */
void sa_script_bind(struct sa_script_names *names, const char *name, size_t length,
                    struct sa_script_value value);

#endif
