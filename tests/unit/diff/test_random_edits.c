/* Random histories of an org, where the list of edits is the oracle: what diff says of two snapshots is what was edited.
 *
 * A snapshot is made from a small model (objects with fields), edited at random and made again. SYNCAUDIT_EDIT_HISTORIES tells how
 * many histories are tried (default 3). */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "diff_fixture.h"
#include "syncaudit/buffer.h"

enum { OBJECTS = 3, FIELDS = 12, VALUES = 4, EDITS = 8, STEPS = 3 };

static const char *const object_names[OBJECTS] = {"Lead", "Contact", "Trip__c"};
static const char *const types[] = {"string", "double", "date", "picklist"};

struct model_field {
    bool there;
    int name; /* F<name>__c */
    int label;
    int type; /* of `types` */
    int length;
    bool editable;
    bool formula;
    unsigned values; /* of a picklist: one bit each */
};

struct model {
    bool there[OBJECTS];
    struct model_field fields[OBJECTS][FIELDS]; /* a field keeps its place, which is what it is */
    int next_name;
};

/* xorshift: the same histories on every machine. */
static uint64_t state_of_chance;
static int chance(int below)
{
    state_of_chance ^= state_of_chance << 13;
    state_of_chance ^= state_of_chance >> 7;
    state_of_chance ^= state_of_chance << 17;
    return (int)(state_of_chance % (uint64_t)below);
}

static void new_field(struct model *model, struct model_field *field)
{
    int type = chance(4);
    *field = (struct model_field){.there = true,
                                  .name = model->next_name++,
                                  .label = chance(2),
                                  .type = type,
                                  .length = type == 0 ? 20 + 20 * chance(4) : 0,
                                  .editable = true,
                                  .values = type == 3 ? 1 + (unsigned)chance(15) : 0};
}

static void begin(struct model *model)
{
    *model = (struct model){.there = {true, true, true}};
    for (int o = 0; o < OBJECTS; o++)
        for (int f = 0; f < FIELDS / 2; f++)
            new_field(model, &model->fields[o][f]);
}

static void edit(struct model *model)
{
    struct model_field *field = &model->fields[chance(OBJECTS)][chance(FIELDS)];
    switch (field->there ? chance(10) : 9) {
    case 0:
        field->there = false;
        break;
    case 1:
        field->label = chance(2);
        break;
    case 2:
        field->length = field->type == 0 && !field->formula ? 20 + 20 * chance(4) : field->length;
        break;
    case 3:
        field->editable = !field->editable;
        break;
    case 4:
        field->values = field->type == 3 ? 1 + (unsigned)chance(15) : 0;
        break;
    case 5:
        field->formula = !field->formula;
        break;
    case 6:
        model->there[2] = !model->there[2]; /* the custom object comes and goes */
        break;
    case 7:
        if (!field->formula) {
            field->type = chance(4);
            field->length = field->type == 0 ? 20 : 0;
            field->values = field->type == 3 ? 1 : 0;
        }
        break;
    case 8:
        field->name = model->next_name++;
        break;
    default:
        if (!field->there)
            new_field(model, field);
    }
}

/* The model in the words of rule fixtures. */
static void write_facts(const struct model *model, struct sa_buffer *out)
{
    for (int o = 0; o < OBJECTS; o++)
        sa_buffer_addf(out, "INSERT INTO an_object (name, state) VALUES ('%s', '%s');", object_names[o],
                       model->there[o] ? "ok" : "not_there");
    for (int o = 0; o < OBJECTS; o++)
        for (int f = 0; f < FIELDS && model->there[o]; f++) {
            const struct model_field *field = &model->fields[o][f];
            if (!field->there)
                continue;
            sa_buffer_addf(
                out,
                "INSERT INTO a_field (object, name, label, type, length, updateable, createable, calculatedFormula)"
                " VALUES ('%s', 'F%d__c', 'Label %d', '%s', %d, %d, %d, %s);",
                object_names[o], field->name, field->label, types[field->type], field->length,
                field->editable && !field->formula, field->editable && !field->formula,
                field->formula ? "'Name'" : "NULL");
            for (int v = 0; v < VALUES; v++)
                if (field->values & 1u << v)
                    sa_buffer_addf(
                        out, "INSERT INTO a_value (object, field, value) VALUES ('%s', 'F%d__c', 'v%d');",
                        object_names[o], field->name, v);
        }
}

/* ---- the oracle: what must be said of two models, worked out without SQL ---- */

static const struct model_field *find(const struct model *model, int object, int name)
{
    for (int f = 0; f < FIELDS; f++)
        if (model->fields[object][f].there && model->fields[object][f].name == name)
            return &model->fields[object][f];
    return NULL;
}

/* Whether two fields are alike enough to be guessed the same under another name. */
static bool alike(const struct model_field *a, const struct model_field *b)
{
    return a->type == b->type && a->label == b->label && a->length == b->length;
}

static int count_alike(const struct model *other, const struct model *own, int object,
                       const struct model_field *field)
{
    int count = 0;
    for (int f = 0; f < FIELDS; f++) {
        const struct model_field *candidate = &other->fields[object][f];
        count += candidate->there && !find(own, object, candidate->name) && alike(candidate, field);
    }
    return count;
}

