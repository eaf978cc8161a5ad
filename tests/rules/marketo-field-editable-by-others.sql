-- case: a profile and a set
-- flags: -
-- message: ^2 profiles or permission sets of other users may edit Marketo's fields on Lead or Contact: profile 'Sales' (1,200 users), permission set 'Leads' (1 user)$
-- severity: low
-- basis: certain
-- who: salesforce
-- action: Make Marketo's fields read-only for everybody but the sync user
-- evidence: names=["Sales","Leads"]
-- evidence: assigned=1201
INSERT INTO coverage (source, object, status) VALUES ('marketo_field_editors', 'PermissionSetAssignment', 'ok');
INSERT INTO setup_marketo_field_editor VALUES ('1', 'X00e', 'Sales', 1200), ('2', 'Leads', NULL, 1), ('3', 'Nobody''s', NULL, 0);

-- case: one
-- flags: -
-- message: ^1 profile or permission set of
INSERT INTO coverage (source, object, status) VALUES ('marketo_field_editors', 'PermissionSetAssignment', 'ok');
INSERT INTO setup_marketo_field_editor VALUES ('2', 'Leads', NULL, 1);

-- case: nobody
-- ignores: -
INSERT INTO coverage (source, object, status) VALUES ('marketo_field_editors', 'PermissionSetAssignment', 'ok');
