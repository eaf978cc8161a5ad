#!/usr/bin/env bash
# The simulator of Marketo lets in who has a token, answers each kind of call in its shape, pages in three ways, and counts what it was asked.
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
serve_marketo "$instance" --set window=0
url=$marketo_url
credentials=$(marketo_credentials "$instance")

# log_in [CURL OPTIONS…]: the access token, out of the answer of the identity service.
log_in() {
    curl -sS "$@" | sed -nE 's/.*"access_token":"([^"]*)".*/\1/p'
}

# The token: by query or body, the same one while it lasts, in the header alone.
by_query=$(log_in "$url/identity/oauth/token?grant_type=client_credentials&$credentials")
by_body=$(log_in --data "grant_type=client_credentials&$credentials" "$url/identity/oauth/token")
[ -n "$by_query" ] && [ "$by_query" = "$by_body" ] || { echo "two tokens in one life: $by_query, $by_body"; failed=1; }
expect 401 invalid_client "/identity/oauth/token?grant_type=client_credentials&${credentials}x"
expect 401 unauthorized "/identity/oauth/token?grant_type=client_credentials&client_id=nobody&client_secret=x"
expect 400 invalid_request "/identity/oauth/token?$credentials"
expect 200 '"code":"600"' $assets/smartLists.json
expect 200 '"code":"600"' "$assets/smartLists.json?access_token=$by_query"
token=wrong
expect 200 '"code":"601"' $assets/smartLists.json
token=$by_query

# Fields, as each of the calls tells them.
expect 200 '"rest":{"name":"leadSource","readOnly":false},"soap":{"name":"LeadSource","readOnly":false}' /rest/v1/leads/describe.json
expect 200 '{"name":"leadSource","displayName":"Person Source","dataType":"string","length":255,"updateable":true,"crmManaged":true}' /rest/v1/leads/describe2.json
expect 200 '!old_Segment__c' /rest/v1/leads/describe2.json
expect 200 '"name":"old_Segment__c","description":null,"dataType":"string","length":80,"isHidden":true' /rest/v1/leads/schema/fields.json
expect 200 '"result":[{"displayName":"Tier"' /rest/v1/leads/schema/fields/tier__c.json
expect 200 '"name":"Company"' /rest/v1/companies/describe.json
expect 200 '"name":"amount"' /rest/v1/opportunities/schema/fields.json
expect 200 '"code":"1018"' /rest/v1/opportunities/roles/describe.json
expect 200 '"API Program Membership"' /rest/v1/programs/members/describe.json
expect 200 '"name":"licence__c"' /rest/v1/customobjects.json
expect 200 '!"apiName"' /rest/v1/customobjects.json
expect 200 '"apiName":"idea"' /rest/v1/customobjects/schema.json
expect 200 '"name":"seats__c"' /rest/v1/customobjects/licence__c/describe.json
expect 200 '"usedFields":["product__c"]' /rest/v1/customobjects/schema/licence__c/dependentAssets.json
expect 200 '"name":"Change Data Value"' /rest/v1/activities/types.json
expect 200 '"userId":"syncaudit@small.example"' /rest/v1/stats/usage.json

# Lists leave out what details have; what the user may not see is not there.
expect 200 '"name":"Broken"' $assets/smartLists.json
expect 200 '!rules' $assets/smartLists.json
expect 200 '!"name":"Bounced"' $assets/smartLists.json
expect 200 '!rules' $assets/smartList/2003.json
expect 200 '"isError":true' "$assets/smartList/2003.json?includeRules=true"
expect 200 '!Of another workspace' $assets/programs.json
expect 200 '"code":"702"' $assets/program/1015.json
expect 200 '"tagValue":"EMEA"' $assets/program/1012.json
expect 200 '!tagValue' $assets/programs.json
expect 200 '"sfdcId":"701000000000001AAA"' $assets/programs.json
expect 200 '!flow"' $assets/smartCampaigns.json
expect 200 '"activityTypeName":"Sync Lead to SFDC"' $assets/smartCampaign/3001.json
expect 200 '!activityTypeName' "$assets/smartCampaign/3001.json?includeFlowSteps=false"
expect 200 '"triggers":[{"id":1,"name":"Fills Out Form"' "$assets/smartCampaign/3001/smartList.json?includeRules=true"
expect 200 '"id":4900' "$assets/program/1013/smartList.json?includeRules=true"
expect 200 'No assets found' "$assets/program/1014/smartList.json?includeRules=true"
expect 200 '!Nightly' "$assets/smartCampaigns.json?isActive=true"
expect 200 '!Never used' "$assets/smartCampaigns.json?earliestUpdatedAt=2026-08-01T00:00:00Z"
expect 200 '!Form filled' "$assets/smartCampaigns.json?latestUpdatedAt=2026-08-01T00:00:00-05:00"
expect 200 '"name":"Invited"' $assets/channels.json
expect 200 '"segmentationId":9001' $assets/segmentation/9001/segments.json

