-- Countries and states as they were found, with the one spelling they ought to have: place_value.

CREATE TEMP TABLE place_found AS
SELECT v.object, v.field, v.parent, v.value, v.listed, v.records, f.kind, country.country,
       CASE f.kind WHEN 'country' THEN '' ELSE state.state END AS state
FROM usage_value v
JOIN (SELECT column1 AS object, column2 AS field, column3 AS kind
      FROM (VALUES ('Lead', 'Country', 'country'), ('Lead', 'State', 'state'), ('Contact', 'MailingCountry', 'country'),
                   ('Contact', 'MailingState', 'state'), ('Account', 'BillingCountry', 'country'),
                   ('Account', 'BillingState', 'state'))) AS f ON f.object = v.object AND f.field = v.field
LEFT JOIN reference_place_word country
       ON country.word = trim(CASE f.kind WHEN 'country' THEN v.value ELSE v.parent END) AND country.state = ''
LEFT JOIN reference_place_word state ON f.kind = 'state' AND state.word = trim(v.value) AND state.state <> ''
      AND state.country = country.country
WHERE v.value <> '';

-- target: Salesforce's own label where there is a list of them; else the spelling most records of the org have; NULL = not known
-- what is meant.
-- Source: values, describe, reference
--     object    text               API name of the object
--     field     text               API name
--     kind      text               country, state
--     parent    text               of a state the country it stands beside
--     value     text               as it was found
--     listed    yes/no             as in usage_value
--     records   integer (records)  that have it
--     country   text               ISO code; NULL = not known
--     state     text               code; '' of a country, NULL = not known
--     has_list  yes/no             the org has Salesforce's list of them
--     target    text               the spelling it ought to have; NULL = not known
CREATE TEMP TABLE place_value AS
WITH
spelling AS (
    SELECT country, state, value, row_number() OVER (PARTITION BY country, state ORDER BY sum(records) DESC, value) AS place
    FROM place_found WHERE country IS NOT NULL AND state IS NOT NULL GROUP BY country, state, value
),
label AS (
    SELECT c.object, c.field, w.country, w.state, min(c.label) AS label
    FROM describe_picklist_value c JOIN reference_place_word w ON w.word = c.label
    WHERE c.active AND c.field IN ('CountryCode', 'StateCode', 'MailingCountryCode', 'MailingStateCode', 'BillingCountryCode',
                                   'BillingStateCode')
    GROUP BY c.object, c.field, w.country, w.state
)
SELECT p.object, p.field, p.kind, p.parent, p.value, p.listed, p.records, p.country, p.state,
       EXISTS (SELECT 1 FROM describe_field d WHERE d.object = p.object AND d.name = p.field || 'Code') AS has_list,
       coalesce(l.label, s.value) AS target
FROM place_found p
LEFT JOIN label l ON l.object = p.object AND l.field = p.field || 'Code' AND l.country = p.country AND l.state = p.state
LEFT JOIN spelling s ON s.country = p.country AND s.state = p.state AND s.place = 1;
DROP TABLE place_found;
