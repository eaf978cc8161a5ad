#!/usr/bin/env bash
# Composite and batch: limits, headers, dates, counting, and parts that fail.
set -euo pipefail
work=$(mktemp -d)
. "$SOURCE_DIR/tests/sim/serve.sh"
. "$SOURCE_DIR/tests/sim/expect.sh"
trap 'unserve; rm -rf "$work"' EXIT
data=/services/data/v67.0

# part NUMBER URL [MORE MEMBERS]
part() {
    printf '{"method":"GET","url":"%s","referenceId":"ref%s"%s}' "$2" "$1" "${3:-}"
}

# parts COUNT URL: as many parts of one address.
parts() {
    local i
    for ((i = 1; i <= $1; i++)); do
        [ "$i" = 1 ] || printf ,
        part "$i" "$2"
    done
}

composite() {
    local status=$1 text=$2
    shift 2
    expect "$status" "$text" "$data/composite" --json "{\"allOrNone\":false,\"compositeRequest\":[$1]}"
}

batch() {
    local status=$1 text=$2
    shift 2
    expect "$status" "$text" "$data/composite/batch" --json "{\"haltOnError\":$1,\"batchRequests\":[$2]}"
}

serve org "$SOURCE_DIR/tests/sim/orgs/meridian" --token right
lead=$data/sobjects/Lead/describe

# One call, each part as if it had come alone.
composite 200 '"httpStatusCode":200,"referenceId":"ref25"' "$(parts 25 "$lead")"
is calls 1
is requests 1
composite 200 '"name":"Lead"' "$(part 1 "$lead")"
composite 200 '{"body":[{"message":"The requested resource does not exist","errorCode":"NOT_FOUND"}],"httpHeaders":{},"httpStatusCode":404,"referenceId":"ref1"}' \
    "$(part 1 "$data/sobjects/Nothing/describe")"
composite 200 '"httpHeaders":{"ETag":"\"' "$(part 1 "$lead")"
composite 200 '{"body":null,"httpHeaders":{"ETag":' \
    "$(part 1 "$lead" ',"httpHeaders":{"If-Modified-Since":"Fri, 14 Aug 2026 20:53:02 GMT"}')"
composite 200 '"httpStatusCode":304' "$(part 1 "$lead" ',"httpHeaders":{"If-Modified-Since":"Fri, 14 Aug 2026 20:53:02 GMT"}')"
composite 200 '"httpStatusCode":200' "$(part 1 "$lead" ',"httpHeaders":{"If-Modified-Since":"Fri, 14 Aug 2020 20:53:02 GMT"}')"

# What refuses the whole.
composite 400 LIMIT_EXCEEDED "$(parts 26 "$lead")"
composite 200 '"totalSize":1' "$(parts 5 "$data/query?q=SELECT+Id+FROM+Organization")"
composite 400 LIMIT_EXCEEDED "$(parts 6 "$data/query?q=SELECT+Id+FROM+Organization")"
for header in accept Authorization CONTENT-TYPE; do
    composite 400 INVALID_INPUT "$(part 1 "$lead" ",\"httpHeaders\":{\"$header\":\"x\"}")"
done
composite 400 INVALID_INPUT "$(part _1 "$lead"),{\"method\":\"GET\",\"url\":\"$lead\",\"referenceId\":\"a-b\"}"
composite 400 INVALID_INPUT "$(part 1 "https://elsewhere.example$lead")"
composite 400 INVALID_INPUT "$(part 1 "$data/tooling/query?q=SELECT+Id+FROM+CustomField")"
composite 400 JSON_PARSER_ERROR ''
expect 400 JSON_PARSER_ERROR "$data/composite" --json '{"compositeRequest":['
composite 200 'cannot be a subrequest' "{\"method\":\"POST\",\"url\":\"$data/composite\",\"referenceId\":\"ref1\"}"
expect 400 INVALID_INPUT "$data/tooling/composite" --json "{\"compositeRequest\":[$(part 1 "$lead")]}"
expect 200 '"httpStatusCode":404' "$data/tooling/composite" --json "{\"compositeRequest\":[$(part 1 "$data/tooling/nothing")]}"
token=wrong composite 401 INVALID_SESSION_ID "$(part 1 "$lead")"

# A batch counts each of its parts; halted ones do not run.
tell /simulator/reset
batch 200 '{"hasErrors":false,"results":[{"statusCode":200,"result":{"actionOverrides"' false \
    '{"method":"GET","url":"v67.0/sobjects/Lead/describe"},{"method":"GET","url":"/services/data/v67.0/sobjects"}'
is calls 2
missing='{"method":"GET","url":"v67.0/sobjects/Nothing/describe"}'
batch 200 '{"hasErrors":true,"results":[{"statusCode":404,"result":[{"message"' false "$missing,$missing"
batch 200 '{"statusCode":412,"result":[{"message":"Batch processing halted' true "$missing,$missing"
is calls 5
batch 400 INVALID_INPUT false '{"method":"GET"}'

# A part can fail while the others are answered.
tell /simulator/settings 'part=1&seed=3'
composite 200 UNKNOWN_EXCEPTION "$(parts 25 "$lead")"
[ "$(grep -o '"httpStatusCode":200' "$work/body" | wc -l)" = 24 ] || { echo 'not one part was struck'; failed=1; }
exit "$failed"
