#!/usr/bin/env bash
# What no source may hold: functions that cannot know a size, notes to ourselves, tabs, blanks at a line's end.
set -u
export LC_ALL=C
cd "${SOURCE_DIR:-$(dirname "$0")/../..}" || exit 1
failed=0
complain() {
    echo "$1:"
    echo "$2"
    failed=1
}

mapfile -t code < <(find src include tests -name '*.[ch]' -not -path '*/node_modules/*' | sort)
mapfile -t text < <(find src include rules reports tests scripts -type f \
    \( -name '*.[ch]' -o -name '*.sql' -o -name '*.sh' -o -name '*.cmake' -o -name '*.txt' \) -not -path '*/node_modules/*' | sort)
[ ${#code[@]} -gt 50 ] || complain 'too few sources found: the check does not read them' "${#code[@]}"
[ ${#text[@]} -gt ${#code[@]} ] || complain 'too few texts found: the check does not read them' "${#text[@]}"

# banned WHAT PATTERN FILE...
banned() {
    local what=$1 pattern=$2 hits
    shift 2
    hits=$(grep -nHP "$pattern" "$@") && complain "$what" "$hits"
}

banned 'function without a size' '(?<![\w"])(v?sprintf|str(n?cpy|n?cat|tok)|ato(i|l|ll|f)|gets|alloca)\s*\(' "${code[@]}"
banned 'note to ourselves' '\b(TODO|FIXME|XXX)\b' $(printf '%s\n' "${text[@]}" | grep -v 'checks/banned.sh')
banned 'row read past the one place that tells an error from the end (sa_sql_each, sa_sql_one, sa_sql_step)' \
    '\bsqlite3_step\s*\(' $(printf '%s\n' "${code[@]}" | grep '^src/' | grep -v '^src/snapshot/sql\.c$')
banned 'text of a row read past the place that tells what memory was too short for (sa_sql_text)' \
    '\bsqlite3_column_text\s*\(' $(printf '%s\n' "${code[@]}" | grep '^src/' | grep -v '^src/snapshot/sql\.c$')
banned 'tab' '\t' "${text[@]}"
banned 'blank at the end of a line' '[ \t]+$' "${text[@]}"
banned 'typedef of a struct' '^\s*typedef\s+(struct|enum|union)\s+\w*\s*([{]|\w+;)' "${code[@]}"
hits=$(awk 'FNR == 1 && !/^\/\*/ { print FILENAME ": the first line does not say what the file is for" }' "${code[@]}")
[ -z "$hits" ] || complain 'not for a reader' "$hits"
exit $failed
