#!/bin/bash
# Edited workbooks brought back, none of what people wrote lost: sheets sorted, filtered, columns moved and added, rows deleted,
# other sheets in between, saved by openpyxl and by LibreOffice; and two people with copies of the same audit.
#
# SYNCAUDIT_EDITS is the number of workbooks (default 6), SYNCAUDIT_OFFICE how many of them LibreOffice saves (default 1).
# Takes 30 s.
set -eu
for python in python3 /usr/bin/python3 ''; do
    if [ -n "$python" ] && "$python" -c 'import openpyxl' 2>/dev/null; then
        break
    fi
done
if [ -z "$python" ]; then
    echo "skipped: python3-openpyxl is not installed"
    exit 77
fi
edits=${SYNCAUDIT_EDITS-6}
office=${SYNCAUDIT_OFFICE-1}
command -v soffice >/dev/null || office=0
edit="$SOURCE_DIR/tests/slow/decisions.py"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

"$SYNCAUDIT" demo --quiet --format xlsx --now 2026-11-23T08:15:00Z >folder

folder=$(cat folder)
org=$(dirname "$folder")
for ((i = 0; i < edits; i++)); do
    "$python" "$edit" edit "$i" "$folder/data-dictionary.xlsx" edited.xlsx written.json
    if ((i < office)); then
        HOME="$work" timeout 120 soffice "-env:UserInstallation=file://$work/profile" --headless --convert-to xlsx:'Calc MS Excel 2007 XML' \
            --outdir saved edited.xlsx >office.log 2>&1
        mv saved/edited.xlsx edited.xlsx
    fi
    code=0
    "$SYNCAUDIT" decisions import edited.xlsx --now 2026-11-25 >import.log 2>&1 || code=$?
    [ "$code" -le 1 ] || {
        cat import.log
        exit 1
    }
    "$python" "$edit" check "$i" "$org/decisions.csv" written.json
    # The next workbook has it all; every other edit starts from it.
    "$SYNCAUDIT" report "$folder" --quiet --format xlsx --now 2026-11-25 >/dev/null
    ((i % 4 == 3)) && rm "$org/decisions.csv" && "$SYNCAUDIT" report "$folder" --quiet --format xlsx --now 2026-11-25 >/dev/null
done
echo "$edits workbooks, $office of them saved by LibreOffice: nothing lost"

# Two people, two copies of one workbook.
rm -f "$org/decisions.csv"
"$SYNCAUDIT" report "$folder" --quiet --format xlsx --now 2026-11-25 >/dev/null
"$python" "$edit" edit 1000 "$folder/data-dictionary.xlsx" ann.xlsx ann.json
"$python" "$edit" edit 1001 "$folder/data-dictionary.xlsx" bob.xlsx bob.json
"$SYNCAUDIT" decisions import ann.xlsx --now 2026-11-25 >ann.log
code=0
"$SYNCAUDIT" decisions import bob.xlsx --now 2026-11-25 -v >bob.log 2>&1 || code=$?
"$python" "$edit" both "$org/decisions.csv" ann.json bob.json bob.log "$code"
