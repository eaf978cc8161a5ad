-- id: stale-by-status
-- title: Setup says that the field is to go
-- severity: medium
-- basis: certain
-- category: field
-- practice: 2
-- needs: describe setup
-- catalogue: FLD-19
-- action: Decide: keep with a reason, or hide from the sync user
-- who: both
-- proposed: hide
-- param: exempt = '(?i)^mkto' | regular expression of field names left alone
-- why: Field Usage in Setup marks the field as hidden or as one that is about to go. It still becomes a Marketo field for good on the
--   first sync.
-- fix: Clear Visible for the sync user before Sync Fields is pressed, or set Field Usage to Active.
-- risk: A hidden field's values freeze in Marketo: look at "Used By" there first.
-- undo: Tick Visible again; values arrive as records are next updated.
-- docs: https://experienceleague.adobe.com/en/docs/marketo/using/product-docs/crm-sync/salesforce-sync/sfdc-sync-details/hide-a-salesforce-field-from-the-marketo-sync
SELECT f.object, f.field,
       printf('Field Usage is %s',
              CASE d.business_status WHEN 'DeprecateCandidate' THEN 'Deprecate Candidate' ELSE d.business_status END) AS message,
       json_object('business_status', d.business_status) AS evidence
FROM synced_field f JOIN field_definition d ON d.object = f.object AND d.field = f.field
WHERE f.custom AND NOT f.contact_copy AND f.field NOT REGEXP :exempt AND d.business_status IN ('DeprecateCandidate', 'Hidden')
