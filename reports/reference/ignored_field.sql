-- Fields the sync leaves out even when the sync user can see them. object '*' = every object.
-- The same list names the Contact Mailing* fields, which the mapping page maps to the address: that page is followed here.
-- Source: reference
--     object      text  API name; * = every object
--     field       text  API name
--     source      text  where that is written
--     confidence  text  documented, community, inferred
CREATE TEMP TABLE reference_ignored_field (
    object     TEXT NOT NULL,
    field      TEXT NOT NULL,
    source     TEXT NOT NULL,
    confidence TEXT NOT NULL CHECK (confidence IN ('documented', 'community', 'inferred')),
    PRIMARY KEY (field, object)
) WITHOUT ROWID;

INSERT INTO reference_ignored_field
SELECT column1, column2, 'Adobe knowledge base ka-29492', 'documented' FROM (VALUES
    ('*', 'CreatedById'),
    ('*', 'LastActivityDate'),
    ('*', 'LastModifiedDate'),
    ('*', 'LastModifiedById'),
    ('*', 'MasterRecordId'),
    ('*', 'SystemModstamp'),
    ('Account', 'Fax'),
    ('Account', 'Ownership'),
    ('Account', 'Rating'),
    ('Account', 'ShippingCity'),
    ('Account', 'ShippingCountry'),
    ('Account', 'ShippingPostalCode'),
    ('Account', 'ShippingState'),
    ('Account', 'ShippingStreet'),
    ('Account', 'TickerSymbol'),
    ('Contact', 'Name'),
    ('Contact', 'AssistantName'),
    ('Contact', 'AssistantPhone'),
    ('Contact', 'HomePhone'),
    ('Contact', 'LastCURequestDate'),
    ('Contact', 'LastCUUpdateDate'),
    ('Contact', 'OtherCity'),
    ('Contact', 'OtherCountry'),
    ('Contact', 'OtherPhone'),
    ('Contact', 'OtherPostalCode'),
    ('Contact', 'OtherState'),
    ('Contact', 'OtherStreet'),
    ('Contact', 'ReportsToId'));
