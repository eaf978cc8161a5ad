/* Rules of smart lists and campaigns: see read.h. */
#include <string.h>

#include "marketo/read_own.h"

/* A filter or trigger. */
struct rule_filter {
    struct sa_reading reading; /* its step is the rule's name */
    const char *place;
    const char *name;
    const char *object; /* whose fields its conditions are on; "" = a person's */
    bool broken;
};

/* Passes over the first of the words (with | between them) that `text` begins with; NULL if it begins with none. */
static const char *rule_behind(const char *text, const char *words)
{
    for (const char *word = words;; word++) {
        size_t length = strcspn(word, "|");
        if (strncasecmp(text, word, length) == 0)
            return text + length;
        word += length;
        if (*word == '\0')
            return NULL;
    }
}

/* Whose object a rule is on, by its name: what Marketo has rules for itself, or else a custom object by its display name. */
static const char *rule_object(const char *name, char custom[SA_READ_NAME + 1])
{
    static const char updated[] = " is Updated| was Updated";
    const char *object = rule_behind(name, "Has |Added to |Was Added to |Removed from |Was Removed from ");
    size_t length;
    custom[0] = '\0';
    if (strncasecmp(name, "Opportunity ", strlen("Opportunity ")) == 0)
        return "opportunity";
    if (rule_behind(name, "Program Member Data"))
        return "program member";
    if (object) {
        length = strlen(object);
    } else {
        object = name;
        for (length = 0; name[length] && !rule_behind(name + length, updated); length++)
            ;
        const char *rest = rule_behind(name + length, updated);
        if (!rest || *rest)
            return "";
    }
    if (strncasecmp(object, "Opportunity", strlen("Opportunity")) == 0)
        return "opportunity";
    if (length == 0 || length > SA_READ_NAME ||
        rule_behind(object, "List|Nurture|Microsoft Campaign|SFDC Campaign|Engagement Program|Field Set|Flow|"
                            "Interesting Moment|attended event|asked questions|Activity"))
        return "";
    memcpy(custom, object, length);
    custom[length] = '\0';
    return custom;
}

static int rule_tell(const struct rule_filter *filter, struct sa_mention mention)
{
    mention.place = filter->place;
    return sa_reading_tell(&filter->reading, mention);
}

static struct sa_mention rule_label(const char *object, const char *name, bool broken)
{
    return (struct sa_mention){.place = "",
                               .step = "",
                               .object = object,
                               .named = SA_NAMED_LABEL,
                               .name = name,
                               .unsure = false,
                               .writes = false,
                               .broken = broken};
}

/* A value that names a field. With "contains" it is part of a name, and a token is none. */
static int rule_value_field(const struct rule_filter *filter, const struct sa_json *condition,
                            const struct sa_json *value, bool broken)
{
    const char *name = sa_json_string(value);
    if (!name || strncmp(name, "{{", 2) == 0)
        return SA_OK;
    struct sa_mention mention = rule_label(filter->object, name, broken);
    mention.unsure = !sa_reading_is(sa_reading_text(condition, "operator"), "|is|is not|is any of|equals");
    return rule_tell(filter, mention);
}

/* The fields, or the lists, that a condition's values name: an array, or one alone. */
static int rule_values(const struct rule_filter *filter, const struct sa_json *condition, bool lists,
                       bool broken)
{
    const struct sa_json *values = sa_json_get(condition, "values");
    const struct sa_json *value = sa_json_type(values) == SA_JSON_ARRAY ? sa_json_first(values) : values;
    int rc = SA_OK;
    for (; value && rc == SA_OK; value = value == values ? NULL : sa_json_next(value))
        rc = lists ? sa_reading_link(&filter->reading, "smart list", value)
                   : rule_value_field(filter, condition, value, broken);
    return rc;
}

/* What every activity has, and what a change of values tells of it: no fields of the object. */
static bool rule_is_own(const struct sa_json *condition, const char *name)
{
    const struct sa_json *id = sa_json_get(condition, "activityAttributeId");
    return sa_json_number(id) < 0 || (sa_json_string(id) && sa_json_string(id)[0] == '-') ||
           sa_reading_is(name,
                         "|Date of Activity|Min. Number of Times|Max. Number of Times|New Value|Old Value|"
                         "Previous Value|Reason|Source");
}

/* A condition of a filter on a field: by its number and only that, else by its label. With none of both the filter's name is it. */
static int rule_attribute(const struct rule_filter *filter, const struct sa_json *condition, bool broken,
                          bool *told)
{
    char digits[24];
    const char *name = sa_reading_text(condition, "attributeName");
    const char *inner = *name ? name : sa_reading_text(condition, "activityAttributeName");
    struct sa_mention mention = rule_label("", name, broken);
    if (*filter->object && *inner && !sa_reading_is(inner, filter->name)) {
        *told = true;
        return rule_is_own(condition, inner) ? SA_OK
                                             : rule_tell(filter, rule_label(filter->object, inner, broken));
    }
    if (sa_reading_id(sa_json_get(condition, "attributeId"), digits)) {
        mention.named = SA_NAMED_ID;
        mention.name = digits;
    }
    if (*mention.name == '\0' || sa_reading_is(filter->object, "opportunity|program member"))
        return SA_OK;
    *told = true;
    return rule_tell(filter, mention);
}

