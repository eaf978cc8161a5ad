-- case: what should not leave for Marketo
-- flags: Contact.SSN__c
-- message: ^"SSN" sounds like sensitive data (social security number), and the sync user can see it$
-- severity: high
-- basis: possible
-- who: both
-- action: Decide on sensitive data: hide it from the sync user, or keep it with a reason
-- proposed: hide
-- evidence: kinds=social security number
-- evidence: special=
-- evidence: type=string
-- flags: Contact.Passport__c
-- flags: Contact.Tax_ID__c
-- flags: Contact.Bank_Account__c
-- flags: Contact.Base_Salary__c
-- flags: Contact.Health_Insurance_Id__c
-- flags: Contact.Secret__c
-- message: ^"Secret" is encrypted in Salesforce (credential), and the sync user can see it$
-- severity: high
-- basis: certain
-- ignores: Contact.Tax_Exempt__c
-- ignores: Contact.Bank_Holiday__c
-- ignores: Contact.Taxonomy__c
-- ignores: Contact.Account_Health__c
-- ignores: Contact.Sales_Salutation__c
-- ignores: Contact.Lesson__c
-- ignores: Contact.Passport_Program_Member__c
-- ignores: Contact.Salary_Survey_Sent__c
-- ignores: Contact.Payroll_Software__c
-- ignores: Contact.Password_Reset__c
-- ignores: Contact.Birthdate
-- ignores: Contact.mkto_si__Last_Interesting_Moment__c
INSERT INTO an_object (name) VALUES ('Contact');
INSERT INTO a_field (object, name, label) VALUES
    ('Contact', 'SSN__c', 'SSN'), ('Contact', 'Passport__c', 'Passport Number'), ('Contact', 'Tax_ID__c', 'Tax ID'),
    ('Contact', 'Bank_Account__c', 'Bank Account'), ('Contact', 'Base_Salary__c', 'Base Salary'),
    ('Contact', 'Health_Insurance_Id__c', 'Health insurance id'), ('Contact', 'Tax_Exempt__c', 'Tax Exempt'),
    ('Contact', 'Bank_Holiday__c', 'Bank Holiday'), ('Contact', 'Taxonomy__c', 'Taxonomy'),
    ('Contact', 'Account_Health__c', 'Account Health'), ('Contact', 'Sales_Salutation__c', 'Sales Salutation'),
    ('Contact', 'Lesson__c', 'Lessons learned'), ('Contact', 'Passport_Program_Member__c', 'Passport Program Member'),
    ('Contact', 'Salary_Survey_Sent__c', 'Salary Survey Sent'), ('Contact', 'Payroll_Software__c', 'Payroll Software'),
    ('Contact', 'Password_Reset__c', 'Password Reset Date'), ('Contact', 'Birthdate', 'Birthdate');
INSERT INTO a_field (object, name, type, encrypted) VALUES ('Contact', 'Secret__c', 'encryptedstring', 1);
INSERT INTO a_field (object, name, label) VALUES ('Contact', 'mkto_si__Last_Interesting_Moment__c', 'Passport number entered');

-- case: what the law protects more is named; the type counts
-- flags: Contact.Has_Disability__c
-- message: ^"Has Disability" sounds like sensitive data (disability), GDPR Art. 9 data, and
-- evidence: special=GDPR Art. 9
-- flags: Contact.Child_Date_of_Birth__c
-- message: (children, date of birth)
-- flags: Contact.GenderIdentity
-- ignores: Contact.Password_Last_Updated__c
-- ignores: Contact.Tax_Exempt__c
-- ignores: Contact.Number_of_Tokens__c
-- ignores: Contact.Bank_Account__c
-- ignores: Contact.Credit_Union__c
-- ignores: Contact.Birthdate
INSERT INTO an_object (name) VALUES ('Contact');
INSERT INTO a_field (object, name, type) VALUES
    ('Contact', 'Has_Disability__c', 'boolean'), ('Contact', 'Child_Date_of_Birth__c', 'date'), ('Contact', 'Password_Last_Updated__c', 'datetime'),
    ('Contact', 'Tax_Exempt__c', 'boolean'), ('Contact', 'Number_of_Tokens__c', 'double'), ('Contact', 'Bank_Account__c', 'reference'),
    ('Contact', 'Credit_Union__c', 'string'), ('Contact', 'Birthdate', 'date');
INSERT INTO a_field (object, name, label, type) VALUES ('Contact', 'GenderIdentity', 'Gender Identity', 'picklist');

