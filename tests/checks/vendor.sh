#!/bin/sh
# The libraries of the HTML report are the ones that were checked in: each has its checksum, its licence and its line in the README.
set -eu
cd "${SOURCE_DIR:-$(dirname "$0")/../..}/reports/html/vendor"
sha256sum --check --quiet SHA256SUMS
for file in *.js *.css; do
    grep -q "  $file\$" SHA256SUMS || { echo "$file has no checksum"; exit 1; }
    [ -s "${file%%.*}.LICENSE" ] || { echo "$file has no licence"; exit 1; }
    grep -q "^| $file |" README.md || { echo "README.md does not say where $file is from"; exit 1; }
    # Nothing in them may end the element they stand in, or ask for something elsewhere.
    ! grep -qE '</script|</style|<!--|sourceMappingURL|@import' "$file" || { echo "$file cannot be inlined"; exit 1; }
done
