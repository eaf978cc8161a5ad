#!/usr/bin/env bash
# Wrong answers are told as such. SYNCAUDIT_WRONG_ANSWERS tells how many are tried.
# Takes 60 s.
set -eu
exec python3 "$SOURCE_DIR/tests/slow/answers.py" "${SYNCAUDIT_WRONG_ANSWERS:-300}"