# Forms, mails, pages and snippets, by state.
expect 200 '"fields":[{"id":"LeadSource"' $assets/form/4001/fields.json
expect 200 '!Notes_Internal__c' "$assets/form/4001/fields.json?status=approved"
expect 200 'Notes_Internal__c' "$assets/form/4001/fields.json?status=draft"
expect 200 'No assets found' "$assets/form/4002/fields.json?status=approved"
expect 200 '"subjectField":"Tier__c"' $assets/form/4001/thankYouPage.json
expect 200 '"id":"Renewal_Days__c"' "$assets/form/fields.json?maxReturn=200"
expect 200 '"contentType":"DynamicContent"' $assets/email/5001/content.json
expect 200 '{{lead.Region}}' $assets/email/5001/dynamicContent/RVMtNDg=.json
expect 200 '{{lead.Person Source}}' "$assets/email/5005.json?status=draft"
expect 200 '{{company.Company Name}}' "$assets/email/5005/fullContent.json?status=draft"
expect 200 '"content":"<p>approved</p>"' $assets/email/5005/fullContent.json
expect 200 '"code":"709"' $assets/email/5003/content.json
expect 200 '{{lead.Score}}' $assets/email/5003/fullContent.json
expect 200 'No assets found' $assets/email/5004.json
expect 200 '!A/B' $assets/emails.json
expect 200 'mktEditable' $assets/emailTemplate/7001/content.json
expect 200 'mktEditable' $assets/emailTemplate/7001/content
expect 200 '"contentType":"Form"' $assets/landingPage/6001/content.json
expect 200 '"segments":[' $assets/landingPage/6001/dynamicContent/RVMtNTA=.json
expect 200 '"templateType":"guided"' $assets/landingPageTemplates.json
expect 200 '{{lead.Webinar Interest}}' $assets/snippet/8001/dynamicContent.json
expect 200 '"id":"1017"' "/rest/asset/v2/email/filter?workspaceId=1&pageIndex=0&pageSize=50"
expect 200 'No assets found' "/rest/asset/v2/email/filter?workspaceId=1&pageIndex=1&pageSize=50"

# Folders go two levels down unless told otherwise; tokens are of one folder or one program.
expect 200 '!Webinars' $assets/folders.json
expect 200 '"name":"Webinars"' "$assets/folders.json?maxDepth=20&maxReturn=200"
expect 200 '!"name":"Marketing Activities"' "$assets/folders.json?maxDepth=20&root=%7B%22id%22:3,%22type%22:%22Folder%22%7D"
expect 200 '"folder":{"type":"Program","value":1012}' "$assets/folder/1012/tokens.json?folderType=Program"
expect 200 'No assets found' $assets/folder/1012/tokens.json
expect 200 'Company Motto' $assets/folder/2/tokens.json
expect 200 '"code":"702"' $assets/smartList/1.json

# Pages.
expect 200 '"id":2002' "$assets/smartLists.json?offset=1&maxReturn=1"
expect 200 '!"id":2001' "$assets/smartLists.json?offset=1&maxReturn=1"
expect 200 'No assets found' "$assets/smartLists.json?offset=20"
expect 200 '"code":"1003"' "$assets/smartLists.json?maxReturn=201"
next="/rest/v1/leads/schema/fields.json?batchSize=10"
seen=0
while [ -n "$next" ] && [ "$seen" -lt 100 ]; do
    expect 200 '"success":true' "$next"
    seen=$((seen + $(grep -o '"isApiCreated"' "$work/body" | wc -l)))
    following=$(sed -nE 's/.*"nextPageToken":"([^"]*)".*/\1/p' "$work/body")
    next=${following:+/rest/v1/leads/schema/fields.json?batchSize=10&nextPageToken=$following}
done
[ "$seen" = "$(grep -c '"object":"lead"' "$instance/fields.jsonl")" ] || { echo "$seen fields in all pages"; failed=1; }

# Nothing else is there, nothing is written, and all that was asked is told.
expect 200 '"code":"610"' /rest/v1/leads.json
expect 200 '"code":"605"' $assets/smartLists.json -X POST
expect 200 '"success":true' $assets/smartLists.json -X POST --data '_method=GET&maxReturn=1'
long=$(printf 'x%.0s' {1..9000})
expect 414 'text/html' "$assets/smartLists.json?folder=$long"
expect 200 '"GET /rest/v1/leads.json":1' /simulator/state
expect 200 '"POST /rest/asset/v1/smartLists.json":2' /simulator/state
expect 200 '"includeFlowSteps"' /simulator/state
expect 200 '"tokens":1' /simulator/state
tell /simulator/settings 'until=1000&611=1'
expect 200 '"code":"611"' $assets/forms.json?struck=1
expect 200 '"struck"' /simulator/state
exit "$failed"
