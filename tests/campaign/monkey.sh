#!/usr/bin/env bash
# Random clicks, keys and wheels over every screen of the window, under AddressSanitizer and UndefinedBehaviorSanitizer: nothing
# crashes, every step ends in time, every screen answers at the end. Several seeds share the time.
# usage: tests/campaign/monkey.sh [SECONDS=1800] [SEEDS=6] [FIRST SEED=1]
set -euo pipefail
cd "$(dirname "$0")/../.."
seconds=${1:-1800}
seeds=${2:-6}
first=${3:-1}
scripts/build.sh asan-window tst_Monkey
export QT_QPA_PLATFORM=offscreen QTEST_DISABLE_STACK_DUMP=1
export TASTESCOPE_MONKEY_SECONDS=$((seconds / seeds)) QTEST_FUNCTION_TIMEOUT=$((seconds * 2000))
# Qt, fontconfig and the drivers keep what they have made; a leak of ours is seen in the memory that each seed says.
export ASAN_OPTIONS=detect_leaks=0:abort_on_error=1 UBSAN_OPTIONS=print_stacktrace=1
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
failed=0
for ((seed = first; seed < first + seeds; ++seed)); do
  if TASTESCOPE_MONKEY_SEED=$seed build/asan-window/tests/tst_Monkey -maxwarnings 0 >"$work/log" 2>&1; then
    sed -n 's/.*\(seed [0-9]*: .*\)/\1/p' "$work/log"
  else
    failed=$((failed + 1))
    echo "seed $seed failed:" >&2
    grep -E -A40 'ERROR: AddressSanitizer|runtime error|FAIL!' "$work/log" >&2 || tail -n 40 "$work/log" >&2
  fi
done
echo "monkey: $seeds seeds of $TASTESCOPE_MONKEY_SECONDS s, $failed failed"
[ "$failed" = 0 ]
