// The seven screens in the order of the rail: icon, name, and how each is made.
// Thread rule: GUI thread. Cost: a screen is made on its first visit.
#pragma once

#include <QString>
#include <array>

#include "ui/widgets/Screen.h"
#include "ui/workers/AppContext.h"

namespace tastescope::ui {

struct ScreenEntry {
  ScreenId id;
  const char* key;  ///< for settings and object names: "home"
  const char* icon;
  Screen* (*make)(AppContext& context);
  bool needsProject;
};

const std::array<ScreenEntry, 7>& screenEntries();
/// Translated: "Home", "Latent".
QString screenName(ScreenId id);
/// One sentence for the tooltip and for Help.
QString screenPurpose(ScreenId id);
const ScreenEntry& screenEntry(ScreenId id);

}  // namespace tastescope::ui
