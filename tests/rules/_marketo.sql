-- A Marketo instance in few words. The first field of it says that what rules go by was read.
--
--     INSERT INTO a_marketo_field (name, label, soap_name) VALUES ('region', 'Sales Region', 'Region__c');
--     INSERT INTO an_asset (type, id, name) VALUES ('smart campaign', '1', 'Welcome'); -- active, a trigger campaign
--     INSERT INTO a_use (type, id, place, name) VALUES ('smart campaign', '1', 'flow step', 'Region__c'); -- writes

CREATE TEMP VIEW a_marketo_field AS SELECT
    NULL AS object, NULL AS name, NULL AS label, NULL AS type, NULL AS id, NULL AS soap_name, NULL AS updateable, NULL AS crm_managed,
    NULL AS hidden, NULL AS custom
WHERE 0;
CREATE TEMP TRIGGER a_marketo_field_insert INSTEAD OF INSERT ON a_marketo_field
BEGIN
    INSERT OR IGNORE INTO marketo_instance (address, api_user, oldest) VALUES ('https://123-ABC-456.mktorest.com', 'api@example.com', NULL);
    INSERT OR IGNORE INTO coverage (source, status) VALUES
        ('marketo_field_list', 'ok'), ('smart_list', 'ok'), ('smart_campaign', 'ok'), ('form', 'ok'), ('channel', 'ok'),
        ('program_campaign', 'ok');
    INSERT INTO marketo_rest_field (object, name, label, type, id, soap_name, updateable, crm_managed, hidden, custom)
    VALUES (coalesce(NEW.object, 'lead'), NEW.name, coalesce(NEW.label, NEW.name), coalesce(NEW.type, 'string'), NEW.id,
            coalesce(NEW.soap_name, NEW.name), coalesce(NEW.updateable, 1), coalesce(NEW.crm_managed, 1), NEW.hidden, NEW.custom);
END;

CREATE TEMP VIEW an_asset AS SELECT
    NULL AS type, NULL AS id, NULL AS name, NULL AS kind, NULL AS live, NULL AS parent, NULL AS smart_list, NULL AS channel,
    NULL AS campaign
WHERE 0;
CREATE TEMP TRIGGER an_asset_insert INSTEAD OF INSERT ON an_asset
BEGIN
    INSERT INTO marketo_asset (type, id, name, kind, live, parent, smart_list, channel, campaign)
    VALUES (NEW.type, NEW.id, coalesce(NEW.name, NEW.type || ' ' || NEW.id),
            coalesce(NEW.kind, iif(NEW.type = 'smart campaign', 'trigger', '')), coalesce(NEW.live, 1), coalesce(NEW.parent, ''),
            NEW.smart_list, coalesce(NEW.channel, ''), NEW.campaign);
END;

CREATE TEMP VIEW a_use AS SELECT
    NULL AS type, NULL AS id, NULL AS place, NULL AS named, NULL AS name, NULL AS step, NULL AS writes, NULL AS broken
WHERE 0;
CREATE TEMP TRIGGER a_use_insert INSTEAD OF INSERT ON a_use
BEGIN
    INSERT INTO marketo_mention (type, id, place, step, named, name, writes, broken)
    VALUES (NEW.type, NEW.id, NEW.place, coalesce(NEW.step, ''), coalesce(NEW.named, 'any'), NEW.name,
            coalesce(NEW.writes, NEW.place IN ('flow step', 'form field')), coalesce(NEW.broken, 0));
END;
