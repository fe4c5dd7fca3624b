// A copy of a project, made by the window. Thread rule: GUI thread; the copy is a job. Cost: see
// core/store/ProjectCopy.h.
#pragma once

#include <QString>

#include "ui/context/AppContext.h"

namespace tastescope::ui {

/// Copies `project` as it is now; the status bar shows how far it is and says when it is there.
void copyProjectTo(AppContext& context, const QString& project, const QString& into);

}  // namespace tastescope::ui
