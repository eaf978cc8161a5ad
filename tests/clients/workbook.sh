#!/bin/sh
# The sample org's workbook, opened by programs nobody here wrote: openpyxl and LibreOffice.
# Takes 50 s.
set -eu
for tool in soffice pdfinfo; do
    if ! command -v "$tool" >/dev/null; then
        echo "skipped: $tool is not installed"
        exit 77
    fi
done
# The python3 that comes first need not be the one Debian's packages are for.
for python in python3 /usr/bin/python3 ''; do
    if [ -n "$python" ] && "$python" -c 'import openpyxl' 2>/dev/null; then
        break
    fi
done
if [ -z "$python" ]; then
    echo "skipped: python3-openpyxl is not installed"
    exit 77
fi
check="$SOURCE_DIR/tests/clients/workbook.py"
work=$(mktemp -d)
. "$SOURCE_DIR/tests/sim/serve.sh"
trap 'unserve; rm -rf "$work"' EXIT

# The sample's own snapshot, and the same with text in it that wants to be a formula.
"$SYNCAUDIT" demo --marketo demo --quiet --format xlsx,csv --out "$work/demo" >"$work/stdout"
demo=$(tail -n 1 "$work/stdout")
"$python" "$check" read "$demo"
"$python" "$check" spoil "$demo/snapshot.db"
"$SYNCAUDIT" report "$demo" --quiet --format xlsx,csv --out "$work/spoilt" >"$work/stdout"
spoilt=$(tail -n 1 "$work/stdout")
"$python" "$check" read "$spoilt"
"$python" "$check" spoilt "$spoilt"

# Marketing decides a package of 40 fields by one row of the sheet Decide, one of them otherwise; what two sheets tell differently is told.
"$python" "$check" package "$demo/snapshot.db"
"$SYNCAUDIT" report "$demo" --quiet --format xlsx --out "$work/forty" >"$work/stdout"
"$python" "$check" decide "$work/forty"
status=0
"$SYNCAUDIT" decisions import "$work/forty/edited.xlsx" --out "$work/demo" >"$work/imported" || status=$?
grep -q "kept:    yes" "$work/imported" && grep -q ", 1 conflicts" "$work/imported" && [ "$status" -eq 1 ] || {
    cat "$work/imported"
    exit 1
}
"$SYNCAUDIT" report "$demo" --quiet --format xlsx --out "$work/forty" >"$work/stdout"
"$python" "$check" decided "$work/forty"

# An org that was counted has charts beside and below its tables.
serve org "$SOURCE_DIR/tests/sim/orgs/meridian" --token right
SYNCAUDIT_SYNC_TOKEN=right "$SYNCAUDIT" audit -q --sync "$url" --objects Lead,Account,Contact --usage full --format xlsx --out "$work/counted" \
    --now 2026-11-23T08:15:00Z >"$work/stdout"
unserve
"$python" "$check" charts "$(tail -n 1 "$work/stdout")"

# A profile of its own, so that no other LibreOffice is in the way.
office() {
    HOME="$work" timeout 300 soffice "-env:UserInstallation=file://$work/profile" --headless --convert-to "$1" --outdir "$2" \
        "$demo/data-dictionary.xlsx" >"$work/office.log" 2>&1 || {
        cat "$work/office.log"
        exit 1
    }
}
# 44 comma, 34 quote, 76 UTF-8; -1: a file for every sheet.
office 'csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1' "$work/office"
"$python" "$check" compare "$demo" "$work/office"
office pdf "$work/office"
pages=$(pdfinfo "$work/office/data-dictionary.pdf" | sed -n 's/^Pages: *//p')
[ "$pages" -ge 7 ] || {
    echo "printed on $pages pages, less than one for each sheet"
    exit 1
}
