#!/usr/bin/env bash
# The sample company's instance of Marketo is what its script writes, is read without an error, and fits its org: programs stand for
# campaigns that are there, and each custom field that Salesforce manages is one of the org, but for the one that is meant to be gone.
set -euo pipefail
command -v python3 >/dev/null || { echo 'skipped: python3 is not installed'; exit 77; }
work=$(mktemp -d)
url=
marketo_url=
. "$SOURCE_DIR/tests/sim/serve.sh"
. "$SOURCE_DIR/tests/sim/serve_marketo.sh"
. "$SOURCE_DIR/tests/sim/expect.sh"
trap 'unserve; unserve_marketo; rm -rf "$work"' EXIT
instance=$SOURCE_DIR/tests/sim/instances/meridian
org=$SOURCE_DIR/tests/sim/orgs/meridian

PYTHONDONTWRITEBYTECODE=1 python3 "$SOURCE_DIR/tests/sim/instances/meridian.py" "$work/instance"
diff -r "$instance" "$work/instance" || { echo 'the instance is not what meridian.py writes'; failed=1; }

serve org "$org" --token right
export token=right
for campaign in $(grep -oE '"sfdcId":"[^"]*"' "$instance/programs.jsonl" | cut -d'"' -f4 | sort -u); do
    expect 200 '"totalSize":1,' "/services/data/v67.0/query?q=SELECT+Id+FROM+Campaign+WHERE+Id='$campaign'"
done
gone=$(grep '"crmManaged":true' "$instance/fields.jsonl" | grep '"object":"lead"' | grep -oE '"soap":\{"name":"[^"]*__c[^"]*"' | cut -d'"' -f6 |
    sed -E 's/__c_(lead|contact|account)$/__c/' | sort -u | comm -23 - <(cut -f2 "$org/fields.tsv" | sort -u) | tr '\n' ' ')
[ "$gone" = 'Old_Score__c Webinar_Attendee__c ' ] || { echo "managed by Salesforce, and not of the org: $gone"; failed=1; }

serve_marketo "$instance" --set window=0
url=$marketo_url
token=$(curl -sS --data "grant_type=client_credentials&$(marketo_credentials "$instance")" "$url/identity/oauth/token" | sed -nE 's/.*"access_token":"([^"]*)".*/\1/p')

# ids LIST: the ids a list tells, in pages of 25.
ids() {
    local offset=0 page
    while page=$(curl -sS -H "Authorization: Bearer $token" "$url/rest/asset/v1/$1?maxReturn=25&offset=$offset&maxDepth=20"); ! grep -q 'No assets found' <<<"$page"; do
        python3 -c 'import json, sys; print(*(item["id"] for item in json.load(sys.stdin)["result"]), sep="\n")' <<<"$page"
        offset=$((offset + 25))
    done
}

# same LIST FILE: as many as the file has in the workspace the user sees, but for those that no list shows.
same() {
    local told written
    told=$(ids "$1" | sort -u | wc -l)
    written=$(grep '"workspace":"Default"' "$instance/$2.jsonl" | grep -vc '"unlisted":true' || true)
    [ "$told" = "$written" ] || { echo "$1 tells $told, $2.jsonl has $written"; failed=1; }
}
same programs.json programs
same smartCampaigns.json smartcampaigns
same smartLists.json smartlists
same forms.json forms
same emails.json emails
same landingPages.json landingpages
same folders.json folders
for id in $(ids smartCampaigns.json); do
    expect 200 '"flow":{' "/rest/asset/v1/smartCampaign/$id.json"
    expect 200 '"filterMatchType"' "/rest/asset/v1/smartCampaign/$id/smartList.json?includeRules=true"
done
exit "$failed"
