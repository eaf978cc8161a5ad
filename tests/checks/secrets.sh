#!/usr/bin/env bash
# Nothing a run leaves behind or prints holds the access token: not the snapshot, the reports, the recording, the log, nor
# the environment of the running program.
set -u
export LC_ALL=C
if [ -z "${SIMULATOR-}" ]; then
    echo "skipped: no simulator in this build"
    exit 77
fi
folder=$(mktemp -d)
cd "$folder" || exit 1
. "$SOURCE_DIR/tests/cli/support.sh"
token='00Dsecret0000001!AQ.leak.Me_if-You.can'
serve org "$SOURCE_DIR/tests/sim/orgs/meridian" --token "$token" --latency 100
# shellcheck disable=SC2154 # serve sets it
trap 'kill "$simulator_pid"; rm -rf "$folder"' EXIT

failed=0
mkdir left
SYNCAUDIT_SYNC_TOKEN=$token "$SYNCAUDIT" audit --sync "$URL" --out left/audits --record left/record.jsonl \
    --format xlsx,json,csv -v >left/stdout 2>left/stderr &
program=$!
while kill -0 $program 2>/dev/null && ! grep -q . left/stderr; do sleep 0.02; done
tr '\0' '\n' <"/proc/$program/environ" >left/environ 2>/dev/null
tr '\0' '\n' <"/proc/$program/cmdline" >left/cmdline 2>/dev/null
wait $program
code=$?
[ $code -eq 0 ] || { echo "the audit failed: $code"; cat left/stderr; failed=1; }
SYNCAUDIT_SYNC_TOKEN=$token-wrong "$SYNCAUDIT" audit --sync "$URL" --out left/refused -v >left/refused.out 2>&1 &&
    { echo "a wrong token was let in"; failed=1; }
for book in left/audits/*/*/*.xlsx; do
    python3 -m zipfile -e "$book" left/unzipped || failed=1
done
[ -d left/unzipped ] || { echo "no workbook was written"; failed=1; }
printf 'x%s' "$token" >left/control
found=$(grep -rlaF "${token#*!}" left)
[ "$found" = left/control ] || { echo "the token is in: $found"; failed=1; }
exit $failed
