/* Changes each rule in small ways, and counts the changes that no case of its fixture notices.
 *
 *     slow_mutants [--hints] [--rules DIR] [ID]…
 *
 * Prints what survived, with --hints also the lines of the fixture that would have noticed. Ends with 1 when more than a tenth of
 * a kind survived, or a fixture fails by itself. All changed rules of a fixture are judged together, over the same facts. */
#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "rules/fixture.h"

enum kind { BORDER, CONDITION, SEVERITY, BASIS, WHO, ACTION, EVIDENCE, KINDS };

static const char *const kind_names[KINDS] = {"borders", "conditions", "severity", "basis",
                                              "who",     "action",     "evidence"};

enum { PERCENT_MAX = 10, MUTANTS_MAX = 1000, TOKENS_MAX = 10000 };

struct token {
    int start;
    int length;
    int depth; /* of parentheses and CASE … END */
};

struct mutant {
    enum kind kind;
    char *what;  /* owned: what was changed into what */
    char *hints; /* owned, or NULL */
    bool noticed;
};

/* One rule and what was made of it. */
struct rule_run {
    struct sa_rule_entry entries[MUTANTS_MAX]; /* the first is the rule itself */
    struct mutant mutants[MUTANTS_MAX];        /* beside the entries */
    size_t count;
    struct token tokens[TOKENS_MAX]; /* of its statement */
    int token_count;
    const char *directory; /* of own rules, or NULL */
    bool with_hints;
};

/* ---- the statement in words ---- */

static int quoted_length(const char *at)
{
    int length = 1;
    while (at[length] && (at[length] != *at || at[++length] == *at))
        length++;
    return length;
}

static int token_length(const char *at)
{
    int length = 1;
    if (*at == '\'' || *at == '"')
        return quoted_length(at);
    if (isalnum((unsigned char)*at) || *at == '_' || *at == ':') {
        while (isalnum((unsigned char)at[length]) || at[length] == '_' || at[length] == '.')
            length++;
        return length;
    }
    if (strncmp(at, "->", 2) == 0)
        return at[2] == '>' ? 3 : 2;
    return strchr("<>=!|", *at) && at[1] && strchr("<>=|", at[1]) ? 2 : 1;
}

static const char *statement(const struct rule_run *run)
{
    return run->entries[0].rule.sql;
}

static bool is(const struct rule_run *run, int token, const char *text)
{
    return token >= 0 && token < run->token_count && run->tokens[token].length == (int)strlen(text) &&
           strncasecmp(statement(run) + run->tokens[token].start, text, strlen(text)) == 0;
}

static bool is_one_of(const struct rule_run *run, int token, const char *const *texts)
{
    while (*texts && !is(run, token, *texts))
        texts++;
    return *texts != NULL;
}

static void split(struct rule_run *run)
{
    const char *sql = statement(run);
    int depth = 0;
    run->token_count = 0;
    for (int at = (int)strspn(sql, " \n"); sql[at]; at += (int)strspn(sql + at, " \n")) {
        if (strncmp(sql + at, "--", 2) == 0) {
            at += (int)strcspn(sql + at, "\n");
            continue;
        }
        int token = run->token_count++;
        if (token == TOKENS_MAX)
            abort();
        run->tokens[token] = (struct token){at, token_length(sql + at), depth};
        if (is(run, token, "(") || is(run, token, "CASE"))
            depth++;
        if (is(run, token, ")") || is(run, token, "END"))
            run->tokens[token].depth = --depth;
        at += run->tokens[token].length;
    }
}

/* ---- making mutants ---- */

/* A copy of the rule, to be changed by the caller: `source` is its id, a number, `text` its statement where that is changed. */
static struct sa_rule_entry *add_mutant(struct rule_run *run, enum kind kind, const char *was, int length,
                                        const char *becomes)
{
    size_t number = run->count++;
    struct sa_rule_entry *entry = &run->entries[number];
    if (number == MUTANTS_MAX ||
        asprintf(&run->mutants[number].what, "%.*s -> %s", length, was, becomes) < 0 ||
        asprintf(&entry->source, "%zu", number) < 0)
        abort();
    run->mutants[number].kind = kind;
    entry->text = NULL;
    entry->rule = run->entries[0].rule;
    entry->rule.id = entry->source;
    return entry;
}

