-- case: nothing of it was found
-- flags: -#formula-time Lead
-- message: the waiver for formula-time Lead matches no finding: accepted
-- severity: low
-- basis: certain
-- who: both
-- action: Renew or remove these waivers
-- evidence: owner=null
-- evidence: ticket=null
-- flags: -#formula-link:Lead.Age__c
-- flags: -#^Lead\.Old
-- ignores: Lead
-- ignores: Contact
INSERT INTO an_object (name, state) VALUES ('Lead', 'ok'), ('Contact', 'failed');
INSERT INTO a_waiver (rule, object, pattern, fingerprint, expires) VALUES
    ('formula-time', 'Lead', NULL, NULL, NULL), (NULL, NULL, NULL, 'formula-link:Lead.Age__c', NULL),
    (NULL, NULL, '^Lead\.Old', NULL, NULL),
    ('formula-time', 'Contact', NULL, NULL, NULL), (NULL, NULL, NULL, 'formula-time:Contact.Age__c', NULL),
    (NULL, 'Lead', NULL, NULL, '2026-01-01');

-- case: what nothing has the name of
-- flags: -#Laed
-- message: (did you mean Lead?)
-- flags: -#Lead Idnustry
-- message: (did you mean Industry?)
-- flags: -#nothing-like-it
-- message: the waiver for nothing-like-it matches no finding: accepted
-- flags: -#Contact
-- message: ^the waiver for Contact matches no finding: accepted$
INSERT INTO an_object (name) VALUES ('Lead'), ('Contract');
INSERT INTO a_field (object, name) VALUES ('Lead', 'Industry'), ('Lead', 'Website');
INSERT INTO a_waiver (rule, object, field) VALUES (NULL, 'Contact', NULL), (NULL, 'Laed', NULL), (NULL, 'Lead', 'Idnustry'),
    ('nothing-like-it', NULL, NULL);

-- case: with an owner and a ticket
-- flags: -#formula-time
-- evidence: owner=Jo
-- evidence: ticket=T-1
INSERT INTO waiver_given (number, rule, reason, owner, ticket) VALUES (1, 'formula-time', 'accepted', 'Jo', 'T-1');
