-- case: one of each kind
-- flags: Lead#can be seen and ought to be hidden
-- message: 1 field can be seen and ought to be hidden: Secret__c
-- flags: Lead#ought to be visible and cannot be seen
-- message: Shown__c
-- flags: Lead#ought to be editable and cannot be edited
-- message: Title
-- flags: Lead#can be edited and ought to be read-only
-- message: Rating
-- ignores: Contact
INSERT INTO an_object (name) VALUES ('Lead'), ('Contact');
INSERT INTO a_field (object, name, updateable) VALUES ('Lead', 'Secret__c', 0), ('Lead', 'Title', 0), ('Lead', 'Rating', 1),
    ('Lead', 'Phone', 1), ('Contact', 'Title', 1);
INSERT INTO a_definition (object, name) VALUES ('Lead', 'Shown__c'), ('Lead', 'Hidden__c');
INSERT INTO a_container (name, kind) VALUES ('P', 'profile');
INSERT INTO an_object_right VALUES ('P', 'Lead', 'RCE'), ('P', 'Contact', 'RCE');
INSERT INTO a_field_right VALUES ('P', 'Lead', 'Shown__c', 'R'), ('P', 'Lead', 'Title', 'RE'), ('P', 'Lead', 'Rating', 'R'),
    ('P', 'Lead', 'Phone', 'RE'), ('P', 'Contact', 'Title', 'RE');
