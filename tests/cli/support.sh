# What the cmd files of the cases may use; sourced by tests/cli/run.

# serve ARGUMENTS: starts the simulator on a free port, sets URL, and ends it with the case.
serve() {
    local address
    mkfifo simulator.address
    "$SIMULATOR" "$@" >simulator.address &
    simulator_pid=$!
    trap 'kill $simulator_pid; wait $simulator_pid 2>/dev/null' EXIT
    read -r address <simulator.address
    rm simulator.address
    URL=$address
}

# try ARGUMENTS: runs the program and tells its exit code beside what it says on stderr.
try() {
    "$SYNCAUDIT" "$@"
    echo "exit $?" >&2
}
