#!/usr/bin/env bash
# The sources ask for nothing that only glibc has: they are read with musl's headers, and with those of the libraries alone beside them.
set -eu
command -v musl-gcc >/dev/null || { echo "skipped: musl-gcc is not installed (musl-tools)"; exit 77; }
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$SOURCE_DIR"
mkdir -p "$work"/{sys,openssl}
multiarch=/usr/include/$(gcc -print-multiarch)
for header in curl cjson sqlite3.h pcre2.h xlsxwriter xlsxwriter.h zip.h zipconf.h expat.h expat_external.h cyaml popt.h zlib.h zconf.h csv.h yaml.h; do
    for folder in /usr/include "$multiarch"; do
        [ ! -e "$folder/$header" ] || ln -s "$folder/$header" "$work/$header"
    done
done
ln -s /usr/include/openssl/* "$multiarch"/openssl/* "$work/openssl/"
ln -s "$multiarch/sys/queue.h" "$work/sys/" # lists by macros: musl has none, Alpine packs the same file as bsd-compat-headers
find src -name '*.c' -print0 | xargs -0 -P "$(nproc)" -n 20 musl-gcc -std=gnu17 -fsyntax-only -Werror -Iinclude -Isrc -isystem "$work" \
    -isystem "$work/cjson" -D_GNU_SOURCE -D_FILE_OFFSET_BITS=64 '-DSA_VERSION="0"'
