#!/usr/bin/env bash
# Random orgs: what is counted is what the org holds. SYNCAUDIT_RANDOM_ORGS tells how many.
set -eu
if [ ! -f "$SOURCE_DIR/src/salesforce/source/usage.c" ]; then
    echo "skipped: nothing counts usage"
    exit 77
fi
exec python3 "$SOURCE_DIR/tests/slow/usage.py" "${SYNCAUDIT_RANDOM_ORGS:-8}"
