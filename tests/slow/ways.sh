#!/usr/bin/env bash
# Random orgs: composites bring what single calls do, in bad weather too. SYNCAUDIT_WAYS_ORGS tells how many.
# Takes 30 s.
set -eu
exec python3 "$SOURCE_DIR/tests/slow/ways.py" "${SYNCAUDIT_WAYS_ORGS:-10}"
