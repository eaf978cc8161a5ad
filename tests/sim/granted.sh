# Sourced by scripts that need an org in which everything is granted: custom objects of as many fields each, and sets that all give the
# sync user all of it: one row of FieldPermissions for each.
#
#   granted FOLDER OBJECTS FIELDS SETS   writes the org's files; its users are sync@x.example and admin@x.example
granted() {
    local folder=$1 objects=$2 fields=$3 sets=$4 i name
    mkdir -p "$folder"
    printf 'Id\tName\tOrganizationType\tIsSandbox\tInstanceName\tLanguageLocaleKey\tNow\n' >"$folder/organization.tsv"
    printf '00D5f000000permEAA\tGranted\tEnterprise Edition\tfalse\tEU1\ten_US\t2026-11-23T08:15:00\n' >>"$folder/organization.tsv"
    printf 'user_id\torganization_id\tpreferred_username\tname\temail\tuser_type\tlanguage\tlocale\tzoneinfo\tactive\tprofile\n' >"$folder/user.tsv"
    printf '0055f00000perm%sAAA\t00D5f000000permEAA\t%s@x.example\tMarketo %s\t%s@x.example\tSTANDARD\ten_US\ten_US\tGMT\ttrue\tSync\n' \
        a sync Sync sync b admin Admin admin >>"$folder/user.tsv"
    awk -v objects="$objects" 'BEGIN {
        print "name\tlabel"
        for (i = 1; i <= objects; i++)
            printf "Granted_%d__c\tGranted %d\n", i, i}' >"$folder/objects.tsv"
    awk -v objects="$objects" -v fields="$fields" 'BEGIN {
        print "object\tname\tlabel\ttype\tlength"
        for (i = 1; i <= objects; i++)
            for (n = 1; n <= fields; n++)
                printf "Granted_%d__c\tField_%d__c\tField %d\tstring\t80\n", i, n, n}' >"$folder/fields.tsv"
    printf 'name\tkind\n' >"$folder/containers.tsv"
    printf 'username\tcontainer\n' >"$folder/assignments.tsv"
    printf 'container\tobject\trights\n' >"$folder/objectperms.tsv"
    printf 'container\tfield\trights\n' >"$folder/fieldperms.tsv"
    printf 'container\tpermission\nSync\tApiEnabled\nSync\tViewSetup\nSync\tManageUsers\n' >"$folder/systemperms.tsv"
    for ((i = 0; i < sets; i++)); do
        name=Sync
        ((i == 0)) || name=Set_$i
        printf '%s\t%s\n' "$name" "$([ "$name" = Sync ] && echo profile || echo set)" >>"$folder/containers.tsv"
        [ "$name" = Sync ] || printf 'sync@x.example\t%s\n' "$name" >>"$folder/assignments.tsv"
        printf '%s\t*\tRE\n' "$name" >>"$folder/objectperms.tsv"
        printf '%s\t*.*\tRE\n' "$name" >>"$folder/fieldperms.tsv"
    done
}
