/* Names in SQL text: see word.h. */
#include "rules/word.h"

#include <ctype.h>
#include <sqlite3.h>
#include <string.h>

struct word {
    const char *begin; /* what is in quotes, or the word */
    size_t length;
    char quote; /* ' " ` [, or 0 */
};

/* SQLite's own rule: letters, digits, _ and $, and whatever is not ASCII. */
static bool is_of_word(char c)
{
    return isalnum((unsigned char)c) || c == '_' || c == '$' || (unsigned char)c >= 0x80;
}

static const char *skip_comment(const char *sql)
{
    bool line = sql[0] == '-';
    const char *end = line ? strchr(sql, '\n') : strstr(sql + 2, "*/");
    if (!end)
        return sql + strlen(sql);
    return line ? end : end + 2;
}

/* Behind what is in quotes; a quote within is written twice, and ends what is compared: no name of ours has one. */
static const char *take_quoted(struct word *word, const char *sql)
{
    int close = *sql == '[' ? ']' : *sql;
    *word = (struct word){.begin = sql + 1, .quote = *sql};
    const char *end = strchr(sql + 1, close);
    if (!end)
        end = sql + strlen(sql);
    word->length = (size_t)(end - word->begin);
    return *end ? end + 1 : end;
}

/* Behind the next word, quoted text or mark. */
static const char *next_word(struct word *word, const char *sql)
{
    while (isspace((unsigned char)*sql) || strncmp(sql, "--", 2) == 0 || strncmp(sql, "/*", 2) == 0)
        sql = isspace((unsigned char)*sql) ? sql + 1 : skip_comment(sql);
    if (*sql && strchr("'\"`[", *sql))
        return take_quoted(word, sql);
    *word = (struct word){.begin = sql};
    while (is_of_word(*sql))
        sql++;
    if (sql == word->begin && *sql)
        sql++;
    word->length = (size_t)(sql - word->begin);
    return sql;
}

static bool rules_is_word(const struct word *word, const char *text)
{
    return word->length == strlen(text) && sqlite3_strnicmp(word->begin, text, (int)word->length) == 0;
}

static bool table_may_follow(const struct word *word)
{
    static const char *const words[] = {"FROM", "JOIN", ",", "."};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (!word->quote && rules_is_word(word, words[i]))
            return true;
    return false;
}

bool sa_word_names(const char *sql, const char *name)
{
    struct word before = {.begin = ""};
    struct word word;
    while (*(sql = next_word(&word, sql)) || word.length) {
        if (rules_is_word(&word, name) && (word.quote != '\'' || table_may_follow(&before)))
            return true;
        before = word;
    }
    return false;
}
