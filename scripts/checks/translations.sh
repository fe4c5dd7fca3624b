#!/usr/bin/env bash
# Every sentence is in the catalogues and translated: lupdate would change nothing, nothing is unfinished.
# usage: scripts/checks/translations.sh
set -euo pipefail
cd "$(dirname "$0")/../.."
fresh=$(mktemp -d)
trap 'rm -rf "$fresh"' EXIT
cp translations/*.ts "$fresh"
scripts/update-translations.sh "$fresh" >/dev/null
failed=0
for catalogue in translations/*.ts; do
  if ! difference=$(diff -u "$catalogue" "$fresh/$(basename "$catalogue")"); then
    echo "$catalogue is behind the sources. Run scripts/update-translations.sh and translate what is new:" >&2
    grep -E '^[+-] *<source>' <<<"$difference" | head -40 >&2 || true
    failed=1
  fi
  if unfinished=$(grep -c 'type="unfinished"' "$catalogue"); then
    echo "$catalogue has $unfinished unfinished translations:" >&2
    grep -B 4 'type="unfinished"' "$catalogue" | grep '<source>' | head -40 >&2 || true
    failed=1
  fi
done
scripts/checks/terms.py || failed=1
[ $failed -eq 0 ] && echo "translations: complete"
exit $failed
