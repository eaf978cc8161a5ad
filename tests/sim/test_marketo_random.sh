#!/usr/bin/env bash
# A random instance of Marketo is the same for the same seed, and the simulator tells all of it; it tells a hostile one as well.
set -euo pipefail
command -v python3 >/dev/null || { echo 'skipped: python3 is not installed'; exit 77; }
work=$(mktemp -d)
url=
marketo_url=
export token=none
. "$SOURCE_DIR/tests/sim/serve_marketo.sh"
. "$SOURCE_DIR/tests/sim/expect.sh"
trap 'unserve_marketo; rm -rf "$work"' EXIT
made=$SOURCE_DIR/tests/sim/instances/random_marketo.py
python3 "$made" 7 "$work/instance" 120
python3 "$made" 7 "$work/again" 120
python3 "$made" 8 "$work/other" 120
diff -rq "$work/instance" "$work/again" || { echo 'two instances of one seed differ'; failed=1; }
! diff -rq "$work/instance" "$work/other" >/dev/null || { echo 'instances of two seeds are the same'; failed=1; }
python3 "$made" 7 "$work/changed" 120 0.1
cmp -s "$work/instance/uses.tsv" "$work/changed/uses.tsv" || { echo 'another time of change is another use'; failed=1; }
changed=$(cat "$work/changed"/*.jsonl | grep -c '"updatedAt":"2026-10-05' || true)
[ "$changed" -ge 3 ] && [ "$changed" -le 30 ] || { echo "$changed of 120 were changed"; failed=1; }

serve_marketo "$work/instance" --set window=0
url=$marketo_url
token=$(curl -sS --data "grant_type=client_credentials&$(marketo_credentials "$work/instance")" "$url/identity/oauth/token" | sed -nE 's/.*"access_token":"([^"]*)".*/\1/p')
while read -r kind list parts; do
    expect 200 '"success":true' "/rest/asset/v1/$list.json?maxReturn=200"
    told=$(grep -o '"createdAt"' "$work/body" | wc -l)
    [ "$told" = "$(wc -l <"$work/instance/$kind.jsonl")" ] || { echo "$list tells $told assets"; failed=1; }
    for part in $parts; do
        for id in $(grep -oE '^\{"id":[0-9]+' "$work/instance/$kind.jsonl" | tr -dc '0-9\n' | head -8); do
            expect 200 '"success":true' "/rest/asset/v1/${part/ID/$id}"
        done
    done
done <<END
smartlists smartLists smartList/ID.json?includeRules=true
smartcampaigns smartCampaigns smartCampaign/ID.json smartCampaign/ID/smartList.json?includeRules=true
forms forms form/ID/fields.json form/ID/fields.json?status=draft form/ID/thankYouPage.json
emails emails email/ID/content.json email/ID/fullContent.json
landingpages landingPages landingPage/ID/content.json
snippets snippets snippet/ID/content.json
programs programs folder/ID/tokens.json?folderType=Program
END

# What no reader may stumble over is told as it stands.
unserve_marketo
python3 "$SOURCE_DIR/tests/sim/instances/hostile_marketo.py" "$work/hostile" 2000 30000
serve_marketo "$work/hostile" --set window=0
url=$marketo_url
token=$(curl -sS --data "grant_type=client_credentials&$(marketo_credentials "$work/hostile")" "$url/identity/oauth/token" | sed -nE 's/.*"access_token":"([^"]*)".*/\1/p')
told() {
    expect 200 '"success":true' "$1"
    python3 -m json.tool <"$work/body" >/dev/null || { echo "$1 is no JSON"; failed=1; }
}
told /rest/v1/leads/describe.json
told /rest/v1/leads/describe2.json
told '/rest/asset/v1/folders.json?maxDepth=50'
[ "$(grep -o '"id":3' "$work/body" | wc -l)" -ge 2 ] || { echo 'a folder within itself is not told'; failed=1; }
told '/rest/asset/v1/folder/81/tokens.json?folderType=Program'
for id in 11 12 20 21 22 23 24 25 26 27; do
    told "/rest/asset/v1/smartList/$id.json?includeRules=true"
done
for id in 30 31 32 33 34 35 36 40; do
    told "/rest/asset/v1/smartCampaign/$id.json"
done
for id in 50 51 52 53 54; do
    told "/rest/asset/v1/form/$id/fields.json"
    told "/rest/asset/v1/form/$id/thankYouPage.json"
done
for id in 61 62 63 70 71 72 73 74; do
    told "/rest/asset/v1/email/$id/content.json"
    told "/rest/asset/v1/email/$id/fullContent.json"
done
exit "$failed"
