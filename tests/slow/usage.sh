#!/usr/bin/env bash
# Random orgs: what is counted is what the org holds. SYNCAUDIT_RANDOM_ORGS tells how many. First two that have found something:
# numbers added up from parts, of which the budget had not paid for all.
set -eu
for seed in 16 31; do
    python3 "$SOURCE_DIR/tests/slow/usage.py" 1 "$seed"
done
exec python3 "$SOURCE_DIR/tests/slow/usage.py" "${SYNCAUDIT_RANDOM_ORGS:-4}"
