#!/usr/bin/env bash
# How many API calls an audit takes where they are dear, with permissions and Setup, and in which order: counted where they arrive. Beside them stand the
# list of versions, userinfo, and the pages after a query's first, which come one after another. The snapshot is the same as one that was
# fetched with a call for each question.
set -euo pipefail
url=
work=$(mktemp -d)
. "$SOURCE_DIR/tests/sim/serve.sh"
. "$SOURCE_DIR/tests/sim/expect.sh"
. "$SOURCE_DIR/tests/sim/granted.sh"
trap 'unserve; rm -rf "$work"' EXIT
export SYNCAUDIT_SYNC_TOKEN=sync SYNCAUDIT_ADMIN_TOKEN=admin

# serve_granted OBJECTS FIELDS [SETTING…]: an org whose requests stand in `log`.
serve_granted() {
    local objects=$1 fields=$2 settings=()
    shift 2
    for setting; do settings+=(--set "$setting"); done
    rm -rf "$work/org" "$work/log"
    granted "$work/org" "$objects" "$fields" 2
    serve org "$work/org" --set query-pages=full "${settings[@]}" --add 'session?token=sync&user=sync@x.example' \
        --add 'session?token=admin&user=admin@x.example' --log "$work/log"
}

# fetch MODE [OPTIONS…]: sets `snapshot` and `calls`, and `before`, the requests before it.
fetch() {
    local mode=$1
    shift
    before=$(wc -l <"$work/log")
    snapshot=$("$SYNCAUDIT" fetch -q --fetch-mode "$mode" --sync "$url" --out "$work/out" "$@" | tail -n 1)/snapshot.db
    calls=$(tail -n "+$((before + 1))" "$work/log" | grep -vcE ' (/services/data|/services/oauth2/userinfo|[^ ]*/query/[^ ]*) [0-9]+$')
}

# at_most BAR WHAT: of the last fetch.
at_most() {
    echo "$2: $calls calls, at most $1"
    [ "$calls" -le "$1" ] || failed=1
}

# facts SNAPSHOT: all that must be the same, however it came.
facts() {
    local table
    for table in $(sqlite3 "$1" "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT IN ('run', 'coverage', 'sqlite_sequence') ORDER BY name"); do
        echo "$table"
        sqlite3 "$1" "SELECT * FROM \"$table\"" | sort
    done
    sqlite3 "$1" "SELECT source, connection, object, status, reason FROM coverage ORDER BY 1, 2, 3"
}

same() {
    facts "$single" >"$work/single"
    facts "$snapshot" >"$work/shared"
    cmp -s "$work/single" "$work/shared" || { echo "$1: another snapshot:"; diff "$work/single" "$work/shared" | head -n 20; failed=1; }
}

# number PATTERN: of the first request of the last fetch whose line has it.
number() { tail -n "+$((before + 1))" "$work/log" | grep -anm 1 -- "$1" | cut -d: -f1; }

# longest_first WHAT: the lists of many pages are begun before the last describe is asked for.
longest_first() {
    local last
    last=$(tail -n "+$((before + 1))" "$work/log" | grep -an '/describe ' | tail -n 1 | cut -d: -f1)
    for list in CustomField FieldPermissions; do
        [ "$(number "FROM+$list")" -lt "$last" ] || { echo "$1: $list is asked for as request $(number "FROM+$list"), behind $last"; failed=1; }
    done
}

serve_granted 100 89 latency=20
fetch get
longest_first 'the sync user alone'
single=$snapshot
fetch composite
at_most 10 '100 objects of 89 fields, the sync user alone'
same 'the sync user alone'
fetch get --admin "$url"
longest_first 'with an administrator'
single=$snapshot
fetch composite --admin "$url"
at_most 11 '100 objects of 89 fields, with an administrator'
same 'with an administrator'
tell /simulator/settings used=98500
fetch auto --reserve 0
at_most 22 '100 objects of 89 fields, 1,500 calls left'
unserve

# One FieldDefinition query for several objects, and the queries with the describes.
serve_granted 1000 20
fetch composite
at_most 50 '1,000 objects of 20 fields, the sync user alone'
unserve
exit $failed
