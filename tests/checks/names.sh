#!/usr/bin/env bash
# In the modules that ask a static function's name is found once, not twenty that are called "ask".
set -u
export LC_ALL=C
cd "${SOURCE_DIR:-$(dirname "$0")/../..}" || exit 1

mapfile -t code < <(find src/fetch src/salesforce src/http -name '*.c' | sort)
result=$(awk '
    function told(text) { print text; failed = 1 }
    FNR == 1 { open = 0; signature = "" }
    /^[a-z].*[^;]$/ && !/^(typedef|extern|struct [a-z_]+ [{]|enum)/ && !open { signature = signature $0 }
    /;$/ && !open { signature = "" }
    /^[{]$/ { open = 1
        name = signature
        if (match(name, /[a-z_0-9]+\(/)) name = substr(name, RSTART, RLENGTH - 1)
        functions++
        if (signature ~ /^static/) {
            if (name in home && home[name] != FILENAME) told(FILENAME ": static function " name " is one of " home[name] " too")
            home[name] = FILENAME
        } }
    /^}/ { open = 0; signature = "" }
    END { if (functions < 300) told("only " functions " functions found: the check does not read the sources")
        exit failed }' "${code[@]}") && exit 0
echo "$result"
exit 1
