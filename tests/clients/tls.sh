#!/usr/bin/env bash
# nginx with TLS before the simulator: the whole fetch goes over HTTP/2, and a server whose certificate is for another host,
# expired, self-signed or of an unknown authority gets nothing, not even a request. Then the same through a proxy, as curl's
# variables name it.
set -euo pipefail
for tool in nginx openssl python3; do
    if ! command -v "$tool" >/dev/null; then
        echo "skipped: $tool is not installed"
        exit 77
    fi
done
url=
nginx=
proxy=
work=$(mktemp -d)
. "$SOURCE_DIR/tests/sim/serve.sh"
end() {
    [ -z "$1" ] || { kill "$1"; wait "$1" || true; }
}
trap 'end "$nginx"; end "$proxy"; unserve; rm -rf "$work"' EXIT
cd "$work"

# key NAME SUBJECT: a private key and what asks for a certificate of it.
key() {
    openssl req -new -newkey rsa:2048 -nodes -keyout "$1.key" -out "$1.csr" -subj "/CN=$2" 2>/dev/null
}

# certificate NAME HOST AUTHORITY BEGIN END: signed by the authority; dates are YYYYMMDD.
certificate() {
    mkdir -p "$3.issued"
    touch "$3.issued/index.txt"
    printf '[ca]\ndefault_ca=it\n[it]\ndatabase=%s.issued/index.txt\nnew_certs_dir=%s.issued\nrand_serial=yes\n' "$3" "$3" >"$3.cnf"
    printf 'default_md=sha256\npolicy=any\nunique_subject=no\n[any]\ncommonName=supplied\n[host]\nsubjectAltName=DNS:%s\n' "$2" >>"$3.cnf"
    key "$1" "$2"
    openssl ca -batch -notext -config "$3.cnf" -extensions host -cert "$3.crt" -keyfile "$3.key" -in "$1.csr" -out "$1.crt" \
        -startdate "${4}000000Z" -enddate "${5}000000Z" 2>ca.log || { cat ca.log; exit 1; }
}

