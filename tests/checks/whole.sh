#!/usr/bin/env bash
# tests/whole fails where a test was skipped for want of a tool, or without a word, and not where the place is the reason.
set -u
export LC_ALL=C
cd "${SOURCE_DIR:-$(dirname "$0")/../..}" || exit 1
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
failed=0

# expect CODE WORDS COMMAND...: how a run ends in which each command is a test, and what is said of it.
expect() {
    local expected=$1 words=$2 number=0 code=0 command
    shift 2
    rm -rf "${work:?}"/*
    for command in "$@"; do
        number=$((number + 1))
        printf 'add_test(t%d sh -c "%s")\nset_tests_properties(t%d PROPERTIES SKIP_RETURN_CODE 77)\n' $number "$command" $number
    done >"$work/CTestTestfile.cmake"
    tests/whole "$work" ctest --test-dir "$work" >"$work/said" 2>&1 || code=$?
    if [ $code != "$expected" ] || ! grep -qF -- "$words" "$work/said"; then
        echo "expected $expected and '$words' of: $*; was $code:"
        cat "$work/said"
        failed=1
    fi
}
expect 0 'tests passed' 'true'
expect 0 '***Skipped' 'true' "echo 'skipped: the history is not here'; exit 77"
expect 1 'skipped: node is not installed' 'true' "echo 'skipped: node is not installed'; exit 77"
expect 1 'skipped: node is not installed' "echo 'skipped: the history is not here'; exit 77" "echo 'skipped: node is not installed'; exit 77"
expect 1 '***Skipped' 'exit 77'
expect 8 'tests failed' 'true' 'false'

# Each excuse is one that a test has.
while read -r excuse; do
    grep -qrF "skipped: $excuse" tests/checks tests/clients tests/slow --include='*.sh' --exclude=whole.sh || {
        echo "tests/whole excuses what no test says: $excuse"
        failed=1
    }
done < <(sed -n "s/^excused='^skipped: (\(.*\))'$/\1/p" tests/whole | tr '|' '\n')
exit $failed
