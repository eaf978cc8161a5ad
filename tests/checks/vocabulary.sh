#!/usr/bin/env bash
# Each list of words stands once: severities and capabilities as rows in SQL (reports/reference), categories in src/rules/vocabulary.c. What
# needs all of them reads that. Three words of one list in a row are another list.
set -u
export LC_ALL=C
cd "${SOURCE_DIR:-$(dirname "$0")/../..}" || exit 1

# rows_of FILE TABLE: the first column of what a script inserts.
rows_of() {
    sed -n "/^INSERT INTO $2 VALUES/,/;\$/s/^ *('\([a-z-]*\)'.*/\1/p" "$1"
}
severities=$(rows_of reports/reference/severity.sql reference_severity)
capabilities=$(rows_of reports/reference/capability.sql reference_capability)
categories=$(grep -o 'row("[a-z]*"' src/rules/vocabulary.c | grep -o '[a-z]*"$' | tr -d '"')

failed=0
# once WHAT WORDS HOME...: HOME has the list, or names each word beside something else on purpose.
once() {
    local what=$1 words=$2 hits
    shift 2
    [ "$(wc -l <<<"$words")" -ge 5 ] || { echo "too few $what found: $words"; failed=1; return; }
    hits=$(find src reports rules include -name '*.[ch]' -o -name '*.sql' -o -name '*.js' -not -path '*/vendor/*' | sort |
        WORDS=${words//$'\n'/|} HOMES="$*" xargs perl -0777 -ne '
            next if grep { $_ eq $ARGV } split / /, $ENV{HOMES};
            my $text = $_;
            $text =~ s{/\*.*?\*/|^\s*--[^\n]*|//[^\n]*}{my $gap = $&; $gap =~ s/[^\n]//g; $gap}gmse;
            my $word = qr/(?:$ENV{WORDS})/;
            my $gap = qr/(?:[^A-Za-z_"\x27]|\b(?:WHEN|THEN|UNION|ALL|SELECT|OR|AS [a-z]+)\b)+/;
            my $quoted = qr/["\x27](?<first>$word)["\x27](?:$gap["\x27](?!\k<first>["\x27])$word["\x27]){2}/;
            my $words = qr/["\x27 ]$word(?:[ |]$word){2}["\x27 |]/;
            print "$ARGV:", 1 + (substr($text, 0, $-[0]) =~ tr/\n//), "\n" while $text =~ /$quoted|$words/g;')
    [ -z "$hits" ] || { echo "$what are listed a second time:"$'\n'"$hits"; failed=1; }
}
# history.c: a heading for each column of a table.
once severities "$severities" reports/reference/severity.sql src/cli/shared/history.c
once capabilities "$capabilities" reports/reference/capability.sql
once categories "$categories" src/rules/vocabulary.c

# The objects that sync by themselves are the view main_object, and what is made from it. permissions.sql: what a licence gives;
# error_pattern.sql: what the texts of errors name.
again=$(grep -rnE "Lead\W{1,6}Contact\W{1,6}Account\W{1,6}Opportunity" src reports rules --include='*.[ch]' --include='*.sql' |
    grep -vE '^(src/snapshot/views/permissions|reports/reference/error_pattern).sql:')
[ -z "$again" ] || { echo "main_object is written down a second time:"$'\n'"$again"; failed=1; }

# Where people are told all of them, all of them are told.
told=$(head -n -1 <<<"$severities" | paste -sd, | sed 's/,/, /g')
part=$(head -n 2 <<<"$severities" | paste -sd, | sed 's/,/, /g')
less=$(grep -rnF "$part" src include docs README.md CONTRIBUTING.md | grep -vF "$told")
[ -z "$less" ] || { echo "not all severities are told:"$'\n'"$less"; failed=1; }
exit $failed
