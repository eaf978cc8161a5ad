# What the cmd files of the cases may use; sourced by tests/cli/run.

# serve ARGUMENTS: starts the simulator on a free port, sets URL, and ends it with the case, as all others that were started.
simulators=()
serve() {
    serve_by "$SIMULATOR" "$@"
    URL=$address
}

# serve_marketo INSTANCE ARGUMENTS: the same for the simulator of Marketo, one of its instances; sets MARKETO, and what lets one in.
serve_marketo() {
    local instance=$SOURCE_DIR/tests/sim/instances/$1
    serve_by "$MARKETO_SIMULATOR" "$instance" "${@:2}"
    MARKETO=$address
    export SYNCAUDIT_MARKETO_ID SYNCAUDIT_MARKETO_SECRET
    SYNCAUDIT_MARKETO_ID=$(sed -n 's/.*"client_id": *"\([^"]*\)".*/\1/p' "$instance/instance.json")
    SYNCAUDIT_MARKETO_SECRET=$(sed -n 's/.*"client_secret": *"\([^"]*\)".*/\1/p' "$instance/instance.json")
}

serve_by() {
    mkfifo simulator.address
    "$1" "${@:2}" >simulator.address &
    simulators+=($!)
    trap 'while [ ${#simulators[@]} -gt 0 ]; do unserve; done' EXIT
    read -r address <simulator.address
    rm simulator.address
}

# unserve: ends the one that was started last.
unserve() {
    local last=$((${#simulators[@]} - 1))
    kill "${simulators[last]}"
    wait "${simulators[last]}" 2>/dev/null
    unset "simulators[last]"
}

# try ARGUMENTS: runs the program and tells its exit code beside what it says on stderr.
try() {
    "$SYNCAUDIT" "$@"
    echo "exit $?" >&2
}
