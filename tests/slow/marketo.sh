#!/usr/bin/env bash
# Uses of fields in random instances of Marketo, against an oracle, with faults on; SYNCAUDIT_MARKETO_INSTANCES of them.
# Takes 40 s.
set -u
exec python3 "$SOURCE_DIR/tests/slow/marketo.py" "${SYNCAUDIT_MARKETO_INSTANCES:-6}"
