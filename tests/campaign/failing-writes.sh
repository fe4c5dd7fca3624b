#!/usr/bin/env bash
# Lets every call that writes fail once, in an import, a short training of two models and an export of a tiny data set, and looks
# at what is left: an error is named and the exit code is not 0, or the result is there whole; and the project is whole or absent.
# usage: tests/campaign/failing-writes.sh [STEP]     (default 1: every call; 5: every fifth)
#   TASTESCOPE_CLI: the program (default build/release/app/cli/tastescope-cli)
set -euo pipefail
cd "$(dirname "$0")/../.."
step=${1:-1}
cli=${TASTESCOPE_CLI:-build/release/app/cli/tastescope-cli}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cc -shared -fPIC -O1 -o "$work/failing_writes.so" tests/campaign/failing_writes.c -ldl

python3 - >"$work/data.csv" <<'PYTHON'
print("user,item,rating,time")
for user in range(24):
    for item in range(20):
        if (user * 7 + item * 11) % 3:
            print(f"u{user},i{item},{1 + (user + item) % 5},{1600000000 + user * 1000 + item}")
PYTHON
"$cli" import "$work/data.csv" --project "$work/base.tastescope" --quiet >/dev/null
"$cli" train --project "$work/base.tastescope" --model ease --quiet >/dev/null

# What a command does, and what it leaves when it has worked.
run_import() { "$cli" import "$work/data.csv" --project "$work/at/p.tastescope" --quiet; }
made_import() { [ -s "$work/at/p.tastescope" ]; }
run_ease() { "$cli" train --project "$work/at/p.tastescope" --model ease --quiet; }
made_ease() { [ "$("$cli" runs --project "$work/at/p.tastescope" --json | grep -c '"state": "done"')" = 2 ]; }
run_mult-vae() { "$cli" train --project "$work/at/p.tastescope" --model mult-vae --set hidden=8 --epochs 2 --checkpoint-seconds 0 --quiet; }
made_mult-vae() { made_ease; }
run_export() {
  "$cli" export --project "$work/at/p.tastescope" --what recommendations --run 1 --out "$work/at/out.csv" --quiet
}
made_export() { cmp -s "$work/at/out.csv" "$work/export.whole"; }

prepare() {
  rm -rf "$work/at"
  mkdir "$work/at"
  [ "$1" = import ] || cp "$work/base.tastescope" "$work/at/p.tastescope"
}

# One try; prints what came of it.
try() {
  local command=$1 code=0
  prepare "$command"
  LD_PRELOAD="$work/failing_writes.so" FAIL_UNDER="$work/at" FAIL_AT=$2 FAIL_WITH=$3 FAIL_STAYS=$4 \
    "run_$command" >"$work/out" 2>"$work/err" || code=$?
  if [ -e "$work/at/p.tastescope" ] && ! "$cli" check "$work/at/p.tastescope" >"$work/check" 2>&1; then
    echo "DAMAGED"
  elif [ "$code" = 0 ]; then
    if "made_$command"; then echo "survived"; else echo "SILENT"; fi
  elif [ "$code" -gt 2 ] || ! grep -q '^tastescope-cli: ' "$work/err"; then
    echo "UNNAMED($code)"
  elif [ "$command" = export ] && [ -e "$work/at/out.csv" ]; then
    echo "HALF"
  else
    echo "refused"
  fi
}

failed=0
prepare export
run_export >/dev/null
cp "$work/at/out.csv" "$work/export.whole"
for command in import ease mult-vae export; do
  prepare "$command"
  LD_PRELOAD="$work/failing_writes.so" FAIL_UNDER="$work/at" FAIL_COUNT="$work/count" "run_$command" >/dev/null
  calls=$(cat "$work/count")
  declare -A seen=()
  for ((n = 1; n <= calls; n += step)); do
    # 28: no room, and it stays so; 5: an input/output error, once.
    for how in "28 1" "5 0"; do
      result=$(try "$command" "$n" $how)
      seen[$result]=$((${seen[$result]:-0} + 1))
      case $result in
        refused | survived) ;;
        *)
          failed=$((failed + 1))
          echo "$command: call $n of $calls with errno ${how% *}: $result" >&2
          head -n 3 "$work/err" "$work/check" >&2 || true
          ;;
      esac
    done
  done
  counts=
  for result in "${!seen[@]}"; do counts+=" ${seen[$result]} $result,"; done
  echo "$command: $calls calls that write;${counts%,}"
done
[ "$failed" = 0 ]
