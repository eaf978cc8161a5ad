-- case: other types and lengths than documented
-- flags: Lead.mkto71_Acquisition_Date__c
-- message: is of type date; Marketo's set-up page says datetime
-- severity: medium
-- flags: Contact.mkto71_Original_Referrer__c
-- message: holds 80 characters
-- basis: certain
-- who: salesforce
-- action: Give Marketo's fields the documented type and length
-- evidence: type=string
-- evidence: length=80
-- evidence: precision=0
-- evidence: scale=0
-- evidence: documented_type=string
-- evidence: documented_length=255
-- flags: Contact.mkto71_Lead_Score__c
-- message: is Number(3, 0)
-- ignores: Lead.mkto71_Lead_Score__c
-- ignores: Lead.mkto71_Original_Referrer__c
-- ignores: Contact.mkto71_Acquisition_Date__c
-- ignores: Lead.mkto2__Acquisition_Date__c
-- ignores: Account.mkto71_Acquisition_Date__c
INSERT INTO an_object (name) VALUES ('Lead'), ('Contact'), ('Account');
INSERT INTO a_field (object, name, type, length, precision, scale) VALUES
    ('Lead', 'mkto71_Acquisition_Date__c', 'date', 0, 0, 0), ('Contact', 'mkto71_Acquisition_Date__c', 'datetime', 0, 0, 0),
    ('Contact', 'mkto71_Original_Referrer__c', 'string', 80, 0, 0), ('Lead', 'mkto71_Original_Referrer__c', 'string', 255, 0, 0),
    ('Contact', 'mkto71_Lead_Score__c', 'double', 0, 3, 0), ('Lead', 'mkto71_Lead_Score__c', 'double', 0, 10, 0),
    ('Lead', 'mkto2__Acquisition_Date__c', 'date', 0, 0, 0), ('Account', 'mkto71_Acquisition_Date__c', 'date', 0, 0, 0);

-- case: formulas, fields of Sales Insight, and just long enough
-- flags: Lead.mkto71_Acquisition_Date__c
-- ignores: Contact.mkto71_Acquisition_Date__c
-- ignores: Lead.mkto_si__Last_Interesting_Moment__c
-- ignores: Lead.mkto_si__Urgency_Value__c
INSERT INTO an_object (name) VALUES ('Lead'), ('Contact');
INSERT INTO a_field (object, name, type) VALUES ('Lead', 'mkto71_Acquisition_Date__c', 'date'), ('Lead', 'mkto_si__Last_Interesting_Moment__c', 'int'),
    ('Lead', 'mkto_si__Urgency_Value__c', 'int');
INSERT INTO a_field (object, name, type, calculatedFormula) VALUES ('Contact', 'mkto71_Acquisition_Date__c', 'date', 'DATEVALUE(CreatedDate)');
