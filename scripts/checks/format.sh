#!/usr/bin/env bash
# Every source is as clang-format (Debian 12's, version 14) would write it.
# usage: scripts/checks/format.sh [FILE...]     (default: the whole tree)
set -euo pipefail
cd "$(dirname "$0")/../.."
if [ $# -eq 0 ]; then
  mapfile -t files < <(git ls-files '*.h' '*.cpp')
else
  files=("$@")
fi
complaints=$(printf '%s\0' "${files[@]}" |
  xargs -0 -n 40 -P "$(nproc)" clang-format --dry-run --Werror 2>&1) || true
if [ -n "$complaints" ]; then
  grep -F ': error:' <<<"$complaints" | cut -d: -f1 | sort -u >&2 || echo "$complaints" >&2
  echo "These files are not formatted. Run: clang-format -i FILE" >&2
  exit 1
fi
echo "format: ${#files[@]} files are formatted"
