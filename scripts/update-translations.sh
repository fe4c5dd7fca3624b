#!/usr/bin/env bash
# Refreshes translations/*.ts from the sources: adds new sentences, keeps translated ones, drops vanished ones.
# usage: scripts/update-translations.sh [FOLDER OF THE .ts FILES]
set -euo pipefail
folder=$(realpath "${1:-$(dirname "$0")/../translations}")
cd "$(dirname "$0")/.."
lupdate=${LUPDATE:-}
for candidate in /usr/lib/qt6/bin/lupdate lupdate6 lupdate; do
  [ -n "$lupdate" ] || ! command -v "$candidate" >/dev/null || lupdate=$candidate
done
[ -n "$lupdate" ] || { echo "lupdate of Qt 6 is needed (Debian: qt6-l10n-tools)." >&2; exit 1; }
# The core marks its sentences with coreText(context, sentence).
common=(app core ui -I . -extensions cpp,h -tr-function-alias QT_TRANSLATE_NOOP+=coreText -locations none -no-obsolete)
"$lupdate" "${common[@]}" -source-language en -target-language zh_CN -ts "$folder/tastescope_zh_CN.ts"
# English needs plural forms only.
"$lupdate" "${common[@]}" -source-language en -target-language en -pluralonly -ts "$folder/tastescope_en.ts"
