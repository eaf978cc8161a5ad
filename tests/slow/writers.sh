#!/usr/bin/env bash
# Twelve at once in one folder: audits, a check, a report, waivers, decisions, history and a diff, on one waivers.yaml, one
# decisions.csv and one index, which is missing, whole, cut or another's when they start. Each ends as if it were alone, what each has
# added is there, and nothing is left behind. SYNCAUDIT_WRITER_ROUNDS tells how many rounds.
# Takes 35 s.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
rounds=${SYNCAUDIT_WRITER_ROUNDS:-4}
failed=0
complain() {
    echo "round $round: $*"
    failed=1
}

mkdir start
(
    cd start
    "$SYNCAUDIT" audit -q --sync demo --format json --now 2026-11-21T08:15:00Z
    "$SYNCAUDIT" audit -q --sync demo --format json --now 2026-11-22T08:15:00Z
    "$SYNCAUDIT" history audits/* -q >/dev/null
) >folders
first=$(sed -n 1p folders)
second=$(sed -n 2p folders)
org=$(dirname "$first")
index=start/$org/.history.db
cp "$index" whole
head -c 9000 whole >half
cp whole other
sqlite3 other 'CREATE TABLE later (column)' 2>/dev/null || cp half other
mapfile -t fingerprints < <(python3 -c 'import json, sys
print(*[finding["fingerprint"] for finding in json.load(open(sys.argv[1]))["findings"]][:4], sep="\n")' "start/$first/findings.json")
fields=(Title Industry Rating)
for i in 0 1 2; do
    printf 'Object,API name,Marketing needs it,Why synced\nLead,%s,Yes,reason %d\n' "${fields[i]}" "$i" >"decided$i.csv"
done

# begin NAME ARGUMENTS…: its exit code and what it says go into files of that name.
begin() {
    local name=$1
    shift
    (
        code=0
        "$SYNCAUDIT" "$@" >"$name.out" 2>"$name.err" || code=$?
        echo $code >"$name.code"
    ) &
}

play() {
    local i name
    for i in 1 2; do
        begin audit$i audit -q --sync demo --format json --now "2026-11-23T08:15:0${i}Z"
    done
    begin check check -q "$first" --now 2026-11-25
    begin report report -q "$second" --format json --now 2026-11-25
    begin history history -q "$org"
    begin diff diff -q "$first" "$second"
    for i in 0 1 2; do
        begin waive$i waive "${fingerprints[i]}" --reason "reason $i" --now 2026-11-25
        begin import$i decisions import "../decided$i.csv" --now 2026-11-25
    done
    wait
    for name in audit1 audit2 check report history diff waive0 waive1 waive2 import0 import1 import2; do
        [ "$(cat $name.code)" = 0 ] || complain "$name ends with $(cat $name.code): $(cat $name.err)"
        # What a file without a stamp says, and that nobody may have audited, is no fault.
        grep -v -e 'does not say which org' -e 'it is not known what it was filled with' $name.err && complain "$name says so"
    done
    return 0
}

inspect() {
    local i found
    for i in 0 1 2; do
        grep -qF "reason $i" waivers.yaml || complain "waiver $i is lost"
        grep -q "^Lead,${fields[i]},.*reason $i" "$org/decisions.csv" || complain "decision $i is lost"
    done
    for i in 1 2; do
        "$SYNCAUDIT" check -q "$(cat audit$i.out)" >/dev/null || complain "audit $i is not whole"
        [ -s "$(cat audit$i.out)/findings.json" ] || complain "audit $i has no findings"
    done
    found=$(find . -name '*.part*' -o -name '.fetch*' -o -name '*-journal')
    [ -z "$found" ] || complain "left behind: $found"
    "$SYNCAUDIT" history -q "$org" >indexed
    rm "$org/.history.db"
    "$SYNCAUDIT" history -q "$org" | cmp - indexed || complain "the index tells another history than the snapshots"
}

indexes=(missing whole half other)
for ((round = 1; round <= rounds; round++)); do
    rm -rf room
    cp -r start room
    state=${indexes[round % 4]}
    rm -f "room/$org/.history.db"
    [ "$state" = missing ] || cp "$state" "room/$org/.history.db"
    cd room
    play
    inspect
    cd ..
done
echo "$rounds rounds of 12 writers"
exit $failed