/* Another text in the place of the tokens `first` up to `end`. */
static void replace(struct rule_run *run, enum kind kind, int first, int end, const char *text)
{
    const char *sql = statement(run);
    int start = run->tokens[first].start;
    int after = run->tokens[end - 1].start + run->tokens[end - 1].length;
    struct sa_rule_entry *entry = add_mutant(run, kind, sql + start, after - start, text);
    if (asprintf(&entry->text, "%.*s%s%s", start, sql, text, sql + after) < 0)
        abort();
    entry->rule.sql = entry->text;
}

/* The tokens with something around them. */
static void wrap(struct rule_run *run, enum kind kind, int first, int end, const char *before,
                 const char *behind)
{
    int start = run->tokens[first].start;
    int after = run->tokens[end - 1].start + run->tokens[end - 1].length;
    char *text = NULL;
    if (asprintf(&text, "%s%.*s%s", before, after - start, statement(run) + start, behind) < 0)
        abort();
    replace(run, kind, first, end, text);
    free(text);
}

/* A number, or a parameter that is one. */
static bool is_number(const struct rule_run *run, int token)
{
    if (token < 0 || token >= run->token_count)
        return false;
    const char *text = statement(run) + run->tokens[token].start;
    return isdigit((unsigned char)*text) || (*text == ':' && !is(run, token, ":now"));
}

/* Each comparison a little wider and a little narrower. */
static void change_borders(struct rule_run *run)
{
    static const char *const pairs[][2] = {{"<", "<="}, {"<=", "<"}, {">", ">="}, {">=", ">"}};
    for (int i = 0; i < run->token_count; i++)
        for (size_t pair = 0; pair < sizeof pairs / sizeof *pairs; pair++) {
            if (!is(run, i, pairs[pair][0]))
                continue;
            int number = is_number(run, i + 1) ? i + 1 : i - 1;
            replace(run, BORDER, i, i + 1, pairs[pair][1]);
            if (!is_number(run, number))
                continue;
            wrap(run, BORDER, number, number + 1, "(", " + 1)");
            wrap(run, BORDER, number, number + 1, "(", " - 1)");
        }
}

/* Where the clause that begins at `token` ends: at the next one, or with what it stands in. */
static int clause_end(const struct rule_run *run, int token)
{
    static const char *const next[] = {"WHERE", "HAVING", "GROUP", "ORDER", "LIMIT",  "UNION", "WINDOW",
                                       "JOIN",  "LEFT",   "CROSS", "ON",    "EXCEPT", ",",     NULL};
    int end = token + 1;
    while (end < run->token_count && run->tokens[end].depth >= run->tokens[token].depth &&
           (run->tokens[end].depth > run->tokens[token].depth || !is_one_of(run, end, next)))
        end++;
    return end;
}

/* Each term of a clause without effect: true beside an AND, false among ORs. */
static void drop_terms(struct rule_run *run, int clause)
{
    enum { NONE, AND, OR } left = NONE;
    int first = clause + 1;
    int end = clause_end(run, clause);
    bool between = false; /* its AND is none */
    for (int i = first; i <= end; i++) {
        if (i < end && run->tokens[i].depth != run->tokens[clause].depth)
            continue;
        int right = i == end ? NONE : is(run, i, "OR") ? OR : is(run, i, "AND") && !between ? AND : -1;
        between = is(run, i, "BETWEEN") || (between && !is(run, i, "AND"));
        if (right < 0)
            continue;
        bool alternative = (left == OR || right == OR) && left != AND && right != AND;
        wrap(run, CONDITION, first, i, "((", alternative ? ") AND 0)" : ") OR 1)");
        left = right;
        first = i + 1;
    }
}

static void drop_conditions(struct rule_run *run)
{
    static const char *const clauses[] = {"WHERE", "HAVING", "ON", NULL};
    for (int i = 0; i < run->token_count; i++)
        if (is_one_of(run, i, clauses))
            drop_terms(run, i);
}

/* Words of a fixed list, in the header and as literals of the statement, for the next of them. */
struct word {
    enum kind kind;
    const char *word;
    const char *other;
};

static const struct word words[] = {
    {SEVERITY, "critical", "high"}, {SEVERITY, "high", "medium"},   {SEVERITY, "medium", "low"},
    {SEVERITY, "low", "info"},      {SEVERITY, "info", "low"},      {BASIS, "certain", "observed"},
    {BASIS, "observed", "certain"}, {BASIS, "possible", "certain"}, {WHO, "salesforce", "marketo"},
    {WHO, "marketo", "both"},       {WHO, "both", "salesforce"},
};

