#!/usr/bin/env bash
# usage: scripts/build.sh PRESET [TARGET...]: configures when needed and builds with Ninja and ccache.
#        scripts/build.sh PRESET --configure: configures only
set -euo pipefail
cd "$(dirname "$0")/.."
preset=$1
shift
# Precompiled headers and ccache agree only with these.
export CCACHE_DEPEND=1 CCACHE_PCH_EXTSUM=1
export CCACHE_SLOPPINESS=${CCACHE_SLOPPINESS:-pch_defines,time_macros,include_file_mtime,include_file_ctime}
# Clones in other folders share the cache. A debugger would look for sources in the wrong clone, so not in dev.
[ "$preset" = dev ] || export CCACHE_BASEDIR=$PWD CCACHE_NOHASHDIR=1
if [ "${1:-}" = --configure ]; then
  exec cmake --preset "$preset" >&2
fi
[ -f "build/$preset/build.ninja" ] || cmake --preset "$preset" >&2
cmake --build "build/$preset" ${1:+--target "$@"} >&2
