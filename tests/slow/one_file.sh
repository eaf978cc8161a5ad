#!/usr/bin/env bash
# One file each: a rule, a sheet, a source, a format, a command and a way to log in are added to a copy of the sources, a file each and nothing
# else, and the program that is built from it has them all.
# Takes 55 s.
set -eu
top=${SOURCE_DIR:-$(cd "$(dirname "$0")/../.." && pwd)}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
(cd "$top" && git ls-files -z -- CMakeLists.txt src include rules reports scripts docs packaging LICENSE "*.md" tests/rules |
    xargs -0 cp --parents -t "$work")
cd "$work"
git -c init.defaultBranch=main init -q .
git add -A

cat >rules/object/added-rule.sql <<'EOF'
-- id: added-rule
-- title: Object that a test looks for
-- severity: info
-- category: object
-- practice: 10
-- needs: describe
-- catalogue: none
-- action: Leave it
-- who: both
-- why: It is there.
-- fix: None.
-- risk: None.
-- undo: None.
-- docs: https://experienceleague.adobe.com/en/docs/marketo
SELECT object, NULL AS field, 'is there' AS message, '{}' AS evidence FROM object WHERE object = 'Lead'
EOF
cat >reports/added_sheet.sql <<'EOF'
-- sheet: Added sheet
-- order: 99
-- tab: #7F7F7F
-- summary: What a test added
-- freeze: 1
-- column: Object | 18
SELECT object FROM object ORDER BY object
EOF
cat >src/salesforce/source/added_source.c <<'EOF'
/* Nothing: see tests/slow/one_file.sh. */
#include "fetch/source.h"
const struct sa_source_info sa_source_info_added_source = {990, "added_source", "what a test added", "nothing"};
const struct sa_source sa_source_added_source = {.info = &sa_source_info_added_source};
EOF
cat >src/report/added_format.c <<'EOF'
/* Nothing: see tests/slow/one_file.sh. */
#include "syncaudit/report.h"
static int added_format_write(const struct sa_report_request *request, struct sa_error *error)
{
    (void)request;
    (void)error;
    return SA_OK;
}
const struct sa_report_format sa_format_added_format = {
    .name = "added-format", .files = "", .summary = "what a test added", .write = added_format_write};
EOF
cat >src/cli/added_command.c <<'EOF'
/* Nothing: see tests/slow/one_file.sh. */
#include "cli/shared/cli.h"
static struct poptOption options[] = {POPT_TABLEEND};
static int run(const char *const *arguments)
{
    sa_print("%s\n", arguments[0] ? arguments[0] : "ran");
    return SA_EXIT_OK;
}
const struct sa_command sa_command_added_command = {.name = "added-command",
                                                    .summary = "what a test added",
                                                    .arguments = "",
                                                    .help = "Nothing.",
                                                    .options = options,
                                                    .run = run};
EOF
cat >src/salesforce/login/way/added_way.c <<'EOF'
/* Nothing: see tests/slow/one_file.sh. */
#include "salesforce/login/way.h"
static int added_way_ask(struct sa_token_answer *token, struct sa_credentials *with, struct sa_error *error)
{
    (void)token;
    return sa_error_set(error, SA_EREFUSED, "%s has no key", with->username);
}
const struct sa_login_way sa_login_way_added_way = {.needs = SA_GIVEN_USERNAME, .ask = added_way_ask};
EOF
[ "$(git ls-files --others | wc -l)" = 6 ]

{
    cmake -S . -B build -DCMAKE_BUILD_TYPE=Debug -DBUILD_TESTING=OFF
    cmake --build build -j "$(nproc)" --target syncaudit
} >build.log 2>&1 || {
    tail -40 build.log
    exit 1
}
program=build/syncaudit
failed=0
# has WHAT PATTERN COMMAND...
has() {
    local what=$1 pattern=$2
    shift 2
    "$@" 2>&1 | grep -q -- "$pattern" && return
    echo "the program has no $what that was added: $*"
    failed=1
}
has rule '^added-rule' sh -c "$program rules list | grep -o 'added-rule'"
has sheet 'added_sheet\|Added sheet' sh -c "
    $program demo -q --now 2026-11-23T08:15:00Z --format html --out out >folder && cat \"\$(cat folder)/report.html\""
# A rule may ask for a source that there is, and for no other.
mkdir own
sed 's/needs: describe/needs: describe added_source/' rules/object/added-rule.sql >own/added-rule.sql
has source 'added-rule' "$program" rules list --rules own
has format 'added-format' "$program" help report
has command '^ran$' "$program" added-command
cat >syncaudit.yaml <<'EOF'
connections: [{name: door, login: added-way, username: somebody}]
EOF
has 'way to log in' "connection 'door': somebody has no key" "$program" audit --sync door --out out
rm syncaudit.yaml
has 'command in its help' 'added-command' "$program" help
[ -z "$(git diff --name-only)" ] || failed=1
exit $failed
