#!/usr/bin/env bash
# The simulator answers as Salesforce does: session, rights, unknown names, compression.
set -euo pipefail
work=$(mktemp -d)
. "$SOURCE_DIR/tests/sim/serve.sh"
trap 'unserve; rm -rf "$work"' EXIT
data=/services/data/v67.0
. "$SOURCE_DIR/tests/sim/expect.sh"

serve org "$SOURCE_DIR/tests/sim/orgs/meridian" --token right
expect 200 '"version":"67.0"' /services/data
token=wrong expect 200 '"version":"67.0"' /services/data
token=wrong expect 401 '"errorCode":"INVALID_SESSION_ID"' "$data/sobjects"
token=wrong expect 403 Bad_OAuth_Token /services/oauth2/userinfo
expect 200 '"name":"Marketo Sync"' /services/oauth2/userinfo
expect 200 '"IsSandbox":false,"NamespacePrefix":null}' \
    "$data/query?q=SELECT+Id,IsSandbox,NamespacePrefix+FROM+Organization"
expect 400 '"errorCode":"INVALID_FIELD"' "$data/query/?q=SELECT+Nothing+FROM+Organization"
expect 400 '"errorCode":"INVALID_TYPE"' "$data/query?q=SELECT+Id+FROM+Leads"
expect 404 '"errorCode":"NOT_FOUND"' "$data/sobjects/Nothing__c/describe"
expect 404 '"errorCode":"NOT_FOUND"' "$data/nothing"
expect 200 '"name":"Order_Shipped__e"' "$data/sobjects/"
expect 200 '"name":"Lead"' "$data/sobjects/lead/describe" --compressed

# What the user may not read is not there; what the user may not edit is read-only.
expect 200 '!"name":"Commission_Split__c"' "$data/sobjects/Lead/describe"
expect 200 '"name":"Opportunity"' "$data/sobjects/Opportunity/describe"
expect 200 '!"updateable":true' "$data/sobjects/Opportunity/describe"

# Headers; what has not changed since is not sent again, and a date that cannot be read is passed over.
expect 200 'Content-Encoding: gzip' "$data/sobjects" -H 'Accept-Encoding: gzip'
expect 200 'ETag: "' "$data/sobjects"
expect 200 '-gzip"' "$data/sobjects/Lead/describe" -H 'Accept-Encoding: gzip'
expect 200 'Sforce-Limit-Info: api-usage=' "$data/sobjects"
expect 200 'x-sfdc-request-id: ' "$data/sobjects"
expect 304 '!{' "$data/sobjects/Lead/describe" -H 'If-Modified-Since: Fri, 14 Aug 2026 20:53:02 GMT'
expect 200 'Last-Modified: Fri, 14 Aug 2026 20:53:02 GMT' "$data/sobjects/Lead/describe" -H 'If-Modified-Since: Thu, 13 Aug 2026 20:53:02 GMT'
expect 200 '"name":"Lead"' "$data/sobjects/Lead/describe" -H 'If-Modified-Since: yesterday'

# Versions and methods.
expect 200 "\"sobjects\":\"$data/sobjects\"" "$data"
expect 404 NOT_FOUND /services/data/v68.0/sobjects
expect 410 UNSUPPORTED_API_VERSION /services/data/v20.0/sobjects
expect 405 'Allowed are HEAD,GET' "$data/sobjects" -X DELETE
tell /simulator/settings 'retired=404&userinfo-refusal=401&newest=66'
expect 404 NOT_FOUND /services/data/v20.0/sobjects
expect 404 NOT_FOUND "$data/sobjects"
expect 200 '!"67.0"' /services/data
token=wrong expect 401 INVALID_SESSION_ID /services/oauth2/userinfo

# Calls are counted; what is free is not.
tell /simulator/reset
expect 200 '"version"' /services/data
expect 200 user_id /services/oauth2/userinfo
is calls 0
expect 200 'api-usage=1/100000' "$data/sobjects"
is requests 3
tell /simulator/settings 'limit-info=app&used=40&daily=50'
expect 200 'api-usage=42/50; per-app-api-usage=17/250(appName=sample-app)' "$data/sobjects"
tell /simulator/settings limit-info=none
expect 200 '!Sforce-Limit-Info' "$data/sobjects"
tell /simulator/settings used=50
expect 403 'TotalRequests Limit exceeded.' "$data/sobjects"
if tell /simulator/settings 'nothing=1' 2>/dev/null; then
    echo 'a setting that is not there was taken'
    failed=1
fi
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