-- case: what Salesforce classifies counts before a name
-- flags: Contact.Notes__c
-- message: ^"Notes" is classified as Restricted, HIPAA, PII in Salesforce, and the sync user can see it$
-- basis: certain
-- severity: high
-- evidence: classified=Restricted, HIPAA, PII
-- flags: Contact.Group__c
-- message: is classified as GDPR in Salesforce
-- flags: Contact.Level__c
-- message: is classified as Confidential in Salesforce
-- flags: Contact.Gender__c
-- message: is classified as MissionCritical in Salesforce (gender)
-- flags: Contact.Salary__c
-- basis: possible
-- ignores: Contact.SSN__c
-- ignores: Contact.Open__c
-- ignores: Contact.Inside__c
INSERT INTO an_object (name) VALUES ('Contact');
INSERT INTO a_field (object, name, type) VALUES
    ('Contact', 'Notes__c', 'textarea'), ('Contact', 'Group__c', 'string'), ('Contact', 'Level__c', 'string'), ('Contact', 'Gender__c', 'picklist'),
    ('Contact', 'Salary__c', 'currency'), ('Contact', 'SSN__c', 'string'), ('Contact', 'Open__c', 'string'), ('Contact', 'Inside__c', 'string');
INSERT INTO a_definition (object, name, SecurityClassification, ComplianceGroup) VALUES
    ('Contact', 'Notes__c', 'Restricted', 'HIPAA;PII'), ('Contact', 'Group__c', NULL, 'GDPR'), ('Contact', 'Level__c', 'Confidential', NULL),
    ('Contact', 'Gender__c', 'MissionCritical', NULL), ('Contact', 'Salary__c', 'Internal', NULL), ('Contact', 'SSN__c', 'Public', NULL),
    ('Contact', 'Open__c', 'Public', NULL), ('Contact', 'Inside__c', 'Internal', NULL);

-- case: decided on, or in Marketo already
-- flags: Contact.Gender__c
-- message: marketing needs it: salutation
-- severity: low
-- flags: Contact.Religion__c
-- severity: medium
-- flags: Contact.Disability__c
-- message: Marketo has it already
-- severity: medium
-- flags: Contact.Salary__c
-- severity: high
INSERT INTO an_object (name) VALUES ('Contact');
INSERT INTO a_field (object, name, type) VALUES
    ('Contact', 'Gender__c', 'picklist'), ('Contact', 'Religion__c', 'picklist'), ('Contact', 'Disability__c', 'picklist'), ('Contact', 'Salary__c', 'currency');
INSERT INTO a_decision (object, field, needs, why) VALUES ('Contact', 'Gender__c', 'yes', 'salutation'), ('Contact', 'Religion__c', 'no', NULL);
INSERT INTO marketo_field (rest_name, soap_name, label, type) VALUES ('disability', 'Disability__c', 'Disability', 'string');

-- case: the contact's field is told on Contact; what is not synced, and what a package of Marketo holds, is none of it
-- flags: Contact.Religion__c
-- ignores: Account.Religion__pc
-- ignores: Case.Religion__c
INSERT INTO an_object (name) VALUES ('Contact'), ('Account'), ('Case');
INSERT INTO a_field (object, name, type) VALUES ('Contact', 'Religion__c', 'picklist'), ('Account', 'Religion__pc', 'picklist'), ('Case', 'Religion__c', 'picklist');

-- case: one that Marketo uses stays high, is for people to decide, and names its uses; one that it only has is less
-- flags: Lead.Religion__c
-- severity: high
-- message: ; Marketo has it already; used by smart list "Believers" (not active)$
-- proposed: decide
-- flags: Lead.Union_Membership__c
-- severity: medium
-- message: ; Marketo has it already$
-- proposed: hide
-- flags: Lead.Disability__c
-- severity: medium
-- flags: Lead.Salary__c
-- severity: high
INSERT INTO an_object (name) VALUES ('Lead'), ('Contact'), ('Account');
INSERT INTO a_field (object, name) VALUES ('Lead', 'Religion__c'), ('Lead', 'Union_Membership__c');
INSERT INTO a_marketo_field (name) VALUES ('Religion__c'), ('Union_Membership__c');
INSERT INTO an_asset (type, id, name) VALUES ('smart list', '1', 'Believers');
INSERT INTO a_use (type, id, place, name) VALUES ('smart list', '1', 'filter', 'Religion__c');
-- Marketing does not need them; a guess at a use is none that keeps the finding high.
INSERT INTO a_field (object, name, label) VALUES ('Lead', 'Disability__c', 'Disability'), ('Lead', 'Salary__c', 'Salary');
INSERT INTO a_marketo_field (name, label) VALUES ('d', 'Disability'), ('Salary__c', 'Pay');
INSERT INTO a_decision (object, field, needs) VALUES ('Lead', 'Disability__c', 'no'), ('Lead', 'Salary__c', 'no');
INSERT INTO a_use (type, id, place, name) VALUES ('smart list', '1', 'filter', 'd'), ('smart list', '1', 'filter', 'Salary__c');
