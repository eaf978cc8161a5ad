/* Log lines and cancellation: see include/syncaudit/observer.h. */
#include <stdarg.h>
#include <stdio.h>

#include "syncaudit/observer.h"

void sa_observe(const struct sa_observer *observer, enum sa_level level, const char *format, ...)
{
    if (!observer || !observer->message)
        return;
    char text[2048];
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(text, sizeof text, format, arguments);
    va_end(arguments);
    observer->message(observer->payload, level, text);
}

bool sa_observer_cancelled(const struct sa_observer *observer)
{
    return observer && observer->cancelled && *observer->cancelled;
}

bool sa_observer_agrees(const struct sa_observer *observer, const char *question)
{
    return !observer || !observer->agree || observer->agree(observer->payload, question);
}
