/* Recordings: answers in a file, read and written in this one format.
 *
 * JSON Lines, plain or gzip, UTF-8. The first line says what is recorded:
 *
 *     {"recording":1,"origin":"https://api.example.com","time":"2026-11-23T08:15:00Z"}
 *
 * and every further line is one logical request with its final answer, in any order:
 *
 *     {"method":"GET","path":"/api/v3/books","status":200,"headers":{"content-type":"application/json"},"body":"[…]"}
 *
 * `headers` holds content-type, last-modified and the service's own (struct sa_http_names) where the server sent
 * them, never a cookie, a redirect's target or anything of the request. `body` is the text after
 * decompression and the text gate. Requests that failed are not there. Reading, the last line of a path wins
 * and unknown keys are ignored.
 */
#ifndef SYNCAUDIT_HTTP_RECORDING_H
#define SYNCAUDIT_HTTP_RECORDING_H

#include "http/request.h"
#include "syncaudit/clock.h"
#include "syncaudit/file.h"

struct sa_http_recording;

/* Begins the file and writes its first line; `when` = ISO 8601. */
int sa_http_record_begin(struct sa_file_writer *record, const char *path, const char *origin,
                         const char *when, struct sa_error *error);

/* Appends the answer to a GET of `path`. SA_ENOMEM, or SA_EIO as soon as the file cannot take it. */
int sa_http_record_add(struct sa_file_writer *record, const char *path,
                       const struct sa_http_response *response, sa_http_scrub *scrub, struct sa_error *error);

/* Appends what a part of an answer was, as if it had been asked for alone. Errors as above. */
int sa_http_record_part(struct sa_file_writer *record, const struct sa_http_names *names,
                        const struct sa_http_answer *answer, struct sa_error *error);

/* Opens and indexes a recording: a file, or (with `bytes`) memory borrowed until close. `*origin` is owned by
 * the caller, `recorded_at` has SA_TIME_SIZE bytes. SA_EIO, SA_ENOMEM, or SA_EINPUT with name and line. */
int sa_http_recording_open(struct sa_http_recording **out, const char *name, const char *bytes, size_t length,
                           const struct sa_http_names *names, char **origin, char *recorded_at,
                           struct sa_error *error);

/* The answer it holds, borrowed until the next call; `*response` is NULL where it holds none. SA_EIO, SA_ENOMEM, SA_EINPUT. */
int sa_http_recording_answer(struct sa_http_recording *recording, const struct sa_http_request *request,
                             const struct sa_http_response **response, struct sa_error *error);

void sa_http_recording_close(struct sa_http_recording *recording);

#endif
