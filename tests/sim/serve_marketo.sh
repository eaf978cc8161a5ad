# Sourced by scripts that need an instance of Marketo, beside serve.sh's org or alone. Wants MARKETO_SIMULATOR, and `work`, a temporary folder.
#
#   serve_marketo FOLDER [ARGUMENTS…]   starts it and puts its address into `marketo_url`
#   unserve_marketo                     ends it
#   marketo_credentials FOLDER          its client id and secret, as a form
serve_marketo() {
    mkfifo "$work/marketo-address"
    "$MARKETO_SIMULATOR" "$@" >"$work/marketo-address" &
    marketo_server=$!
    read -r marketo_url <"$work/marketo-address"
    rm "$work/marketo-address"
}

unserve_marketo() {
    [ -n "${marketo_server:-}" ] || return 0
    kill "$marketo_server" && wait "$marketo_server"
    marketo_server=
}

marketo_credentials() {
    sed -nE 's/.*"client_id": *"([^"]*)".*/client_id=\1/p; s/.*"client_secret": *"([^"]*)".*/\&client_secret=\1/p' "$1/instance.json" | tr -d '\n'
}
