#!/usr/bin/env bash
# Queries: clauses, errors word for word, envelopes, pages, and what costs too much.
set -euo pipefail
work=$(mktemp -d)
. "$SOURCE_DIR/tests/sim/serve.sh"
trap 'unserve; rm -rf "$work"' EXIT
data=/services/data/v67.0
. "$SOURCE_DIR/tests/sim/expect.sh"

# query STATUS TEXT SOQL [RESOURCE]: text as in expect; several texts are separated by newlines.
query() {
    local text
    while IFS= read -r text; do
        expect "$1" "$text" "$data/${4:-query}" -G --data-urlencode "q=$3"
    done <<<"$2"
}

serve org "$SOURCE_DIR/tests/sim/orgs/meridian" --token right --add 'session?token=admin&user=admin@meridian-dynamics.example'

# Rows, parents' fields, nested queries.
query 200 '"totalSize":1,"done":true,"records":[{"attributes":{"type":"Organization","url":"/services/data/v67.0/sobjects/Organization/00D5f000000x7y8EAA"},"Name":"Meridian Dynamics"}]}' \
    'SELECT Name FROM Organization'
query 200 '"Name":"Ada Minsky","Profile":{"attributes":{"type":"Profile","url":"/services/data/v67.0/sobjects/Profile/00e5f0000000002AAA"},"Name":"System Administrator","UserLicense":{' \
    "SELECT Name, Profile.Name, Profile.UserLicense.Name FROM User u WHERE u.Username LIKE 'admin@%'"
query 200 '"Manager":null' "SELECT Manager.Name FROM User WHERE Id = '0055f00000a1b2c'"
query 200 '"totalSize":2,' "SELECT Id FROM User WHERE ProfileId IN (SELECT Id FROM Profile WHERE Name = 'standard user')"
query 200 '"totalSize":2,' "SELECT Id FROM User WHERE Name NOT IN ('Ada Minsky', 'marketo sync')"
query 200 '"totalSize":1,' 'SELECT Id FROM User WHERE IsActive = false'
query 200 '"totalSize":1,' 'SELECT Id FROM User WHERE LastLoginDate < 2025-01-01T00:00:00Z'
query 200 '"totalSize":1,' 'SELECT Id FROM User WHERE LastLoginDate = TODAY'
query 200 '"totalSize":2,' 'SELECT Id FROM User WHERE LastLoginDate = LAST_N_DAYS:1'
query 200 '"records":[{"attributes":{"type":"User","url":"/services/data/v67.0/sobjects/User/0055f00000c7k2fAAA"},"Name":"Sam Rivers"}]' \
    'SELECT Name FROM User ORDER BY Name DESC LIMIT 1'
query 200 'Lea Novak' 'SELECT Name FROM User ORDER BY Name OFFSET 1'

# Counts of millions of records, at once, and the same however they are asked for.
query 200 '{"totalSize":1904210,"done":true,"records":[]}' 'SELECT COUNT() FROM CampaignMember'
query 200 '{"attributes":{"type":"AggregateResult"},"expr0":1904210,"n":1904210,"expr1":' \
    'SELECT COUNT(Id), COUNT(CampaignId) n, MAX(CreatedDate) FROM CampaignMember'
query 200 '"Status":"New","expr0":' 'SELECT Status, COUNT(Id) FROM Lead GROUP BY Status HAVING COUNT(Id) > 1000 ORDER BY COUNT(Id) DESC LIMIT 3'
query 200 '"d":"2026-11-2' 'SELECT DAY_ONLY(SystemModstamp) d, COUNT(Id) n FROM Lead WHERE SystemModstamp = LAST_N_DAYS:3 GROUP BY DAY_ONLY(SystemModstamp)'
query 200 '"Field":"mkto71_Lead_Score__c","n":2904400' 'SELECT Field, COUNT(Id) n FROM LeadHistory GROUP BY Field'
query 200 '"NewValue":' "SELECT OldValue, NewValue, CreatedBy.Name FROM LeadHistory WHERE Field = 'Status' LIMIT 2"
expect 200 '"sobjectCardinality":482113' "$data/query?explain=SELECT+Id+FROM+Lead"

# What Salesforce refuses, in its words.
query 400 '"message":"\nSELECT Id, Foo__c FROM Lead\n           ^\nERROR at Row:1:Column:12\nNo such column '"'Foo__c' on entity 'Lead'. If you are" \
    'SELECT Id, Foo__c FROM Lead'
