#!/usr/bin/env bash
# What has threads in the core, under ThreadSanitizer: the tests of sessions, trainings, searches, imports, evaluations and lists, some
# of the command line, and every model once over the sample data. Prints a line for each with the number of reports, and at the end
# what they were. Test programs must pass too; those that wait for processes give up when the computer has no time for them.
# usage: tests/campaign/tsan.sh [NAME...]     (default: all of them; NAME: a test program, or "models")
#   TASTESCOPE_TSAN_REPORTS=FOLDER: whole reports are kept there
set -euo pipefail
cd "$(dirname "$0")/../.."
build=build/tsan
cli=$build/app/cli/tastescope-cli

tests=(
  # sessions, who else works on a project, places for results
  tst_Session tst_ConcurrentUse tst_ProjectWatch tst_Project tst_ProjectFiles tst_OutputFile tst_ActionNotes
  # training and searches
  tst_TrainRun tst_TrainingEngine tst_Tune tst_ResumeAfterKill tst_SeedRuns
  # models and their kernels, whose loops are OpenMP's and ours
  tst_EveryModel tst_Registry tst_ClosedForm tst_Factorisation tst_TrainingKernels tst_PairwiseKernels tst_SequenceKernels
  # imports: the thread that reads ahead, rows in parallel
  tst_Delimited tst_SeveralFiles tst_Archives tst_Containers tst_BadInput tst_Cleaning tst_Repeats
  # figures, lists, spaces
  tst_DescribeData tst_Evaluate tst_EvaluateRun tst_BeyondMetrics tst_GenerativeMetrics tst_GenerativeQuality
  tst_Recommend tst_RecommendUse tst_GenerateUse tst_Neighbours tst_LatentSpace tst_ListStore
  # the command line as processes: its signals, its progress, its commands
  tst_CliSignals tst_CliTune tst_CliJourney
)
chosen=("$@")
[ ${#chosen[@]} -gt 0 ] || chosen=("${tests[@]}" models)

targets=()
for name in "${chosen[@]}"; do [ "$name" = models ] || targets+=("$name"); done
scripts/build.sh tsan tastescope-cli "${targets[@]}"

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
reports=${TASTESCOPE_TSAN_REPORTS:-$work/reports}
mkdir -p "$reports"
cc -shared -fPIC -O1 -o "$work/tsan_order.so" tests/campaign/tsan_order.c -ldl

# Tests look at exit codes, so reports go to files and change none. They fork beside Qt Test's watchdog.
options="exitcode=0 die_after_fork=0 history_size=4 second_deadlock_stack=1 suppressions=$PWD/tests/campaign/tsan.supp"
export QT_QPA_PLATFORM=offscreen LC_ALL=C.UTF-8 QTEST_FUNCTION_TIMEOUT=3600000 QTEST_DISABLE_STACK_DUMP=1
# usage: under_tsan NAME COMMAND...; -R: the sanitizer cannot have memory everywhere.
under_tsan() { TSAN_OPTIONS="$options log_path=$reports/$1" LD_PRELOAD=$work/tsan_order.so setarch -R "${@:2}"; }

# Every model for an epoch on data of two thousand users, so that loops have pieces for several threads; then what is asked of a run.
models() {
  local model broken=0
  ask() { under_tsan models "$cli" "$@" --project "$work/sample.tastescope" --quiet || broken=1; }
  ask import resources/sample/interactions.csv.gz --items resources/sample/items.csv.gz --k-core 40
  for model in $("$cli" models --json | python3 -c 'import json, sys; print(*[m["key"] for m in json.load(sys.stdin)["models"]])'); do
    ask train --model "$model" --epochs 1 --name "$model"
    ask recommend --run "$model" --all
  done
  ask evaluate --run mult-vae --beyond --generative --baselines --html "$work/report.html"
  ask evaluate --run sasrec --generative --samples 50
  ask compare --run mult-vae --run ease
  ask latent --run mult-vae --entity users --out "$work/users.csv"
  ask tune --model mult-vae --method halving --trials 3 --epochs 3
  ask export --what recommendations --run ease --out "$work/lists.csv"
  return $broken
}

failed=0
total=0
for name in "${chosen[@]}"; do
  began=$SECONDS
  outcome=passed
  rm -f "$reports/$name".*
  if [ "$name" = models ]; then
    models >"$work/log" 2>&1 || outcome=FAILED
  else
    under_tsan "$name" "$build/tests/$name" -maxwarnings 0 >"$work/log" 2>&1 || outcome=FAILED
  fi
  count=$(cat "$reports/$name".* 2>/dev/null | grep -c '^WARNING: ThreadSanitizer' || true)
  echo "$name: $outcome, $count reports, $((SECONDS - began)) s"
  [ "$outcome" = passed ] || { failed=$((failed + 1)) && grep -A4 '^FAIL!' "$work/log" >&2 || tail -n 20 "$work/log" >&2; }
  total=$((total + count))
done
cat "$reports"/* 2>/dev/null | grep '^SUMMARY' | sort | uniq -c | sort -rn || true
echo "tsan: ${#chosen[@]} programs, $total reports, $failed failed"
[ $((total + failed)) = 0 ]
