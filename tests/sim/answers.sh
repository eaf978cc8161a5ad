#!/usr/bin/env bash
# The simulator answers as Salesforce does: session, rights, unknown names, compression.
set -euo pipefail
url=
work=$(mktemp -d)
. "$SOURCE_DIR/tests/sim/serve.sh"
trap 'unserve; rm -rf "$work"' EXIT
data=/services/data/v67.0
failed=0

# expect STATUS TEXT PATH [CURL OPTIONS…]: the status, and a body that holds the text (a leading ! = does not hold it).
expect() {
    local status=$1 text=$2 path=$3 found=yes wanted=yes
    shift 3
    local got
    got=$(curl -s -o "$work/body" -w '%{http_code}' -H "Authorization: Bearer ${token:-right}" "$@" "$url$path")
    [ "${text#!}" = "$text" ] || wanted=no
    grep -qF -- "${text#!}" "$work/body" || found=no
    if [ "$got" != "$status" ] || [ "$found" != "$wanted" ]; then
        echo "$path: status $got, expected $status with: $text"
        head -c 300 "$work/body"
        echo
        failed=1
    fi
}

serve org "$SOURCE_DIR/tests/sim/orgs/meridian" --token right
expect 200 '"version":"67.0"' /services/data
token=wrong expect 200 '"version":"67.0"' /services/data
token=wrong expect 401 '"errorCode":"INVALID_SESSION_ID"' "$data/sobjects"
token=wrong expect 403 Bad_OAuth_Token /services/oauth2/userinfo
expect 200 '"name":"Marketo Sync"' /services/oauth2/userinfo
expect 200 '"IsSandbox":false,"NamespacePrefix":null}' \
    "$data/query?q=SELECT+Id,IsSandbox,NamespacePrefix+FROM+Organization"
expect 400 '"errorCode":"INVALID_FIELD"' "$data/query/?q=SELECT+Nothing+FROM+Organization"
expect 400 '"errorCode":"INVALID_TYPE"' "$data/query?q=SELECT+Id+FROM+Lead"
expect 404 '"errorCode":"NOT_FOUND"' "$data/sobjects/Nothing__c/describe"
expect 404 '"errorCode":"NOT_FOUND"' "$data/nothing"
expect 200 '"name":"Order_Shipped__e"' "$data/sobjects/"
expect 200 '"name":"Lead"' "$data/sobjects/lead/describe" --compressed

# What the user may not read is not there; what the user may not edit is read-only.
expect 200 '!"name":"Commission_Split__c"' "$data/sobjects/Lead/describe"
expect 200 '"name":"Opportunity"' "$data/sobjects/Opportunity/describe"
expect 200 '!"updateable":true' "$data/sobjects/Opportunity/describe"

curl -s -D "$work/headers" -o /dev/null -H 'Authorization: Bearer right' -H 'Accept-Encoding: gzip' "$url$data/sobjects"
for header in 'Content-Encoding: gzip' 'Sforce-Limit-Info: api-usage=' 'x-sfdc-request-id: '; do
    grep -qi "^$header" "$work/headers" || { echo "missing header: $header"; failed=1; }
done
unserve

# Recorded answers are served byte for byte; one object more than the recorded list has is added to it.
mkdir "$work/files"
printf '{"encoding":"UTF-8","sobjects":[{"name":"Old"}]}' >"$work/files/global.json"
printf '{ "name": "New", "fields": [ ] , "label":"\\u00e9" }' >"$work/files/new.json"
printf 'not json' >"$work/files/other.json"
serve files "$work/files"
expect 200 '"sobjects":[{"name":"Old"},{"name":"New","label":' "$data/sobjects"
expect 200 '{ "name": "New", "fields": [ ] , "label":"\u00e9" }' "$data/sobjects/New/describe"
unserve

serve wide 2 30
expect 200 '"name":"Grown_Over_Time_19__c"' "$data/sobjects/Wide_00002__c/describe"
expect 200 '!"name":"Grown_Over_Time_20__c"' "$data/sobjects/Wide_00002__c/describe"
expect 404 NOT_FOUND "$data/sobjects/Wide_00003__c/describe"
unserve
exit "$failed"
