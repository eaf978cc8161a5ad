#!/usr/bin/env bash
# Fetching through bad weather: every run ends complete and as if nothing had happened, or partial and --resume makes it so.
# No call beyond --max-calls. SYNCAUDIT_FAULT_RUNS tells how many runs.
# Takes 30 s.
set -euo pipefail
url=
work=$(mktemp -d)
. "$SOURCE_DIR/tests/sim/serve.sh"
. "$SOURCE_DIR/tests/sim/expect.sh"
trap 'unserve; rm -rf "$work"' EXIT
runs=${SYNCAUDIT_FAULT_RUNS:-20}
export SLOW_SECRET=S
serve org "$SOURCE_DIR/tests/sim/orgs/meridian" --set strict=true \
    --add "app?client_id=service.app&client_secret=S&flows=client_credentials&run_as=marketo.sync@meridian-dynamics.example"

# fetch OUT MODE fresh|resume MAX-CALLS: sets code, calls and facts.
fetch() {
    read -r code calls facts < <("$BUILD_DIR/tests/slow_fetch" "$url" "$@" 2>>"$work/errors")
}

weather() {
    tell /simulator/reset
    tell /simulator/settings "strict=true&$1"
}

modes=(get composite auto)
faults='503=0.04&503-json=0.03&502=0.03&500=0.01&stall=0.01&stall-ms=2500&cut=0.02&close=0.02&html=0.02&half=0.01&lock=0.01'
faults+='&garbage=0.01&bad-gzip=0.01&part=0.02&concurrency=8&expire-calls=17'
weather seed=1
fetch "$work/clean" get fresh 0
good=$facts
[ "$code" = 0 ] || { echo "the org in fair weather: $code"; exit 1; }
fetch "$work/described" get fresh 10000
described=$facts # with a budget, describes alone
[ "$code" = 0 ] || { echo "the org in fair weather, with a budget: $code"; exit 1; }

declare -A ends=([0]=0 [3]=0 [4]=0)
resumes=0
for ((run = 1; run <= runs; run++)); do
    budget=0
    ((run % 5)) || budget=$((15 + run % 40))
    rm -rf "$work/out"
    weather "$faults&seed=$run"
    fetch "$work/out" "${modes[run % 3]}" fresh "$budget"
    ends[$code]=$((${ends[$code]} + 1))
    expected=$good
    [ "$budget" = 0 ] || [ "$code" != 0 ] || expected=$described
    [ "$budget" = 0 ] || [ "$calls" -le "$budget" ] || { echo "run $run: $calls calls of $budget"; failed=1; }
    for ((again = 1; code != 0 && again <= 20; again++)); do
        resumes=$((resumes + 1))
        weather "$faults&seed=$((run + 100000 * again))"
        fetch "$work/out" "${modes[again % 3]}" resume 0
    done
    [ "$code $facts" = "0 $expected" ] || { echo "run $run: ends with $code, facts $facts instead of $expected"; failed=1; }
    [ -z "$(find "$work/out" -name '.fetch-*' -o -name '*.part')" ] || { echo "run $run leaves something behind"; failed=1; }
done
echo "$runs runs: ${ends[0]} complete, ${ends[4]} partial, ${ends[3]} without a snapshot; $resumes resumes"
exit $failed
