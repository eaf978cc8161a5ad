#!/usr/bin/env bash
# Sheets, pages and documents read what is public, as rules do: no table of a snapshot is named behind FROM or JOIN.
set -u
export LC_ALL=C
cd "${SOURCE_DIR:-$(dirname "$0")/../..}" || exit 1
tables=$(grep -ohE '^CREATE TABLE [a-z_]+' src/snapshot/schema/*.sql | cut -d ' ' -f 3 | sort -u)
[ "$(wc -l <<<"$tables")" -gt 40 ] || { echo "the tables of the schema were not found"; exit 1; }
mapfile -t reports < <(find reports -name '*.sql' -not -path 'reports/reference/*' -not -path 'reports/fleet/warehouse/*' | sort)
[ ${#reports[@]} -gt 20 ] || { echo "the reports were not found"; exit 1; }
hits=$(grep -nHE "\b(FROM|JOIN) +($(paste -sd '|' <<<"$tables"))\b" "${reports[@]}")
[ -z "$hits" ] || { printf 'read a public view (docs/views.md) instead of a table:\n%s\n' "$hits"; exit 1; }
