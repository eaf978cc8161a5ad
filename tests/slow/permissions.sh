#!/usr/bin/env bash
# Random permission models: what is worked out is what brute force says. SYNCAUDIT_RANDOM_MODELS tells how many.
set -eu
if [ ! -f "$SOURCE_DIR/src/salesforce/source/permissions.c" ]; then
    echo "skipped: nothing reads permissions"
    exit 77
fi
exec python3 "$SOURCE_DIR/tests/slow/permissions.py" "${SYNCAUDIT_RANDOM_MODELS:-20}"
