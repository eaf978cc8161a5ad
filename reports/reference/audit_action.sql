-- What entries of the Setup Audit Trail may explain: the beginning of their action, and the changes it can be the cause of.
-- about: field = the sentence names the field's label, object = the object's label, user = the sync user.
-- Salesforce documents neither the actions nor their sentences; both were seen in published lists of admins.
CREATE TEMP TABLE reference_audit_action (
    action TEXT NOT NULL, -- as GLOB sees it
    about  TEXT NOT NULL CHECK (about IN ('field', 'object', 'user')),
    code   TEXT NOT NULL, -- of reference_change, as GLOB sees it
    source TEXT NOT NULL,
    confidence TEXT NOT NULL
);

INSERT INTO reference_audit_action (action, about, code, source, confidence)
SELECT column1, column2, column3, 'published Setup Audit Trail entries', 'community'
FROM (VALUES
    ('createdCF*', 'field', 'field-visible'), ('undeletedCF*', 'field', 'field-visible'),
    ('deletedCF*', 'field', 'field-gone'), ('hardDeletedCF*', 'field', 'field-gone'),
    ('PermSetFlsChanged', 'field', 'field-visible'), ('PermSetFlsChanged', 'field', 'field-gone'),
    ('PermSetFlsChanged', 'field', 'field-read-only'), ('PermSetFlsChanged', 'field', 'field-writable'),
    ('profileFlsChanged*', 'field', 'field-visible'), ('profileFlsChanged*', 'field', 'field-gone'),
    ('profileFlsChanged*', 'field', 'field-read-only'), ('profileFlsChanged*', 'field', 'field-writable'),
    ('changedCFDevName*', 'field', 'field-renamed'), ('changedCFType*', 'field', 'field-type'),
    ('changedCFType*', 'field', 'field-became-formula'), ('changedCFType*', 'field', 'field-no-formula'),
    ('changedCFLength*', 'field', 'field-shortened'), ('changedCFLength*', 'field', 'field-lengthened'),
    ('changedCFScale*', 'field', 'field-number'), ('changedCFFormula*', 'field', 'field-formula'),
    ('changedCFOption*', 'field', 'field-required'), ('changedCFOption*', 'field', 'field-optional'),
    ('changedCFOption*', 'field', 'field-unique'), ('changedCFUnique*', 'field', 'field-unique'),
    ('changedCFFieldHelp*', 'field', 'field-other'), ('changedCFDefault*', 'field', 'field-other'),
    ('changedCF', 'field', 'field-label'), ('changedCFCustom', 'field', 'field-label'),
    ('createdPicklist*', 'field', 'picklist-new'), ('activatedPicklist*', 'field', 'picklist-new'),
    ('changedPicklist*', 'field', 'picklist-*'), ('deletedPicklist*', 'field', 'picklist-gone'),
    ('deactivatePicklist*', 'field', 'picklist-gone'), ('deactivatedPicklist*', 'field', 'picklist-gone'),
    ('PermSetEntityPermChanged', 'object', 'object-*'), ('profileOlpChanged*', 'object', 'object-*'),
    ('createdCustEnt', 'object', 'object-visible'), ('deletedCustEnt', 'object', 'object-gone'),
    ('hardDeletedCustEnt', 'object', 'object-gone'), ('changedCustEntLabel', 'object', 'object-label'),
    ('PermSetAssign*', 'user', 'container-*'), ('PermSetUnassign*', 'user', 'container-*'),
    ('PermSetGroup*ssign', 'user', 'container-*'), ('changedprofileforuser*', 'user', 'container-*'),
    ('PermSetAssign*', 'user', 'permission-*'), ('PermSetUnassign*', 'user', 'permission-*'),
    ('PermSetGroup*ssign', 'user', 'permission-*'), ('changedprofileforuser*', 'user', 'permission-*'),
    ('PermSetAssign*', 'user', 'object-*'), ('PermSetUnassign*', 'user', 'object-*'),
    ('PermSetGroup*ssign', 'user', 'object-*'), ('changedprofileforuser*', 'user', 'object-*'),
    ('PermSetAssign*', 'user', 'field-[vgrw]*'), ('PermSetUnassign*', 'user', 'field-[vgrw]*'),
    ('PermSetGroup*ssign', 'user', 'field-[vgrw]*'), ('changedprofileforuser*', 'user', 'field-[vgrw]*')
);
