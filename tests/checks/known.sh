#!/usr/bin/env bash
# src/snapshot/known.tsv only grows: each line it had in any earlier commit is in it. Needs the history; a shape that no commit
# has yet sealed stands without one.
set -u
export LC_ALL=C
cd "${SOURCE_DIR:-$(dirname "$0")/../..}" || exit 1
file=src/snapshot/known.tsv
if ! commits=$(git log --format=%H -- $file 2>/dev/null) || [ -z "$commits" ] || [ "$(git rev-parse --is-shallow-repository)" = true ]; then
    echo "skipped: the history is not here"
    exit 77
fi
lost=$(for commit in $commits; do git show "$commit:$file" | grep -v '^#' | cut -f 1,2; done | sort -u | comm -23 - <(cut -f 1,2 $file | sort -u))
[ -z "$lost" ] || { printf '%s has lost:\n%s\n' $file "$lost"; exit 1; }
