#!/bin/sh
# findings.json is what its schema says: of the sample org, of one object alone, and of an org that cannot be seen.
set -eu
if ! command -v node >/dev/null || [ ! -d "$SOURCE_DIR/tests/browser/node_modules" ]; then
    echo "skipped: node is not installed, or npm ci --prefix tests/browser was not run"
    exit 77
fi
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
grep -v '/describe"' "$SOURCE_DIR/src/cli/demo.jsonl" >"$work/unseen.jsonl"
for asked in "$SOURCE_DIR/src/cli/demo.jsonl all" "$SOURCE_DIR/src/cli/demo.jsonl Lead" "$work/unseen.jsonl all"; do
    "$SYNCAUDIT" audit --quiet --sync "replay:${asked% *}" --objects "${asked##* }" --format json \
        --out "$work/${asked##*/}" >"$work/stdout" || [ $? -eq 4 ]
done
node "$SOURCE_DIR/tests/browser/schema.js" "$SOURCE_DIR/docs/findings.schema.json" "$work"/*/*/*/findings.json
