#!/usr/bin/env bash
# Real profiles and permission sets, as metadata source has them: what is worked out of them is what the files say, field by field.
#
# The files are kept outside the project: SYNCAUDIT_REALDATA, else ../shared/data beside it.
# Takes 60 s.
set -eu
data=${SYNCAUDIT_REALDATA:-$SOURCE_DIR/../shared/data}
if [ ! -f "$data/MANIFEST.tsv" ]; then
    echo "skipped: no real permission sets at '$data' (set SYNCAUDIT_REALDATA)"
    exit 77
fi
exec python3 "$SOURCE_DIR/tests/slow/permissions.py" --files "$data"
