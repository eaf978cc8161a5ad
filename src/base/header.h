/* The comment header of an .sql file of ours: lines "-- key: text" above the statement. Rules and sheets are
 * described so. A line that begins with "--   " (three blanks or more) goes on with the text above it.
 *
 *     struct sa_header header = SA_HEADER_INIT(copy_of_the_file);
 *     while ((rc = sa_header_next(&header, path, error)) > 0)
 *         use(header.key, header.text, header.line);
 *     // rc == 0: header.rest is the SELECT, which begins on header.line
 */
#ifndef SYNCAUDIT_BASE_HEADER_H
#define SYNCAUDIT_BASE_HEADER_H

#include <stddef.h>

#include "syncaudit/error.h"

struct sa_header {
    char *rest; /* what has not been read yet; cut into strings in place, so the copy belongs to the caller */
    const char *key; /* letters, digits and '-'; points into the copy */
    char *text;      /* without blanks around it; points into the copy, may be cut further */
    int line; /* of the file, from 1: where the key stands; after the last, the first line of the statement */
    int continued; /* lines that went on with the text just read */
};

#define SA_HEADER_INIT(file_text)                                                                            \
    {                                                                                                        \
        (file_text), "", NULL, 0, 0                                                                          \
    }

/* Reads the next line: 1 = there is one, 0 = the header is over, SA_EINPUT (with source:line) = a comment
 * line that is not "-- key: text". */
int sa_header_next(struct sa_header *header, const char *source, struct sa_error *error);

#endif
