#!/usr/bin/env bash
# The objects of Setup: who may read them, what they say, and the clauses they refuse.
set -euo pipefail
work=$(mktemp -d)
. "$SOURCE_DIR/tests/sim/serve.sh"
trap 'unserve; rm -rf "$work"' EXIT
data=/services/data/v67.0
. "$SOURCE_DIR/tests/sim/expect.sh"
sync="'0055f00000a1b2cAAA'"

query() {
    expect "$1" "$2" "$data/${4:-query}" -G --data-urlencode "q=$3"
}

serve org "$SOURCE_DIR/tests/sim/orgs/meridian" --token right --add 'session?token=admin&user=admin@meridian-dynamics.example'

# Without View Setup there are three ways to say no.
query 400 "sObject type 'FieldPermissions' is not supported." 'SELECT Id FROM FieldPermissions'
query 400 "sObject type 'CustomField' is not supported." 'SELECT Id FROM CustomField' tooling/query
expect 403 INSUFFICIENT_ACCESS "$data/limits/recordCount"
tell /simulator/settings setup-refusal=access
query 403 INSUFFICIENT_ACCESS 'SELECT Id FROM FieldPermissions'
tell /simulator/settings setup-refusal=empty
query 200 '{"totalSize":0,"done":true,"records":[]}' 'SELECT Id FROM FieldPermissions'
query 200 '"PermissionsApiEnabled":true,"PermissionsViewSetup":false' 'SELECT PermissionsApiEnabled, PermissionsViewSetup FROM UserPermissionAccess'
query 400 "No such column 'PermissionsManageEncryptionKeys'" 'SELECT PermissionsManageEncryptionKeys FROM UserPermissionAccess'

export token=admin
expect 200 '"name":"PermissionsModifyAllData"' "$data/sobjects/PermissionSet/describe"
expect 200 '!"name":"PermissionSet"' "$data/sobjects"
expect 200 '{"count":482113,"name":"Lead"}' "$data/limits/recordCount?sObjects=Lead,Nothing"
expect 200 '"DailyApiRequests":{"Max":100000,' "$data/limits"

# The profile's own set has no name for people; an expired assignment is still a row; a group has a set of its own.
query 200 '"Name":"X00e5f0000000001AAA_128_09_04","IsOwnedByProfile":true,"Profile":{' \
    "SELECT Name, IsOwnedByProfile, Profile.Name FROM PermissionSet WHERE Type = 'Profile'"
query 200 '"totalSize":5,' "SELECT Id FROM PermissionSetAssignment WHERE AssigneeId = $sync"
query 200 '"ExpirationDate":"2024-12-31T23:00:00.000+0000"' "SELECT ExpirationDate FROM PermissionSetAssignment WHERE AssigneeId = $sync"
query 200 '"totalSize":3,' 'SELECT PermissionSetId FROM PermissionSetGroupComponent'
query 200 '"PermissionSetId":"0QM' 'SELECT PermissionSetId FROM PermissionSetGroupComponent'
query 400 "No such column 'PermissionSetGroupId'" 'SELECT PermissionSetGroupId FROM MutingPermissionSet'

# The group's own set holds what is left after muting: editing of opportunities is not.
opportunity="SobjectType = 'Opportunity' AND Parent.PermissionSetGroupId != null"
query 200 '"PermissionsRead":true,"PermissionsEdit":false' "SELECT PermissionsRead, PermissionsEdit FROM ObjectPermissions WHERE $opportunity"
query 200 '"totalSize":0,' "SELECT Id FROM FieldPermissions WHERE Field = 'Opportunity.Gross_Margin__c' AND Parent.PermissionSetGroupId != null"
query 200 '"totalSize":1,' "SELECT Id FROM FieldPermissions WHERE Field = 'Opportunity.Gross_Margin__c' AND Parent.Name = 'Sales_Insight'"

# What a user may do, in Salesforce's own answer.
query 200 '"IsReadable":true,"IsEditable":false' "SELECT IsReadable, IsEditable FROM UserEntityAccess WHERE UserId = $sync AND EntityDefinition.QualifiedApiName = 'Opportunity'"
query 200 '"IsAccessible":true,"IsUpdatable":false' "SELECT IsAccessible, IsUpdatable FROM UserFieldAccess WHERE DurableId = 'Lead.Industry.0055f00000a1b2c'"
query 400 'UserFieldAccess: a filter on a reified column is required [DurableId]' "SELECT Id FROM UserFieldAccess WHERE UserId = $sync"
query 200 '"HasReadAccess":true,"HasEditAccess":false,"MaxAccessLevel":"Read"' "SELECT HasReadAccess, HasEditAccess, MaxAccessLevel FROM UserRecordAccess WHERE UserId = $sync AND RecordId = '0065f0000000001'"
query 400 'a filter on a reified column is required [UserId,RecordId]' 'SELECT RecordId FROM UserRecordAccess'

