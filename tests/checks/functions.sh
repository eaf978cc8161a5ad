#!/usr/bin/env bash
# In the modules that ask: a function fits a screen, a file is read in one go, and a name is found once, not twenty that are called
# "ask".
set -u
export LC_ALL=C
cd "${SOURCE_DIR:-$(dirname "$0")/../..}" || exit 1
longest=60
most_lines=400

mapfile -t code < <(find src/fetch src/salesforce src/http -name '*.c' | sort)
result=$(awk -v longest=$longest -v most_lines=$most_lines '
    function told(text) { print text; failed = 1 }
    FNR == 1 { open = 0; signature = "" }
    /^[a-z].*[^;]$/ && !/^(typedef|extern|struct [a-z_]+ [{]|enum)/ && !open { if (signature == "") begun = FNR; signature = signature $0 }
    /;$/ && !open { signature = "" }
    /^[{]$/ { open = FNR
        name = signature
        if (match(name, /[a-z_0-9]+\(/)) name = substr(name, RSTART, RLENGTH - 1)
        functions++
        if (signature ~ /^static/) {
            if (name in home && home[name] != FILENAME) told(FILENAME ": static function " name " is one of " home[name] " too")
            home[name] = FILENAME
        } }
    /^}/ { if (open && FNR - begun + 1 > longest) told(FILENAME ": " name " has " FNR - begun + 1 " lines")
        open = 0; signature = "" }
    FNR == most_lines + 1 { told(FILENAME ": more than " most_lines " lines") }
    END { if (functions < 300) told("only " functions " functions found: the check does not read the sources")
        exit failed }' "${code[@]}") && exit 0
echo "$result"
exit 1