/* A condition of a filter on what happened: most are on the activity itself. */
static int rule_activity(const struct rule_filter *filter, const struct sa_json *condition, bool broken,
                         bool *told)
{
    const char *name = sa_reading_text(condition, "activityAttributeName");
    if (*name == '\0')
        name = sa_reading_text(condition, "attributeName");
    if (sa_reading_is(name, SA_READ_NAMES_FIELD)) {
        *told = sa_json_count(sa_json_get(condition, "values")) > 0;
        return rule_values(filter, condition, false, broken);
    }
    if (*filter->object == '\0' || *name == '\0' || sa_reading_is(filter->object, "program member") ||
        rule_is_own(condition, name))
        return SA_OK;
    *told = true;
    return rule_tell(filter, rule_label(filter->object, name, broken));
}

enum rule_kind { RULE_ATTRIBUTE, RULE_ACTIVITY, RULE_UNTOLD, RULE_NO_FIELD, RULE_LISTS, RULE_FIELDS };

static enum rule_kind rule_kind(const struct sa_json *json, const char *name)
{
    const char *type = sa_reading_text(json, "ruleType");
    bool activity = false;
    if (sa_reading_is(name, "Member of Smart List|Not Member of Smart List"))
        return RULE_LISTS;
    if (rule_behind(name, "Member of |Not Member of |Random Sample"))
        return RULE_NO_FIELD;
    if (sa_reading_is(name, "Duplicate Fields"))
        return RULE_FIELDS;
    if (*type)
        return sa_reading_is(type, "Attribute") ? RULE_ATTRIBUTE : RULE_ACTIVITY;
    for (const struct sa_json *condition = sa_json_first(sa_json_get(json, "conditions")); condition;
         condition = sa_json_next(condition)) {
        if (sa_json_get(condition, "attributeId") || sa_json_get(condition, "attributeName"))
            return RULE_ATTRIBUTE;
        activity |=
            sa_json_get(condition, "activityAttributeName") || sa_json_get(condition, "activityAttributeId");
    }
    return activity ? RULE_ACTIVITY : RULE_UNTOLD;
}

static int rule_condition(const struct rule_filter *filter, const struct sa_json *condition,
                          enum rule_kind kind, bool *told)
{
    bool broken = filter->broken || sa_json_boolean(sa_json_get(condition, "isError"));
    bool told_here = false;
    int rc = SA_OK;
    if (kind == RULE_ATTRIBUTE || kind == RULE_UNTOLD)
        rc = rule_attribute(filter, condition, broken, &told_here);
    else if (kind == RULE_ACTIVITY)
        rc = rule_activity(filter, condition, broken, &told_here);
    else if (kind == RULE_LISTS || kind == RULE_FIELDS)
        rc = rule_values(filter, condition, kind == RULE_LISTS, broken);
    *told |= told_here;
    if (rc == SA_OK && broken && !told_here && (kind != RULE_ATTRIBUTE || *filter->object)) {
        *told = true;
        rc = rule_tell(filter, rule_label("", "", true));
    }
    return rc ? rc : sa_reading_strings(&filter->reading, sa_json_get(condition, "values"));
}

static int rule_read(const struct sa_reading *reading, const struct sa_json *json, const char *place)
{
    char custom[SA_READ_NAME + 1];
    struct rule_filter filter = {.reading = *reading,
                                 .place = place,
                                 .name = sa_reading_text(json, "name"),
                                 .object = "",
                                 .broken = sa_json_boolean(sa_json_get(json, "isError"))};
    enum rule_kind kind = rule_kind(json, filter.name);
    bool broken = filter.broken;
    bool told = false;
    int rc = SA_OK;
    if (strlen(filter.name) <= SA_READ_NAME)
        filter.reading.step = filter.name;
    filter.object = rule_object(filter.name, custom);
    for (const struct sa_json *condition = sa_json_first(sa_json_get(json, "conditions"));
         condition && rc == SA_OK; condition = sa_json_next(condition)) {
        broken |= sa_json_boolean(sa_json_get(condition, "isError"));
        rc = rule_condition(&filter, condition, kind, &told);
    }
    if (rc || told)
        return rc;
    if ((kind == RULE_ATTRIBUTE || kind == RULE_UNTOLD) &&
        !sa_reading_is(filter.object, "opportunity|program member")) {
        struct sa_mention mention = rule_label("", filter.name, broken);
        mention.unsure = kind == RULE_UNTOLD;
        return rule_tell(&filter, mention);
    }
    return filter.broken && !sa_json_first(sa_json_get(json, "conditions"))
               ? rule_tell(&filter, rule_label("", "", true))
               : SA_OK;
}

int sa_read_rules(const struct sa_json *rules, const struct sa_mention_sink *sink, struct sa_error *error)
{
    static const char *const kinds[][2] = {{"triggers", "trigger"}, {"filters", "filter"}};
    const struct sa_reading reading = {.sink = sink, .step = "", .error = error};
    int rc = SA_OK;
    if (!rules || (sa_json_type(rules) != SA_JSON_OBJECT && sa_json_type(rules) != SA_JSON_NULL))
        return sa_error_set(error, SA_EFORMAT, "rules are not an object");
    for (size_t i = 0; i < 2; i++)
        for (const struct sa_json *rule = sa_json_first(sa_json_get(rules, kinds[i][0])); rule && rc == SA_OK;
             rule = sa_json_next(rule))
            rc = rule_read(&reading, rule, kinds[i][1]);
    return rc;
}
