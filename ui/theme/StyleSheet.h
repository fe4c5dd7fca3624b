// The application's style sheet, written from the tokens of the current theme.
// Thread rule: GUI thread. Cost: string building once per theme change.
#pragma once

#include <QPalette>
#include <QString>

namespace tastescope::ui {

class Theme;
QString styleSheet(const Theme& theme);
QPalette palette(const Theme& theme);

}  // namespace tastescope::ui
