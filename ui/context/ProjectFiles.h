// Asking for project files with the platform's dialog, and where a new one would lie. Thread rule: GUI
// thread. Cost: a dialog, see ui/widgets/FileQuestion.h.
#pragma once

#include <QString>
#include <QWidget>
#include <functional>

namespace tastescope::ui {

/// In the folder of `project`; `pattern` such as "%1 copy" makes its name of the project's.
QString newProjectBeside(const QString& project, const QString& pattern);
/// Asks for a project that is there, starting at `start` (a folder; empty: where the program stands).
void askForProject(QWidget* asker, const QString& title, const QString& start,
                   std::function<void(const QString& file)> chosen);
/// Asks for a project file to write; the dialog asks about one that is there.
void askForNewProject(QWidget* asker, const QString& title, const QString& suggested,
                      std::function<void(const QString& file)> chosen);

}  // namespace tastescope::ui
