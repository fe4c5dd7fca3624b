#!/usr/bin/env bash
# clang-tidy with the checks of .clang-tidy. Sources that include torch take half a minute each, so by default only those
# of them are looked at that differ from a branch; all others of the core are looked at always.
# usage: scripts/checks/tidy.sh [--all | FILE...]
#   TIDY_BASE=origin/main scripts/checks/tidy.sh     the branch to differ from (default: main, where there is one)
set -euo pipefail
cd "$(dirname "$0")/../.."
scripts/build.sh checks --configure
torch='^core/(nn|models|train)/'
case ${1:-} in
  --all) mapfile -t files < <(git ls-files 'core/*.cpp') ;;
  '')
    base=$(git merge-base HEAD "${TIDY_BASE:-main}" 2>/dev/null || true)
    changed=$(git diff --name-only --diff-filter=d "${base:-HEAD}" -- 'core/*.cpp' | grep -E "$torch" || true)
    mapfile -t files < <(git ls-files 'core/*.cpp' | grep -vE "$torch"; [ -z "$changed" ] || echo "$changed")
    ;;
  *) files=("$@") ;;
esac
log=$(mktemp)
trap 'rm -f "$log"' EXIT
status=0
printf '%s\0' "${files[@]}" |
  xargs -0 -n 1 -P "$(nproc)" nice clang-tidy -p build/checks --quiet >"$log" 2>/dev/null || status=$?
if [ $status -ne 0 ] || [ -s "$log" ]; then
  cat "$log" >&2
  echo "tidy: by check:" >&2
  grep -oE '\[[a-z]+-[a-zA-Z0-9.,-]+\]$' "$log" | sort | uniq -c | sort -rn >&2 || true
  exit 1
fi
echo "tidy: ${#files[@]} files, nothing found"
