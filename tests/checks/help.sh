#!/usr/bin/env bash
# One table, three readers: what --help lists is what the man page and the completion list, and docs/reference.md names all of it and
# nothing else.
set -u
export LC_ALL=C
cd "${SOURCE_DIR:-$(dirname "$0")/../..}" || exit 1
failed=0
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

options_of() { # of a text: "--out DIR", one a line
    grep -oE '^ *(-[a-z], )?--[a-z-]+( [A-Z][A-Za-z|-]*)?' | sed -E 's/^ *(-[a-z], )?//' | sort -u
}

"$SYNCAUDIT" help --man >"$folder/page" || exit 1
for shell in bash fish zsh; do
    "$SYNCAUDIT" help --completion $shell >"$folder/completion.$shell" || exit 1
    # A shell that is there says whether it can read it.
    ! command -v $shell >/dev/null || $shell -n "$folder/completion.$shell" || failed=1
done
commands=$("$SYNCAUDIT" help | sed -n '/^Commands:/,/^$/s/^  \([a-z]*\) .*/\1/p')
[ "$(wc -w <<<"$commands")" -ge 5 ] || { echo "too few commands: $commands"; failed=1; }

for command in $commands; do
    "$SYNCAUDIT" "$command" --help >"$folder/help" || failed=1
    options_of <"$folder/help" >"$folder/$command.help"
    {
        sed -n "/^\.SS syncaudit $command /,/^\.S[SH]/p" "$folder/page"
        sed -n '/^\.SH OPTIONS OF EVERY COMMAND/,/^\.SH FORMATS/p' "$folder/page"
    } | sed 's/\\-/-/g; s/^\.B //' | options_of >"$folder/$command.man"
    diff --label "$command --help" --label "man page" "$folder/$command.help" "$folder/$command.man" || failed=1
    (
        . "$folder/completion.bash"
        COMP_WORDS=(syncaudit "$command" --)
        COMP_CWORD=2
        _syncaudit
        printf '%s\n' "${COMPREPLY[@]}" | sort -u
    ) >"$folder/$command.completion"
    diff --label "$command --help" --label completion <(sed 's/ .*//' "$folder/$command.help") \
        "$folder/$command.completion" || failed=1
    sed -nE "s/^complete -c syncaudit -n '__fish_seen_subcommand_from $command' -l ([a-z-]+).*/--\1/p" \
        "$folder/completion.fish" | sort -u >"$folder/$command.fish"
    sed -n "s/^    $command) _arguments//p" "$folder/completion.zsh" | grep -oE " '--[a-z-]+" | sed "s/ '//" |
        sort -u >"$folder/$command.zsh"
    for shell in fish zsh; do
        diff --label "$command --help" --label "completion of $shell" <(sed 's/ .*//' "$folder/$command.help") \
            "$folder/$command.$shell" || failed=1
    done
    grep -q "\`${command}[ \`]" docs/reference.md || { echo "docs/reference.md does not name the command '$command'"; failed=1; }
done

sort -u "$folder"/*.help >"$folder/all"
sed -nE 's/^\| `(-[a-z], )?(--[^`]+)` \|.*/\2/p' docs/reference.md | sed 's/\\|/|/g' | sort -u >"$folder/readme"
diff --label help --label "the table of options in docs/reference.md" "$folder/all" "$folder/readme" || failed=1

if command -v groff >/dev/null; then
    warnings=$(groff -man -ww -z -Kutf8 "$folder/page" 2>&1)
    [ -z "$warnings" ] || { echo "man page: $warnings"; failed=1; }
fi
exit $failed
