# Sourced by the tests of the simulator, after serve.sh. Wants `work`; sets `failed` to 1 when something is not as expected.
#
#   expect STATUS TEXT PATH [CURL OPTIONS…]   the status, and an answer (headers and body) that holds the text; a leading !
#                                             means that it does not hold it. `token` is the bearer token (default: right; none = no header).
#   tell PATH [FORM]                          posts a form to the simulator itself
#   state NAME                                a number out of GET /simulator/state
failed=0

expect() {
    local status=$1 text=$2 path=$3 found=yes wanted=yes got header=()
    shift 3
    [ "${token-}" = none ] || header=(-H "Authorization: Bearer ${token:-right}")
    : >"$work/body"
    got=$(curl -s -D "$work/headers" -o "$work/body" -w '%{http_code}' -m 60 "${header[@]}" "$@" "$url$path" || true)
    [ "${text#!}" = "$text" ] || wanted=no
    grep -qaiF -- "${text#!}" "$work/headers" "$work/body" || found=no
    if [ "$got" != "$status" ] || [ "$found" != "$wanted" ]; then
        echo "$path: status $got, expected $status with: $text"
        head -c 600 "$work/body" | tr -d '\0'
        echo
        failed=1
    fi
    return 0
}

tell() {
    curl -sS -f -X POST --data "${2:-}" "$url$1"
}

state() {
    curl -sS -f "$url/simulator/state" | sed -E "s/.*\"$1\":([0-9]+).*/\\1/"
}

# is NAME VALUE: a number of the state.
is() {
    local got
    got=$(state "$1")
    [ "$got" = "$2" ] || { echo "$1 is $got, expected $2"; failed=1; }
}
