-- What moved in what is filled, where both sides counted: no value is left where there were some, records by a half or more, the
-- filled share by ten points or more.

INSERT INTO diff_found (code, object, attribute, before, after, fields, matters, message)
SELECT 'records-moved', n.object, 'records', b.records, n.records, 0, o.fields_sync,
       printf('%,d records, were %,d', n.records, b.records)
FROM now.usage_object n
JOIN before.usage_object b ON b.object = n.object
JOIN diff_object o ON o.object = n.object
WHERE abs(n.records - b.records) * 2 >= max(b.records, 1) AND max(n.records, b.records) >= 1000;

INSERT INTO diff_found (code, object, field, attribute, before, after, matters, message)
SELECT CASE WHEN n.filled = 0 THEN 'field-emptied' ELSE 'fill-moved' END, n.object, n.field, 'fill',
       printf('%d %%', round(100 * b.fill)), printf('%d %%', round(100 * n.fill)), f.syncs,
       printf('%s: %,d of %,d records, were %,d of %,d', f.label, n.filled, n.records, b.filled, b.records)
FROM now.usage_field n
JOIN before.usage_field b ON b.object = n.object AND b.field = n.field AND b.method = n.method
JOIN now.field f ON f.object = n.object AND f.field = n.field
WHERE n.records >= 100 AND b.records >= 100
  AND (abs(n.fill - b.fill) >= 0.1 OR (n.filled = 0 AND b.filled > 0));
