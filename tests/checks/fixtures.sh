#!/usr/bin/env bash
# Each rule has a fixture and each fixture a rule; an id is there once, and only formula rules begin with "formula-".
set -u
export LC_ALL=C
cd "${SOURCE_DIR:-$(dirname "$0")/../..}" || exit 1
names() {
    find "$1" -name '[a-z]*.sql' -printf '%f\n' | sort
}
failed=0
rules=$(names rules)
[ -n "$rules" ] || { echo "no rules found"; failed=1; }
repeated=$(uniq -d <<<"$rules")
[ -z "$repeated" ] || { echo "the same id twice: $repeated"; failed=1; }
diff --label rules --label fixtures <(echo "$rules") <(names tests/rules) || failed=1
exit $failed
