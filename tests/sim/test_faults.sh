#!/usr/bin/env bash
# The faults are what they say, strike the same requests each time, and only where they are told to.
set -euo pipefail
url=
work=$(mktemp -d)
. "$SOURCE_DIR/tests/sim/serve.sh"
. "$SOURCE_DIR/tests/sim/expect.sh"
trap 'unserve; rm -rf "$work"' EXIT
data=/services/data/v67.0

# fault FORM: these faults and no others.
fault() {
    tell /simulator/reset
    tell /simulator/settings "$1"
}

# broken CURL-EXIT FORM [CURL OPTIONS…]: the transfer fails with this exit code of curl.
broken() {
    local wanted=$1 got=0
    fault "$2"
    shift 2
    curl -s -o /dev/null -m "${limit:-60}" -H 'Authorization: Bearer right' "$@" "$url$data/sobjects" || got=$?
    [ "$got" = "$wanted" ] || { echo "curl ended with $got, expected $wanted"; failed=1; }
}

serve org "$SOURCE_DIR/tests/sim/orgs/meridian" --token right
while read -r status name text; do
    fault "$name=1"
    expect "$status" "$text" "$data/sobjects"
done <<END
500 500 "errorCode":"UNKNOWN_EXCEPTION"
502 502 text/html
503 503 <h1>Down for Maintenance</h1>
503 503-json "errorCode":"SERVER_UNAVAILABLE"
504 504 text/html
420 420 Salesforce Edge has no routing for host
429 429 text/html
400 lock UNABLE_TO_LOCK_ROW
403 concurrent ConcurrentPerOrgLongTxn Limit exceeded.
403 disabled API_DISABLED_FOR_ORG
401 expired Session expired or invalid
401 unusable This session is not valid for use with the REST API
200 html <!DOCTYPE html>
302 redirect Location: https://elsewhere.my.salesforce.com$data/sobjects
END
limit=2 broken 28 'stall=1'
broken 18 'cut=1'
broken 18 'cut-chunk=1'
broken 52 'close=1'
broken 1 'garbage=1' --http1.1
broken 18 'long-length=1'
broken 61 'bad-gzip=1' --compressed
fault 'half=1'
expect 200 '!}]}' "$data/sobjects"
fault 'short-length=1'
expect 200 '!}]}' "$data/sobjects"
fault 'cut-gzip=1'
expect 200 'Content-Encoding: gzip' "$data/sobjects" -H 'Accept-Encoding: gzip'
if gzip -t <"$work/body" 2>/dev/null; then
    echo 'a gzip body that should be cut is whole'
    failed=1
fi
fault 'slow=1&slow-ms=300'
slow=$(curl -s -o /dev/null -w '%{time_total}' -H 'Authorization: Bearer right' "$url$data/sobjects")
[ "${slow%.*}${slow#*.}" -ge 300000 ] || { echo "a slow answer came after $slow s"; failed=1; }

# Sizes.
fault seed=1
long=$(printf 'x%.0s' {1..17000})
expect 414 'text/html' "$data/query?q=$long"
expect 431 'text/html' "$data/sobjects" -H "X-Long: $long"

# The same seed strikes the same requests, and about as many as the share says; other seeds strike others.
storm() {
    fault "$1&path=/sobjects"
    for _ in {1..60}; do
        curl -s -o /dev/null -w '%{http_code}\n' -H 'Authorization: Bearer right' "$url$data/sobjects?storm" || true
    done
}
storm '503=0.2&cut=0.1&seed=5' >"$work/first"
storm '503=0.2&cut=0.1&seed=5' >"$work/again"
storm '503=0.2&cut=0.1&seed=6' >"$work/other"
cmp -s "$work/first" "$work/again" || { echo 'two storms of one seed differ'; failed=1; }
! cmp -s "$work/first" "$work/other" || { echo 'storms of two seeds are the same'; failed=1; }
struck=$(grep -c 503 "$work/first")
[ "$struck" -ge 4 ] && [ "$struck" -le 24 ] || { echo "$struck of 60 were struck"; failed=1; }
fault '503=1&path=/sobjects&from=2&until=2'
expect 200 user_id /services/oauth2/userinfo
expect 503 Maintenance "$data/sobjects"
expect 200 sobjects "$data/sobjects"

# Too many at once.
fault 'concurrency=2&latency=2000'
asked=()
for _ in 1 2 3 4; do
    curl -s -o /dev/null -w '%{http_code}\n' -H 'Authorization: Bearer right' "$url$data/sobjects" >>"$work/together" &
    asked+=($!)
done
wait "${asked[@]}"
grep -q 403 "$work/together" && grep -q 200 "$work/together" || { echo 'no limit on requests at once'; failed=1; }
[ "$(state peak)" -gt 2 ] || { echo "at most $(state peak) requests at once were seen"; failed=1; }

# Sessions end, by use and by age.
fault 'expire-calls=2'
tell /simulator/add/session token=short
for status in 200 200 401; do
    token=short expect "$status" '' "$data/sobjects"
done
fault 'expire-seconds=600'
tell /simulator/add/session token=brief
token=brief expect 200 '' "$data/sobjects"
tell /simulator/add/session 'token=brief&age=601'
token=brief expect 401 INVALID_SESSION_ID "$data/sobjects"
tell /simulator/add/session 'token=brief&user=marketo.sync@meridian-dynamics.example'
token=brief expect 200 '' "$data/sobjects"
exit "$failed"
