#!/usr/bin/env bash
# A static function is found by its name: in the modules that ask it is there once, elsewhere in two files at the most. What is about its
# file is named after it: check_run, not one of twenty that are called "run".
set -u
export LC_ALL=C
cd "${SOURCE_DIR:-$(dirname "$0")/../..}" || exit 1

mapfile -t code < <(find src -name '*.c' | sort)
result=$(awk '
    function told(text) { print text; failed = 1 }
    FNR == 1 { open = 0; signature = ""; most = FILENAME ~ /^src\/(fetch|salesforce|http)\// ? 1 : 2 }
    /^[a-z].*[^;]$/ && !/^(typedef|extern|struct [a-z_]+ [{]|enum)/ && !open { signature = signature $0 }
    /;$/ && !open { signature = "" }
    /^[{]$/ { open = 1
        name = signature
        if (match(name, /[a-z_0-9]+\(/)) name = substr(name, RSTART, RLENGTH - 1)
        functions++
        if (signature ~ /^static/ && !((FILENAME, name) in seen)) {
            seen[FILENAME, name]
            if (++files[most, name] > most) told(FILENAME ": static function " name " is one of" home[most, name] " too")
            home[most, name] = home[most, name] " " FILENAME
        } }
    /^}/ { open = 0; signature = "" }
    END { if (functions < 1500) told("only " functions " functions found: the check does not read the sources")
        exit failed }' "${code[@]}") && exit 0
echo "$result"
exit 1
