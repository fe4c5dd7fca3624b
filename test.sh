#!/usr/bin/env bash
# Installs what is missing, builds everything and runs every test.
#   ./test.sh [ctest arguments]      such as -L unit, -LE slow, -R Metrics
#   PRESET=asan-ubsan ./test.sh      the core under AddressSanitizer and UndefinedBehaviorSanitizer
# Tests on the large data sets run when TASTESCOPE_DATA names their folder, and say so when they skip.
set -euo pipefail
cd "$(dirname "$0")"

preset=${PRESET:-release}
scripts/install-dependencies.sh build test
scripts/build.sh "$preset"
export QT_QPA_PLATFORM=offscreen
ctest --test-dir "build/$preset" --parallel "$(nproc)" --output-on-failure --no-tests=error "$@"
