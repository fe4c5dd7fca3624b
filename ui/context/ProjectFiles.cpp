#include "ui/context/ProjectFiles.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <utility>

#include "ui/widgets/FileQuestion.h"

namespace tastescope::ui {

namespace {

QString projectFilter() {
  return QCoreApplication::translate("ProjectFiles", "Tastescope projects (*.tastescope)");
}

}  // namespace

QString newProjectBeside(const QString& project, const QString& pattern) {
  const QFileInfo file(project);
  return file.dir().filePath(pattern.arg(file.completeBaseName()) + QLatin1String(".tastescope"));
}

void askForProject(QWidget* asker, const QString& title, const QString& start,
                   std::function<void(const QString& file)> chosen) {
  FileQuestion question;
  question.title = title;
  question.start = start;
  question.filters = projectFilter();
  askForFile(asker, question, std::move(chosen))->setObjectName(QStringLiteral("projectFile"));
}

void askForNewProject(QWidget* asker, const QString& title, const QString& suggested,
                      std::function<void(const QString& file)> chosen) {
  FileQuestion question;
  question.use = FileQuestion::Use::Save;
  question.title = title;
  question.start = suggested;
  question.filters = projectFilter();
  askForFile(asker, question, std::move(chosen))->setObjectName(QStringLiteral("newProjectFile"));
}

}  // namespace tastescope::ui
