#!/usr/bin/env bash
# SQL functions take time in proportion to what they are given.
set -eu
"$BUILD_DIR/tests/slow_functions"
