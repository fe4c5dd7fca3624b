#!/usr/bin/env bash
# Fuzzes the import: seeds are the files of tests/data/cases and tests/fuzz/corpus; what it finds is kept in build/fuzz.
# usage: scripts/fuzz.sh [SECONDS [MORE LIBFUZZER OPTIONS...]]     (default: 60)
set -euo pipefail
cd "$(dirname "$0")/.."
seconds=${1:-60}
shift || true
scripts/build.sh fuzz fuzz_Import
work=build/fuzz/import
mkdir -p "$work/corpus" "$work/seeds" "$work/found"
n=0
find tests/data/cases -type f ! -name EXPECT.tsv -print0 | while IFS= read -r -d '' file; do
  n=$((n + 1))
  cp "$file" "$work/seeds/$n-$(basename "$file")"
done
# What one input may take: 10 seconds, 1 GB.
exec build/fuzz/tests/fuzz/fuzz_Import -max_total_time="$seconds" -timeout=10 -rss_limit_mb=1024 -malloc_limit_mb=1024 \
  -max_len=65536 -print_final_stats=1 -artifact_prefix="$work/found/" "$@" \
  "$work/corpus" "$work/seeds" tests/fuzz/corpus
