/* Printing: see terminal.h. */
#include "cli/shared/terminal.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "cli/shared/cli.h"
#include "cli/shared/options.h"
#include "cli/shared/signals.h"
#include "syncaudit/clock.h"
#include "syncaudit/text.h"
#include "syncaudit/veil.h"

enum { LEAST_COLUMNS = 80, MOST_COLUMNS = 200 };

enum { REDRAW_MS = 170 }; /* at most 6 redraws a second */

static bool progress_shown;
static int write_error; /* errno of the first failed write to stdout */

void sa_terminal_open(void)
{
    /* A file opened later must not become "stdout" because the caller had closed it. */
    for (int descriptor = 0; descriptor <= 2; descriptor++)
        if (fcntl(descriptor, F_GETFD) == -1 && open("/dev/null", O_RDONLY) == -1)
            abort();
    signal(SIGPIPE, SIG_IGN);
    signal(SIGXFSZ, SIG_IGN); /* a limit on the size of files is told by the write, as a full disk is */
}

int sa_terminal_close(int exit)
{
    sa_progress_clear();
    if (fflush(stdout) != 0 && !write_error)
        write_error = errno;
    if (!write_error || write_error == EPIPE)
        return exit;
    struct sa_error error = SA_ERROR_INIT;
    sa_error_set(&error, SA_EIO, "cannot write to standard output: %s", strerror(write_error));
    return sa_fail(&error);
}

/* Whatever would act on the terminal becomes "?", so that no name can drive it or be read backwards. Newlines stay where our own
 * texts have them; a line of log is one line. */
static void disarm(char *text, bool one_line)
{
    char *out = text;
    for (size_t step; *text; text += step) {
        step = sa_text_step(text);
        bool bad = *text == '\t' || *text == '\r' || sa_text_unprintable(text);
        if (bad || (*text == '\n' && one_line)) {
            *out++ = bad ? '?' : ' ';
        } else {
            memmove(out, text, step);
            out += step;
        }
    }
    *out = '\0';
}

/* JSON loses nothing: what would act on the terminal is escaped as JSON has it. Only texts in quotes have such characters. */
static int put_document(const char *text)
{
    const char *plain = text;
    for (size_t step; *text; text += step) {
        step = sa_text_step(text);
        if (!sa_text_unprintable(text))
            continue;
        if (fwrite(plain, 1, (size_t)(text - plain), stdout) < (size_t)(text - plain) ||
            printf("\\u%04x", sa_text_code_point(text)) < 0)
            return -1;
        plain = text + step;
    }
    return fputs(plain, stdout);
}

static void terminal_put(FILE *stream, const char *before, const char *after, const char *format,
                         va_list arguments) SA_PRINTF(4, 0);
static void terminal_put(FILE *stream, const char *before, const char *after, const char *format,
                         va_list arguments)
{
    char *text = NULL;
    sa_progress_clear();
    if (vasprintf(&text, format, arguments) < 0)
        return;
    sa_veil_apply(text, strlen(text));
    bool document = stream == stdout && sa_option.json;
    if (!document)
        disarm(text, stream == stderr);
    if ((document ? put_document(text) : fprintf(stream, "%s%s%s", before, text, after)) < 0 &&
        stream == stdout && !write_error)
        write_error = errno;
    free(text);
}

static void put_error(const char *before, const char *after, const char *format, ...) SA_PRINTF(3, 4);
static void put_error(const char *before, const char *after, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    terminal_put(stderr, before, after, format, arguments);
    va_end(arguments);
}

void sa_print(const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    terminal_put(stdout, "", "", format, arguments);
    va_end(arguments);
}

static bool colors_wanted(void)
{
    const char *terminal = getenv("TERM");
    const char *no_color = getenv("NO_COLOR");
    return !sa_option.no_color && !(no_color && *no_color) && isatty(STDOUT_FILENO) && terminal &&
           strcmp(terminal, "dumb") != 0;
}

void sa_print_colored(enum sa_color color, const char *format, ...)
{
    static const char *const start[] = {
        [SA_COLOR_PLAIN] = "",         [SA_COLOR_BOLD] = "\033[1m",    [SA_COLOR_DIM] = "\033[2m",
        [SA_COLOR_RED] = "\033[1;31m", [SA_COLOR_YELLOW] = "\033[33m", [SA_COLOR_GREEN] = "\033[32m",
    };
    bool colored = color != SA_COLOR_PLAIN && colors_wanted();
    va_list arguments;
    va_start(arguments, format);
    terminal_put(stdout, colored ? start[color] : "", colored ? "\033[0m" : "", format, arguments);
    va_end(arguments);
}

void sa_say(enum sa_color color, const char *format, ...)
{
    char *text = NULL;
    va_list arguments;
    va_start(arguments, format);
    if (vasprintf(&text, format, arguments) < 0)
        text = NULL;
    va_end(arguments);
    if (!text)
        return;
    for (char *end = strchr(text, '\n'); end; end = strchr(end, '\n'))
        *end = ' ';
    if (sa_option.quiet || sa_option.json)
        put_error("", "\n", "%s", text);
    else
        sa_print_colored(color, "%s\n", text);
    free(text);
}

void sa_print_escaped(const char *text)
{
    while (*text) {
        size_t length = strcspn(text, "\t");
        if (length)
            sa_print("%.*s", (int)length, text);
        text += length;
        if (*text++ != '\t')
            break;
        if (fputc('\t', stdout) == EOF && !write_error)
            write_error = errno;
    }
}

