/* The query of a counting job: see count_job.h. */
#include "salesforce/count_job.h"

#include <string.h>

#include "syncaudit/clock.h"

enum { SAMPLE_SIZE = 200 }; /* records: no page is larger where long texts are asked for */

const char *sa_count_next(const char *name)
{
    return name + strlen(name) + 1;
}

static int write_fields(struct sa_buffer *soql, const struct sa_count_job *job)
{
    const char *name = job->names;
    int rc = SA_OK;
    for (size_t i = 0; i < job->count && rc == SA_OK; i++, name = sa_count_next(name)) {
        if (job->kind == SA_COUNT_RECORDS || job->kind == SA_COUNT_FIELDS)
            rc = sa_buffer_addf(soql, ", COUNT(%s) c%zu", name, i);
        else
            rc = sa_buffer_addf(soql, "%s%s", i ? ", " : "", name);
    }
    return rc;
}

static int write_bound(struct sa_buffer *soql, const char *operator, time_t bound, bool *first)
{
    char text[SA_TIME_SIZE];
    if (!bound)
        return SA_OK;
    sa_time_format(text, bound);
    int rc = sa_buffer_addf(soql, "%sCreatedDate %s %s", *first ? " WHERE " : " AND ", operator, text);
    *first = false;
    return rc;
}

int sa_count_write(struct sa_buffer *soql, const char *object, const struct sa_count_job *job)
{
    static const char records[] = "SELECT COUNT(Id) n, MIN(CreatedDate) o, MAX(CreatedDate) c,"
                                  " MAX(LastModifiedDate) m, MAX(SystemModstamp) s";
    static const char *const begins[SA_COUNT_KINDS] = {
        [SA_COUNT_RECORDS] = records,
        [SA_COUNT_FIELDS] = "SELECT COUNT(Id) n",
        [SA_COUNT_CHECKBOXES] = "SELECT ",
        [SA_COUNT_NOT_NULL] = "SELECT COUNT(Id) n",
        [SA_COUNT_NEWEST] = "SELECT MAX(CreatedDate) c, MAX(LastModifiedDate) m",
        [SA_COUNT_SAMPLE] = "SELECT ",
    };
    bool one = job->kind == SA_COUNT_NOT_NULL || job->kind == SA_COUNT_NEWEST;
    bool first = true;
    int rc = sa_buffer_adds(soql, begins[job->kind]);
    if (rc == SA_OK && !one)
        rc = write_fields(soql, job);
    if (rc == SA_OK && job->kind == SA_COUNT_CHECKBOXES)
        rc = sa_buffer_adds(soql, ", COUNT(Id) n");
    if (rc == SA_OK)
        rc = sa_buffer_addf(soql, " FROM %s", object);
    if (rc == SA_OK && one) {
        rc = sa_buffer_addf(soql, " WHERE %s != null", job->names);
        first = false;
    }
    if (rc == SA_OK)
        rc = write_bound(soql, ">=", job->from, &first);
    if (rc == SA_OK)
        rc = write_bound(soql, "<", job->to, &first);
    if (rc == SA_OK && job->kind == SA_COUNT_CHECKBOXES) {
        rc = sa_buffer_adds(soql, " GROUP BY ");
        if (rc == SA_OK)
            rc = write_fields(soql, job);
    }
    if (rc == SA_OK && job->kind == SA_COUNT_SAMPLE)
        rc = sa_buffer_addf(soql, "%s LIMIT %d", job->from ? " ORDER BY CreatedDate" : "", SAMPLE_SIZE);
    return rc;
}
