/* Printing: results on stdout, everything else on stderr.
 *
 * Text may hold foreign names, so control characters never reach a terminal: each becomes "?".
 */
#ifndef SYNCAUDIT_CLI_TERMINAL_H
#define SYNCAUDIT_CLI_TERMINAL_H

#include <stdbool.h>
#include <stddef.h>

#include "syncaudit/error.h"
#include "syncaudit/observer.h"

/* What every text is laid out for: the terminal's columns, from 80 to 200; 80 where stdout is none. */
int sa_columns(void);

enum sa_color { SA_COLOR_PLAIN, SA_COLOR_BOLD, SA_COLOR_DIM, SA_COLOR_RED, SA_COLOR_YELLOW, SA_COLOR_GREEN };

/* Makes descriptors 0 to 2 safe to use, ignores SIGPIPE. Before anything is opened or printed. */
void sa_terminal_open(void);

/* Ends the output. Returns `exit`, or SA_EXIT_FAILED when stdout could not be written to (a reader that went
 * away early is no failure). */
int sa_terminal_close(int exit);

/* Prints to stdout. */
void sa_print(const char *format, ...) SA_PRINTF(1, 2);

/* The same, in colour where stdout is a terminal and colours are wanted. */
void sa_print_colored(enum sa_color color, const char *format, ...) SA_PRINTF(2, 3);

/* Prints a line of ours about what is not normal: to stdout, in colour as above; under --quiet, which leaves out what is normal alone, and under
 * --json, which is for programs, to stderr. `format` has no line break. */
void sa_say(enum sa_color color, const char *format, ...) SA_PRINTF(2, 3);

/* Prints text to stdout whose control characters are escaped already, but for tabs and line ends, which stay. */
void sa_print_escaped(const char *text);

/* Prints foreign text to stdout without its line breaks, so that it cannot pass for a line of ours. */
void sa_print_one_line(const char *text);

/* Prints text to stdout in lines of at most sa_columns(), each indented by `indent`; `column` is where the
 * cursor is. */
void sa_print_wrapped(int indent, int column, const char *text);

/* Characters of a UTF-8 text. */
size_t sa_text_width(const char *text);

/* The text cut to `width` characters on a terminal, the last one "…" then; in one of four static buffers used in turn. In a pipe or
 * a file nothing is cut: what is looked for there would not be found. */
const char *sa_text_cut(const char *text, size_t width);

/* Prints "syncaudit: <message>" and, if there is any, a line of advice to stderr. Returns the exit code of
 * the error. */
int sa_fail(const struct sa_error *error);

/* The same for an input the user named: what cannot be read there is wrong usage. */
int sa_fail_input(const struct sa_error *error);

/* Prints one line of warning to stderr. */
void sa_warn(const char *format, ...) SA_PRINTF(1, 2);

/* The observer that logs and draws progress on stderr, and hears of signals. */
const struct sa_observer *sa_terminal_observer(void);

/* Ends the line of progress, if there is one. */
void sa_progress_clear(void);

#endif
