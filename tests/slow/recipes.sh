#!/usr/bin/env bash
# The recipes of docs/schedule.md: their files are what cron, systemd, GitHub and GitLab read, and their commands run as they
# stand, on a stand-in for the org: the first night has nothing to compare with, the second closes the gate.
set -u
export LC_ALL=C
cd "${SOURCE_DIR:-$(dirname "$0")/../..}" || exit 1
top=$PWD
folder=$(mktemp -d)
trap 'kill "${simulator_pid:-}" 2>/dev/null; rm -rf "$folder"' EXIT
failed=0
complain() {
    echo "$*"
    failed=1
}

# recipe NAME: the text of its code block.
recipe() {
    awk -v marker="<!-- recipe: $1 -->" '$0 == marker {found = 1; next} found && /^```/ {if (inside) exit; inside = 1; next} inside' docs/schedule.md
}

commands() {
    recipe cron | sed -n 's/^[0-9*/ ]* \(syncaudit\)/\1/p'
    recipe service | sed -n 's/^ExecStart=//p'
    recipe github | sed -n 's/^ *run: //p'
    recipe gitlab | sed -n 's/^ *- \(syncaudit\)/\1/p'
}

# A month later one more field is visible.
mkdir "$folder/bin" "$folder/later"
ln -s "$SYNCAUDIT" "$folder/bin/syncaudit"
cp tests/sim/orgs/meridian/*.tsv "$folder/later"
awk -F'\t' -v OFS='\t' '$1 == "Lead" && $2 == "Company" { print; $2 = "Secret_Margin__c"; $3 = "Secret Margin"; $4 = "currency"; $9 = "true" }
    { print }' tests/sim/orgs/meridian/fields.tsv >"$folder/later/fields.tsv"
export PATH="$folder/bin:$PATH" SYNCAUDIT_SYNC_TOKEN=right

serve() {
    mkfifo "$folder/address"
    "$SIMULATOR" org "$1" --token right >"$folder/address" 2>/dev/null &
    simulator_pid=$!
    read -r ORG_URL <"$folder/address"
    rm "$folder/address"
    export ORG_URL
}
# night ORG TIME: runs every command on the org, each with its own folder; prints their numbers and exit codes.
night() {
    local number=0 command
    serve "$1"
    while read -r command; do
        number=$((number + 1))
        command=${command//--sync production --config \/etc\/syncaudit\/syncaudit.yaml/--sync \"\$ORG_URL\"}
        command=${command//\/var\/lib\/syncaudit/$folder/audits-$number}
        command=${command//--out audits/--out $folder/audits-$number}
        bash -c "$command --now $2" >"$folder/said" 2>&1
        echo "$number $?"
    done < <(commands)
    kill $simulator_pid
    wait $simulator_pid 2>/dev/null
}
[ "$(commands | wc -l)" = 4 ] || complain "four commands should be found: $(commands)"
[ "$(night "$top/tests/sim/orgs/meridian" 2026-10-01 | xargs)" = '1 4 2 4 3 4 4 4' ] || complain "the first night passes for compared: $(cat "$folder/said")"
[ "$(night "$folder/later" 2026-11-01 | xargs)" = '1 1 2 1 3 1 4 1' ] || complain "the second night does not close the gate: $(cat "$folder/said")"
grep -q '^1 field became visible' "$folder/said" || complain "the alert is missing: $(cat "$folder/said")"

python3 - "$(recipe github)" "$(recipe gitlab)" <<'END' || complain "a pipeline is not what it should be"
import sys, yaml
github, gitlab = map(yaml.safe_load, sys.argv[1:])
assert [step.get("run", "")[:15] for step in github["jobs"]["audit"]["steps"]].count("syncaudit audit") == 1
assert gitlab["marketo-sync-audit"]["script"][0].startswith("syncaudit audit")
END
if command -v systemd-analyze >/dev/null; then
    recipe service | sed "s|ExecStart=syncaudit|ExecStart=$SYNCAUDIT|" >"$folder/syncaudit.service"
    recipe timer >"$folder/syncaudit.timer"
    said=$(systemd-analyze verify "$folder/syncaudit.service" "$folder/syncaudit.timer" 2>&1 | grep -F "$folder")
    [ -z "$said" ] || complain "systemd: $said"
fi
exit $failed
