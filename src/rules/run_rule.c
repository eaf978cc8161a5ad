/* Runs one rule: exactly one SELECT, its parameters, its columns, its rows. */
#include <errno.h>
#include <math.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "rules/run_rule.h"
#include "rules/select.h"
#include "syncaudit/sql.h"
#include "syncaudit/text.h"
#include "syncaudit/vocabulary.h"

/* The columns a rule may give; the first four are required. */
enum column {
    COLUMN_OBJECT,
    COLUMN_FIELD,
    COLUMN_MESSAGE,
    COLUMN_EVIDENCE,
    REQUIRED_COLUMNS,
    COLUMN_SEVERITY = REQUIRED_COLUMNS,
    COLUMN_BASIS,
    COLUMN_SUBJECT,
    COLUMN_ACTION,
    COLUMN_WHO,
    COLUMN_COUNT
};

static const char *const column_names[COLUMN_COUNT] = {
    "object", "field", "message", "evidence", "severity", "basis", "subject", "action", "who",
};

/* Parameter 1 is the fingerprint, 2 the rule, the columns follow in the order above; the last is the rule's category. */
enum {
    PARAMETER_FINGERPRINT = 1,
    PARAMETER_RULE,
    PARAMETER_COLUMNS,
    PARAMETER_CATEGORY = PARAMETER_COLUMNS + COLUMN_COUNT
};

const char sa_rule_insert_finding[] =
    "INSERT INTO finding (fingerprint, rule, object, field, message, evidence, severity, basis, subject, "
    "action, who,"
    " category, severity_rank) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12,"
    " (SELECT rank FROM reference_severity WHERE severity = ?7))";

/* A rule being run. */
struct state {
    struct sa_rule_run *run;
    const struct sa_rule *rule;
    struct sa_rule_outcome *outcome;
    struct sa_error *error;
    sqlite3_stmt *select;
    int column[COLUMN_COUNT]; /* its place in the SELECT, or -1 */
    struct sa_buffer fingerprint;
};

/* Returned instead of an error code when the rule broke: its outcome says how, and the run goes on. */
enum { BROKEN = 1 };

/* Ends the rule as broken: "file:line: text". */
static int broken(struct state *state, int line, const char *format, ...) SA_PRINTF(3, 4);

static int broken(struct state *state, int line, const char *format, ...)
{
    char text[1024];
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(text, sizeof text, format, arguments);
    va_end(arguments);
    state->outcome->status = "error";
    sa_buffer_clear(&state->outcome->reason);
    return sa_buffer_addf(&state->outcome->reason, "%s:%d: %s", state->rule->source, line, text)
               ? sa_error_memory(state->error)
               : BROKEN;
}

/* Line of the file that a place in the SELECT is on; without a place, the line the SELECT begins on. */
static int line_of(const struct sa_rule *rule, int offset)
{
    int line = rule->sql_line;
    for (int i = 0; i < offset && rule->sql[i]; i++)
        line += rule->sql[i] == '\n';
    return line;
}

/* Sorts what SQLite refused into the rule's troubles and the run's own. */
static int failed(struct state *state)
{
    sqlite3 *db = state->run->guard.db;
    int line = line_of(state->rule, sqlite3_error_offset(db));
    if (sqlite3_errcode(db) == SQLITE_AUTH)
        return broken(state, line, "a rule may only read: %s", sqlite3_errmsg(db));
    if (sqlite3_errcode(db) == SQLITE_INTERRUPT && sa_guard_is_late(&state->run->guard))
        return broken(state, line, "stopped after its time limit of %ld ms", state->run->time_limit_ms);
    int rc = sa_sql_error(db, state->error, state->rule->source);
    return rc == SA_EFORMAT ? broken(state, line, "%s", sqlite3_errmsg(db)) : rc;
}

static int run_rule_prepare(struct state *state)
{
    struct sa_select select;
    int code = sa_select_prepare(&select, state->run->guard.db, state->rule->sql);
    state->select = select.statement;
    if (select.wrong)
        return broken(state, line_of(state->rule, select.offset), "a rule %s", select.wrong);
    return code == SQLITE_OK ? SA_OK : failed(state);
}

/* A number binds as a number, so that "records > :limit" compares numbers. */
static int bind_value(sqlite3_stmt *statement, int index, const char *value)
{
    char *end = NULL;
    if (*value == '\0' || value[strspn(value, "0123456789+-.eE")] != '\0')
        return sqlite3_bind_text(statement, index, value, -1, SQLITE_STATIC);
    errno = 0;
    long long whole = strtoll(value, &end, 10);
    if (*end == '\0' && errno == 0)
        return sqlite3_bind_int64(statement, index, whole);
    double number = strtod(value, &end);
    return *end == '\0' && isfinite(number) ? sqlite3_bind_double(statement, index, number)
                                            : sqlite3_bind_text(statement, index, value, -1, SQLITE_STATIC);
}

