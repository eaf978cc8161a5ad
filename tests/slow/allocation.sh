#!/usr/bin/env bash
# A fetch in which each allocation of our code, of libcurl and of cJSON fails once, and one in some of SQLite's, which makes
# hundreds of thousands. ALLOCATION_STRIDE=1 lets each of those fail too (hours).
set -eu
TMPDIR=$(mktemp -d -p /dev/shm 2>/dev/null || mktemp -d)
export TMPDIR
trap 'rm -rf "$TMPDIR"' EXIT
"$BUILD_DIR/tests/allocation_fetch" "${ALLOCATION_STRIDE:-997}"
