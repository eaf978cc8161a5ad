-- sheet: Errors
-- order: 45
-- tab: #C00000
-- summary: What fails in the sync today, from Marketo's export of sync errors
-- only: SELECT 1 FROM marketo_error_class LIMIT 1
-- freeze: 2
-- column: Code | 34
-- column: Failures | 10 | number
-- column: Share (%) | 9 | number
-- column: Effect | 15
-- column: Object | 18
-- column: Field | 28
-- column: First day | 12
-- column: Last day | 12
-- column: Cause | 40 | wrap
-- column: What mends it | 40 | wrap
-- column: Foretold by rule | 24
-- column: Kinds of text | 9 | number
-- column: Text | 70 | wrap
SELECT e.code,
       e.failures,
       round(100.0 * e.failures / (SELECT sum(failures) FROM marketo_error_class), 1),
       x.title,
       e.object,
       coalesce(e.field, e.named_field),
       e.first_day,
       e.last_day,
       k.cause,
       k.fix,
       nullif(k.rule, ''),
       e.texts,
       e.sample
FROM (SELECT c.code, c.kind, f.object, f.field, f.named_field, sum(c.failures) AS failures,
             count(*) AS texts, min(c.first_day) AS first_day, max(c.last_day) AS last_day, min(c.details) AS sample
      FROM marketo_error_class c JOIN marketo_error_field f ON f.error = c.rowid
      GROUP BY c.code, c.kind, CASE c.code WHEN 'unknown' THEN c.details END, f.object, f.field, f.named_field) AS e
LEFT JOIN reference_error_kind k ON k.kind = e.kind
LEFT JOIN reference_error_effect x ON x.effect = k.effect
ORDER BY e.failures DESC, e.code, e.kind, e.object, e.field, e.named_field, e.sample
