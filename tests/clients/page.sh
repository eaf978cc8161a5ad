#!/bin/sh
# The sample org's page in Chromium: counts, search, sort, detail, print, narrow screens, accessibility, and text that wants to be
# markup.
set -eu
. "$SOURCE_DIR/tests/browser/support.sh"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

"$SYNCAUDIT" demo --quiet --format html,json --out "$work/demo" >"$work/stdout"
demo=$(tail -n 1 "$work/stdout")
node "$SOURCE_DIR/tests/browser/page.js" check "$demo"

# A field that the audit before did not see: what happened to it stands beside it.
sqlite3 "$demo/snapshot.db" "DELETE FROM describe_field WHERE object = 'Lead' AND name = 'Customer_Number__c'"
"$SYNCAUDIT" audit --sync demo --now 2027-01-01 --quiet --format html --out "$work/demo" >"$work/stdout"
node "$SOURCE_DIR/tests/browser/page.js" timeline "$(tail -n 1 "$work/stdout")"

sqlite3 "$demo/snapshot.db" "UPDATE describe_field SET label = '</script><img src=x onerror=alert(1)>' WHERE name = 'Company';
    UPDATE organization SET Name = '<!--<script>' || char(8232) || name"
"$SYNCAUDIT" report "$demo" --quiet --format html --out "$work/hostile" >"$work/stdout"
node "$SOURCE_DIR/tests/browser/page.js" hostile "$(tail -n 1 "$work/stdout")"
