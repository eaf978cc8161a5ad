/* Tokens of a SOQL query, and how a wrong one is refused: see soql_parse.h. */
#include <ctype.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "soql_parse.h"

static size_t string_length(const char *text)
{
    size_t length = 1;
    while (text[length] && text[length] != '\'')
        length += text[length] == '\\' && text[length + 1] ? 2 : 1;
    return text[length] ? length + 1 : length;
}

/* Letters, digits, _ . : as in Owner.Name and LAST_N_DAYS:30. */
static size_t word_length(const char *text)
{
    size_t length = 0;
    while (isalnum((unsigned char)text[length]) || (text[length] && strchr("_.:", text[length])))
        length++;
    return length;
}

/* A number, or a date with or without time: 2026-11-23T08:15:00.000+0000. */
static size_t number_length(const char *text)
{
    size_t length = 1;
    while (isalnum((unsigned char)text[length]) || (text[length] && strchr(".:-+", text[length])))
        length++;
    return length;
}

static struct soql_token cut(const char *text)
{
    static const char *const pairs[] = {"!=", "<=", ">=", "<>"};
    struct soql_token token = {SOQL_SYMBOL, text, 1};
    if (!*text) {
        token.kind = SOQL_END;
        token.length = 0;
    } else if (*text == '\'') {
        token.kind = SOQL_STRING;
        token.length = string_length(text);
    } else if (isdigit((unsigned char)*text) || (*text == '-' && isdigit((unsigned char)text[1]))) {
        token.length = number_length(text);
        token.kind = memchr(text + 1, '-', token.length - 1) ? SOQL_MOMENT : SOQL_NUMBER;
    } else if (isalpha((unsigned char)*text) || *text == '_') {
        token.kind = SOQL_WORD;
        token.length = word_length(text);
    } else {
        for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++)
            if (strncmp(text, pairs[i], 2) == 0)
                token.length = 2;
    }
    return token;
}

int soql_tokenize(const char *text, struct soql_token **out)
{
    size_t count = 0;
    size_t room = 0;
    *out = NULL;
    for (;;) {
        text += strspn(text, " \t\r\n");
        if (count == room) {
            room = room ? 2 * room : 64;
            struct soql_token *larger = realloc(*out, room * sizeof **out);
            if (!larger) {
                free(*out);
                *out = NULL;
                return SA_ENOMEM;
            }
            *out = larger;
        }
        (*out)[count] = cut(text);
        if ((*out)[count].kind == SOQL_END)
            return SA_OK;
        text += (*out)[count++].length;
    }
}

const struct soql_token *soql_peek(const struct soql_parse *parse)
{
    return &parse->tokens[parse->at];
}

const struct soql_token *soql_next(struct soql_parse *parse)
{
    const struct soql_token *token = &parse->tokens[parse->at];
    if (token->kind != SOQL_END)
        parse->at++;
    return token;
}

bool soql_is(const struct soql_token *token, const char *word)
{
    return token->kind != SOQL_STRING && token->length == strlen(word) &&
           strncasecmp(token->text, word, token->length) == 0;
}

bool soql_take(struct soql_parse *parse, const char *word)
{
    bool is = soql_is(soql_peek(parse), word);
    if (is)
        soql_next(parse);
    return is;
}

int soql_expect(struct soql_parse *parse, const char *word)
{
    return soql_take(parse, word) ? SA_OK : soql_refuse_token(parse);
}

static void format_text(char *text, size_t size, const char *format, va_list arguments) SA_PRINTF(3, 0);

static void format_text(char *text, size_t size, const char *format, va_list arguments)
{
    /* NOLINTNEXTLINE(clang-analyzer-valist.Uninitialized): seen only when several files are read at once */
    vsnprintf(text, size, format, arguments);
}

int soql_refuse(struct soql_parse *parse, int status, const char *code, const char *format, ...)
{
    char text[1024];
    va_list arguments;
    va_start(arguments, format);
    format_text(text, sizeof text, format, arguments);
    va_end(arguments);
    parse->status = status;
    snprintf(parse->code, sizeof parse->code, "%s", code);
    return sa_buffer_adds(&parse->message, text) ? SA_ENOMEM : SA_EREFUSED;
}

int soql_refuse_at(struct soql_parse *parse, const struct soql_token *token, const char *code,
                   const char *format, ...)
{
    char text[1024];
    va_list arguments;
    int row = 1;
    const char *line = parse->text;
    for (const char *c = parse->text; c < token->text; c++) {
        if (*c == '\n') {
            row++;
            line = c + 1;
        }
    }
    int column = (int)(token->text - line) + 1;
    va_start(arguments, format);
    format_text(text, sizeof text, format, arguments);
    va_end(arguments);
    int rc = sa_buffer_addf(&parse->message, "\n%s\n%*s^\nERROR at Row:%d:Column:%d\n", parse->text,
                            column - 1, "", row, column);
    return rc ? SA_ENOMEM : soql_refuse(parse, 400, code, "%s", text);
}

int soql_refuse_token(struct soql_parse *parse)
{
    const struct soql_token *token = soql_peek(parse);
    if (token->kind == SOQL_END)
        return soql_refuse(parse, 400, "MALFORMED_QUERY", "unexpected token: '<EOF>'");
    return soql_refuse_at(parse, token, "MALFORMED_QUERY", "unexpected token: '%.*s'", (int)token->length,
                          token->text);
}
