#!/usr/bin/env bash
# The pages: links lead somewhere, the change log knows the version, and the exit codes are those of the program.
set -u
export LC_ALL=C
cd "${SOURCE_DIR:-$(dirname "$0")/../..}" || exit 1
failed=0
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
complain() {
    echo "$*"
    failed=1
}
for page in README.md CONTRIBUTING.md CHANGELOG.md SECURITY.md docs/*.md; do
    [ -s "$page" ] || complain "$page is missing"
    for link in $(grep -oE '\]\([^)# ]+' "$page" | sed 's/^](//' | grep -vE '^(https?|mailto):'); do
        [ -e "$(dirname "$page")/$link" ] || complain "$page: '$link' is not there"
    done
done
# A link to a heading leads to one, named as pages are shown with it: small letters, '-' for blanks, no other marks.
for page in README.md docs/*.md; do
    while IFS='#' read -r file heading; do
        target=$page
        [ -z "$file" ] || target=$(dirname "$page")/$file
        sed -n 's/^##* //p' "$target" | tr 'A-Z ' 'a-z-' | tr -cd 'a-z0-9\n-' | grep -qxF -- "$heading" || complain "$page: no heading '$heading' in $target"
    done < <(grep -oE '\]\([^):]*#[^)]+' "$page" | sed 's/^](//')
done
# What README shows of the demo is what the demo prints; `documents.sh --update` writes it there.
shown=$(sed '/^audits/q' tests/cli/demo/stdout)
if [ "${1-}" = --update ]; then
    awk -v shown="$shown" '/<!-- demo -->/ {print; print "```"; print shown; print "```"; skip = 1}
        /<!-- \/demo -->/ {skip = 0} !skip' README.md >README.md.new && mv README.md.new README.md
fi
[ "$(sed -n '/<!-- demo -->/,/<!-- \/demo -->/p' README.md | sed '1,2d' | sed '/^```/,$d')" = "$shown" ] ||
    complain "README shows another demo than tests/cli/demo/stdout: run tests/checks/documents.sh --update"
# write FILE COMMAND…: what the command prints becomes the file, when it came whole.
write() {
    local file=$1
    shift
    "$SYNCAUDIT" "$@" >"$file.new" && mv "$file.new" "$file" || { rm -f "$file.new"; complain "$file was left as it is"; }
}
# docs/rules.md is what the rules say.
[ "${1-}" != --update ] || write docs/rules.md rules docs
"$SYNCAUDIT" rules docs | cmp -s - docs/rules.md ||
    complain "docs/rules.md is not what the rules say: run tests/checks/documents.sh --update"
# docs/views.md is what the comments of the views say.
[ "${1-}" != --update ] || write docs/views.md rules views
"$SYNCAUDIT" rules views | cmp -s - docs/views.md ||
    complain "docs/views.md is not what the views say: run tests/checks/documents.sh --update"
# docs/sources.md is what doctor says of each source, and which rules rest on it.
sources() {
    "$SYNCAUDIT" doctor --sync demo --marketo demo --json >"$folder/doctor.json" && "$SYNCAUDIT" rules list --json >"$folder/rules.json" &&
        python3 - "$folder" <<'END'
import json, sys
doctor, rules = (json.load(open(f"{sys.argv[1]}/{name}.json")) for name in ("doctor", "rules"))
print("""# What each source gives, and what it takes

A source is something else that is asked. Where it may not be read the audit goes on: the rules of the last column are *skipped*, their practice is not
*pass*, and sheet *Coverage* names the source with the reason. `syncaudit doctor` tells beforehand which of them a connection may read. A rule is
counted where it cannot do without the source.

| source | gives | what it takes | rules skipped without it |
| --- | --- | --- | --- |""")
for source in doctor["sources"]:
    without = sum(source["source"] in rule["needs"].split() for rule in rules)
    takes = source["unlock"].replace("(docs/letting-in.md)", "([how](letting-in.md))")
    print(f"| `{source['source']}` | {source['gives']} | {takes} | {without or ''} |")
END
}
[ "${1-}" != --update ] || { sources >docs/sources.md.new && mv docs/sources.md.new docs/sources.md; }
sources | cmp -s - docs/sources.md || complain "docs/sources.md is not what doctor says: run tests/checks/documents.sh --update"
# The configuration that the reference shows is one the program takes.
sed -n '/<!-- configuration -->/,/<!-- \/configuration -->/p' docs/reference.md | sed '/^[<`]/d' >"$folder/syncaudit.yaml"
[ -s "$folder/syncaudit.yaml" ] && "$SYNCAUDIT" rules list --config "$folder/syncaudit.yaml" >/dev/null ||
    complain "the configuration of docs/reference.md is refused"
# So are the waivers: one more is appended to them.
sed -n '/<!-- waivers -->/,/<!-- \/waivers -->/p' docs/guide.md | sed '/^[<`]/d' >"$folder/waivers.yaml"
[ -s "$folder/waivers.yaml" ] &&
    "$SYNCAUDIT" waive formula-time:Lead.Age__c --reason test --waivers "$folder/waivers.yaml" --out "$folder" --quiet 2>/dev/null ||
    complain "the waivers of docs/guide.md are refused"
version=$("$SYNCAUDIT" --version)
grep -qE "^## ${version#syncaudit }( |$)" CHANGELOG.md || complain "CHANGELOG.md does not know $version"
while read -r code meaning; do
    grep -qF "| $code | $meaning" docs/reference.md || complain "docs/reference.md: exit code $code is not '$meaning'"
done < <(COLUMNS=80 "$SYNCAUDIT" help | sed -n '/^Exit codes:/,$p' | sed 1d | sed -E ':a;N;$!ba;s/\n {3,}/ /g')
cmp -s LICENSE /usr/share/common-licenses/Apache-2.0 || [ ! -e /usr/share/common-licenses/Apache-2.0 ] ||
    complain "LICENSE is not the text of Apache-2.0"
exit $failed