void sa_print_one_line(const char *text)
{
    while (*text) {
        size_t length = strcspn(text, "\n");
        sa_print("%.*s%s", (int)length, text, text[length] ? " " : "");
        text += length + (text[length] != '\0');
    }
}

/* Bytes of the first `width` characters. */
static size_t bytes_of(const char *text, size_t width)
{
    size_t bytes = 0;
    for (; text[bytes]; bytes++)
        if (((unsigned char)text[bytes] & 0xC0) != 0x80 && width-- == 0)
            break;
    return bytes;
}

size_t sa_text_width(const char *text)
{
    return sa_text_count(text, strlen(text));
}

int sa_columns(void)
{
    struct winsize size = {0};
    if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) != 0 || size.ws_col < LEAST_COLUMNS)
        return LEAST_COLUMNS;
    return size.ws_col < MOST_COLUMNS ? size.ws_col : MOST_COLUMNS;
}

const char *sa_text_cut(const char *text, size_t width)
{
    static char buffers[4][4 * MOST_COLUMNS + 4];
    static unsigned next;
    if (sa_text_width(text) <= width || !isatty(STDOUT_FILENO))
        return text;
    char *out = buffers[next++ % 4];
    size_t kept = width > MOST_COLUMNS ? MOST_COLUMNS : width;
    snprintf(out, sizeof buffers[0], "%.*s…", (int)bytes_of(text, kept - 1), text);
    return out;
}

void sa_print_wrapped(int indent, int column, const char *text)
{
    while (*text) {
        int length = (int)strcspn(text, " \n");
        int width = (int)sa_text_count(text, (size_t)length);
        if (width) {
            bool full = column > indent && column + 1 + width > sa_columns();
            if (full)
                sa_print("\n");
            int start = full || column < indent ? indent : column + (column > indent);
            sa_print("%*s%.*s", start - (full ? 0 : column), "", length, text);
            column = start + width;
        }
        text += length;
        if (*text == '\n') {
            sa_print("\n");
            column = 0;
        }
        text += *text != '\0';
    }
    sa_print("\n");
}

int sa_fail(const struct sa_error *error)
{
    static const enum sa_exit exits[] = {
        [SA_OK] = SA_EXIT_FAILED, /* a failure without a reason is one all the same */
        [-SA_ENOMEM] = SA_EXIT_FAILED,     [-SA_EINPUT] = SA_EXIT_USAGE,
        [-SA_EIO] = SA_EXIT_FAILED,        [-SA_ECONNECT] = SA_EXIT_FAILED,
        [-SA_EREFUSED] = SA_EXIT_FAILED,   [-SA_EFORMAT] = SA_EXIT_FAILED,
        [-SA_ECANCELLED] = SA_EXIT_FAILED, [-SA_ECHANGED] = SA_EXIT_INCOMPLETE,
    };
    put_error("syncaudit: ", "\n", "%s", error->message);
    if (*error->advice)
        put_error("", "\n", "%s", error->advice);
    return (int)exits[-error->code];
}

int sa_fail_input(const struct sa_error *error)
{
    int exit = sa_fail(error);
    return error->code == SA_EIO || error->code == SA_EFORMAT ? SA_EXIT_USAGE : exit;
}

void sa_warn(const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    terminal_put(stderr, "syncaudit: warning: ", "\n", format, arguments);
    va_end(arguments);
}

static void on_message(void *payload, enum sa_level level, const char *text)
{
    (void)payload;
    if (level == SA_LEVEL_WARNING)
        sa_warn("%s", text);
    else if (level == SA_LEVEL_NOTICE ? !sa_option.quiet : sa_option.verbose)
        put_error("syncaudit: ", "\n", "%s", text);
}

static void on_progress(void *payload, const char *stage, size_t done, size_t total)
{
    static long long last;
    long long now = sa_time_monotonic_ms();
    (void)payload;
    if (sa_option.quiet || !isatty(STDERR_FILENO) || now - last < REDRAW_MS)
        return;
    fprintf(stderr, "\r\033[K%s %zu of %zu", stage, done, total);
    fflush(stderr);
    progress_shown = true;
    last = now;
}

void sa_progress_clear(void)
{
    if (!progress_shown)
        return;
    fputs("\r\033[K", stderr);
    fflush(stderr);
    progress_shown = false;
}

/* Only somebody who sits there is asked; an end of input, and Ctrl-C, is a no. */
static bool on_question(void *payload, const char *question)
{
    char answer[16];
    struct pollfd waits[] = {{.fd = STDIN_FILENO, .events = POLLIN},
                             {.fd = sa_signals_descriptor(), .events = POLLIN}};
    (void)payload;
    if (sa_option.quiet || !isatty(STDIN_FILENO) || !isatty(STDERR_FILENO))
        return true;
    put_error("", " [y/N] ", "%s", question);
    fflush(stderr);
    while (poll(waits, 2, -1) < 0 && errno == EINTR && !*sa_signals_flag())
        ;
    ssize_t length = *sa_signals_flag() ? 0 : read(STDIN_FILENO, answer, sizeof answer);
    return length > 0 && (*answer == 'y' || *answer == 'Y');
}

const struct sa_observer *sa_terminal_observer(void)
{
    static struct sa_observer observer = {
        .message = on_message, .progress = on_progress, .agree = on_question};
    observer.cancelled = sa_signals_flag();
    observer.wake_descriptor = sa_signals_descriptor();
    return &observer;
}
