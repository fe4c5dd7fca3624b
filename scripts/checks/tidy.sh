#!/usr/bin/env bash
# clang-tidy with the checks of .clang-tidy over the core: what is compiled together is looked at together, so that the
# headers of torch are read once for eight sources.
# usage: scripts/checks/tidy.sh [PATTERN]     such as core/data (default: all of the core)
set -euo pipefail
cd "$(dirname "$0")/../.."
scripts/build.sh checks --configure
mapfile -t sources < <(sed -nE 's/^ *"file": "(.*)"$/\1/p' build/checks/compile_commands.json |
  grep -E '/core/' | grep -v '/headers/' | grep -E "${1:-.}")
log=$(mktemp)
trap 'rm -f "$log"' EXIT
status=0
printf '%s\0' "${sources[@]}" |
  xargs -0 -n 1 -P "$(nproc)" clang-tidy -p build/checks --quiet >"$log" 2>/dev/null || status=$?
if [ $status -ne 0 ] || [ -s "$log" ]; then
  cat "$log" >&2
  echo "tidy: found, by check:" >&2
  grep -E ': (warning|error): ' "$log" | sort -u | grep -oE '\[[^]]+\]$' | sort | uniq -c | sort -rn >&2 || true
  exit 1
fi
echo "tidy: ${#sources[@]} sources, nothing found"
