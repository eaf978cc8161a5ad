-- case: names and labels of fields nobody uses
-- flags: Lead.COVID_19_Notes__c
-- message: "COVID-19 notes" (COVID_19_Notes__c) sounds like something that is over
-- severity: medium
-- flags: Lead.Phone_do_not_use__c
-- flags: Lead.DEPRECATED_Sector__c
-- flags: Lead.Source_Old__c
-- flags: Lead.Old_Phone__c
-- flags: Lead.zz_Region__c
-- flags: Lead.Segment__c
-- message: "Segment (obsolete)"
-- flags: Lead.Legacy_Id__c
-- flags: Lead.Webinar_Attended__c
-- flags: Lead.Test__c
-- flags: Lead.TEMP_Key__c
-- ignores: Lead.Threshold__c
-- ignores: Lead.Household__c
-- ignores: Lead.Old_Republic_Policy__c
-- ignores: Lead.Test_Score__c
-- ignores: Lead.Windows_Server_2019_Licences__c
-- ignores: Lead.Gold__c
-- ignores: Lead.Temp_Agency__c
-- ignores: Lead.Do_Not_Use_Phone__c
-- ignores: Lead.Hold_Reason__c
-- ignores: Lead.Unused_Seats__c
-- ignores: Lead.Temperature__c
-- ignores: Lead.Legacy_Society_Member__c
-- ignores: Lead.Drug_Test__c
-- ignores: Lead.mkto71_Old__c
-- ignores: Lead.LeadSource
-- ignores: Invoice__c.Old_Status__c
INSERT INTO an_object (name) VALUES ('Lead'), ('Invoice__c');
INSERT INTO a_field (object, name, label) VALUES
    ('Lead', 'COVID_19_Notes__c', 'COVID-19 notes'), ('Lead', 'Phone_do_not_use__c', 'Phone 3'),
    ('Lead', 'DEPRECATED_Sector__c', 'Sector'), ('Lead', 'Source_Old__c', 'Source'), ('Lead', 'Old_Phone__c', 'Old Phone'),
    ('Lead', 'zz_Region__c', 'Region'), ('Lead', 'Segment__c', 'Segment (obsolete)'), ('Lead', 'Legacy_Id__c', 'Legacy Id'),
    ('Lead', 'Webinar_Attended__c', '2019 Webinar Attended'), ('Lead', 'Test__c', 'Test'),
    ('Lead', 'Threshold__c', 'Threshold'), ('Lead', 'Household__c', 'Household'),
    ('Lead', 'Old_Republic_Policy__c', 'Old Republic'), ('Lead', 'Test_Score__c', 'Test Score'),
    ('Lead', 'Windows_Server_2019_Licences__c', 'Windows Server 2019 Licences'), ('Lead', 'Gold__c', 'Gold'), ('Lead', 'Temp_Agency__c', 'Temp Agency'),
    ('Lead', 'Do_Not_Use_Phone__c', 'Do Not Use Phone'), ('Lead', 'Hold_Reason__c', 'Hold Reason'), ('Lead', 'TEMP_Key__c', 'TEMP Key'),
    ('Lead', 'Unused_Seats__c', 'Unused Seats'), ('Lead', 'Temperature__c', 'Temperature'),
    ('Lead', 'Legacy_Society_Member__c', 'Legacy Society Member'), ('Lead', 'Drug_Test__c', 'Drug Test'),
    ('Lead', 'mkto71_Old__c', 'Score (old)'), ('Lead', 'LeadSource', 'Lead Source (do not use)'),
    ('Invoice__c', 'Old_Status__c', 'Old Status');

-- case: what Account shows of Contact is judged on Contact
-- flags: Contact.Old_Phone__c
-- flags: Account.Old_Email__pc
-- ignores: Account.Old_Phone__pc
INSERT INTO an_object (name) VALUES ('Account'), ('Contact');
INSERT INTO a_field (object, name) VALUES ('Contact', 'Old_Phone__c'), ('Account', 'Old_Phone__pc'), ('Account', 'Old_Email__pc');

-- case: a label that was cut at 40 characters, one that was not, a checkbox about its record, a year that is over and one that is not
-- flags: Lead.Cut__c
-- message: ^"Secondary Program of Interest (do not us" (Cut__c) sounds no longer used$
-- evidence: words=do not us
-- flags: Lead.Over__c
-- flags: Lead.Named__c
-- message: sounds replaced by another
-- ignores: Lead.Whole__c
-- ignores: Lead.Deprecated__c
-- ignores: Lead.To_Come__c
-- ignores: Lead.This_Year__c
INSERT INTO an_object (name) VALUES ('Lead');
INSERT INTO a_field (object, name, label, type) VALUES
    ('Lead', 'Cut__c', 'Secondary Program of Interest (do not us', 'string'), ('Lead', 'Whole__c', 'Second Program of Interest (do not us', 'string'),
    ('Lead', 'Deprecated__c', 'Deprecated', 'boolean'), ('Lead', 'Over__c', '2025 Webinar Attended', 'boolean'),
    ('Lead', 'This_Year__c', '2026 Webinar Attended', 'boolean'),
    ('Lead', 'To_Come__c', '2027 Webinar Interest', 'boolean'), ('Lead', 'Named__c', 'Region (superseded)', 'string');

-- case: old enough to be given up, and a day too young
-- flags: Lead.Old_Region__c
-- ignores: Lead.Young_Old_Region__c
INSERT INTO an_object (name) VALUES ('Lead');
INSERT INTO a_field (object, name) VALUES ('Lead', 'Old_Region__c'), ('Lead', 'Young_Old_Region__c');
INSERT INTO setup_field_definition (DurableId, "EntityDefinition.QualifiedApiName", QualifiedApiName) VALUES
    ('Lead.00N000000000001', 'Lead', 'Old_Region__c'), ('Lead.00N000000000002', 'Lead', 'Young_Old_Region__c');
INSERT INTO setup_custom_field (Id, CreatedDate) VALUES
    ('00N000000000001AAA', (SELECT date(started, '-90 days') FROM run)), ('00N000000000002AAA', (SELECT date(started, '-89 days') FROM run));
