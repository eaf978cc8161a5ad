# Sourced by tests that open what we write in Chromium: says why and ends with 77 where that cannot be done.
for tool in node sqlite3; do
    if ! command -v "$tool" >/dev/null; then
        echo "skipped: $tool is not installed"
        exit 77
    fi
done
CHROMIUM=${CHROMIUM:-$(command -v chromium || true)}
if [ -z "$CHROMIUM" ]; then
    echo "skipped: chromium is not installed"
    exit 77
fi
export CHROMIUM
if [ ! -d "$SOURCE_DIR/tests/browser/node_modules" ]; then
    echo "skipped: npm ci --prefix tests/browser was not run"
    exit 77
fi