static const struct sa_rule_parameter *find_parameter(const struct sa_rule *rule, const char *name)
{
    for (size_t i = 0; i < rule->parameter_count; i++)
        if (strcmp(rule->parameters[i].name, name) == 0)
            return &rule->parameters[i];
    return NULL;
}

/* Header and SELECT must agree on the parameters, both ways. */
static int bind(struct state *state)
{
    const struct sa_rule *rule = state->rule;
    int code = SQLITE_OK;
    size_t used = 0;
    for (int i = 1; i <= sqlite3_bind_parameter_count(state->select) && code == SQLITE_OK; i++) {
        const char *name = sqlite3_bind_parameter_name(state->select, i);
        const struct sa_rule_parameter *parameter =
            name && *name == ':' ? find_parameter(rule, name + 1) : NULL;
        if (name && strcmp(name, ":now") == 0)
            code = sqlite3_bind_text(state->select, i, state->run->snapshot_time, -1, SQLITE_STATIC);
        else if (!parameter)
            return broken(state, rule->sql_line, "parameter '%s' is not in the header", name ? name : "?");
        else
            code = bind_value(state->select, i, parameter->value);
        used += parameter != NULL;
    }
    for (size_t i = 0; i < rule->parameter_count && used < rule->parameter_count; i++) {
        char name[256];
        snprintf(name, sizeof name, ":%s", rule->parameters[i].name);
        if (sqlite3_bind_parameter_index(state->select, name) == 0)
            return broken(state, rule->sql_line, "parameter '%s' of the header is not used", name);
    }
    return code == SQLITE_OK ? SA_OK : failed(state);
}

static int find_columns(struct state *state)
{
    for (int i = 0; i < COLUMN_COUNT; i++)
        state->column[i] = -1;
    for (int place = 0; place < sqlite3_column_count(state->select); place++) {
        const char *name = sqlite3_column_name(state->select, place);
        int known = 0;
        while (name && known < COLUMN_COUNT && strcmp(column_names[known], name) != 0)
            known++;
        if (!name || known == COLUMN_COUNT)
            return broken(state, state->rule->sql_line, "column '%s' is not one a rule may give",
                          name ? name : "");
        if (state->column[known] >= 0)
            return broken(state, state->rule->sql_line, "column '%s' is given twice", name);
        state->column[known] = place;
    }
    for (int i = 0; i < REQUIRED_COLUMNS; i++)
        if (state->column[i] < 0)
            return broken(state, state->rule->sql_line, "column '%s' is missing", column_names[i]);
    return SA_OK;
}

static const char *text_of(struct state *state, enum column column)
{
    return state->column[column] < 0 ? "" : sa_sql_text(state->select, state->column[column]);
}

/* Bytes of the columns may come from anywhere: what is no text would end every report, not this rule alone. */
static int check_texts(struct state *state)
{
    for (int place = 0; place < sqlite3_column_count(state->select); place++) {
        bool bytes = sqlite3_column_type(state->select, place) == SQLITE_BLOB;
        const char *text = sa_sql_text(state->select, place);
        if (bytes || !sa_text_is_sound(text, (size_t)sqlite3_column_bytes(state->select, place)))
            return broken(state, state->rule->sql_line, "column '%s' is no text: %s",
                          sqlite3_column_name(state->select, place),
                          bytes ? "a BLOB" : "not UTF-8, or a NUL within");
    }
    return SA_OK;
}

static int make_fingerprint(struct state *state)
{
    const char *object = text_of(state, COLUMN_OBJECT);
    const char *field = text_of(state, COLUMN_FIELD);
    const char *subject = text_of(state, COLUMN_SUBJECT);
    sa_buffer_clear(&state->fingerprint);
    return sa_buffer_addf(&state->fingerprint, "%s%s%s%s%s%s%s", state->rule->id, *object ? ":" : "", object,
                          *field ? "." : "", field, *subject ? "#" : "", subject)
               ? sa_error_memory(state->error)
               : SA_OK;
}

/* What a column is when the rule does not give it. */
static const char *default_of(const struct sa_rule *rule, enum column column)
{
    switch (column) {
    case COLUMN_SEVERITY:
        return rule->severity;
    case COLUMN_BASIS:
        return rule->basis;
    case COLUMN_ACTION:
        return rule->action;
    case COLUMN_WHO:
        return rule->who;
    case COLUMN_EVIDENCE:
        return "{}";
    case COLUMN_SUBJECT:
        return "";
    default:
        return NULL;
    }
}

