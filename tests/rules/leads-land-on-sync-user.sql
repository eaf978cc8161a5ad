-- case: no rule is active
-- flags: Lead
-- message: the sync user owns 5,000 leads, and no lead assignment rule is active
-- severity: medium
-- basis: observed
-- who: salesforce
-- action: Have an assignment rule take every lead that Marketo makes
-- evidence: leads=5000
INSERT INTO coverage (source, object, status) VALUES ('data', '', 'ok'), ('automation', '', 'ok'), ('automation', 'AssignmentRule', 'ok');
INSERT INTO an_object (name) VALUES ('Lead');
INSERT INTO setup_assignment_rule VALUES ('01Q1', 'Old', 'Lead', 0), ('01Q2', 'Cases', 'Case', 1);
INSERT INTO data_count VALUES ('sync user owns of Lead', 'Lead', 5000, NULL);

-- case: one is, and misses them
-- flags: Lead
-- message: the active assignment rule "World" does not take them
INSERT INTO coverage (source, object, status) VALUES ('data', '', 'ok'), ('automation', '', 'ok'), ('automation', 'AssignmentRule', 'ok');
INSERT INTO an_object (name) VALUES ('Lead');
INSERT INTO setup_assignment_rule VALUES ('01Q1', 'World', 'Lead', 1);
INSERT INTO data_count VALUES ('sync user owns of Lead', 'Lead', 5000, NULL);

-- case: rules could not be read
-- ignores: Lead
INSERT INTO coverage (source, object, status) VALUES ('data', '', 'ok'), ('automation', '', 'ok'), ('automation', 'AssignmentRule', 'not_permitted');
INSERT INTO an_object (name) VALUES ('Lead');
INSERT INTO data_count VALUES ('sync user owns of Lead', 'Lead', 5000, NULL);

-- case: just enough
-- flags: Lead
-- message: the sync user owns 100 leads
INSERT INTO coverage (source, object, status) VALUES ('data', '', 'ok'), ('automation', '', 'ok'), ('automation', 'AssignmentRule', 'ok');
INSERT INTO an_object (name) VALUES ('Lead');
INSERT INTO data_count VALUES ('sync user owns of Lead', 'Lead', 100, NULL);

-- case: too few, and another fact
-- ignores: Lead
INSERT INTO coverage (source, object, status) VALUES ('data', '', 'ok'), ('automation', '', 'ok'), ('automation', 'AssignmentRule', 'ok');
INSERT INTO an_object (name) VALUES ('Lead');
INSERT INTO data_count VALUES ('sync user owns of Lead', 'Lead', 99, NULL), ('queue of Lead', 'Lead', 5000, NULL);

-- case: what another source said of the rules counts for nothing
-- ignores: Lead
INSERT INTO coverage (source, object, status) VALUES ('data', '', 'ok'), ('automation', '', 'ok'), ('setup', 'AssignmentRule', 'ok');
INSERT INTO an_object (name) VALUES ('Lead');
INSERT INTO data_count VALUES ('sync user owns of Lead', 'Lead', 5000, NULL);