static const char **header_member(struct sa_rule_entry *entry, enum kind kind)
{
    struct sa_rule *rule = &entry->rule;
    return kind == SEVERITY ? &rule->severity
           : kind == BASIS  ? &rule->basis
           : kind == WHO    ? &rule->who
                            : &rule->action;
}

static void change_words(struct rule_run *run)
{
    char literal[32];
    char other[32];
    for (const struct word *word = words; word < words + sizeof words / sizeof *words; word++) {
        const char *was = *header_member(&run->entries[0], word->kind);
        if (strcmp(was, word->word) == 0)
            *header_member(add_mutant(run, word->kind, was, (int)strlen(was), word->other), word->kind) =
                word->other;
        snprintf(literal, sizeof literal, "'%s'", word->word);
        snprintf(other, sizeof other, "'%s'", word->other);
        for (int i = 0; i < run->token_count; i++)
            if (is(run, i, literal))
                replace(run, word->kind, i, i + 1, other);
    }
}

static void change_action(struct rule_run *run)
{
    static const char other[] = "Do nothing";
    const char *was = run->entries[0].rule.action;
    *header_member(add_mutant(run, ACTION, was, (int)strlen(was), other), ACTION) = other;
    for (int i = 0; i < run->token_count; i++) { /* a sentence that stands alone: THEN 'Let …', 'Let …', */
        const char *text = statement(run) + run->tokens[i].start;
        if (*text == '\'' && isupper((unsigned char)text[1]) &&
            memchr(text, ' ', (size_t)run->tokens[i].length) && !is(run, i - 1, "=") && !is(run, i - 1, "("))
            replace(run, ACTION, i, i + 1, "'Do nothing'");
    }
}

/* Each member of an evidence under another name, and without its value. */
static void change_evidence(struct rule_run *run)
{
    for (int i = 0; i + 1 < run->token_count; i++) {
        if (!is(run, i, "json_object") || !is(run, i + 1, "("))
            continue;
        int depth = run->tokens[i + 1].depth;
        int first = i + 2;
        bool key = true;
        for (int at = first; run->tokens[at - 1].depth > depth || at == first; at++) {
            bool last = run->tokens[at].depth == depth;
            if (!last && (run->tokens[at].depth > depth + 1 || !is(run, at, ",")))
                continue;
            if (at > first)
                replace(run, EVIDENCE, first, at, key ? "'renamed'" : "NULL");
            key = !key;
            first = at + 1;
            if (last)
                break;
        }
    }
}

/* ---- judging them ---- */

/* What the fixture could have said of the rule's own findings to notice a mutant that has the same ones otherwise. */
static const char hints_sql[] =
    "WITH told (rule, place, key, text) AS ("
    " SELECT rule, place, 'severity', severity FROM flagged UNION ALL SELECT rule, place, 'basis', basis FROM flagged"
    " UNION ALL SELECT rule, place, 'who', who FROM flagged UNION ALL SELECT rule, place, 'action', action FROM flagged"
    " UNION ALL SELECT rule, place, 'message', message FROM flagged UNION ALL SELECT rule, place, 'evidence', j.key || '='"
    " || CASE WHEN j.type IN ('true', 'false', 'null') THEN j.type ELSE j.value END FROM flagged, json_each(evidence) j)"
    " SELECT m.rule, o.place, o.key, o.text FROM (SELECT DISTINCT rule, place FROM told) m"
    " JOIN told o ON o.rule = :id AND o.place = m.place WHERE m.rule <> :id"
    " EXCEPT SELECT rule, place, key, text FROM told";

static int read_hints(struct rule_run *run, const char *name, sqlite3 *db, struct sa_error *error)
{
    sqlite3_stmt *select = NULL;
    int rc = sa_sql_prepare(db, &select, hints_sql, error);
    if (rc == SA_OK)
        sa_sql_bind_text(select, ":id", run->entries[0].rule.id);
    while (rc == SA_OK && sqlite3_step(select) == SQLITE_ROW) {
        struct mutant *mutant = &run->mutants[strtoul(sa_sql_text(select, 0), NULL, 10)];
        char *hints = NULL;
        if (asprintf(&hints, "%s    %s | %s | %s: %s\n", mutant->hints ? mutant->hints : "", name,
                     sa_sql_text(select, 1), sa_sql_text(select, 2), sa_sql_text(select, 3)) < 0)
            abort();
        free(mutant->hints);
        mutant->hints = hints;
    }
    sqlite3_finalize(select);
    return rc;
}

