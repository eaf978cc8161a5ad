/* Readers of what assets of Marketo say of fields: each gets a part of an answer and tells a sink (mention.h) what is in it.
 *
 * They know no account and no database, keep nothing and change nothing. Whatever they are given is hostile: members of a wrong type
 * are passed over, time grows with the text alone, and no depth of it can exhaust the stack (JSON is nested 1000 deep at the most).
 * Names longer than SA_READ_NAME bytes are no field's and are not told.
 *
 * Values of filters, choices, defaults and follow-ups are looked through for tokens and never told, with two exceptions that name
 * something: the value of a condition or attribute called "Attribute", "Attribute Name" or "Score Name" is a field, and that of
 * "Member of Smart List" a list.
 *
 * All return SA_OK, SA_EFORMAT when the whole is not what it should be (nothing has been told then), or what the sink returned. */
#ifndef SYNCAUDIT_MARKETO_READ_H
#define SYNCAUDIT_MARKETO_READ_H

#include "marketo/mention.h"

enum { SA_READ_NAME = 255 };

/* `rules` of a smart list, campaign or program: {filterMatchType, triggers[], filters[]}; JSON's null has none. A trigger that is a
 * string has no conditions, and so no field.
 *
 * A filter on a field is told by attributeId and only that where there is one, else by its label. Activity filters and triggers name
 * fields through the conditions above. Filters on opportunities and custom objects ("Has Car", "Added to Car") tell `object`
 * ("opportunity", "program member", else what the filter calls it: the display name) and labels. A rule that Marketo calls broken and
 * that names no field is told with an empty name. */
int sa_read_rules(const struct sa_json *rules, const struct sa_mention_sink *sink, struct sa_error *error);

/* `flow` of a campaign: {steps[]}, or the steps themselves. Each step is told, its name in Marketo's words ("" where it has none);
 * then what its choices read, what it writes, and its tokens. */
int sa_read_flow(const struct sa_json *flow, const struct sa_mention_sink *sink, struct sa_error *error);

/* Fields of a form: the array, or an object that has it as `fields`. Elements are objects or ids; fieldsets and profiling blocks hold
 * more of them. Rich text and buttons are no fields. Choices are told to the sink's `choice`. */
int sa_read_form(const struct sa_json *fields, const struct sa_mention_sink *sink, struct sa_error *error);

/* Thank-you pages of a form: each `subjectField` within, whatever stands around it, is one that chooses the page. */
int sa_read_thank_you(const struct sa_json *pages, const struct sa_mention_sink *sink,
                      struct sa_error *error);

/* Tokens in a text: {{lead.Label}}, {{company.Label}}, {{member.Label}}, with or without :default=. HTML comments hold none, but for those
 * that Outlook reads (<!--[if mso]>) and those in scripts and styles. A token that is spelled oddly (blanks, a line break, tags within,
 * braces as entities or percent codes, one closing brace, a default that does not end) is unsure; one that is not closed is none.
 * `step` is the filter, trigger or flow step around it, or "". */
int sa_read_text(const char *text, size_t length, const char *step, const struct sa_mention_sink *sink,
                 struct sa_error *error);

/* A script in Velocity: fields of $lead, $company, $OpportunityList, $NAME_cList (the object is NAME_c) and of what the script makes of
 * them (#set, #foreach), in every notation; $TriggerObject is unsure, since a campaign decides what it is. Comments, #[[ ]]# and single-quoted
 * strings are not evaluated, unless the script has #evaluate or the render tool: then such strings are, unsurely. What stands behind
 * something that does not end (a comment, a string) is unsure. Tokens outside of comments are told, too. */
int sa_read_velocity(const char *text, size_t length, const struct sa_mention_sink *sink,
                     struct sa_error *error);

/* A token of a program or folder: {type, value}; of type "script text" it is Velocity, else a text. */
int sa_read_token(const struct sa_json *token, const struct sa_mention_sink *sink, struct sa_error *error);

/* The record of an e-mail: subject, fromName, fromEmail, replyEmail and preHeader (strings, or {type, value}), ccFields. */
int sa_read_mail(const struct sa_json *mail, const struct sa_mention_sink *sink, struct sa_error *error);

/* Content of a mail, page, snippet or template, its dynamic content or variables, of whatever shape: tokens of all strings, and links to the
 * snippets and forms it holds. A string is a content, too. */
int sa_read_content(const struct sa_json *content, const struct sa_mention_sink *sink,
                    struct sa_error *error);

/* One of the dependent assets of the custom object with the API name `object`: its usedFields, by REST name. Which asset that is, its assetType
 * and assetId say. */
int sa_read_dependency(const struct sa_json *asset, const char *object, const struct sa_mention_sink *sink,
                       struct sa_error *error);

#endif