/* Where a column's value comes from: its place in the SELECT, or -1 = the rule's header. */
static int place_of(const struct state *state, enum column column)
{
    bool settled = column == COLUMN_SEVERITY && state->rule->severity_is_set;
    int place = settled ? -1 : state->column[column];
    return place >= 0 && sqlite3_column_type(state->select, place) != SQLITE_NULL ? place : -1;
}

static int check_severity(struct state *state)
{
    int place = place_of(state, COLUMN_SEVERITY);
    char known[128];
    if (place < 0 || sa_severity_rank(sa_sql_text(state->select, place)))
        return SA_OK;
    sa_text_join(known, sizeof known, sa_severities, ", ", " or ");
    return broken(state, state->rule->sql_line, "row '%s': severity is %s", state->fingerprint.data, known);
}

static int insert_row(struct state *state)
{
    sqlite3_stmt *insert = state->run->insert_finding;
    int rc = check_texts(state);
    if (rc == SA_OK)
        rc = make_fingerprint(state);
    if (rc == SA_OK)
        rc = check_severity(state);
    if (rc)
        return rc;
    sqlite3_bind_text(insert, PARAMETER_FINGERPRINT, state->fingerprint.data, -1, SQLITE_STATIC);
    sqlite3_bind_text(insert, PARAMETER_RULE, state->rule->id, -1, SQLITE_STATIC);
    sqlite3_bind_text(insert, PARAMETER_CATEGORY, state->rule->category, -1, SQLITE_STATIC);
    for (int i = 0; i < COLUMN_COUNT; i++) {
        int place = place_of(state, (enum column)i);
        if (place >= 0)
            sqlite3_bind_value(insert, PARAMETER_COLUMNS + i, sqlite3_column_value(state->select, place));
        else
            sqlite3_bind_text(insert, PARAMETER_COLUMNS + i, default_of(state->rule, (enum column)i), -1,
                              SQLITE_STATIC);
    }
    bool inserted = sa_sql_step(insert, NULL) == SA_OK;
    int code = inserted ? SQLITE_OK : sqlite3_extended_errcode(state->run->guard.db);
    if (code == SQLITE_CONSTRAINT_PRIMARYKEY || code == SQLITE_CONSTRAINT_UNIQUE)
        rc = broken(state, state->rule->sql_line,
                    "two rows have the fingerprint '%s'; a subject can tell them apart",
                    state->fingerprint.data);
    else if ((code & 0xFF) == SQLITE_CONSTRAINT)
        rc = broken(state, state->rule->sql_line, "row '%s': %s", state->fingerprint.data,
                    sqlite3_errmsg(state->run->guard.db));
    else if (!inserted)
        rc = failed(state);
    return rc;
}

static int insert_rows(struct state *state)
{
    struct sa_guard *guard = &state->run->guard;
    int rc = SA_OK;
    int reading = SA_OK;
    while (rc == SA_OK && sa_sql_each(state->select, &reading, NULL)) {
        sa_guard_pause(guard);
        rc = insert_row(state);
        sa_guard_resume(guard);
        state->outcome->findings++;
    }
    return rc == SA_OK && reading ? failed(state) : rc;
}

static int select_and_insert(struct state *state)
{
    sa_guard_close(&state->run->guard, state->run->time_limit_ms);
    int rc = run_rule_prepare(state);
    if (rc == SA_OK)
        rc = bind(state);
    if (rc == SA_OK)
        rc = find_columns(state);
    if (rc == SA_OK)
        rc = insert_rows(state);
    sa_guard_pause(&state->run->guard);
    sqlite3_finalize(state->select);
    return rc;
}

int sa_rule_run(struct sa_rule_run *run, const struct sa_rule *rule, struct sa_rule_outcome *outcome,
                struct sa_error *error)
{
    struct state state = {.run = run,
                          .rule = rule,
                          .outcome = outcome,
                          .error = error,
                          .fingerprint = SA_BUFFER_INIT(SA_BUFFER_OWN)};
    outcome->findings = 0;
    int rc = sa_sql_run(run->guard.db, "SAVEPOINT rule", error);
    if (rc)
        return rc;
    rc = select_and_insert(&state);
    sa_buffer_release(&state.fingerprint);
    if (rc == SA_OK)
        outcome->status = outcome->findings ? "fail" : "pass";
    else
        outcome->findings = 0;
    if (rc < 0)
        return rc; /* the caller rolls the whole run back */
    return sa_sql_run(run->guard.db, rc ? "ROLLBACK TO rule; RELEASE rule" : "RELEASE rule", error);
}
