#!/usr/bin/env bash
# Random orgs: what is counted is what the org holds. SYNCAUDIT_RANDOM_ORGS tells how many.
set -eu
exec python3 "$SOURCE_DIR/tests/slow/usage.py" "${SYNCAUDIT_RANDOM_ORGS:-4}"
