-- case: over, and not over
-- flags: -#formula-time Lead
-- message: the waiver for formula-time Lead expired on 2026-10-31, and what it was for is gone: accepted
-- severity: medium
-- basis: certain
-- who: both
-- action: Renew or remove these waivers
-- evidence: expired=2026-10-31
-- evidence: findings=0
-- evidence: owner=null
-- evidence: ticket=null
-- ignores: Lead
INSERT INTO an_object (name) VALUES ('Lead');
INSERT INTO a_waiver (rule, object, expires) VALUES
    ('formula-time', 'Lead', '2026-10-31'), ('formula-time', 'Contact', '2026-11-01'), ('formula-link', NULL, NULL);

-- case: with an owner and a ticket
-- flags: -#formula-time
-- evidence: owner=Jo
-- evidence: ticket=T-1
INSERT INTO waiver_given (number, rule, reason, owner, expires, ticket) VALUES (1, 'formula-time', 'accepted', 'Jo', '2026-01-01', 'T-1');
