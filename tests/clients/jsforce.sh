#!/usr/bin/env bash
# jsforce, the client most JavaScript programs talk to Salesforce with, is content with the simulator: every login it has,
# describes, composites, queries with paging, identity and limits.
set -euo pipefail
for tool in node npm; do
    if ! command -v "$tool" >/dev/null; then
        echo "skipped: $tool is not installed"
        exit 77
    fi
done
clients=$SOURCE_DIR/tests/clients
[ -d "$clients/node_modules/jsforce" ] || npm ci --prefix "$clients" --no-audit --no-fund
url=
work=$(mktemp -d)
. "$SOURCE_DIR/tests/sim/serve.sh"
trap 'unserve; rm -rf "$work"' EXIT
user=marketo.sync@meridian-dynamics.example

openssl req -x509 -newkey rsa:2048 -nodes -keyout "$work/app.key" -out "$work/app.crt" -days 2 -subj /CN=app 2>/dev/null
serve org "$SOURCE_DIR/tests/sim/orgs/meridian" --set password-flow=true \
    --add "app?client_id=app&client_secret=secret&run_as=$user&certificate=$work/app.crt" \
    --add "login?username=$user&password=password" \
    --add "refresh?token=5Aep.refresh&client_id=app"
node "$clients/jsforce.js" "$url" "$user" "$work/app.key"
