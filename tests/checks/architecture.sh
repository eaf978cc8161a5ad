#!/usr/bin/env bash
# docs/architecture.md names every folder of src/, and every path it names exists.
set -u
export LC_ALL=C
cd "${SOURCE_DIR:-$(dirname "$0")/../..}" || exit 1
page=docs/architecture.md
most=150 # lines

failed=0
complain() {
    echo "$page: $*"
    failed=1
}
[ "$(wc -l <$page)" -le $most ] || complain "more than $most lines"
for folder in src/*/; do
    grep -qF "| \`$folder\` |" $page || complain "'$folder' is not in the table of folders"
done
mapfile -t paths < <(grep -oE '`[a-z]+/[A-Za-z0-9_./-]*`' $page | tr -d '`' | sort -u)
[ ${#paths[@]} -gt 40 ] || complain "only ${#paths[@]} paths found: the check does not read the page"
for path in "${paths[@]}"; do
    # login/ and its like are named within their folder.
    [ -e "$path" ] || [ -n "$(find src -path "src/*/$path" -prune -print -quit 2>/dev/null)" ] || [ -d "$(echo src/*/"${path%/}" | cut -d' ' -f1)" ] ||
        complain "'$path' is not there"
done
exit $failed
