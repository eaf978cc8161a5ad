# Sourced by scripts that need an org. Wants SIMULATOR, and `work`, a temporary folder.
#
#   serve ARGUMENTS…   starts the simulator and puts its address into `url`
#   unserve            ends it
serve() {
    mkfifo "$work/address"
    "$SIMULATOR" "$@" >"$work/address" &
    server=$!
    read -r url <"$work/address"
    rm "$work/address"
}

unserve() {
    [ -n "${server:-}" ] || return 0
    kill "$server" && wait "$server"
    server=
}
