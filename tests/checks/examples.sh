#!/usr/bin/env bash
# The examples in the public headers compile: what they call is there, and takes what they give it.
set -u
export LC_ALL=C.UTF-8
cd "${SOURCE_DIR:-$(dirname "$0")/../..}" || exit 1

# What examples do not declare themselves. A name has one type in all of them.
prelude() {
    for header in include/syncaudit/*.h; do
        echo "#include \"syncaudit/$(basename "$header")\""
    done
    cat <<'C'
#include <string.h>
int use();
static int rc, state;
static struct sa_error *error;
static sqlite3 *db;
static sqlite3_stmt *rows;
static const char *path, *folder, *directory, *name, *token, *form;
static struct sa_buffer body, text;
static struct reader { int details; } reader;
static struct sa_csv_summary summary;
static struct sa_snapshot *snapshot, *old, *new, *after;
static struct sa_rules *rules;
static struct sa_rules_options options;
static struct sa_fix_summary planned;
static struct sa_http *http;
extern sa_http_done on_answer, on_token;
static __typeof__(((struct sa_http_options *)0)->judge) my_judge;
static struct sa_login *login;
static struct sa_login_options given;
static struct sa_marketo *marketo;
static struct sa_instance *instance;
static struct sa_instance_options instance_options;
static struct sa_fetch_options fetch_options;
static bool partial;
static struct sa_marketo_files files;
static const struct sa_observer *observer;
static struct sa_trend *trend;
static struct sa_trend_judging judging;
C
}

# An example is a run of lines, indented in a comment, that calls something. What begins in its first column with `static` stands
# outside of the function that the rest becomes.
examples() {
    awk '
        function flush(    i, inside) {
            if (calls) {
                for (i = 1; i <= count; i++) if (outside[i]) printf "#line %d \"%s\"\n%s\n", first + i - 1, FILE, line[i]
                printf "int example_%d(void)\n{\n", ++number
                for (i = 1; i <= count; i++) if (!outside[i]) printf "#line %d \"%s\"\n%s\n", first + i - 1, FILE, line[i]
                print "return rc;\n}"
            }
            count = calls = within = 0
        }
        FNR == 1 { flush(); FILE = FILENAME }
        !/^ \*     / { flush(); next }
        { if (!count) first = FNR
            line[++count] = substr($0, 8)
            if (line[count] ~ /^static /) within = 1
            outside[count] = within
            if (line[count] ~ /^}/) within = 0
            if (line[count] ~ /sa_[a-z_]+\(/) calls = 1 }
        END { flush() }' include/syncaudit/*.h
}

program=$(prelude && examples)
[ "$(grep -c '^int example_' <<<"$program")" -gt 10 ] || { echo "too few examples found: the check does not read the headers"; exit 1; }
"${CC:-cc}" -std=gnu17 -D_GNU_SOURCE -DSA_VERSION='"0"' -fsyntax-only -Wall -Wextra -Werror -Wno-unused -Wno-strict-prototypes \
    -Wno-missing-field-initializers -Iinclude $(pkg-config --cflags libcurl libcjson sqlite3) -x c - <<<"$program"
