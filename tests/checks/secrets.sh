#!/usr/bin/env bash
# Every way to log in, each with a session that ends under way: nothing that a run leaves behind, prints or shows in the
# process list holds a token, a key, a client secret or an assertion, as it is or encoded.
set -u
export LC_ALL=C
if [ -z "${SIMULATOR-}" ]; then
    echo "skipped: no simulator in this build"
    exit 77
fi
work=$(mktemp -d)
cd "$work" || exit 1
url=
server=
. "$SOURCE_DIR/tests/sim/serve.sh"
trap 'unserve; rm -rf "$work"' EXIT
user=marketo.sync@meridian-dynamics.example
# Others in each run: process lists show what runs beside it.
given="00Dsecret0000001!AQ.leak.Me_if-You.can.$$"
client_secret="SECRET.client-secret.$$"
refresh="5Aep.refresh.given.$$"
failed=0

openssl req -x509 -newkey rsa:2048 -nodes -keyout app.key -out app.crt -days 2 -subj /CN=app 2>/dev/null
chmod 600 app.key
serve org "$SOURCE_DIR/tests/sim/orgs/meridian" --latency 5 --token "$given" --set 'rotate=true' \
    --add "app?client_id=app&client_secret=$client_secret&run_as=$user&certificate=$work/app.crt" \
    --add "refresh?token=$refresh.1&client_id=app" --add "refresh?token=$refresh.2&client_id=app"
host=${url#http://}

umask 077
printf '%s' "$client_secret" >client-secret
printf '%s' "$refresh.1" >refresh-token
printf '%s' "$given" >token
mkdir left bin
cat >syncaudit.yaml <<END
connections:
  - {name: jwt, login: jwt, url: '$url', username: $user, client_id: app, key_file: app.key, audience: '$url'}
  - {name: client, login: client-credentials, url: '$url', client_id: app, secret_file: client-secret}
  - {name: refresh, login: refresh-token, url: '$url', client_id: app, secret_file: refresh-token}
  - {name: url, login: auth-url, secret_env: AUTH_URL}
  - {name: file, login: token, url: '$url', secret_file: token}
  - {name: cli, login: cli, username: sync}
END
# The Salesforce CLI, played: it keeps what it could have seen of secrets that are none of its business.
cat >bin/sf <<END
#!/bin/sh
tr '\\0' '\\n' </proc/\$\$/environ >>left/sf.environ
tr '\\0' '\\n' </proc/\$\$/cmdline >>left/sf.cmdline
case "\$*" in
*show-access-token*) echo '{"status":0,"result":{"accessToken":"$given"}}' ;;
*) echo '{"status":0,"result":{"accessToken":"[REDACTED]","instanceUrl":"$url","username":"$user","clientId":"app"}}' ;;
esac
END
chmod 700 bin/sf
PATH=$work/bin:$PATH

# run NAME EXPECTED-EXIT COMMAND OPTIONS…: keeps everything it shows; the environment is looked at once it has begun to talk.
run() {
    local name=$1 expected=$2 program code=0
    shift 2
    : >"left/$name.stderr"
    "$SYNCAUDIT" "$@" -v --out "left/$name" --record "left/$name.jsonl" >"left/$name.stdout" 2>"left/$name.stderr" &
    program=$!
    while kill -0 $program 2>/dev/null && ! grep -q . "left/$name.stderr"; do sleep 0.02; done
    while kill -0 $program 2>/dev/null; do
        tr '\0' '\n' <"/proc/$program/environ" >>"left/$name.environ"
        tr '\0' '\n' <"/proc/$program/cmdline" >>"left/$name.cmdline"
        ps -eo pid,args | grep -v "^ *$server " >>left/processes # the simulator is told the tokens
        sleep 0.05
    done 2>/dev/null
    wait $program || code=$?
    [ $code -eq "$expected" ] || { echo "$name ended with $code, expected $expected:"; cat "left/$name.stderr"; failed=1; }
}

# Tokens end after half of a fetch. One that somebody else got cannot be renewed.
SYNCAUDIT_SYNC_TOKEN=$given run variable 0 audit --sync "$url" --format xlsx,json,csv,md
SYNCAUDIT_SYNC_TOKEN=$given-wrong run wrong 3 audit --sync "$url"
run file 0 fetch --sync file
run cli 0 fetch --sync cli
curl -sSf -d 'expire-calls=22' "$url/simulator/settings"
run jwt 0 audit --sync jwt
run client 0 fetch --sync client
run refresh 0 fetch --sync refresh
AUTH_URL="force://app:$client_secret:$refresh.2@$host" run url 0 fetch --sync url
curl -sSf -d '503=1' "$url/simulator/settings"
run weather 3 fetch --sync jwt

# All that is secret: what the simulator knows, what was given, the key line by line, and how an assertion begins.
{
    curl -sSf "$url/simulator/secrets"
    printf '%s\n' "$given-wrong" "$client_secret" "$refresh.1" "$refresh.2"
    grep -v -- ----- app.key
    printf '{"alg":"RS256"}' | openssl base64 -A | tr '+/' '-_' | tr -d =
    echo
} | sort -u >secrets
[ "$(wc -l <secrets)" -gt 35 ] || { echo "only $(wc -l <secrets) secrets: the logins did not take place"; failed=1; }

# Each as it is, percent-encoded, and in base64.
python3 - secrets left <<'END' || failed=1
import base64, gzip, os, sys, urllib.parse, zipfile

def contents(path):
    with open(path, 'rb') as file:
        yield path, file.read()
    if zipfile.is_zipfile(path):
        with zipfile.ZipFile(path) as archive:
            for name in archive.namelist():
                yield f'{path}/{name}', archive.read(name)
    elif open(path, 'rb').read(2) == b'\x1f\x8b':
        yield path, gzip.open(path).read()

secrets, folder = sys.argv[1:]
needles = {}
for secret in open(secrets, 'rb').read().split(b'\n'):
    if secret:
        text = secret.decode()
        needles[secret] = needles[urllib.parse.quote(text, safe='').encode()] = secret
        needles[base64.b64encode(secret).rstrip(b'=')[:-1]] = secret
with open(os.path.join(folder, 'control'), 'wb') as file:
    file.write(b'x' + next(iter(needles)))
found = set()
files = books = 0
for parent, _, names in os.walk(folder):
    for name in names:
        for path, content in contents(os.path.join(parent, name)):
            files += 1
            books += '.xlsx/' in path
            found |= {path for needle in needles if needle in content}
if found != {os.path.join(folder, 'control')} or files < 30 or books < 5:
    sys.exit(f'{files} files, {books} parts of workbooks; with a secret in it: {sorted(found)}')
END
exit $failed
