#!/usr/bin/env bash
# Random permission models: what is worked out is what brute force says. SYNCAUDIT_RANDOM_MODELS tells how many.
set -eu
exec python3 "$SOURCE_DIR/tests/slow/permissions.py" "${SYNCAUDIT_RANDOM_MODELS:-10}"
