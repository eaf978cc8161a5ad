#!/usr/bin/env bash
# The layout of C is clang-format's business.
set -u
export LC_ALL=C
cd "${SOURCE_DIR:-$(dirname "$0")/../..}" || exit 1
if ! command -v clang-format >/dev/null; then
    echo "skipped: clang-format is not installed"
    exit 77
fi
find src include tests -name '*.[ch]' -not -path '*/node_modules/*' -print0 | sort -z | xargs -0 clang-format --dry-run -Werror
