// Icons of the tokens as QIcon and QPixmap, in the colour of a role. A QIcon made here follows the
// theme by itself. Thread rule: GUI thread. Cost: one SVG rendering per icon, colour, size and
// pixel ratio, then cached.
#pragma once

#include <QIcon>
#include <QPixmap>

namespace tastescope::ui {

/// `name` as in tokens.json ("play"); `role` a colour role; `onRole` when checked. Disabled is
/// "textDisabled".
QIcon icon(const char* name, const char* role = "textPrimary", const char* onRole = nullptr);
/// `size` in device-independent pixels.
QPixmap iconPixmap(const char* name, const char* role, int size, qreal devicePixelRatio = 1.0);
/// The program's own icon.
QIcon applicationIcon();

}  // namespace tastescope::ui
