// The screens in the order of the rail. Thread rule: GUI thread. Cost: a few comparisons.
#pragma once

#include <QKeySequence>
#include <vector>

#include "ui/context/Screen.h"

namespace tastescope::ui {

const std::vector<const ScreenInfo*>& allScreens();
/// In allScreens(); -1: no such screen.
int screenPosition(QAnyStringView key);
/// Ctrl+1 for the first one; none beyond the ninth.
QKeySequence screenKeys(int position);

}  // namespace tastescope::ui
