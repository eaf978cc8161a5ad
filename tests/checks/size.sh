#!/usr/bin/env bash
# What a reader takes in at once: a function fits a screen, a file is read in one go, a header in five minutes, a line of SQL without
# scrolling.
set -u
shopt -s lastpipe # what is told in a pipe counts
export LC_ALL=C.UTF-8
cd "${SOURCE_DIR:-$(dirname "$0")/../..}" || exit 1
most_function=60   # lines, its signature among them
most_source=400    # lines of code: neither blank nor comment
most_test=700      # lines; a test may go on
most_header=1800   # words
most_sql=140       # characters of a line

failed=0
# told WHAT: complains about the lines on stdin.
told() {
    local hits
    hits=$(cat)
    [ -n "$hits" ] || return 0
    echo "$1:"
    echo "$hits"
    failed=1
}

mapfile -t sources < <(find src -name '*.[ch]' | sort)
mapfile -t headers < <(find include src -name '*.h' | sort)
mapfile -t tests < <(find tests -name '*.[ch]' -not -path '*/node_modules/*' | sort)
# Reference tables are data: a row stands on a line.
mapfile -t queries < <(find src rules reports -name '*.sql' -not -path 'reports/reference/*' | sort)
printf '%s\n' "${#sources[@]} sources" "${#headers[@]} headers" "${#tests[@]} tests" "${#queries[@]} queries" | awk '$1 < 50' |
    told 'too few found: the check does not read them'

# Layout is clang-format's, so a function ends with its brace in the first column.
awk -v most=$most_function '
    FNR == 1 { open = 0; begun = 0 }
    /^[a-z].*[^;]$/ && !/^(typedef|extern|struct [a-z_]+ [{]|enum)/ && !open && !begun { begun = FNR; name = $0 }
    /;$/ && !open { begun = 0 }
    /^[{]$/ && begun { open = 1; functions++ }
    /^}/ { if (open && FNR - begun >= most) print FILENAME ":" begun ": " FNR - begun + 1 " lines: " name
        open = 0; begun = 0 }
    END { if (functions < 1500) print "only " functions " functions found: the check does not read the sources" }' \
    "${sources[@]}" | told "function of more than $most_function lines"

awk -v most=$most_source '
    FNR == 1 { lines = 0; comment = 0 }
    { line = $0; gsub(/\/\*[^*]*\*\//, "", line) }
    comment { if (line !~ /\*\//) next; sub(/.*\*\//, "", line); comment = 0 }
    line ~ /\/\*/ { comment = 1; sub(/\/\*.*/, "", line) }
    line ~ /[^ ]/ && ++lines == most + 1 { print FILENAME }' "${sources[@]}" | told "more than $most_source lines of code"

awk -v most=$most_test 'FNR == most + 1 { print FILENAME }' "${tests[@]}" | told "test of more than $most_test lines"
wc -w "${headers[@]}" | awk -v most=$most_header '$2 != "total" && $1 > most { print $2 ": " $1 " words" }' |
    told "header of more than $most_header words"
# The header of a rule has a line for each key.
awk -v most=$most_sql 'length($0) > most && !/^-- [a-z]+: / { print FILENAME ":" FNR ": " length($0) " characters" }' "${queries[@]}" |
    told "line of SQL of more than $most_sql characters"
exit $failed
