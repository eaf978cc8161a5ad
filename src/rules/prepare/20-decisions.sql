-- Decisions as rules and sheets read them: one row per field or action, under the names things have in this snapshot.

-- Salesforce's durable ids of custom fields, where View Setup could read them. Standard fields cannot be renamed.
CREATE TEMP TABLE field_id AS
SELECT "EntityDefinition.QualifiedApiName" AS object, QualifiedApiName AS field, DurableId AS id
FROM setup_field_definition
WHERE DurableId GLOB '*.00N*' AND "EntityDefinition.QualifiedApiName" IS NOT NULL AND QualifiedApiName IS NOT NULL
GROUP BY 1, 2;
CREATE UNIQUE INDEX temp.field_id_field ON field_id (object, field);
CREATE INDEX temp.field_id_id ON field_id (object, id);

-- The columns that are shown on a sheet by themselves. Any other has been added by a person.
CREATE TEMP TABLE decision_own (kind TEXT NOT NULL, title TEXT NOT NULL, PRIMARY KEY (kind, title)) WITHOUT ROWID;
INSERT INTO decision_own VALUES
    ('field', 'Marketing needs it'), ('field', 'Why synced'), ('field', 'Marketing contact'),
    ('field', 'Salesforce answer'), ('field', 'Salesforce reason'), ('field', 'Salesforce contact'), ('field', 'Review by'),
    ('action', 'Status'), ('action', 'Done by'), ('action', 'Date'), ('action', 'Ticket'), ('action', 'Reason'),
    ('action', 'Review by');

-- Values side by side. `added` is a JSON object of the added ones: c<position of the column> to value.
-- A day to review by counts when it can be read; `day` is NULL otherwise.
CREATE TEMP TABLE decision_wide AS
SELECT r.number, r.object, r.field, r.action, r.field_id, r.changed,
       coalesce(max(CASE v.title WHEN 'Marketing needs it' THEN v.value END), '') AS needs,
       coalesce(max(CASE v.title WHEN 'Why synced' THEN v.value END), '') AS why,
       coalesce(max(CASE v.title WHEN 'Marketing contact' THEN v.value END), '') AS marketing_contact,
       coalesce(max(CASE v.title WHEN 'Salesforce answer' THEN v.value END), '') AS answer,
       coalesce(max(CASE v.title WHEN 'Salesforce reason' THEN v.value END), '') AS answer_reason,
       coalesce(max(CASE v.title WHEN 'Salesforce contact' THEN v.value END), '') AS salesforce_contact,
       coalesce(max(CASE v.title WHEN 'Review by' THEN v.value END), '') AS review_by,
       coalesce(max(CASE v.title WHEN 'Status' THEN v.value END), '') AS status,
       coalesce(max(CASE v.title WHEN 'Done by' THEN v.value END), '') AS done_by,
       coalesce(max(CASE v.title WHEN 'Date' THEN v.value END), '') AS date,
       coalesce(max(CASE v.title WHEN 'Ticket' THEN v.value END), '') AS ticket,
       coalesce(max(CASE v.title WHEN 'Reason' THEN v.value END), '') AS reason,
       max(CASE WHEN v.title = 'Review by' AND substr(v.value, 11, 1) IN ('', ' ', 'T') -- 30 February becomes 2 March
                 AND date(substr(v.value, 1, 10), '+0 days') = substr(v.value, 1, 10) THEN substr(v.value, 1, 10) END) AS day,
       json_group_object('c' || c.position, v.value) FILTER (WHERE own.title IS NULL) AS added
FROM decision_row r
JOIN decision_value v ON v.number = r.number
JOIN decision_column c ON c.title = v.title
LEFT JOIN decision_own own ON own.kind = iif(r.action = '', 'field', 'action') AND own.title = v.title
GROUP BY r.number;

-- On fields. A field that is no longer there under its name, and has a durable id that is, has been renamed.
-- Source: decisions
--     number              integer (row)  of the decisions
--     object              text           API name of the object
--     field               text           API name today
--     decided_as          text           API name when it was decided
--     needs               text           yes, no; '' = open
--     why                 text           why marketing needs it
--     marketing_contact   text           who said so
--     answer              text           done, refused, …; '' = open
--     answer_reason       text           Salesforce's reason
--     salesforce_contact  text           who answered
--     review_by           text           as it was written
--     day                 date           the same; NULL = it cannot be read
--     overdue             yes/no         the day has passed
--     changed             time           when a value of it last changed
--     added               json           columns that people added: c<position> to value
CREATE TEMP TABLE field_decision AS
SELECT w.number, w.object, coalesce(renamed.field, w.field) AS field, w.field AS decided_as, w.needs, w.why, w.marketing_contact,
       w.answer, w.answer_reason, w.salesforce_contact, w.review_by, w.day, w.day < date(:now) AS overdue, w.changed, w.added
FROM decision_wide w
LEFT JOIN field_id renamed
       ON w.field_id <> '' AND renamed.object = w.object AND renamed.id = w.field_id
      AND NOT EXISTS (SELECT 1 FROM field_id i WHERE i.object = w.object AND i.field = w.field)
      AND NOT EXISTS (SELECT 1 FROM describe_field d WHERE d.object = w.object AND d.name = w.field)
      AND NOT EXISTS (SELECT 1 FROM decision_row other WHERE other.object = w.object AND other.field = renamed.field)
WHERE w.action = ''
GROUP BY w.object, coalesce(renamed.field, w.field);
CREATE UNIQUE INDEX temp.field_decision_name ON field_decision (object, field);

-- On actions: what was signed off. An action that has several places has no object.
-- Source: decisions
--     number     integer (row)  of the decisions
--     action     text           the change
--     object     text           API name; '' = several
--     status     text           done, refused, …
--     done_by    text           who
--     date       text           as it was written
--     ticket     text           where it was agreed
--     reason     text           why it was refused
--     review_by  text           as it was written
--     day        date           the same; NULL = it cannot be read
--     overdue    yes/no         the day has passed
--     changed    time           when a value of it last changed
--     added      json           columns that people added: c<position> to value
CREATE TEMP TABLE action_decision AS
SELECT number, action, object, status, done_by, date, ticket, reason, review_by, day, day < date(:now) AS overdue, changed, added
FROM decision_wide WHERE action <> '';
CREATE UNIQUE INDEX temp.action_decision_name ON action_decision (action, object);

-- Added columns and the kind of rows they are used in.
CREATE TEMP TABLE decision_added AS
SELECT DISTINCT iif(r.action = '', 'field', 'action') AS kind, c.position, v.title
FROM decision_value v
JOIN decision_row r ON r.number = v.number
JOIN decision_column c ON c.title = v.title
WHERE NOT EXISTS (SELECT 1 FROM decision_own own
                  WHERE own.kind = iif(r.action = '', 'field', 'action') AND own.title = v.title);

DROP TABLE decision_wide;
