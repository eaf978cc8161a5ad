/* Documentation of the public views as Markdown. */
#ifndef SYNCAUDIT_CLI_VIEW_PAGE_H
#define SYNCAUDIT_CLI_VIEW_PAGE_H

#include "syncaudit/public_views.h"

/* Prints the page of all views. */
void sa_view_pages(const struct sa_views *views);

#endif
