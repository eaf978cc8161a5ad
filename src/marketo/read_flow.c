/* Flow steps of campaigns: see read.h. */
#include <string.h>

#include "marketo/read_own.h"

/* Whose field a step changes, by the step's name. */
static const char *flow_object(const char *step)
{
    static const char member[] = "Change Program Member";
    return strncasecmp(step, member, strlen(member)) == 0 ? "program member" : "";
}

/* The field that an attribute's value names; a token is none. */
static int flow_written(const struct sa_reading *reading, const struct sa_json *value)
{
    const char *name = sa_json_string(value);
    if (!name || strncmp(name, "{{", 2) == 0)
        return SA_OK;
    return sa_reading_tell(reading, (struct sa_mention){.place = "flow step",
                                                        .step = "",
                                                        .object = flow_object(reading->step),
                                                        .named = SA_NAMED_ANY,
                                                        .name = name,
                                                        .unsure = false,
                                                        .writes = true,
                                                        .broken = false});
}

static int flow_attribute(const struct sa_reading *reading, const struct sa_json *attribute)
{
    const struct sa_json *value = sa_json_get(attribute, "value");
    int rc = SA_OK;
    if (sa_reading_is(sa_reading_text(attribute, "name"), SA_READ_NAMES_FIELD)) {
        if (sa_json_type(value) != SA_JSON_ARRAY)
            rc = flow_written(reading, value);
        for (const struct sa_json *item = sa_json_first(value); item && rc == SA_OK;
             item = sa_json_next(item))
            rc = flow_written(reading, item);
    }
    return rc ? rc : sa_reading_strings(reading, value);
}

/* What a choice asks: a field, unless it is told that it asks something else. */
static int flow_rule(const struct sa_reading *reading, const struct sa_json *rule)
{
    static const char member[] = "Member of ";
    char digits[24];
    const char *type = sa_reading_text(rule, "ruleType");
    struct sa_mention mention = {.place = "flow choice",
                                 .step = "",
                                 .object = "",
                                 .named = SA_NAMED_LABEL,
                                 .name = sa_reading_text(rule, "name"),
                                 .unsure = *type == '\0',
                                 .writes = false,
                                 .broken = sa_json_boolean(sa_json_get(rule, "isError"))};
    const struct sa_json *values = sa_json_get(rule, "values");
    int rc = SA_OK;
    if (sa_reading_is(mention.name, "Member of Smart List")) {
        for (const struct sa_json *value = sa_json_first(values); value && rc == SA_OK;
             value = sa_json_next(value))
            rc = sa_reading_link(reading, "smart list", value);
    } else if (strncasecmp(mention.name, member, strlen(member)) != 0 && sa_reading_is(type, "|Attribute")) {
        if (sa_reading_id(sa_json_get(rule, "attributeId"), digits)) {
            mention.named = SA_NAMED_ID;
            mention.name = digits;
        }
        rc = sa_reading_tell(reading, mention);
    }
    return rc ? rc : sa_reading_strings(reading, values);
}

static int flow_choice(const struct sa_reading *reading, const struct sa_json *choice)
{
    const struct sa_json *rule = sa_json_get(choice, "rule");
    int rc = sa_json_type(rule) == SA_JSON_OBJECT ? flow_rule(reading, rule) : SA_OK;
    for (const struct sa_json *attribute = sa_json_first(sa_json_get(choice, "attributes"));
         attribute && rc == SA_OK; attribute = sa_json_next(attribute))
        rc = flow_attribute(reading, attribute);
    return rc;
}

static int flow_step(const struct sa_reading *flow, const struct sa_json *step, size_t position)
{
    const char *name = sa_reading_text(step, "activityTypeName");
    struct sa_reading reading = *flow;
    int rc = SA_OK;
    if (strlen(name) <= SA_READ_NAME)
        reading.step = name;
    if (flow->sink->step)
        rc = flow->sink->step(flow->sink->payload, position, reading.step, flow->error);
    for (const struct sa_json *choice = sa_json_first(sa_json_get(step, "stepChoice")); choice && rc == SA_OK;
         choice = sa_json_next(choice))
        rc = flow_choice(&reading, choice);
    return rc;
}

int sa_read_flow(const struct sa_json *flow, const struct sa_mention_sink *sink, struct sa_error *error)
{
    const struct sa_reading reading = {.sink = sink, .step = "", .error = error};
    const struct sa_json *steps = sa_json_type(flow) == SA_JSON_OBJECT ? sa_json_get(flow, "steps") : flow;
    size_t position = 0;
    int rc = SA_OK;
    if (sa_json_type(steps) != SA_JSON_ARRAY)
        return sa_error_set(error, SA_EFORMAT, "steps of the flow are not an array");
    for (const struct sa_json *step = sa_json_first(steps); step && rc == SA_OK; step = sa_json_next(step)) {
        position++;
        if (sa_json_type(step) == SA_JSON_OBJECT)
            rc = flow_step(&reading, step, position);
    }
    return rc;
}