# An address for nginx, which takes no free port by itself.
mapfile -t ports < <(python3 -c 'import socket
sockets = [socket.create_server(("127.0.0.1", 0)) for _ in range(5)]
print(*[socket.getsockname()[1] for socket in sockets], sep="\n")')

for authority in trusted unknown; do
    openssl req -x509 -newkey rsa:2048 -nodes -keyout "$authority.key" -out "$authority.crt" -days 2 -subj "/CN=$authority" 2>/dev/null
done
tomorrow=$(date -ud tomorrow +%Y%m%d)
yesterday=$(date -ud yesterday +%Y%m%d)
certificate good localhost trusted "$yesterday" "$tomorrow"
certificate wrong-host elsewhere.example trusted "$yesterday" "$tomorrow"
certificate expired localhost trusted 20200101 20200102
certificate unknown-authority localhost unknown "$yesterday" "$tomorrow"
openssl req -x509 -newkey rsa:2048 -nodes -keyout self-signed.key -out self-signed.crt -days 2 -subj /CN=localhost \
    -addext subjectAltName=DNS:localhost 2>/dev/null
cases=(good wrong-host expired unknown-authority self-signed)

serve org "$SOURCE_DIR/tests/sim/orgs/meridian" --token right --origin "https://localhost:${ports[0]}"
{
    printf 'daemon off;\nworker_processes 1;\npid nginx.pid;\nerror_log error.log;\nevents {}\nhttp {\n'
    printf 'log_format seen "$server_protocol $request_uri $connection";\n'
    for path in client_body proxy fastcgi uwsgi scgi; do printf '%s_temp_path temp;\n' "$path"; done
    for i in "${!cases[@]}"; do
        printf 'server { listen 127.0.0.1:%s ssl http2; access_log %s.log seen;\n' "${ports[$i]}" "${cases[$i]}"
        printf 'ssl_certificate %s/%s.crt; ssl_certificate_key %s/%s.key;\n' "$work" "${cases[$i]}" "$work" "${cases[$i]}"
        printf 'location / { proxy_pass %s; proxy_http_version 1.1; proxy_set_header Connection ""; } }\n' "$url"
    done
    printf '}\n'
} >nginx.conf
nginx -p "$work" -c nginx.conf 2>>error.log &
nginx=$!
for _ in {1..100}; do
    (exec 3<>"/dev/tcp/127.0.0.1/${ports[0]}") 2>/dev/null && break
    sleep 0.05
done

failed=0
for i in "${!cases[@]}"; do
    case=${cases[$i]}
    code=0
    CURL_CA_BUNDLE=$work/trusted.crt SYNCAUDIT_SYNC_TOKEN=right "$SYNCAUDIT" fetch --quiet \
        --sync "https://localhost:${ports[$i]}" --out out >stdout 2>stderr || code=$?
    if [ "$case" = good ]; then
        [ "$code" = 0 ] || { echo "$case: exit $code"; cat stderr; failed=1; }
        continue
    fi
    [ "$code" = 3 ] || { echo "$case: exit $code, expected 3"; failed=1; }
    grep -q "certificate cannot be trusted" stderr || { echo "$case: no clear text:"; cat stderr; failed=1; }
    [ ! -s "$case.log" ] || { echo "$case: a request was sent:"; cat "$case.log"; failed=1; }
done
[ "$(wc -l <good.log)" -gt 20 ] || { echo "only $(wc -l <good.log) requests went over TLS"; failed=1; }
if grep -v '^HTTP/2\.0 ' good.log; then
    echo 'these did not go over HTTP/2'
    failed=1
fi
connections=$(awk '{print $3}' good.log | sort -u | wc -l)
[ "$connections" -le 2 ] || { echo "HTTP/2 over $connections connections"; failed=1; }

python3 "$SOURCE_DIR/tests/support/proxy.py" proxy.port proxy.log 'ada:pr0xy-pass' &
proxy=$!
for _ in {1..100}; do
    [ ! -s proxy.port ] || break
    sleep 0.05
done
port=$(cat proxy.port)

# through WHAT EXIT TEXT NAME=VALUE...: a fetch with these variables; the text is to be on standard error.
through() {
    local what=$1 exit=$2 text=$3 code=0
    shift 3
    : >proxy.log
    env "$@" CURL_CA_BUNDLE="$work/trusted.crt" SYNCAUDIT_SYNC_TOKEN=right "$SYNCAUDIT" fetch -vv \
        --sync "https://localhost:${ports[0]}" --out out >stdout 2>stderr || code=$?
    [ "$code" = "$exit" ] || { echo "$what: exit $code, expected $exit"; cat stderr; failed=1; }
    grep -q "$text" stderr || { echo "$what: nothing of '$text':"; cat stderr; failed=1; }
    if grep -q 'pr0xy-pass\|right' stdout stderr; then
        echo "$what: a secret is told"
        failed=1
    fi
}

through 'a proxy' 0 '' "https_proxy=http://ada:pr0xy-pass@127.0.0.1:$port"
grep -q "^CONNECT localhost:${ports[0]} " proxy.log || { echo 'the proxy was not asked'; failed=1; }
if grep -i '^authorization\|right' proxy.log; then
    echo 'the proxy was told the token'
    failed=1
fi
through 'a proxy for other hosts' 0 '' "https_proxy=http://127.0.0.1:$port" no_proxy=localhost
[ ! -s proxy.log ] || { echo 'no_proxy does not count'; failed=1; }
through 'a proxy with a wrong password' 3 'the proxy refuses: it wants another user name and password (HTTP 407)' "https_proxy=http://ada:no@127.0.0.1:$port"
end "$proxy"
[ "$(grep -c '^CONNECT' proxy.log)" -le 20 ] || { echo 'a refusing proxy is asked again'; failed=1; }
proxy=
through 'a proxy that is not there' 3 'check the URL, the network and the proxy settings' "https_proxy=http://127.0.0.1:$port"
exit "$failed"
