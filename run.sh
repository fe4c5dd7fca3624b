#!/usr/bin/env bash
# Installs what is missing, builds Tastescope and opens its window with the sample offered.
#   ./run.sh                 the window
#   ./run.sh --headless      the whole journey on the sample, in the terminal (chosen by itself without a display)
#   ./run.sh -- ARGS...      passes ARGS to the program
set -euo pipefail
cd "$(dirname "$0")"

headless=0
arguments=()
while [ $# -gt 0 ]; do
  case "$1" in
    --headless) headless=1 ;;
    -h|--help) sed -n '2,5p' "$0" | sed 's/^# \{0,1\}//'; exit 0 ;;
    --) shift; arguments=("$@"); break ;;
    *) arguments+=("$1") ;;
  esac
  shift
done
[ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ] || headless=1

scripts/install-dependencies.sh build
scripts/build.sh release tastescope tastescope-cli

if [ "$headless" = 1 ]; then
  exec scripts/headless-journey.sh build/release
fi
exec build/release/app/gui/tastescope "${arguments[@]}"
