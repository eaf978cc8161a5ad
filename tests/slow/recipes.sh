#!/usr/bin/env bash
# The recipes of docs/schedule.md: their files are what cron, systemd, GitHub and GitLab read, and their commands run as they
# stand, on a stand-in for the org: the first night has nothing to compare with, the second closes the gate.
# Takes 25 s.
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
    "$SIMULATOR" org "$@" --token right >"$folder/address" 2>/dev/null &
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
[ "$(commands | wc -l)" = 2 ] || complain "two commands should be found: $(commands)"
[ "$(night "$top/tests/sim/orgs/meridian" 2026-10-01 | xargs)" = '1 4 2 4' ] || complain "the first night passes for compared: $(cat "$folder/said")"
[ "$(night "$folder/later" 2026-11-01 | xargs)" = '1 1 2 1' ] || complain "the second night does not close the gate: $(cat "$folder/said")"
grep -q '^1 field became visible' "$folder/said" || complain "the alert is missing: $(cat "$folder/said")"

# The pipelines log in with client credentials, from a configuration in the repository. Each night begins with an empty workspace.
repository=$folder/repository kept=$folder/kept
mkdir -p "$repository/.github/actions/syncaudit" "$repository/packaging/gitlab" "$kept/github" "$kept/gitlab"
cp packaging/github/action.yml "$repository/.github/actions/syncaudit"
cp packaging/gitlab/audit.yml "$repository/packaging/gitlab"
printf '#!/bin/sh\nexec true\n' >"$folder/bin/apt-get" # what is installed is tried in a root of its own
chmod +x "$folder/bin/apt-get"

# pipeline SERVICE ORG NIGHT EXPECTED [SETTING...]
pipeline() {
    local service=$1 org=$2 night=$3 expected=$4 code=0
    shift 4
    serve "$org" --add 'app?client_id=ci&client_secret=S3cret&run_as=marketo.sync@meridian-dynamics.example'
    cat >"$repository/syncaudit.yaml" <<END
connections:
  - {name: production, login: client-credentials, url: '$ORG_URL', client_id: ci, secret_env: SYNCAUDIT_SECRET}
END
    rm -f "$kept/$service/summary"
    (unset SYNCAUDIT_SYNC_TOKEN && python3 tests/slow/pipeline.py "$service" "$(recipe "$service" | sed "s/^ *container:.*//")" "$repository" "$kept/$service" \
        github.run_id="$night" "$@") >"$folder/said" 2>&1 || code=$?
    [ $code = "$expected" ] || complain "$service, night $night: ends with $code, not $expected: $(cat "$folder/said")"
    ! grep -q S3cret -r "$kept/$service" "$folder/said" || complain "$service: the secret is told"
    kill $simulator_pid
    wait $simulator_pid 2>/dev/null
}
meridian=$top/tests/sim/orgs/meridian secret=S3cret
for service in github gitlab; do
    first=secrets.SYNCAUDIT_SECRET=$secret
    [ $service = github ] || first=SYNCAUDIT_SECRET=$secret
    # Nothing to compare with, nothing new (but what is critical in the sample org), one more field.
    pipeline $service "$meridian" 1 4 "$first"
    pipeline $service "$meridian" 2 1 "$first"
    pipeline $service "$folder/later" 3 1 "$first"
    grep -q '^1 field became visible' "$folder/said" || complain "$service: the alert is missing: $(cat "$folder/said")"
done
grep -q '^1 field became visible' "$kept/github/summary" && grep -q '^# ' "$kept/github/summary" ||
    complain "the summary of the job: $(cat "$kept/github/summary")"
[ -s "$kept/github/artifact/data-dictionary.xlsx" ] || complain "no workbook among the artifacts"
[ "$(find "$kept"/github/audits-3-1 "$kept"/gitlab/audits -name snapshot.db | wc -l)" = 6 ] || complain "a red night was not kept"
# What the page says of the key is what the unit loads it as.
grep -qF "key_file: /run/credentials/syncaudit.service/$(recipe service | sed -n 's/^LoadCredential=\([^:]*\):.*/\1/p')\`" docs/schedule.md ||
    complain "the configuration's key is not the one that the unit loads"
if command -v systemd-analyze >/dev/null; then
    recipe service | sed "s|ExecStart=syncaudit|ExecStart=$SYNCAUDIT|" >"$folder/syncaudit.service"
    recipe timer >"$folder/syncaudit.timer"
    said=$(systemd-analyze verify "$folder/syncaudit.service" "$folder/syncaudit.timer" 2>&1 | grep -F "$folder")
    [ -z "$said" ] || complain "systemd: $said"
fi
exit $failed
