#!/usr/bin/env bash
# SIGKILL and SIGHUP at any moment: what was whole stays whole, nothing half gets a final name, the next run goes on and removes what
# is left. SYNCAUDIT_KILLS tells how many times.
# Takes 100 s.
set -euo pipefail
url=
work=$(mktemp -d)
. "$SOURCE_DIR/tests/sim/serve.sh"
. "$SOURCE_DIR/tests/sim/expect.sh"
trap 'unserve; rm -rf "$work"' EXIT
kills=${SYNCAUDIT_KILLS:-20}
export SLOW_SECRET=S SYNCAUDIT_SYNC_TOKEN=right
serve org "$SOURCE_DIR/tests/sim/orgs/meridian" --token right --set 'latency=5' \
    --add "app?client_id=service.app&client_secret=S&flows=client_credentials&run_as=marketo.sync@meridian-dynamics.example"
fetch=$BUILD_DIR/tests/slow_fetch

# A snapshot that a fault on one object left partial, and one that is whole.
tell /simulator/settings 'disabled=0&500=0&503=1&path=/Lead/describe'
read -r code _ _ < <("$fetch" "$url" "$work/partial" get fresh 0 2>>"$work/errors")
[ "$code" = 4 ] || { echo "no partial snapshot: $code"; exit 1; }
tell /simulator/settings '503=0&path='
read -r code _ good < <("$fetch" "$url" "$work/clean" get fresh 0)
[ "$code" = 0 ] || { echo "no whole snapshot: $code"; exit 1; }

# The whole program, with reports.
audit=("$SYNCAUDIT" audit -q --sync "$url" --format 'json,csv,html,xlsx' --first --now 2026-11-23T08:15:00Z --out)

# time_of COMMAND…: its microseconds.
time_of() {
    local start
    start=$(date +%s%N)
    "$@" >/dev/null
    echo $((($(date +%s%N) - start) / 1000))
}
fetch_span=$(time_of "$fetch" "$url" "$work/timed" composite fresh 0)
audit_span=$(time_of "${audit[@]}" "$work/whole")
judged=$(cat "$work"/whole/*/*/findings.json | sed -E 's/"api_calls":[0-9]+/"api_calls":0/' | cksum)

# check FOLDER: every snapshot with a final name can be opened, and is read to its end; every findings.json is whole.
check() {
    local file
    while read -r file; do
        "$SYNCAUDIT" check "$file" -q >/dev/null 2>"$work/why" || case $? in
        1 | 4) ;;
        *) complain "$file: $(cat "$work/why")" ;;
        esac
    done < <(find "$1" -name snapshot.db)
    while read -r file; do
        python3 -c 'import json, sys; json.load(open(sys.argv[1]))' "$file" 2>/dev/null || complain "$file is not whole"
    done < <(find "$1" -name findings.json)
}

complain() {
    echo "$signal $kill ($way, after $after us): $*"
    failed=1
}

# end SIGNAL SPAN COMMAND…: ends it some time within the span; sets `code`.
end() {
    local process
    after=$((RANDOM * 32768 % ($2 + 1)))
    "${@:3}" >"$work/said" 2>&1 &
    process=$!
    sleep "$(printf '0.%06d' "$after")"
    kill "-$1" "$process" 2>/dev/null || true
    code=0
    wait "$process" 2>/dev/null || code=$?
}

# Nothing that a run makes on its way, and no folder that nothing is in.
expect_clean() {
    local found
    found=$(find "$work/out" -mindepth 1 \( -name '.*' ! -name .history.db -o -name '*.part*' -o -name '*-journal' -o -empty \))
    [ -z "$found" ] || complain "left behind $1: $found"
}

signal=KILL
for ((kill = 1; kill <= kills; kill++)); do
    rm -rf "$work/out"
    cp -r "$work/partial" "$work/out"
    way=fresh
    ((kill % 2)) && way=resume
    end KILL "$fetch_span" "$fetch" "$url" "$work/out" get "$way" 0
    check "$work/out"
    read -r code _ facts < <("$fetch" "$url" "$work/out" get resume 0 2>>"$work/errors")
    [ "$code $facts" = "0 $good" ] || complain "going on ends with $code"
    expect_clean "by the next run"
done

# The whole program. A terminal that is closed ends it as Ctrl-C does: by itself, and with nothing left behind.
way=audit
for signal in KILL HUP; do
    for ((kill = 1; kill <= kills; kill++)); do
        rm -rf "$work/out"
        mkdir "$work/out"
        end $signal "$audit_span" "${audit[@]}" "$work/out"
        check "$work/out"
        found=$(find "$work/out" -name snapshot.db | wc -l)
        case $signal.$code.$found in
        KILL.137.[01] | *.0.1 | HUP.4.1 | HUP.3.0 | HUP.129.0) ;;
        *) complain "ends with $code and $found snapshots: $(cat "$work/said")" ;;
        esac
        [ "$signal" = KILL ] || expect_clean "by itself"
        ends[code]=$((${ends[code]:-0} + 1))
        code=0
        "${audit[@]}" "$work/out" --resume >"$work/said" 2>&1 || code=$?
        [ $code = 0 ] || complain "the next one ends with $code: $(cat "$work/said")"
        expect_clean "by the next run"
        folder=$(tail -n 1 "$work/said")
        [ "$(sed -E 's/"api_calls":[0-9]+/"api_calls":0/' "$folder/findings.json" | cksum)" = "$judged" ] || complain "the next one finds something else"
    done
    for code in "${!ends[@]}"; do
        echo "$signal: ${ends[code]} end with $code"
    done
    unset ends
done
echo "$kills times each, within $fetch_span and $audit_span us"
exit $failed
