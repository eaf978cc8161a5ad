#!/usr/bin/env bash
# Rules changed in small ways, one change at a time: at most a tenth of each kind of change may pass the rule's fixture.
# Takes 28 s.
set -eu
"$BUILD_DIR/tests/slow_mutants"
