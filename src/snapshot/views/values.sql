-- The public views of counted values. Columns are only ever added.

-- Values of country, state and picklist fields. Those that no list has are added up in one row, unless somebody asked to see
-- them (--show-values).
-- Source: values
--     object     text               API name of the object
--     field      text               API name
--     parent     text               of a state the country it stands beside, where values are shown
--     value      text               '' = the values that no list has, together
--     listed     yes/no             an active value of the list; 0 = an inactive one, NULL = not in the list, or there is none
--     different  integer (values)   how many this row stands for
--     records    integer (records)  that have it
CREATE VIEW usage_value AS SELECT object, field, parent, value, listed, different, records FROM field_value;

-- Active campaigns by type and by status of their members.
-- Source: campaign_status
--     type       text                 '' = none
--     label      text                 a status for members; '' = all campaigns of the type
--     campaigns  integer (campaigns)  of the type that have the status
CREATE VIEW campaign_type AS SELECT type, label, campaigns FROM campaign_status;
