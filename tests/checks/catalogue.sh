#!/usr/bin/env bash
# Every id of the catalogue has one state; what a rule looks for, a rule names, and rules name nothing else.
set -u
export LC_ALL=C
cd "${SOURCE_DIR:-$(dirname "$0")/../..}" || exit 1
failed=0
complain() {
    echo "$*"
    failed=1
}
table=reports/reference/catalogue.sql
for part in PERM:31 FLD:45 OBJ:14 DATA:13 PERF:22 GOV:10; do
    ids=$(grep -oE "^    \('${part%:*}-[0-9]+'" $table | grep -oE '[A-Z]+-[0-9]+')
    [ "$ids" = "$(seq -f "${part%:*}-%02g" 1 "${part#*:}")" ] || complain "$table: ids of ${part%:*} are not 01 to ${part#*:}, each once, in order"
done
named=$(sed -n 's/^-- catalogue: //p' rules/*/*.sql | tr ' ' '\n' | grep -vx none | sort -u)
judged=$(sed -nE "s/^    \('([A-Z]+-[0-9]+)', 'rule'.*/\1/p" $table | sort -u)
for id in $(comm -23 <(echo "$named") <(echo "$judged")); do
    complain "$id is named by a rule, and is no 'rule' in $table"
done
for id in $(comm -13 <(echo "$named") <(echo "$judged")); do
    complain "$id is a 'rule' in $table, and no rule names it"
done
for rule in rules/*/*.sql; do
    grep -q '^-- catalogue: ' "$rule" || complain "$rule: no 'catalogue:' (ids of $table, or none)"
done
exit $failed
