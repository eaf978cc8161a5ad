#!/usr/bin/env bash
# A fetch in which one allocation in ten of our code, of libcurl and of cJSON fails, and one in a thousand of SQLite's, which makes
# hundreds of thousands. ALLOCATION_STRIDE=1 lets each of ours, libcurl's and cJSON's fail (half an hour with sanitizers), SQLITE_STRIDE=1
# each of SQLite's (hours); ALLOCATION_FIRST is the first one.
# Takes 55 s.
set -eu
TMPDIR=$(mktemp -d -p /dev/shm 2>/dev/null || mktemp -d)
export TMPDIR
trap 'rm -rf "$TMPDIR"' EXIT
"$BUILD_DIR/tests/allocation_fetch" "${ALLOCATION_STRIDE:-10}" "${SQLITE_STRIDE:-997}" "${ALLOCATION_FIRST:-1}"
