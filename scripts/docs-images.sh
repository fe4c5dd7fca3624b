#!/usr/bin/env bash
# Takes the pictures of the documentation anew: docs/images, from the shipped sample.
# usage: scripts/docs-images.sh [PRESET]
set -euo pipefail
cd "$(dirname "$0")/.."
preset=${1:-release}
scripts/build.sh "$preset" tst_Tour
QT_QPA_PLATFORM=offscreen "build/$preset/tests/tst_Tour" picturesForTheDocumentation
for picture in docs/images/*.png; do
  cp "build/$preset/tour/docs-$(basename "$picture")" "$picture"
done
