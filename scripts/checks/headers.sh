#!/usr/bin/env bash
# Every header compiles alone: it includes what it uses.
# usage: scripts/checks/headers.sh
set -euo pipefail
cd "$(dirname "$0")/../.."
scripts/build.sh checks headers
echo "headers: every one compiles alone"
