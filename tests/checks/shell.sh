#!/usr/bin/env bash
# Scripts are read by shellcheck.
set -u
export LC_ALL=C
cd "${SOURCE_DIR:-$(dirname "$0")/../..}" || exit 1
if ! command -v shellcheck >/dev/null; then
    echo "skipped: shellcheck is not installed"
    exit 77
fi
mapfile -t scripts < <(grep -rlE '^#!/usr/bin/env bash' scripts packaging tests .ci --include='*' --exclude-dir=node_modules | sort)
[ ${#scripts[@]} -gt 10 ] || exit 1
# SC2046, SC2086: lists of names without blanks are split on purpose. SC2030, SC2031: subshells keep their own variables.
shellcheck -S warning -e SC2046,SC2086,SC2030,SC2031,SC1091 "${scripts[@]}"