# Definitions: a filter is demanded, much is refused.
lead="EntityDefinition.QualifiedApiName = 'Lead'"
query 400 'FieldDefinition: a filter on a reified column is required [EntityDefinitionId,DurableId]' 'SELECT DurableId FROM FieldDefinition LIMIT 5'
query 400 'Disjunctions not supported' "SELECT Id FROM FieldDefinition WHERE $lead OR $lead"
query 400 'Only equals comparisons permitted' "SELECT Id FROM FieldDefinition WHERE $lead AND Label != 'x'"
query 400 'not yet supported by this SObject storage type' "SELECT COUNT(Id) FROM FieldDefinition WHERE $lead"
query 200 '"DataType":"Text(80)"' "SELECT DataType FROM FieldDefinition WHERE DurableId = 'Lead.LastName'" tooling/query
query 200 '"BusinessStatus":"DeprecateCandidate","IsFieldHistoryTracked":true' "SELECT BusinessStatus, IsFieldHistoryTracked FROM FieldDefinition WHERE $lead AND QualifiedApiName = 'OLD_Region__c'"
query 200 '"totalSize":2,' "SELECT Id FROM FieldDefinition WHERE $lead LIMIT 2"
tell /simulator/settings virtual-limit=false
query 200 '!"totalSize":2,' "SELECT Id FROM FieldDefinition WHERE $lead LIMIT 2"
query 200 '{"size":1,"totalSize":1,"done":true,"queryLocator":null,"entityTypeName":"CustomField","records":' 'SELECT Metadata FROM CustomField WHERE DeveloperName = '"'OLD_Region'" tooling/query
query 400 'the query qualifications must specify no more than one row for retrieval. Result size: 108' "SELECT Metadata FROM CustomField WHERE TableEnumOrId = 'Lead'" tooling/query
query 200 '"ValidationName":"Score_Not_Negative","Active":true' 'SELECT ValidationName, Active FROM ValidationRule' tooling/query
query 400 "sObject type 'ValidationRule' is not supported." 'SELECT Id FROM ValidationRule'
query 400 'field Id does not support aggregate operator COUNT' 'SELECT COUNT(Id) FROM SetupAuditTrail'
query 400 "can not be filtered" "SELECT Id FROM LoginHistory WHERE Status = 'Success'"

# What uses a field: no more than 2,000 rows, and nobody says so; hardly any clause.
from='FROM MetadataComponentDependency'
query 200 '"MetadataComponentName":"LeadScoring","MetadataComponentType":"ApexClass","RefMetadataComponentName":"mkto71_Lead_Score"' \
    "SELECT MetadataComponentName, MetadataComponentType, RefMetadataComponentName $from WHERE MetadataComponentType = 'ApexClass' AND RefMetadataComponentId IN ('00N5f0000000078EAA')" tooling/query
query 200 '{"size":2000,"totalSize":2000,"done":true' "SELECT MetadataComponentId $from" tooling/query
query 400 'can not be filtered' "SELECT MetadataComponentId $from WHERE MetadataComponentName = 'LeadScoring'" tooling/query
query 400 'Only equals comparisons permitted' "SELECT MetadataComponentId $from WHERE MetadataComponentType LIKE 'Apex%'" tooling/query
query 400 MALFORMED_QUERY "SELECT COUNT() $from" tooling/query
query 400 MALFORMED_QUERY "SELECT MetadataComponentId $from ORDER BY MetadataComponentId" tooling/query
query 400 MALFORMED_QUERY "SELECT MetadataComponentId $from LIMIT 10 OFFSET 10" tooling/query
query 400 "sObject type 'MetadataComponentDependency' is not supported." "SELECT MetadataComponentId $from"
tell /simulator/settings poison=00N5f0000000078EAA
query 500 UNKNOWN_EXCEPTION "SELECT MetadataComponentId $from WHERE RefMetadataComponentId = '00N5f0000000078EAA'" tooling/query
exit "${failed:-1}"
