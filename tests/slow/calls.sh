#!/usr/bin/env bash
# How many API calls an audit takes where they are dear, with permissions and Setup, in which order, and how many bytes: counted where
# they arrive. Beside the calls stand the list of versions, userinfo, and the pages after a query's first, which come one after another.
# The snapshot is the same as one that was fetched with a call for each question. Nothing is asked twice.
# Takes 55 s.
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
    calls=$(tail -n "+$((before + 1))" "$work/log" | grep -vcE '^ | (/services/data|/services/oauth2/userinfo|[^ ]*/query/[^ ]*) [0-9]+$')
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

# asked_once WHAT: by the last fetch, alone or in a call of several, but for who each connection's user is. Nor is it asked whether
# something has changed since the fetch before: the simulator would say 304.
asked_once() {
    local twice
    twice=$(tail -n "+$((before + 1))" "$work/log" | sed -nE 's/^ *GET (.*) [0-9]+$/\1/p' | grep -vx /services/oauth2/userinfo | sort | uniq -d)
    [ -z "$twice" ] || { echo "$1: asked twice: $twice"; failed=1; }
    ! tail -n "+$((before + 1))" "$work/log" | grep ' 304$' || { echo "$1: an earlier answer was asked about"; failed=1; }
}

# longest_first WHAT: the lists of many pages are begun before the last describe is asked for.
longest_first() {
    local last
    last=$(tail -n "+$((before + 1))" "$work/log" | grep -an '/describe ' | tail -n 1 | cut -d: -f1)
    for list in CustomField FieldPermissions; do
        [ "$(number "FROM+$list")" -lt "$last" ] || { echo "$1: $list is asked for as request $(number "FROM+$list"), behind $last"; failed=1; }
    done
}

# The longest of them before the others that are asked for at the same time.
first_of_grants() {
    [ "$(number FROM+FieldPermissions)" -lt "$(number FROM+ObjectPermissions)" ] || { echo "$1: ObjectPermissions before FieldPermissions"; failed=1; }
}

serve_granted 100 89 latency=20
fetch get
asked_once 'the sync user alone'
longest_first 'the sync user alone'
single=$snapshot
fetch composite
at_most 10 '100 objects of 89 fields, the sync user alone'
asked_once 'the sync user alone, in composites'
same 'the sync user alone'
tell /simulator/reset
fetch get --admin "$url"
packed=$(state sent)
asked_once 'with an administrator'
longest_first 'with an administrator'
single=$snapshot
fetch composite --admin "$url"
at_most 10 '100 objects of 89 fields, with an administrator'
asked_once 'with an administrator, in composites'
first_of_grants 'with an administrator, in composites'
same 'with an administrator'
# One request at a time: what is sent at once is not logged in the order in which it was asked for.
fetch get --admin "$url" --concurrency 1
first_of_grants 'with an administrator, one by one'
tell /simulator/settings used=98500
fetch auto --reserve 0
at_most 22 '100 objects of 89 fields, 1,500 calls left'

# What can be packed is.
tell /simulator/reset
tell /simulator/settings gzip=false
fetch get --admin "$url"
unpacked=$(state sent)
echo "100 objects of 89 fields, with an administrator: $packed bytes of answers, $unpacked unpacked"
[ $((packed * 10)) -lt "$unpacked" ] || { echo "that is more than a tenth"; failed=1; }
same 'unpacked'
unserve

# One FieldDefinition query for several objects, and the queries with the describes.
serve_granted 1000 20
fetch composite
at_most 50 '1,000 objects of 20 fields, the sync user alone'
fetch composite --admin "$url"
at_most 50 '1,000 objects of 20 fields, with an administrator'
unserve
exit $failed
