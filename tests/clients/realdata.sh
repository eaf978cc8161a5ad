#!/usr/bin/env bash
# Real payloads, served as orgs and audited: no crash, no lost field, every formula found, and a short list of actions.
#
# realdata.tsv has how many findings each rule makes on each org. What is different now is shown: whoever changes a rule reads what
# that does to orgs nobody here has made, and writes it down with `realdata.sh --update`.
#
# The payloads are kept outside the project: SYNCAUDIT_REALDATA, else ../shared/data beside it.
set -eu
data=${SYNCAUDIT_REALDATA:-$SOURCE_DIR/../shared/data}
if [ ! -f "$data/MANIFEST.tsv" ]; then
    echo "skipped: no real payloads at '$data' (set SYNCAUDIT_REALDATA)"
    exit 77
fi
for tool in node sqlite3 unzip; do
    if ! command -v "$tool" >/dev/null; then
        echo "skipped: $tool is not installed"
        exit 77
    fi
done
check="$SOURCE_DIR/tests/clients/realdata.js"
url=
work=$(mktemp -d)
. "$SOURCE_DIR/tests/sim/serve.sh"
trap 'unserve; rm -rf "$work"' EXIT

: >"$work/findings.tsv"
node "$check" split "$data" "$work/orgs"
node "$check" build "$data" "$work/orgs"
failed=0
for org in "$work"/orgs/*; do
    serve files "$org"
    status=0
    SYNCAUDIT_SYNC_TOKEN=recorded "$SYNCAUDIT" audit --quiet --sync "$url" --objects all --fail-on high \
        --format xlsx,json,csv --out "$work/audits/$(basename "$org")" >"$work/stdout" || status=$?
    unserve
    if [ "$status" -gt 1 ]; then
        echo "$(basename "$org"): audit ended with $status"
        failed=1
    else
        node "$check" compare "$org" "$(tail -n 1 "$work/stdout")" || failed=1
        node "$check" short "$(tail -n 1 "$work/stdout")" || failed=1
        node "$check" decide "$(tail -n 1 "$work/stdout")" || failed=1
        node "$check" rules "$org" "$(tail -n 1 "$work/stdout")" >>"$work/findings.tsv" || failed=1
    fi
done
kept="$SOURCE_DIR/tests/clients/realdata.tsv"
[ "${1-}" != --update ] || cp "$work/findings.tsv" "$kept"
if [ -f "$kept" ]; then
    diff -U0 --label 'as written down' --label now "$kept" "$work/findings.tsv" | grep '^[-+]' || echo "findings by rule: as written down"
else
    cat "$work/findings.tsv" # nothing is written down yet
fi
exit "$failed"
