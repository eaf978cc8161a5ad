#!/usr/bin/env bash
# Many random histories of an org: what diff says is what was edited. SYNCAUDIT_EDIT_HISTORIES tells how many.
set -eu
export SYNCAUDIT_EDIT_HISTORIES=${SYNCAUDIT_EDIT_HISTORIES:-12}
exec "$BUILD_DIR/tests/unit_diff_random_edits"
