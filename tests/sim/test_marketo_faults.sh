#!/usr/bin/env bash
# The simulator's limits, refusals, shapes and faults of Marketo are what settings.tsv says.
set -euo pipefail
work=$(mktemp -d)
url=
marketo_url=
export token=none
. "$SOURCE_DIR/tests/sim/serve_marketo.sh"
. "$SOURCE_DIR/tests/sim/expect.sh"
trap 'unserve_marketo; rm -rf "$work"' EXIT
instance=$SOURCE_DIR/tests/sim/instances/small
assets=/rest/asset/v1
serve_marketo "$instance"
url=$marketo_url
form="grant_type=client_credentials&$(marketo_credentials "$instance")"

log_in() {
    token=$(curl -sS --data "$form" "$url/identity/oauth/token" | sed -nE 's/.*"access_token":"([^"]*)".*/\1/p')
}

# fault FORM: these settings and no others.
fault() {
    tell /simulator/reset
    tell /simulator/settings "$1"
}

# Answers that say no, and answers that do not arrive.
log_in
while read -r status name text; do
    fault "$name=1"
    expect "$status" "$text" $assets/forms.json
done <<END
200 601 "code":"601","message":"Access token invalid"
200 602 "code":"602","message":"Access token expired"
200 604 "code":"604"
200 606 "code":"606"
200 607 "code":"607","message":"Daily quota reached"
200 608 "code":"608"
200 611 "code":"611","message":"System error"
200 614 "code":"614"
200 615 "code":"615","message":"Concurrent access limit reached"
200 713 "code":"713"
500 500 text/html
502 502 Bad Gateway
503 503 text/html
504 504 text/html
200 html <!DOCTYPE html>
302 redirect Location: https://elsewhere.mktorest.com$assets/forms.json
END
# broken CURL-EXIT FORM
broken() {
    local got=0
    fault "$2"
    curl -s -o /dev/null -m 2 --http1.1 --compressed -H "Authorization: Bearer $token" "$url$assets/forms.json" || got=$?
    [ "$got" = "$1" ] || { echo "$2: curl ended with $got, expected $1"; failed=1; }
}
broken 28 'stall=1'
broken 18 'cut=1'
broken 52 'close=1'
broken 1 'garbage=1'
broken 61 'bad-gzip=1'
fault 'half=1'
expect 200 '!"success":true,"requestId"}' $assets/forms.json
fault 'slow=1&slow-ms=300'
slow=$(curl -s -o /dev/null -w '%{time_total}' -H "Authorization: Bearer $token" "$url$assets/forms.json")
[ "${slow%.*}${slow#*.}" -ge 300000 ] || { echo "a slow answer came after $slow s"; failed=1; }

# The window, with and without refused calls in it; the day; calls at once. A token is free.
fault 'window=3&window-ms=700'
for text in '"success":true' '"success":true' '"success":true' "Max rate limit '3'" "Max rate limit '3'"; do
    expect 200 "$text" $assets/forms.json
done
log_in
is busiest 5
sleep 0.8
expect 200 '"success":true' $assets/forms.json
fault 'window=2&window-ms=700&606-counts=false'
for text in '"success":true' '"success":true' '"code":"606"'; do
    expect 200 "$text" $assets/forms.json
done
is busiest 3
fault 'daily=10&used=8'
for text in '"success":true' '"success":true' '"code":"607"'; do
    expect 200 "$text" $assets/forms.json
done
fault 'used=120'
expect 200 '"total":120' /rest/v1/stats/usage.json
fault 'concurrency=2&latency=1000'
asked=()
for _ in 1 2 3 4; do
    curl -s -H "Authorization: Bearer $token" "$url$assets/forms.json" >>"$work/together" &
    asked+=($!)
done
wait "${asked[@]}"
grep -q '"code":"615"' "$work/together" && grep -q '"success":true' "$work/together" || { echo 'no limit on calls at once'; failed=1; }

# The token: it ends, by use and by age, and the next one is another; who is not let in at all.
fault 'token-calls=2'
log_in
first=$token
for text in '"success":true' '"success":true' '"code":"602"'; do
    expect 200 "$text" $assets/forms.json
done
log_in
[ "$token" != "$first" ] || { echo 'the same token after its end'; failed=1; }
expect 200 '"success":true' $assets/forms.json
token=$first expect 200 '"code":"602"' $assets/forms.json
fault 'token-seconds=1'
sleep 1.1
expect 200 '"code":"602"' $assets/forms.json
fault 'token-query=true'
log_in
in_query=${token/:/%3A}
token=none expect 200 '"success":true' "$assets/forms.json?access_token=$in_query"
fault 'identity=query'
token=none expect 400 invalid_request /identity/oauth/token --data "$form"
token=none expect 200 access_token "/identity/oauth/token?$form"
fault 'identity=post'
token=none expect 400 invalid_request "/identity/oauth/token?$form"
fault 'secret=wrong'
token=none expect 401 invalid_client "/identity/oauth/token?$form"

