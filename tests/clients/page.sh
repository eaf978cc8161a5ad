#!/bin/sh
# The sample org's page in Chromium: counts, search, sort, detail, print, narrow screens, accessibility, decisions entered in it and brought
# back, and text that wants to be markup.
# Takes 65 s.
set -eu
. "$SOURCE_DIR/tests/browser/support.sh"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

"$SYNCAUDIT" demo --marketo demo --quiet --format html,json --out "$work/demo" >"$work/stdout"
demo=$(tail -n 1 "$work/stdout")
node "$SOURCE_DIR/tests/browser/page.js" check "$demo"

# Marketing decides the fields of a package in the page, one of them otherwise; the next report has it.
mkdir "$work/saved"
node "$SOURCE_DIR/tests/browser/page.js" decide "$demo" "$work/saved"
"$SYNCAUDIT" decisions import "$work"/saved/second/*.csv --out "$work/demo" --now 2026-11-25 >"$work/imported"
"$SYNCAUDIT" report "$demo" --quiet --format csv --out "$work/decided" >"$work/stdout"
sqlite3 "$work/decided.db" ".import --csv $work/decided/data-dictionary.csv field" ".import --csv $work/decided/decide.csv row" "
    SELECT \"Marketing needs it\", \"Why synced\", \"Review by\", count(*), min(\"API name\") FROM field
    WHERE \"API name\" GLOB 'quotely__*' AND \"Marketing needs it\" <> '' GROUP BY 1, 2, 3;
    SELECT \"Label\", \"Marketing needs it\", \"Why synced\" FROM row WHERE \"API name\" = 'quotely__*';" >"$work/result"
diff - "$work/result" <<'END' || { cat "$work/imported"; exit 1; }
no|'=not our tool, "quotes"||8|quotely__Default_Template__c
yes|alerts|2027-03-01|1|quotely__Quote_Status__c
8 fields|no|'=not our tool, "quotes"
END

# A field that the audit before did not see: what happened to it stands beside it.
sqlite3 "$demo/snapshot.db" "DELETE FROM describe_field WHERE object = 'Lead' AND name = 'Customer_Number__c'"
"$SYNCAUDIT" audit --sync demo --now 2027-01-01 --quiet --format html --out "$work/demo" >"$work/stdout"
node "$SOURCE_DIR/tests/browser/page.js" timeline "$(tail -n 1 "$work/stdout")"

sqlite3 "$demo/snapshot.db" "UPDATE describe_field SET label = '</script><img src=x onerror=alert(1)>' WHERE name = 'Company';
    UPDATE organization SET Name = '<!--<script>' || char(8232) || name"
printf 'Object,API name,<img src=x onerror=alert(1)>\nLead,Company,<b>added</b>\n' >"$work/added.csv"
"$SYNCAUDIT" report "$demo" --quiet --format html --decisions "$work/added.csv" --out "$work/hostile" >"$work/stdout"
node "$SOURCE_DIR/tests/browser/page.js" hostile "$(tail -n 1 "$work/stdout")"
