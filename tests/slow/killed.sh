#!/usr/bin/env bash
# SIGKILL at any moment: what was whole stays whole, nothing half gets a final name, and --resume goes on. SYNCAUDIT_KILLS
# tells how many times.
set -euo pipefail
url=
work=$(mktemp -d)
. "$SOURCE_DIR/tests/sim/serve.sh"
. "$SOURCE_DIR/tests/sim/expect.sh"
trap 'unserve; rm -rf "$work"' EXIT
kills=${SYNCAUDIT_KILLS:-20}
export SLOW_SECRET=S
serve org "$SOURCE_DIR/tests/sim/orgs/meridian" --set 'latency=5' \
    --add "app?client_id=service.app&client_secret=S&flows=client_credentials&run_as=marketo.sync@meridian-dynamics.example"
fetch=$BUILD_DIR/tests/slow_fetch

# A snapshot that a fault on one object left partial, and one that is whole.
tell /simulator/settings 'disabled=0&500=0&503=1&path=/Lead/describe'
read -r code _ _ < <("$fetch" "$url" "$work/partial" get fresh 0 2>>"$work/errors")
[ "$code" = 4 ] || { echo "no partial snapshot: $code"; exit 1; }
tell /simulator/settings '503=0&path='
read -r code _ good < <("$fetch" "$url" "$work/clean" get fresh 0)
[ "$code" = 0 ] || { echo "no whole snapshot: $code"; exit 1; }
start=$(date +%s%N)
"$fetch" "$url" "$work/timed" composite fresh 0 >/dev/null
span=$((($(date +%s%N) - start) / 1000))

# check FOLDER: every snapshot with a final name can be opened, and is read to its end.
check() {
    local file
    while read -r file; do
        "$SYNCAUDIT" check "$file" -q >/dev/null 2>"$work/why" || case $? in
        1 | 4) ;;
        *) echo "kill $kill: $file: $(cat "$work/why")"; failed=1 ;;
        esac
    done < <(find "$1" -name snapshot.db)
}

for ((kill = 1; kill <= kills; kill++)); do
    rm -rf "$work/out"
    cp -r "$work/partial" "$work/out"
    way=fresh
    ((kill % 2)) && way=resume
    "$fetch" "$url" "$work/out" get "$way" 0 >/dev/null 2>&1 &
    process=$!
    after=$((RANDOM * 32768 % (span + 1)))
    sleep "$(printf '0.%06d' "$after")"
    kill -KILL "$process" 2>/dev/null || true
    wait "$process" 2>/dev/null || true
    check "$work/out"
    read -r code _ facts < <("$fetch" "$url" "$work/out" get resume 0 2>>"$work/errors")
    [ "$code $facts" = "0 $good" ] || { echo "kill $kill ($way, after $after us): going on ends with $code"; failed=1; }
done
echo "$kills kills within $span us"
exit $failed