static int judged(void *payload, const char *name, sqlite3 *db, struct sa_error *error)
{
    struct rule_run *run = payload;
    const char *id = run->entries[0].rule.id;
    sqlite3_stmt *select = NULL;
    int rc = sa_sql_prepare(db, &select, "SELECT rule, problem FROM fixture_problem", error);
    while (rc == SA_OK && sqlite3_step(select) == SQLITE_ROW) {
        const char *rule = sa_sql_text(select, 0);
        if (strcmp(rule, id) == 0)
            rc = sa_error_set(error, SA_EINPUT, "%s: %s: %s", id, name, sa_sql_text(select, 1));
        else
            run->mutants[strtoul(rule, NULL, 10)].noticed = true;
    }
    sqlite3_finalize(select);
    return rc == SA_OK && run->with_hints ? read_hints(run, name, db, error) : rc;
}

static int refused(void *payload, const char *name, const char *why, struct sa_error *error)
{
    const struct rule_run *run = payload;
    return sa_error_set(error, SA_EINPUT, "%s: %s: its facts are refused: %s", run->entries[0].rule.id, name,
                        why);
}

static int judge(struct rule_run *run, struct sa_error *error)
{
    const struct sa_rules rules = {run->entries, run->count};
    struct sa_fixture fixture = {.rules = &rules, .judged = judged, .refused = refused, .payload = run};
    struct sa_buffer text = SA_BUFFER_INIT(SA_RULE_FILE_MAX);
    char *source = NULL;
    bool found = false;
    int rc = sa_fixture_read(&text, &source, &found, &run->entries[0].rule, run->directory, error);
    fixture.source = source;
    if (rc == SA_OK && found)
        rc = sa_fixture_run(&fixture, text.data, error);
    sa_buffer_release(&text);
    free(source);
    return rc;
}

struct tally {
    size_t made[KINDS];
    size_t survived[KINDS];
};

/* Counts what came of the mutants, prints the survivors, and frees them. */
static void settle(struct rule_run *run, struct tally *tally)
{
    for (size_t i = 1; i < run->count; i++) {
        struct mutant *mutant = &run->mutants[i];
        tally->made[mutant->kind]++;
        tally->survived[mutant->kind] += !mutant->noticed;
        if (!mutant->noticed)
            printf("%s: %s: %s\n%s", run->entries[0].rule.id, kind_names[mutant->kind], mutant->what,
                   mutant->hints ? mutant->hints : "");
        free(run->entries[i].text);
        free(run->entries[i].source);
        free(mutant->what);
        free(mutant->hints);
        *mutant = (struct mutant){0};
    }
}

static int test(struct rule_run *run, const struct sa_rule_entry *entry, struct tally *tally,
                struct sa_error *error)
{
    run->entries[0] = *entry;
    run->count = 1;
    split(run);
    change_borders(run);
    drop_conditions(run);
    change_words(run);
    change_action(run);
    change_evidence(run);
    int rc = judge(run, error);
    settle(run, tally);
    return rc;
}

static int summary(const struct tally *tally)
{
    int exit = 0;
    for (int kind = 0; kind < KINDS; kind++) {
        size_t made = tally->made[kind];
        printf("%-10s %3zu of %4zu survived\n", kind_names[kind], tally->survived[kind], made);
        if (100 * tally->survived[kind] > PERCENT_MAX * made)
            exit = 1;
    }
    return exit;
}

int main(int count, char **arguments)
{
    struct rule_run *run = calloc(1, sizeof *run);
    struct sa_error error = SA_ERROR_INIT;
    struct sa_rules *rules = NULL;
    struct tally tally = {0};
    int first = 1;
    if (!run)
        return 2;
    if (first < count && strcmp(arguments[first], "--hints") == 0)
        run->with_hints = ++first > 1;
    if (first + 1 < count && strcmp(arguments[first], "--rules") == 0)
        run->directory = arguments[(first += 2) - 1];
    int rc = sa_rules_load(&rules, run->directory, &error);
    for (size_t i = 0; rc == SA_OK && i < rules->count; i++) {
        bool chosen = first == count;
        for (int argument = first; argument < count; argument++)
            chosen |= strcmp(arguments[argument], rules->entries[i].rule.id) == 0;
        if (chosen)
            rc = test(run, &rules->entries[i], &tally, &error);
    }
    sa_rules_free(rules);
    free(run);
    if (rc)
        fprintf(stderr, "%s\n", error.message);
    return rc ? 2 : summary(&tally);
}
