#!/usr/bin/env bash
# A snapshot of each shape there has been, sealed by a build of its time, has the findings and actions of one of today, and to `diff`
# nothing has changed since.
# Takes 35 s.
set -u
export LC_ALL=C
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work" || exit 1
now=2026-11-29T08:15:00Z
failed=0
gzip -dc "$SOURCE_DIR/tests/snapshots/recording.jsonl.gz" >recording.jsonl
today=$("$SYNCAUDIT" fetch -q --any-user --sync replay:recording.jsonl --out today --now $now) || exit 1

# judged FOLDER: what is found and what is to be done. How many rules ran is another matter: an older build asked for less.
judged() {
    "$SYNCAUDIT" report -q "$1" --format json --now $now >/dev/null &&
        python3 -c 'import json, sys
report = json.load(open(sys.argv[1] + "/findings.json"))
print(*(row for part in ("actions", "findings") for row in sorted(map(str, report[part]))), sep="\n")' "$1"
}

judged "$today" >expected || exit 1
[ "$(wc -l <expected)" -gt 100 ] || { echo "the recording has next to no findings"; exit 1; }
while IFS=$'\t' read -r version shape _; do
    name=$version-${shape:0:8}
    mkdir -p "orgs/$name"
    if ! gzip -dc "$SOURCE_DIR/tests/snapshots/$name.db.gz" >"orgs/$name/snapshot.db"; then
        echo "$name: no snapshot of this shape was sealed"
        failed=1
        continue
    fi
    judged "orgs/$name" >"$name.judged"
    cmp -s expected "$name.judged" || { echo "$name is judged otherwise:"; diff expected "$name.judged" | cut -c1-200 | head; failed=1; }
    "$SYNCAUDIT" diff "orgs/$name" "$today" >"$name.diff" 2>&1 && grep -q '^Changes   0 breaking, 0 newly visible, 0 other$' "$name.diff" &&
        grep -q '^Findings  0 new, 0 gone' "$name.diff" && grep -q '^Actions   0 new, 0 done' "$name.diff" ||
        { echo "$name has changed since:"; cat "$name.diff"; failed=1; }
done < <(grep -v '^#' "$SOURCE_DIR/src/snapshot/known.tsv")
exit $failed
