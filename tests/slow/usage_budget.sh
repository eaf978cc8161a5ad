#!/usr/bin/env bash
# Counting against the simulator: every number is what the simulator says of that field alone, whatever the org refuses on the
# way; nothing is called never filled that has a value; and no budget of calls is overrun.
set -u
export LC_ALL=C SYNCAUDIT_SYNC_TOKEN=any
source_dir=${SOURCE_DIR:-$(cd "$(dirname "$0")/../.." && pwd)}
SYNCAUDIT=${SYNCAUDIT:-$source_dir/build/debug/syncaudit}
SIMULATOR=${SIMULATOR:-$source_dir/build/debug/tests/simulator}
work=$(mktemp -d)
url= # serve sets it
# shellcheck source=tests/sim/serve.sh
. "$source_dir/tests/sim/serve.sh"
trap 'unserve; rm -rf "$work"' EXIT
failed=0
complain() {
    echo "$*"
    failed=1
}

# fetched NAME EXIT ARGUMENTS…: fetches from $url into $work/NAME.db; the exit code must be EXIT.
fetched() {
    local name=$1 expected=$2 exit folder
    shift 2
    : >"$work/log"
    "$SYNCAUDIT" fetch --no-color --sync "$url" --out "$work/$name" "$@" >"$work/folder" 2>"$work/errors"
    exit=$?
    [ "$exit" = "$expected" ] || complain "$name: exit $exit, expected $expected: $(cat "$work/errors")"
    folder=$(tail -1 "$work/folder")
    cp "$folder/snapshot.db" "$work/$name.db"
    requests=$(wc -l <"$work/log")
    queries=$(grep -c '/query?q=SELECT' "$work/log")
}

ask() { # SQL on a snapshot
    sqlite3 "$work/$1.db" "$2"
}

# same NAME OTHER: the numbers one snapshot has are those of the other.
same() {
    local different
    different=$(sqlite3 "$work/$1.db" "ATTACH '$work/$2.db' AS other;
        SELECT object, field, u.filled, o.filled FROM usage_field u JOIN other.usage_field o USING (object, field)
        WHERE u.method IN ('counted', 'true') AND o.method = u.method AND o.filled IS NOT u.filled
        UNION ALL SELECT object, '', u.records, o.records FROM usage_object u JOIN other.usage_object o USING (object)
        WHERE u.records <> o.records")
    [ -z "$different" ] || complain "$1 and $2 differ: $different"
}

command -v sqlite3 >/dev/null || { echo "sqlite3 is missing"; exit 77; }

# 20 objects of 400 fields: what quick mode may ask, and what counting all that can be counted at once would take.
serve wide 20 400 --log "$work/log"
fetched wide 0 --objects all --usage quick
[ "$queries" -le 26 ] || complain "quick mode asked $queries queries" # one of them for the organization
planned=$(sed -n 's/.*usage: \([0-9]*\) queries count.*/\1/p' "$work/errors")
[ "${planned:-99}" -le 40 ] || complain "counting all fields would take ${planned:-no} calls"
unserve

serve org "$source_dir/tests/sim/orgs/meridian" --log "$work/log"
fetched full 0 --usage full
[ "$(ask full "SELECT count(*) > 500 FROM usage_field WHERE method = 'counted'")" = 1 ] || complain "too few fields were counted"

# Each number against the simulator's own answer to the plainest of queries.
ask full "SELECT object, field, method, filled, evidence FROM (SELECT object, field, method, filled, '' AS evidence FROM usage_field
    WHERE method IN ('counted', 'true')) ORDER BY abs(random()) LIMIT ${SYNCAUDIT_USAGE_FIELDS:-40}" >"$work/numbers"
ask full "SELECT object, field, method, filled, 'never' FROM usage_field WHERE filled = 0 AND method IN ('counted', 'true')" >>"$work/numbers"
python3 - "$url" "$work/numbers" <<'END' || failed=1
import json, sys, urllib.parse, urllib.request
wrong = 0
for line in open(sys.argv[2]):
    object, field, method, filled, evidence = line.rstrip("\n").split("|")
    soql = f"SELECT COUNT() FROM {object} WHERE {field} " + ("= true" if method == "true" else "!= null")
    request = urllib.request.Request(sys.argv[1] + "/services/data/v67.0/query?q=" + urllib.parse.quote(soql),
                                     headers={"Authorization": "Bearer any"})
    total = json.load(urllib.request.urlopen(request))["totalSize"]
    if total != int(filled):
        print(f"{object}.{field}: counted {filled}, the simulator says {total}")
        wrong = 1
sys.exit(wrong)
END
unserve

# An org that refuses whatever takes long: the numbers of the parts add up to the same.
serve org "$source_dir/tests/sim/orgs/meridian" --log "$work/log" --set query-rows=3000000
fetched refused 0 --usage full
[ "$(ask refused "SELECT count(*) > 400 FROM usage_field WHERE method = 'counted'")" = 1 ] || complain "too few fields were counted in parts"
same refused full

# A budget is never overrun, and what it did not reach has no number.
for budget in 40 80; do
    fetched "budget-$budget" 0 --usage full --max-calls $budget
    [ "$requests" -le $budget ] || complain "$requests requests with --max-calls $budget"
    same "budget-$budget" full
    [ "$(ask "budget-$budget" "SELECT count(*) > 0 AND sum(filled IS NOT NULL) = 0 FROM usage_field WHERE method = 'refused'")" = 1 ] ||
        complain "--max-calls $budget: what was not asked has a number"
done
unserve

# The org's own limit half way: what was paid for is kept.
serve org "$source_dir/tests/sim/orgs/meridian" --log "$work/log" --set daily=80
fetched limit 4 --usage full
[ "$(ask limit "SELECT count(*) > 100 FROM usage_field WHERE method = 'counted'")" = 1 ] || complain "numbers paid for were lost"
same limit full
exit $failed
