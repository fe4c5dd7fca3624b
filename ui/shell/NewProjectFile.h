// Project files that the window writes beside those it opens: how one is asked for, and copies.
// Thread rule: GUI thread; the copy is a job. Cost: a dialog; see core/store/ProjectCopy.h.
#pragma once

#include <QString>
#include <functional>

#include "ui/context/AppContext.h"

namespace tastescope::ui {

/// In the folder of `project`; `pattern` such as "%1 copy" makes its name of the project's.
QString newProjectBeside(const QString& project, const QString& pattern);
/// Asks for a project file to write, with the platform's dialog, which asks about one that is there.
void askNewProject(QWidget* parent, const QString& title, const QString& suggested,
                   std::function<void(const QString& file)> chosen);
/// Copies `project` as it is now; the status bar shows how far it is and says when it is there.
void copyProjectTo(AppContext& context, const QString& project, const QString& into);

}  // namespace tastescope::ui
