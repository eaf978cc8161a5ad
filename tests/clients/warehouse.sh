#!/usr/bin/env bash
# The script of `fleet load`, run by psql on a real PostgreSQL: what is loaded is what the reports say, twice is once, a run is whole or
# not there, and hostile names are text.
# Takes 15 s.
set -euo pipefail
programs=$(find /usr/lib/postgresql/*/bin -name initdb -printf '%h\n' 2>/dev/null | sort | tail -1)
for tool in psql sqlite3 python3 setpriv; do
    if ! command -v "$tool" >/dev/null || [ -z "$programs" ]; then
        echo "skipped: PostgreSQL's server or $tool is not installed"
        exit 77
    fi
done
work=$(mktemp -d)
cd "$work"
# The server runs as nobody where this is root: it refuses root.
as_nobody=()
[ "$(id -u)" -ne 0 ] || as_nobody=(setpriv --reuid=65534 --regid=65534 --clear-groups)
mkdir cluster socket
[ "$(id -u)" -ne 0 ] || chown 65534:65534 cluster socket
chmod 711 "$work"
end() {
    "${as_nobody[@]}" "$programs/pg_ctl" -D "$work/cluster" -m immediate stop >/dev/null 2>&1 || true
    rm -rf "$work"
}
trap end EXIT
"${as_nobody[@]}" "$programs/initdb" -D cluster -A trust -U loader -E UTF8 --no-sync >init.log 2>&1 || { cat init.log; exit 1; }
"${as_nobody[@]}" "$programs/pg_ctl" -D cluster -w -l "$work/socket/log" \
    -o "-c listen_addresses='' -c unix_socket_directories='$work/socket' -c fsync=off" start >start.log 2>&1 || { cat start.log socket/log; exit 1; }
warehouse() {
    psql -X -q -At -h "$work/socket" -U loader postgres "$@"
}
same() { # WHAT WANTED FOUND
    [ "$2" = "$3" ] || { printf '%s\nwanted: %s\nfound:  %s\n' "$1" "$2" "$3"; exit 1; }
}

# Two orgs, one of them with a hostile name and two runs, one of them of an older version.
"$SYNCAUDIT" demo -q --marketo demo --out audits --format csv,json --now 2026-11-20T08:00:00Z >/dev/null
printf 'Object,API name,Marketing needs it,Why synced,Marketing contact,Review by\nLead,Company,yes,=cmd|x \\. \\q,Jo Doe,2027-01-01\n' >edited.csv
"$SYNCAUDIT" decisions import edited.csv --out audits --now 2026-11-21 >/dev/null 2>&1 || true
"$SYNCAUDIT" demo -q --marketo demo --out audits --format csv,json --now 2026-11-23T08:00:00Z >/dev/null
first=audits/00D5f000000x7y8EAA/2026-11-23T08-00-00Z
other=audits/00D5f0000000001EAA
mkdir -p "$other/2026-11-01T00-00-00Z"
gzip -dc "$SOURCE_DIR/tests/snapshots/2-12c06a70.db.gz" >"$other/2026-11-01T00-00-00Z/snapshot.db"
sqlite3 "$other/2026-11-01T00-00-00Z/snapshot.db" "UPDATE organization SET Id = '00D5f0000000001EAA', Name = 'Two' || char(10) || '\\.' || char(10)
    || '\\! touch $work/owned' || char(9) || '; DROP TABLE run; --'; UPDATE userinfo SET organization_id = '00D5f0000000001EAA'"
# The older org's own run, as the reports have it.
"$SYNCAUDIT" report "$other/2026-11-01T00-00-00Z" -q --format json --now 2026-11-24 >/dev/null

load() {
    "$SYNCAUDIT" fleet load audits -q --to fleet.sql --now 2026-11-24
}
load
same 'first line' '\set ON_ERROR_STOP on' "$(head -1 fleet.sql)"
same "nobody's name" '' "$(grep -o 'Jo Doe' fleet.sql || true)"
warehouse -f fleet.sql
same 'a name that is no command' '' "$(ls owned 2>/dev/null || true)"
same 'runs' '3' "$(warehouse -c 'SELECT count(*) FROM run')"
same 'a hostile name' "$(printf 'Two\n\\.\n\\! touch %s/owned\t; DROP TABLE run; --' "$work")" \
    "$(warehouse -c "SELECT org_name FROM org WHERE org_id = '00D5f0000000001EAA'")"

# What is loaded is what the reports say.
where="org_id = '00D5f000000x7y8EAA' AND snapshot_at = '2026-11-23T08:00:00Z'"
"$SYNCAUDIT" report "$first" -q --format json,csv --now 2026-11-24 >/dev/null
python3 - "$first" >wanted <<'END'
import csv, json, sys
run = json.load(open(sys.argv[1] + '/findings.json'))
for finding in run['findings']:
    print('finding', finding['fingerprint'], finding['rule'], finding['severity'], finding['object'] or '', finding['field'] or '',
          't' if finding['waived'] else 'f', sep='|')
for action in run['actions']:
    print('action', action['rank'], action['severity'], action['who'], action['action'], len(action['findings']), sep='|')
for source in run['coverage']:
    print('coverage', source['source'], source['status'], sep='|')
truth = {'Yes': 't', 'No': 'f', '': ''}
for row in csv.DictReader(open(sys.argv[1] + '/data-dictionary.csv', encoding='utf-8-sig')):
    print('field', row['Object'], row['API name'], row['Label'], row['Type'], row['Synced'], truth[row['Sync user reads']],
          truth[row['Sync user edits']], row['Class'], row['Length'], row['Proposed'], sep='|')
END
{
    warehouse -c "SELECT 'finding', fingerprint, rule, severity, object, field, waived FROM finding WHERE $where"
    warehouse -c "SELECT 'action', rank, severity, who, action, findings FROM action WHERE $where"
    warehouse -c "SELECT 'coverage', source, status FROM coverage WHERE $where"
    warehouse -c "SELECT 'field', object, field, label, type, synced, can_read, can_edit, class, length, proposed FROM field WHERE $where"
} >found
LC_ALL=C sort wanted >wanted.sorted
LC_ALL=C sort found >found.sorted
[ "$(wc -l <wanted)" -gt 500 ] || { echo "only $(wc -l <wanted) rows to compare"; exit 1; }
diff wanted.sorted found.sorted
same 'the older run' "$(python3 -c "import json; print(len(json.load(open('$other/2026-11-01T00-00-00Z/findings.json'))['findings']))")" \
    "$(warehouse -c "SELECT count(*) FROM finding WHERE org_id = '00D5f0000000001EAA'")"
[ "$(warehouse -c "SELECT count(*) FROM marketo_use WHERE $where AND object = 'Lead'")" -gt 10 ] || { echo "no uses"; exit 1; }

# Twice is once, also of two loaders at a time; a run that only one of them has is taken from it.
everything() {
    for table in org run object field finding rule_state action decision coverage metric marketo_use; do
        warehouse -c "SELECT '$table', count(*), coalesce(md5(string_agg(t::text, '' ORDER BY t::text)), '') FROM $table t"
    done
}
everything >before
warehouse -f fleet.sql &
warehouse -f fleet.sql
wait $!
everything >after
diff before after
warehouse -c 'DELETE FROM run WHERE snapshot_at > $$2026-11-22$$' -c 'DELETE FROM field WHERE snapshot_at > $$2026-11-22$$' \
    -c 'DELETE FROM finding WHERE snapshot_at > $$2026-11-22$$'
warehouse -f fleet.sql
everything >after
diff before after
# A script that breaks off in the middle of a run leaves that run out.
warehouse -c 'SET client_min_messages = error' -c 'DROP SCHEMA public CASCADE' -c 'CREATE SCHEMA public'
line=$(grep -n '^COPY load_metric' fleet.sql | tail -1 | cut -d: -f1)
head -n "$((line + 1))" fleet.sql >half.sql
warehouse -f half.sql 2>/dev/null || true
same 'whole runs' '2 2' "$(warehouse -c 'SELECT count(*) FROM run') $(warehouse -c 'SELECT count(DISTINCT (org_id, snapshot_at)) FROM field')"
warehouse -f fleet.sql
everything >after
diff before after

# A loader that is killed leaves whole runs; kills that came too late do not count. SYNCAUDIT_KILLS tells how many.
kills=${SYNCAUDIT_KILLS:-5}
hits=0
tries=0
whole=$(warehouse -c 'SELECT org_id, snapshot_at, count(*) FROM field GROUP BY 1, 2 ORDER BY 1, 2')
while [ "$hits" -lt "$kills" ] && [ "$tries" -lt $((20 * kills)) ]; do
    tries=$((tries + 1))
    warehouse -c 'SET client_min_messages = error' -c 'DROP SCHEMA public CASCADE' -c 'CREATE SCHEMA public'
    warehouse -f fleet.sql >/dev/null 2>&1 &
    loader=$!
    sleep "0.$((RANDOM % 6))$((RANDOM % 10))"
    kill -KILL $loader 2>/dev/null && hits=$((hits + 1))
    wait $loader 2>/dev/null || true
    warehouse -c "SELECT count(*) FROM pg_stat_activity WHERE application_name = 'psql'" >/dev/null
    sleep 0.2
    if [ "$(warehouse -c "SELECT to_regclass('run') IS NOT NULL")" = t ]; then
        warehouse -c 'SELECT f.org_id, f.snapshot_at, count(*) FROM field f JOIN run r USING (org_id, snapshot_at) GROUP BY 1, 2' >left
        grep -vxFf <(echo "$whole") left && { echo "half a run is there"; exit 1; }
        same 'fields without a run' 0 "$(warehouse -c 'SELECT count(*) FROM field f LEFT JOIN run r USING (org_id, snapshot_at) WHERE r.org_id IS NULL')"
    fi
done
[ "$hits" -eq "$kills" ] || { echo "only $hits of $kills kills hit a loader at work"; exit 1; }
warehouse -f fleet.sql
everything >after
diff before after

# The questions of a fleet.
same 'latest' '2' "$(warehouse -c 'SELECT count(*) FROM latest_run')"
same 'a finding is told once' "$(warehouse -c 'SELECT count(DISTINCT (org_id, fingerprint)) FROM finding')" \
    "$(warehouse -c 'SELECT count(*) FROM finding_first_seen')"
same 'silent' '2' "$(warehouse -c 'SELECT count(*) FROM org_silent')"
same 'nothing became visible' '0' "$(warehouse -c 'SELECT count(*) FROM newly_visible')"
[ "$(warehouse -c 'SELECT count(*) FROM field_across_orgs WHERE orgs = 2')" -gt 50 ] || { echo "no field is in both orgs"; exit 1; }
[ "$(warehouse -c 'SELECT count(*) FROM rule_across_orgs WHERE orgs > 0')" -gt 20 ] || { echo "no rule fires"; exit 1; }
# A finding of a rule that did not run later is not gone.
warehouse -c "INSERT INTO finding VALUES ('o', '2026-01-01Z', 'a', 'r', 'high', 2, 'certain', NULL, NULL, 'm', 'both', false),
    ('o', '2026-01-01Z', 'b', 'q', 'high', 2, 'certain', NULL, NULL, 'm', 'both', false)" \
    -c "INSERT INTO run SELECT 'o', t::timestamptz, NULL, NULL, '1', '1', '1', 'default', false, 'Ready', 0, 0, 0, 0, 0, 0, 0, 0, 0
        FROM (VALUES ('2026-01-01Z'), ('2026-01-11Z')) v (t)" \
    -c "INSERT INTO rule_state VALUES ('o', '2026-01-11Z', 'r', 'skipped', 0), ('o', '2026-01-11Z', 'q', 'pass', 0)"
same 'gone' "$(printf 'a|\nb|10')" "$(warehouse -c "SELECT fingerprint, extract(day FROM gone - first_seen) FROM finding_first_seen WHERE org_id = 'o' ORDER BY 1")"
same 'closed in' 'q|10' "$(warehouse -c "SELECT rule, round(days::numeric) FROM time_to_close WHERE org_id = 'o'")"

# Every query of the dashboards and alerts runs; some answer here.
python3 - "$SOURCE_DIR/reports/fleet/dashboards" >queries.sql <<'END'
import glob, json, re, sys, yaml
queries = []
for path in sorted(glob.glob(sys.argv[1] + '/*.json')):
    board = json.load(open(path))
    ids = [panel['id'] for panel in board['panels']]
    assert len(set(ids)) == len(ids) and board['uid'].startswith('syncaudit-'), path
    for panel in board['panels']:
        assert panel['title'] and panel['description'] and panel['datasource']['uid'] == '${datasource}', (path, panel['title'])
        queries.append((path, panel['title'], panel['targets'][0]['rawSql']))
    queries += [(path, one['name'], one['query']) for one in board['templating']['list'] if one['type'] == 'query']
for rule in yaml.safe_load(open(sys.argv[1] + '/alerts.yaml'))['groups'][0]['rules']:
    assert rule['isPaused'] is True
    queries.append(('alerts.yaml', rule['title'], rule['data'][0]['model']['rawSql']))
for path, title, sql in queries:
    sql = re.sub(r'\$__timeFilter\(([^)]*)\)', r"\1 BETWEEN '2026-01-01' AND '2027-01-01'", sql)
    sql = sql.replace('${org:sqlstring}', "'00D5f000000x7y8EAA','00D5f0000000001EAA'").replace('${rule:sqlstring}', "'formula-time','no-edit-for-marketo'")
    assert '$' not in sql, sql
    print(f"SELECT count(*) FROM ({sql}) AS q;")
END
warehouse -v ON_ERROR_STOP=1 -f queries.sql >answers
same 'queries' "$(wc -l <queries.sql)" "$(wc -l <answers)"
[ "$(grep -vc '^0$' answers)" -ge 13 ] || { paste answers queries.sql; exit 1; }
# Retention: a month's last run stays.
warehouse -c "INSERT INTO run SELECT 'o', t::timestamptz, NULL, NULL, '1', '1', '1', 'default', false, 'Ready', 0, 0, 0, 0, 0, 0, 0, 0, 0
    FROM (VALUES ('2025-02-01Z'), ('2025-02-11Z'), ('2025-03-01Z')) v (t)" \
    -c "INSERT INTO metric VALUES ('o', '2025-02-01Z', 'm', 1), ('o', '2025-02-11Z', 'm', 1)"
same 'thinned' '2025-02-01' "$(warehouse -v days=90 -f "$SOURCE_DIR/reports/fleet/warehouse/thin.sql" | sed -n 's/^o|\(2025-..-..\).*/\1/p')"
same 'left' '2025-02-11' "$(warehouse -c "SELECT snapshot_at::date FROM metric WHERE org_id = 'o'")"

# Decisions with names only when asked for; a warehouse of a newer program is left alone.
"$SYNCAUDIT" fleet load audits -q --to - --with-decisions --now 2026-11-24 >named.sql
grep -q 'Jo Doe' named.sql
warehouse -c 'UPDATE schema_version SET version = 2'
if warehouse -f fleet.sql 2>refused; then
    echo "a newer warehouse was loaded"
    exit 1
fi
grep -q 'made by a newer syncaudit' refused
echo "$(wc -l <wanted) rows of one run are as its reports say"
