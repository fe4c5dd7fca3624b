#!/usr/bin/env bash
# Two and a half minutes of fuzzing the import and projects, from the same seed every time.
# usage: scripts/checks/fuzz.sh
set -euo pipefail
cd "$(dirname "$0")/../.."
scripts/fuzz.sh 30 1