query 400 "Didn't understand relationship 'Owner__r' in field path." 'SELECT Owner__r.Name FROM Lead'
query 400 '"message":"\nSELECT Id FROM Leadz LIMIT 2\n               ^\nERROR at Row:1:Column:16\nsObject type '"'Leadz' is not supported." \
    'SELECT Id FROM Leadz LIMIT 2'
query 400 "unexpected token: 'FROM'" 'SELECT FROM Lead'
query 400 "unexpected token: '<EOF>'" 'SELECT Id'
query 400 "unexpected token: 'OR'" "SELECT Id FROM Lead WHERE City = 'a' AND City = 'b' OR City = 'c'"
query 400 'field Description does not support aggregate operator COUNT' 'SELECT COUNT(Description) FROM Lead'
query 400 'field IsConverted does not support aggregate operator COUNT' 'SELECT COUNT(IsConverted) FROM Lead'
query 400 'can not be grouped in a query call' 'SELECT CreatedDate, COUNT(Id) FROM Lead GROUP BY CreatedDate'
query 400 'Field must be grouped or aggregated: City' 'SELECT City, COUNT(Id) FROM Lead GROUP BY State'
query 400 "field 'Description' can not be filtered in a query call" 'SELECT Id FROM Lead WHERE Description != null'
query 400 'must be of type dateTime and should not be enclosed in quotes' "SELECT Id FROM Lead WHERE CreatedDate > '2026'"
query 400 NUMBER_OUTSIDE_VALID_RANGE 'SELECT Id FROM Lead OFFSET 2001'
query 400 'cannot also use LIMIT' 'SELECT COUNT(Id) FROM Lead LIMIT 1'
query 400 'EXCEEDED_ID_LIMIT' 'SELECT Id, COUNT(Name) FROM Legal_Agreement__c GROUP BY Id'
query 400 INVALID_TYPE_FOR_OPERATION 'SELECT Id FROM LeadChangeEvent'
query 400 "No such column 'Commission_Split__c'" 'SELECT Commission_Split__c FROM Lead'
token='admin' query 200 '"done":true' 'SELECT Commission_Split__c FROM Lead LIMIT 1'

# Pages: of any size, in any order, until they are forgotten.
pages=0
rows=0
next="$data/query?q=SELECT+Id+FROM+Sales_Region__c+WHERE+Id+!%3D+null"
expect 200 '"totalSize":64,"done":true' "$next"
next="$data/query?q=SELECT+Id+FROM+Legal_Agreement__c+ORDER+BY+Id"
while [ -n "$next" ]; do
    expect 200 '"totalSize":3377' "$next" -H 'Sforce-Query-Options: batchSize=1000'
    rows=$((rows + $(grep -o '"Id":' "$work/body" | wc -l)))
    pages=$((pages + 1))
    [ "$pages" != 2 ] || again=$next
    next=$(sed -nE 's/.*"nextRecordsUrl":"([^"]+)".*/\1/p' "$work/body")
done
[[ $rows = 3377 && $pages -ge 4 ]] || { echo "$rows rows in $pages pages"; failed=1; }
expect 200 '"done":false' "$again"
for _ in 1 2 3 4 5 6 7 8 9 10; do
    query 200 '"done":false' 'SELECT Id FROM Lead'
done
expect 400 INVALID_QUERY_LOCATOR "$again"
expect 400 INVALID_QUERY_LOCATOR "$data/query/01gnothing-2000"

# What costs too much.
tell /simulator/settings query-rows=1000000
query 400 QUERY_TIMEOUT 'SELECT COUNT(Id), COUNT(Email), COUNT(Phone) FROM Lead'
query 200 '"expr0"' 'SELECT COUNT(Id), COUNT(Email) FROM Lead'
query 200 '"expr0"' 'SELECT COUNT(Id), COUNT(Email), COUNT(Phone) FROM Lead WHERE CreatedDate > 2026-01-01T00:00:00Z'
tell /simulator/settings 'query-rows=0&query-formulas=2'
query 400 QUERY_TOO_COMPLICATED 'SELECT COUNT(Score_Band__c), COUNT(Lead_Age_Band__c), COUNT(Owner_Phone__c) FROM Lead'
tell /simulator/settings 'query-formulas=50&poison=00N5f'
query 500 UNKNOWN_EXCEPTION "SELECT Id FROM Lead WHERE City = '00N5f'"
exit "$failed"
