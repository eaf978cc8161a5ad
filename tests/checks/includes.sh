#!/usr/bin/env bash
# Dependencies point one way: cli -> report, diff, rules, salesforce, marketo -> snapshot, http -> json -> base. And every foreign library
# has one home, so that it can be exchanged, and one place where its answers are checked.
set -u
export LC_ALL=C
cd "${SOURCE_DIR:-$(dirname "$0")/../..}" || exit 1

# What a folder may include stands in the table of the map: the last column.
declare -A may_use=()
while IFS='|' read -r _ folder _ uses _; do
    folder=${folder//[\` ]/} folder=${folder#src/} folder=${folder%/} folder=${folder%.c}
    may_use[$folder]="$folder $uses"
done < <(grep '^| `src/' docs/architecture.md)

failed=0
[ ${#may_use[@]} -gt 10 ] || { echo "docs/architecture.md: no table of folders"; failed=1; }
complain() {
    echo "$*"
    failed=1
}

# A public header belongs to the module of its name, else to the first one that has a source of its name. Commands have none.
declare -A home=()
for source in src/*/ src/*/*.c src/*/*/*.c; do
    [[ $source != src/cli/* ]] || continue
    name=${source%/} name=${name##*/} name=${name%.c}
    module=${source#src/}
    : "${home[$name]:=${module%%/*}}"
done

# set_module HEADER MODULE: sets $target to the module of a header as MODULE includes it.
set_module() {
    case $1 in
    syncaudit/*) target=${1#syncaudit/} target=${home[${target%.h}]-} ;;
    */*) target=${1%%/*} ;;
    *) target=$2 ;; # beside the file that includes it
    esac
}

count=0
while IFS=: read -r file line; do
    header=${line#*\"} header=${header%%\"*}
    module=${file#src/} module=${module%%/*}
    [ "$file" = src/main.c ] && module=main
    set_module "$header" "$module"
    count=$((count + 1))
    [[ " ${may_use[$module]-} " == *" $target "* ]] ||
        complain "$file: module '$module' must not include \"$header\" (module '${target:-unknown}')"
done < <(grep -rE '^#include "' src --include='*.[ch]' | sort)
[ "$count" -gt 50 ] || complain "only $count includes found: the check does not read the sources"

# only_in PATTERN PLACE WHAT
only_in() {
    local hits
    hits=$(grep -rnE "$1" src include --include='*.[ch]' | grep -vE "^($2)")
    [ -z "$hits" ] || complain "$3:"$'\n'"$hits"
    grep -rqE "$1" src --include='*.[ch]' || complain "nothing matches /$1/: the check is out of date"
}

only_in '#include [<"](cjson/)?cJSON' 'src/json/' 'cJSON is used by src/json alone'
only_in '#include <curl/' 'src/http/' 'libcurl is used by src/http alone'
only_in 'sqlite3_open' 'src/snapshot/' 'SQLite files are opened by src/snapshot alone'
only_in '#define PCRE2_CODE_UNIT_WIDTH' 'src/snapshot/' 'PCRE2 is used by src/snapshot alone'
only_in '#include <openssl/' 'src/(salesforce|report|snapshot|sfdx)/' 'OpenSSL is used by src/salesforce, src/report, src/snapshot and src/sfdx alone'
only_in '#include <xlsxwriter' 'src/report/' 'libxlsxwriter is used by src/report alone'
only_in '#include <expat' 'src/(decisions|sfdx)/' 'expat is used by src/decisions and src/sfdx alone'
only_in '#include <csv.h' 'src/base/' 'libcsv is used by src/base alone'
only_in '#include <popt' 'src/cli/' 'popt is used by src/cli alone'
only_in '#include <cyaml/' 'src/base/' 'libcyaml is used by src/base alone'
only_in '(^|[^_[:alnum:]])((v?printf|puts|putchar|perror)[(]|stdout|stderr)' 'src/cli/' 'only src/cli prints'
only_in '(^|[^_[:alnum:]])(exit|_exit|abort)[(]' 'src/cli/' 'only src/cli ends the program'

# What serves all services names none, nor what one of them calls its account.
hits=$(grep -rniE 'salesforce|sforce|sfdc|marketo|(^|[^_[:alnum:]])orgs?([^_[:alnum:]]|$)' src/http src/fetch include/syncaudit/http.h)
[ -z "$hits" ] || complain "src/http and src/fetch know no service:"$'\n'"$hits"
exit $failed
