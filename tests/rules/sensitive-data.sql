-- case: what should not leave for Marketo
-- flags: Contact.SSN__c
-- message: "SSN" sounds like sensitive data
-- severity: medium
-- flags: Contact.Passport__c
-- flags: Contact.Tax_ID__c
-- flags: Contact.Bank_Account__c
-- flags: Contact.Base_Salary__c
-- flags: Contact.Health_Insurance_Id__c
-- flags: Contact.Secret__c
-- message: is encrypted in Salesforce
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