# Rights: never had, taken away, and the user gone.
fault 'without=Read-Only Lead,Read-Write Schema Standard Field'
expect 200 '"code":"603"' /rest/v1/leads/describe2.json
expect 200 '"success":true' /rest/v1/leads/schema/fields.json
expect 200 '"success":true' $assets/forms.json
expect 200 '"code":"603"' $assets/smartCampaign/rules.json
fault 'revoke-calls=2&revoke=Read-Only Assets'
for text in '"success":true' '"code":"603"' '"code":"603"'; do
    expect 200 "$text" $assets/forms.json
done
expect 200 '"success":true' /rest/v1/leads/describe2.json
fault 'revoke-calls=1'
expect 200 '"success":true' $assets/forms.json
expect 200 '"code":"601"' $assets/forms.json
token=none expect 401 invalid_client "/identity/oauth/token?$form"
while read -r code name path; do
    fault "$code-paths=nothing,$name"
    expect 200 "\"code\":\"$code\"" "$path"
    expect 200 '"success":true' /rest/v1/companies/describe.json
done <<END
603 forms.json $assets/forms.json
610 leads/describe.json /rest/v1/leads/describe.json
616 dependentAssets /rest/v1/customobjects/schema/licence__c/dependentAssets.json
702 smartList/2001 $assets/smartList/2001.json
703 segmentation $assets/segmentation.json
709 fullContent $assets/email/5001/fullContent.json
1018 salespersons /rest/v1/salespersons/describe.json
END
fault 'revoke-calls=0'
log_in
fault '610-status=404'
expect 404 '"code":"610"' /rest/v1/nothing.json

# Lists that change while they are read.
fault 'shrink=1'
expect 200 '"id":2001' "$assets/smartLists.json?maxReturn=1"
expect 200 '"id":2003' "$assets/smartLists.json?maxReturn=1&offset=1"
fault 'shrink=-1'
expect 200 '"id":2001' "$assets/smartLists.json?maxReturn=1&offset=1"

# What two sources tell differently.
fault 'flow=false'
expect 200 '!"flow"' $assets/smartCampaign/3001.json
fault 'rules=old'
expect 200 '"filterMatchType":"Advanced"' "$assets/smartList/2003.json?includeRules=true"
expect 200 '!attributeId' "$assets/smartList/2003.json?includeRules=true"
expect 200 '"triggers":["Fills Out Form"]' "$assets/smartCampaign/3001/smartList.json?includeRules=true"
fault 'form-fields=ids'
expect 200 '"fields":["LeadSource","WebinarInterest"]' $assets/form/4001/fields.json
expect 200 '{"id":"WebinarInterest"' $assets/form/4001/fields.json
fault 'form-fields=lonely-ids'
expect 200 '"fields":["LeadSource","WebinarInterest"]' $assets/form/4001/fields.json
expect 200 '!{"id":"WebinarInterest"' $assets/form/4001/fields.json
fault 'form-status=approved with draft'
expect 200 '"status":"approved with draft"' $assets/forms.json
fault 'no-draft=702'
expect 200 '"code":"702"' "$assets/email/5001/content.json?status=draft"
fault 'no-draft=approved'
expect 200 '{{lead.Tier Code}}' "$assets/email/5001/content.json?status=draft"
fault 'template-content=json'
expect 200 '"code":"610"' $assets/emailTemplate/7001/content
expect 200 mktEditable $assets/emailTemplate/7001/content.json
fault 'template-content=bare'
expect 200 '"code":"610"' $assets/emailTemplate/7001/content.json
fault 'folder-shape=id'
expect 200 '"folder":{"type":"Program","id":1012}' $assets/emails.json
fault 'folder-shape=value'
expect 200 '"folder":{"type":"Folder","value":2,"folderName":"Folder"}' $assets/smartLists.json
fault 'program-type=lower'
expect 200 '"type":"nurture"' $assets/programs.json
fault 'member-path=program'
expect 200 '"code":"610"' /rest/v1/programs/members/describe.json
expect 200 '"success":true' /rest/v1/program/members/describe.json
fault 'describe-hidden=true'
expect 200 '"name":"old_Segment__c"' /rest/v1/leads/describe2.json
fault 'system-lists=shown'
expect 200 '"isSystem":true' $assets/smartLists.json
fault 'missing=warning'
expect 200 'No assets found' $assets/smartList/1.json
fault 'empty-result=[]'
expect 200 '"result":[]' "$assets/smartLists.json?offset=50"
fault 'page-since=true'
expect 200 'No assets found' "$assets/landingPages.json?earliestUpdatedAt=2026-10-01T00:00:00Z"

# Each setting of the table is one that something reads.
unread=$(sed -nE 's/^([a-z0-9][a-z0-9-]*)\t.*/\1/p' "$SOURCE_DIR/tests/sim/marketo/settings.tsv" | grep -vx name | while read -r name; do
    grep -rqF -- "$name" "$SOURCE_DIR/tests/sim" --include='*.c' --include='*.sql' || echo "$name"
done)
[ -z "$unread" ] || { echo "settings nobody reads: $unread"; failed=1; }
exit "$failed"
