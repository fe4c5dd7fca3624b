#!/usr/bin/env bash
# Fuzzes the import and the opening of projects: tests/fuzz has a program for values, records, containers, whole imports and projects.
# Seeds are tests/fuzz/corpus and the files of tests/data/cases; what is learned and found is kept in build/fuzz. Prints how many
# inputs were run.
# usage: scripts/fuzz.sh [SECONDS [SEED [TARGET...]]]     (default: 60 seconds each, another seed every time, all of them)
#   TASTESCOPE_FUZZERS=FOLDER: the programs there are run, nothing is built; what is learned and found is kept there
set -euo pipefail
cd "$(dirname "$0")/.."
seconds=${1:-60}
seed=${2:-0}
shift $(($# < 2 ? $# : 2))
targets=("$@")
[ ${#targets[@]} -gt 0 ] || targets=(Values Records Containers Import Project)
programs=${TASTESCOPE_FUZZERS:-}
work=${programs:-build/fuzz}
if [ -z "$programs" ]; then
  scripts/build.sh fuzz "${targets[@]/#/fuzz_}"
  programs=build/fuzz/tests/fuzz
fi

# Longer inputs are slower, nearly in proportion, and where little is said in a byte they are needed. A table of some rows says to an
# import what one of hundreds does; whole workbooks and databases get the last tenth of the time.
declare -A longest=([Values]=200 [Records]=200 [Containers]=4096 [Import]=512 [Project]=512)
declare -A whole=([Import]=8192)

# usage: run TARGET SECONDS BYTES; what one input may take: 10 seconds, 1 GB.
run() {
  local target=$1 learned=$work/corpus/$1 log=$work/$1.log
  mkdir -p "$learned" "$work/found"
  "$programs/fuzz_$target" -max_total_time="$2" -seed="$seed" -max_len="$3" -entropic=0 -timeout=10 \
    -rss_limit_mb=1024 -malloc_limit_mb=1024 -dict=tests/fuzz/words.dict -print_final_stats=1 \
    -artifact_prefix="$work/found/$target-" "$learned" "tests/fuzz/corpus/${target,,}" tests/data/cases >>"$log" 2>&1
}

run_all() {
  local target=$1 last=0
  : >"$work/$target.log"
  [ -z "${whole[$target]:-}" ] || last=$((seconds / 10))
  run "$target" $((seconds - last)) "${longest[$target]}" && { [ "$last" = 0 ] || run "$target" "$last" "${whole[$target]}"; }
}

executions=0
failed=()
for target in "${targets[@]}"; do
  mkdir -p "$work"
  run_all "$target" || failed+=("$target")
  log=$work/$target.log
  count=$(sed -n 's/^stat::number_of_executed_units: *//p' "$log" | awk '{ sum += $1 } END { print sum + 0 }')
  memory=$(sed -n 's/^stat::peak_rss_mb: *//p' "$log" | sort -n | tail -n 1)
  echo "fuzz_$target: ${count:-0} inputs in $seconds s, $memory MB"
  executions=$((executions + ${count:-0}))
done
echo "fuzz: $executions inputs"
for target in "${failed[@]}"; do
  echo "fuzz_$target found something: see $work/$target.log" >&2
  grep -E 'ERROR|SUMMARY|violated|runtime error|Test unit' "$work/$target.log" >&2 || tail -n 20 "$work/$target.log" >&2
done
[ ${#failed[@]} -eq 0 ]
