#!/usr/bin/env bash
# Random permission models: what is worked out is what brute force says. SYNCAUDIT_RANDOM_MODELS tells how many. First those that
# have found something: View All Fields muted in a group, a user without any permission on an object.
set -eu
for seed in 168 713 1121; do
    python3 "$SOURCE_DIR/tests/slow/permissions.py" 1 "$seed"
done
exec python3 "$SOURCE_DIR/tests/slow/permissions.py" "${SYNCAUDIT_RANDOM_MODELS:-10}"
