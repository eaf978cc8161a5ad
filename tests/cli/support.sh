# What the cmd files of the cases may use; sourced by tests/cli/run.

# serve ARGUMENTS: starts the simulator on a free port, sets URL, and ends it with the case, as all others that were started.
simulators=()
serve() {
    local address
    mkfifo simulator.address
    "$SIMULATOR" "$@" >simulator.address &
    simulators+=($!)
    trap 'while [ ${#simulators[@]} -gt 0 ]; do unserve; done' EXIT
    read -r address <simulator.address
    rm simulator.address
    URL=$address
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
