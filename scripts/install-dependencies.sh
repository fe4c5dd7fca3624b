#!/usr/bin/env bash
# Installs the Debian packages Tastescope needs and does not find; on another system it lists them.
# usage: scripts/install-dependencies.sh [build] [test]     (default: build)
set -euo pipefail

build_packages=(
  g++ cmake ninja-build ccache mold pkg-config git
  qt6-base-dev qt6-svg-dev libqt6svg6 qt6-tools-dev qt6-tools-dev-tools qt6-l10n-tools linguist-qt6 qt6-translations-l10n
  libqcustomplot-dev libqcustomplot2.1-qt6 libgl1-mesa-dev
  libtorch-dev libopenblas-dev libopenblas0-openmp
  libsqlitecpp-dev libsqlite3-dev libspdlog-dev libcli11-dev nlohmann-json3-dev libeigen3-dev
  libarchive-dev libxml2-dev libzstd-dev zlib1g-dev
  fonts-dejavu-core fonts-wqy-microhei
)
test_packages=(xvfb xauth sqlite3 zip xz-utils zstd clang clang-format clang-tidy libclang-rt-dev fonts-noto-cjk)

packages=()
for group in "${@:-build}"; do
  case "$group" in
    build) packages+=("${build_packages[@]}") ;;
    test) packages+=("${test_packages[@]}") ;;
    *) echo "usage: $0 [build] [test]" >&2; exit 2 ;;
  esac
done

if ! command -v dpkg-query >/dev/null || ! command -v apt-get >/dev/null; then
  echo "This is not a Debian or Ubuntu system. Tastescope needs the equivalents of these packages:" >&2
  printf '  %s\n' "${packages[@]}" >&2
  echo "Set TASTESCOPE_SKIP_INSTALL=1 once they are there." >&2
  [ "${TASTESCOPE_SKIP_INSTALL:-0}" = 1 ] && exit 0
  exit 1
fi

missing=()
for package in "${packages[@]}"; do
  status=$(dpkg-query -W -f='${db:Status-Status}' "$package" 2>/dev/null || true)
  [ "$status" = installed ] || missing+=("$package")
done
[ ${#missing[@]} -eq 0 ] && exit 0

as_root=()
if [ "$(id -u)" -ne 0 ]; then
  if ! command -v sudo >/dev/null; then
    echo "These packages are missing and neither root nor sudo is available:" >&2
    printf '  %s\n' "${missing[@]}" >&2
    exit 1
  fi
  as_root=(sudo)
fi

echo "Installing ${#missing[@]} packages: ${missing[*]}" >&2
"${as_root[@]}" apt-get update -q >&2
"${as_root[@]}" env DEBIAN_FRONTEND=noninteractive \
  apt-get install -y -q --no-install-recommends "${missing[@]}" >&2
