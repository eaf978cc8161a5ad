/* The one gate for foreign text.
 *
 * Labels, formulas and messages come from people and from other systems. cJSON rejects a whole document for one lone
 * surrogate and cuts at \u0000; PCRE2 and the workbook refuse invalid UTF-8. So whatever cannot be represented becomes
 * U+FFFD once, here, and is counted (DESIGN: "one text gate").
 */
#ifndef SYNCAUDIT_TEXT_H
#define SYNCAUDIT_TEXT_H

#include <stdbool.h>
#include <stddef.h>

#include "syncaudit/buffer.h"

/* Makes a JSON document safe to parse, in place where lengths allow: raw NULs and invalid UTF-8 become U+FFFD, and so
 * do the escapes \u0000 and lone surrogates. `*replaced` (may be NULL) is increased by the number of replacements.
 * SA_ENOMEM or SA_EFORMAT (buffer limit) when the text would grow past what is allowed. */
int sa_text_gate_json(struct sa_buffer *body, size_t *replaced);

/* The same for plain text: raw NULs and invalid UTF-8. */
int sa_text_gate(struct sa_buffer *text, size_t *replaced);

/* ASCII alone, whatever the locale says: an API name is. */
bool sa_text_is_letter(char byte);
bool sa_text_is_digit(char byte);

/* How many characters begin in `length` bytes of UTF-8. */
size_t sa_text_count(const char *text, size_t length);

/* Length in bytes of the valid UTF-8 character at `text` (1 to 4), or 0 if the bytes there are not one. */
size_t sa_text_character(const unsigned char *text, size_t length);

/* True if the bytes are UTF-8 without a NUL. */
bool sa_text_is_sound(const char *text, size_t length);

/* What stands for a character that cannot be kept or shown: U+FFFD. */
#define SA_TEXT_REPLACEMENT "\xEF\xBF\xBD"

/* Length in bytes of the character at `text`, which is terminated and not empty; 1 for a byte that is none. */
size_t sa_text_step(const char *text);

/* True if the character at `text` acts on whatever shows it instead of being shown: controls (ASCII's, but for tab and line end,
 * and Latin-1's), marks that turn the writing direction, line separators. `text` is terminated and not empty. */
bool sa_text_unprintable(const char *text);

/* The number of the character of UTF-8 at `text`, of at most three bytes, as all are that are not printable. */
unsigned sa_text_code_point(const char *text);

/* Copies foreign text as one line: whole characters only, with runs of white space and controls (ASCII's and Latin-1's) as one
 * blank, none at either end; cut with "…" to `size` bytes. */
void sa_text_line(char *out, size_t size, const char *text);

/* Writes words (NULL-terminated) one after another: `between` before each but the first, `last` before the last one. */
void sa_text_join(char *out, size_t size, const char *const *words, const char *between, const char *last);

/* Gives `put` foreign text as Markdown, on one line: it can neither format nor link nor carry HTML. What would is replaced by
 * what looks like it: an escape would show wherever the text is pasted into what is no Markdown. */
void sa_text_markdown(const char *text, void (*put)(void *payload, const char *bytes, size_t length),
                      void *payload);

/* True if `text` holds one of the phrases (with | between them) as whole words, whatever their letter case and what stands between them.
 * An apostrophe, straight or curly, is part of its word or not there at all: "hasn’t" is "hasnt". */
bool sa_text_has_phrase(const char *text, const char *phrases);

/* Appends the words of a name as people and API names write it: ASCII in lower case, one blank between them and at either end; camel
 * case and digits are taken apart, and " | " stands where a bracket, a dash or another mark did. "OLDPhone2 (test)" becomes
 * " old phone 2 | test ", a name without a word " ". SA_ENOMEM or SA_EFORMAT (buffer limit). */
int sa_text_words(struct sa_buffer *out, const char *text);

/* True if `text` is one word of printable ASCII, as tokens and secrets are: it can go into a header line. */
bool sa_text_is_word(const char *text);

#endif
