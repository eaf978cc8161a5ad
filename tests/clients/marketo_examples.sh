#!/usr/bin/env bash
# The example payloads that Adobe publishes come out of the simulator of Marketo as they are, when they are put into an instance.
#
# They are kept outside the project: SYNCAUDIT_REALDATA, else ../shared/data beside it.
set -eu
data=${SYNCAUDIT_REALDATA:-$SOURCE_DIR/../shared/data}
if [ ! -d "$data/AdobeDocs__marketo-developer.en" ]; then
    echo "skipped: no published payloads at '$data' (set SYNCAUDIT_REALDATA)"
    exit 77
fi
if ! command -v node >/dev/null; then
    echo 'skipped: node is not installed'
    exit 77
fi
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
node "$SOURCE_DIR/tests/clients/marketo_examples.js" "$data" "$MARKETO_SIMULATOR" "$work"
