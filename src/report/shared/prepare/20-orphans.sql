-- Decisions on what this audit does not show, and why that is.
CREATE TEMP TABLE IF NOT EXISTS report_orphan AS
SELECT d.object, d.decided_as AS field, NULL AS action,
       CASE
           WHEN o.object IS NULL THEN 'the object is not visible'
           WHEN o.state <> 'ok' THEN 'the object was not read: ' || replace(o.state, '_', ' ')
           WHEN d.needs = 'no' THEN 'hidden or gone, as decided'
           ELSE 'the field is not visible: hidden, renamed or gone'
       END AS reason,
       d.needs, d.why, d.marketing_contact, d.answer, d.answer_reason, d.salesforce_contact, d.review_by,
       NULL AS status, NULL AS done_by, NULL AS date, NULL AS ticket, NULL AS action_reason, d.added
FROM field_decision d
LEFT JOIN object o ON o.object = d.object
WHERE (d.object, d.field) NOT IN (SELECT object, field FROM report_dictionary)
UNION ALL
SELECT d.object, NULL, d.action,
       CASE WHEN EXISTS (SELECT 1 FROM finding f
                         WHERE f.waived AND f.action = d.action AND (d.object = '' OR d.object = f.object))
            THEN 'its findings are accepted, as decided'
            ELSE 'nothing is left to do here, or it is worded differently now'
       END,
       NULL, NULL, NULL, NULL, NULL, NULL, d.review_by, d.status, d.done_by, d.date, d.ticket, d.reason, d.added
FROM action_decision d
WHERE NOT EXISTS (SELECT 1 FROM action a WHERE a.action = d.action AND coalesce(a.object, '') = d.object);