/* The only field of `other` alone that looks like `field` of `own` alone, if `field` is also the only one that looks like it. */
static const struct model_field *renamed(const struct model *own, const struct model *other, int object,
                                         const struct model_field *field)
{
    for (int f = 0; f < FIELDS; f++) {
        const struct model_field *candidate = &other->fields[object][f];
        if (candidate->there && !find(own, object, candidate->name) && alike(candidate, field) &&
            count_alike(other, own, object, field) == 1 && count_alike(own, other, object, candidate) == 1)
            return candidate;
    }
    return NULL;
}

static void say(struct sa_buffer *out, const char *code, int object, int name)
{
    sa_buffer_addf(out, "%s%s.F%d__c %s", out->length ? "\n" : "", object_names[object], name, code);
}

/* Codes in the order of the alphabet, as the query below sorts them. */
static void say_differences(struct sa_buffer *out, int object, const struct model_field *before,
                            const struct model_field *now)
{
    bool formula = before->formula != now->formula;
    bool type = before->type != now->type;
    if (formula && now->formula)
        say(out, "field-became-formula", object, now->name);
    if (before->label != now->label)
        say(out, "field-label", object, now->name);
    if (!formula && !type && now->length > before->length)
        say(out, "field-lengthened", object, now->name);
    if (formula && !now->formula)
        say(out, "field-no-formula", object, now->name);
    if (!formula && !now->formula && before->editable && !now->editable)
        say(out, "field-read-only", object, now->name);
    if (before->name != now->name)
        say(out, "field-renamed", object, now->name);
    if (!formula && !type && now->length < before->length)
        say(out, "field-shortened", object, now->name);
    if (!formula && type)
        say(out, "field-type", object, now->name);
    if (!formula && !now->formula && !before->editable && now->editable)
        say(out, "field-writable", object, now->name);
    if (type)
        return;
    if (before->values & ~now->values)
        say(out, "picklist-gone", object, now->name);
    if (now->values & ~before->values)
        say(out, "picklist-new", object, now->name);
}

static void say_object(struct sa_buffer *out, int object, const struct model *before, const struct model *now)
{
    int last = before->next_name > now->next_name ? before->next_name : now->next_name;
    if (before->there[object] != now->there[object])
        sa_buffer_addf(out, "%s%s %s", out->length ? "\n" : "", object_names[object],
                       now->there[object] ? "object-visible" : "object-gone");
    for (int name = 0; name < last && before->there[object] && now->there[object]; name++) {
        const struct model_field *old = find(before, object, name);
        const struct model_field *new = find(now, object, name);
        const struct model_field *other = old && !new   ? renamed(before, now, object, old)
                                          : new && !old ? renamed(now, before, object, new)
                                                        : NULL;
        if (old && new)
            say_differences(out, object, old, new);
        else if (new &&other)
            say_differences(out, object, other, new);
        else if (new)
            say(out, "field-visible", object, name);
        else if (old && !other)
            say(out, "field-gone", object, name);
    }
}

static void compare(const struct model *before, const struct model *now)
{
    static const int by_name[OBJECTS] = {1, 0, 2}; /* Contact, Lead, Trip__c */
    struct sa_buffer facts[2] = {SA_BUFFER_INIT(SA_BUFFER_OWN), SA_BUFFER_INIT(SA_BUFFER_OWN)};
    struct sa_buffer expected = SA_BUFFER_INIT(SA_BUFFER_OWN);
    struct diff_fixture fixture;
    write_facts(before, &facts[0]);
    write_facts(now, &facts[1]);
    for (int i = 0; i < OBJECTS; i++)
        say_object(&expected, by_name[i], before, now);
    diff_fixture_open(&fixture, facts[0].data, facts[1].data);
    diff_fixture_run(&fixture);
    test_assert_rows(fixture.now.snapshot,
                     "SELECT object || coalesce('.' || field, '') || ' ' || code FROM change"
                     " WHERE attribute <> 'can_create'"
                     " ORDER BY object, CAST(substr(field, 2) AS INTEGER), code",
                     expected.data);
    diff_fixture_close(&fixture);
    sa_buffer_release(&expected);
    sa_buffer_release(&facts[0]);
    sa_buffer_release(&facts[1]);
}

/* Each step against the one before, the end against the beginning, and everything the other way round. */
static void test_random_histories(void **unused)
{
    const char *wanted = getenv("SYNCAUDIT_EDIT_HISTORIES");
    int histories = wanted ? (int)strtol(wanted, NULL, 10) : 3;
    (void)unused;
    for (int seed = 1; seed <= histories; seed++) {
        struct model steps[STEPS + 1];
        state_of_chance = (uint64_t)seed * 0x9E3779B97F4A7C15u;
        begin(&steps[0]);
        for (int step = 1; step <= STEPS; step++) {
            steps[step] = steps[step - 1];
            for (int i = chance(EDITS); i >= 0; i--)
                edit(&steps[step]);
            compare(&steps[step - 1], &steps[step]);
            compare(&steps[step], &steps[step - 1]);
        }
        compare(&steps[0], &steps[STEPS]);
        compare(&steps[STEPS], &steps[STEPS]);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_random_histories)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
