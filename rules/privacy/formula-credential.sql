-- id: formula-credential
-- title: Formula that gives away a session
-- severity: high
-- category: privacy
-- practice: 7
-- needs: describe
-- catalogue: FLD-39
-- action: Hide formulas that give away a session from the sync user
-- who: salesforce
-- proposed: hide
-- why: $Api.Session_ID and GETSESSIONID() are the session of whoever reads the record: with it anyone can act as that user until it
--   ends. The sync reads every record, so its own session is copied into Marketo, and from there into lists, e-mails and exports.
-- otherwise: A session of Salesforce, a key to the org, is copied into Marketo.
-- fix: Clear Visible for the sync user at once. Then replace the formula: a page or a button can take the session itself.
-- risk: Buttons and pages that use the field go on working for everyone who still sees it.
-- undo: There is none to want: a session id has no place in Marketo.
-- docs: https://help.salesforce.com/s/articleView?id=platform.customize_functions_getsessionid.htm
SELECT object, field,
       printf('%sholds a credential: %s is the session id of whoever reads it, and the sync would copy its own into Marketo',
              coalesce('through ' || formula_through || ' ', ''), formula_detail)
           || coalesce('; used by ' || nullif(u.places, ''), '') AS message,
       json_object('kind', formula_kind, 'credential', formula_detail, 'through', formula_through, 'type', type) AS evidence,
       CASE WHEN u.uses > 0 THEN 'Take formulas that give away a session out of what uses them in Marketo, then hide them' END AS action
FROM synced_field f
LEFT JOIN field_use_count u USING (object, field)
WHERE formula_kind = 'credential' AND NOT contact_copy
