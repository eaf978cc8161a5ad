-- case: an activity that cannot be edited at all, and one with read-only fields
-- flags: Event
-- message: the sync user can read Event and not edit it
-- severity: low
-- basis: certain
-- who: salesforce
-- action: Give the sync user Edit on activities, or leave task creation to Salesforce
-- evidence: fields=[]
-- evidence: object_edit=false
-- flags: Task
-- message: 2 standard fields of Task can be read and not edited: Description, WhatId
-- ignores: Lead
INSERT INTO an_object (name, updateable) VALUES ('Event', 0), ('Task', 1), ('Lead', 0);
INSERT INTO a_field (object, name, createable, updateable, permissionable) VALUES
    ('Event', 'Location', 0, 0, 1), ('Task', 'Description', 0, 0, 1), ('Task', 'WhatId', 0, 0, 1), ('Task', 'WhoId', 1, 1, 1),
    ('Task', 'IsClosed', 0, 0, 0), ('Task', 'TaskSubtype', 1, 0, 1), ('Task', 'Effort__c', 0, 0, 1),
    ('Lead', 'Title', 0, 0, 1);

-- case: fields nobody could edit do not count
-- flags: Event
-- ignores: Task
-- ignores: Task.IsArchived
-- ignores: Task.Effort__c
INSERT INTO an_object (name, updateable) VALUES ('Event', 0), ('Task', 1);
INSERT INTO a_field (object, name, createable, updateable, permissionable) VALUES
    ('Task', 'WhoId', 1, 1, 1), ('Task', 'IsArchived', 0, 0, 0), ('Task', 'Effort__c', 0, 0, 1);

-- case: one field; fields that nobody sets; an activity that was not described
-- flags: Task
-- message: ^1 standard field of Task can be read and not edited: WhatId$
-- ignores: Event
INSERT INTO an_object (name, updateable, state) VALUES ('Task', 1, 'ok'), ('Event', 0, 'failed');
INSERT INTO a_field (object, name, type, createable, updateable, calculated) VALUES ('Task', 'WhatId', 'reference', 0, 0, 0),
    ('Task', 'Subject', 'string', 0, 1, 0), ('Task', 'Age', 'int', 0, 0, 1), ('Task', 'Place', 'address', 0, 0, 0);
