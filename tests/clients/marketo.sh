#!/usr/bin/env bash
# Two clients of Marketo's REST API are content with the simulator of Marketo: token, fields, pages of both kinds, renewal at 601 and 602,
# waiting at 606.
set -euo pipefail
for tool in node npm; do
    if ! command -v "$tool" >/dev/null; then
        echo "skipped: $tool is not installed"
        exit 77
    fi
done
clients=$SOURCE_DIR/tests/clients
[ -d "$clients/node_modules/node-marketo-rest" ] || npm ci --prefix "$clients" --no-audit --no-fund
marketo_url=
work=$(mktemp -d)
. "$SOURCE_DIR/tests/sim/serve_marketo.sh"
trap 'unserve_marketo; rm -rf "$work"' EXIT
instance=$SOURCE_DIR/tests/sim/instances/small
serve_marketo "$instance" --set window=0
node "$clients/marketo.js" "$marketo_url" "$instance" 2>"$work/log" || { grep -v '"level":30' "$work/log"; exit 1; }
