#!/usr/bin/env bash
# No circles: neither among the folders of src/, nor among its files, as their #include lines have it (a source and its header are one;
# a public header is nobody's), nor as the build has it (who calls whose functions). Nothing is listed here: what stands above what
# follows from the sources.
set -u
export LC_ALL=C
cd "${SOURCE_DIR:-$(dirname "$0")/../..}" || exit 1

failed=0
# straight WHAT: reads "USER USED" lines; complains about each circle, with those in it.
straight() {
    local loops
    loops=$(sort -u | tsort 2>&1 >/dev/null | sed 's/^tsort: //')
    [ -z "$loops" ] && return
    echo "a circle among $1:"
    echo "$loops"
    failed=1
}

# ---- folders ----

# A public header belongs to the folder of its name, else to the first one that has a source of its name. Commands have none.
uses() {
    {
        find src -mindepth 1 -maxdepth 1 -type d | sed -E 's/^src\/(.*)/home \1 \1/'
        find src -mindepth 2 -name '*.c' -not -path 'src/cli/*' | sort | sed -E 's/^src\/([^/]*)\/(.*\/)?(.*)\.c$/home \3 \1/'
        grep -rE '^#include "' src/*/ --include='*.[ch]' | sed -E 's/^src\/([^/:]+)[^:]*:#include "([^"]+)".*/uses \1 \2/'
    } | awk '$1 == "home" { if (!($2 in home)) home[$2] = $3; next }
        { used = $3 }
        used ~ /^syncaudit\// { sub(/^syncaudit\//, "", used); sub(/\.h$/, "", used); used = home[used] "/" }
        used ~ /\// { sub(/\/.*/, "", used); if (used != $2) print $2, used }'
}
folders=$(uses)
[ "$(wc -l <<<"$folders")" -gt 20 ] || { echo "too few includes between folders found: $folders"; failed=1; }
straight 'the folders of src/' <<<"$folders"

# ---- files, as they include each other ----

includes() {
    find src -name '*.h' | sed 's/^/is /'
    grep -rE '^#include "' src --include='*.[ch]' | sed -E 's/^([^:]*):#include "([^"]+)".*/uses \1 \2/'
}
files=$(includes | awk '$1 == "is" { header[$2]; next }
    { used = "src/" $3 }
    !(used in header) { used = $2; sub(/[^\/]*$/, "", used); used = used $3 }
    !(used in header) { next }
    { user = $2; sub(/\.[ch]$/, "", user); sub(/\.h$/, "", used); if (user != used) print user, used }')
[ "$(wc -l <<<"$files")" -gt 300 ] || { echo "too few includes between files found: $files"; failed=1; }
straight 'the files and their headers (of each two lines, the first includes the second; the last the first)' <<<"$files"

# ---- files, as they call each other ----

if [ -z "${BUILD_DIR:-}" ] || ! command -v nm >/dev/null; then
    echo "skipped: who calls whom, which needs BUILD_DIR and nm"
    exit $((failed ? 1 : 77))
fi
# The objects of today's sources. What the build derives (a table of all commands, of all sources) names every file, and is none of them.
mapfile -t objects < <(cd "$BUILD_DIR/CMakeFiles" && find . -path './*.dir/src/*.c.o' | while read -r object; do
    source=src/${object#*.dir/src/}
    [ ! -e "$OLDPWD/${source%.o}" ] || echo "$BUILD_DIR/CMakeFiles/$object"
done)
calls=$(nm -A --defined-only --extern-only "${objects[@]}" | awk '{ sub(/:.*/, "", $1); print "has", $NF, $1 }'
    nm -A --undefined-only "${objects[@]}" | awk '{ sub(/:.*/, "", $1); print "calls", $NF, $1 }')
edges=$(awk '$1 == "has" { home[$2] = $3 }
    $1 == "calls" && $2 in home && home[$2] != $3 { print $3, home[$2] }' <<<"$calls" | sed -E 's/[^ ]*\.dir\/([^ ]*)\.o/\1/g')
[ "$(wc -l <<<"$edges")" -gt 500 ] || { echo "too few calls between files found: the check does not read the build"; failed=1; }
straight 'the files (of each two lines, the first calls the second; the last the first)' <<<"$edges"
exit $failed
