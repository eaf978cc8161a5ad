-- sheet: Marketo use
-- order: 46
-- tab: #5C4EC5
-- summary: What of Marketo reads and writes which field; what stayed unseen is on Coverage
-- only: SELECT 1 FROM marketo_instance_field LIMIT 1
-- freeze: 1
-- column: Marketo field | 26
-- column: Asset type | 18
-- column: Asset id | 14
-- column: Asset | 36
-- column: Place | 16
-- column: Reads or writes | 10
-- column: Active | 9 | yesno
-- column: Workspace | 16
-- column: Program | 26
-- column: Updated | 20
-- column: Object | 14
-- column: API name | 28
-- column: Match | 9
-- column: Link | 16 | link
SELECT u.marketo_field, u.type, u.id, u.asset, u.place, iif(u.writes, 'writes', 'reads'), u.active, u.workspace, u.program, u.updated,
       u.object, u.field, u.match, iif(u.link = '', '', u.link || char(10) || 'Open')
FROM marketo_use u
ORDER BY u.marketo_field COLLATE NOCASE, u.marketo_field, u.active DESC, u.type, u.asset COLLATE NOCASE, u.id, u.token, u.place
