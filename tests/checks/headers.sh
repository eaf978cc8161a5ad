#!/usr/bin/env bash
# Every header compiles alone, without asking the file that includes it for anything.
set -u
export LC_ALL=C
cd "${SOURCE_DIR:-$(dirname "$0")/../..}" || exit 1
failed=0
count=0
for header in include/syncaudit/*.h $(find src -name '*.h' | sort); do
    count=$((count + 1))
    "${CC:-cc}" -std=gnu17 -D_GNU_SOURCE -DSA_VERSION='"0"' -fsyntax-only -Wall -Wextra -Werror \
        -Iinclude -Isrc $(pkg-config --cflags libcurl libcjson sqlite3 libpcre2-8 xlsxwriter libzip popt) \
        -x c "$header" || failed=1
done
[ $count -gt 15 ] || failed=1
exit $failed
