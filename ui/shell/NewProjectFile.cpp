#include "ui/shell/NewProjectFile.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <utility>

#include "core/workflow/repair/CopyProject.h"
#include "ui/context/Translate.h"
#include "ui/words/Numbers.h"

namespace tastescope::ui {

namespace {

class ProjectFileWords {
  Q_DECLARE_TR_FUNCTIONS(NewProjectFile)

 public:
  static QString filter() { return tr("Tastescope projects (*.tastescope)"); }
  static QString copying(const QString& name) { return tr("Copying %1").arg(name); }
  static QString copied(const QString& file, const QString& size) {
    return tr("Copied to %1, %2.").arg(file, size);
  }
  static QString cancelled() { return tr("The copy was cancelled. Nothing was written."); }
};

}  // namespace

QString newProjectBeside(const QString& project, const QString& pattern) {
  const QFileInfo file(project);
  return file.dir().filePath(pattern.arg(file.completeBaseName()) + QLatin1String(".tastescope"));
}

void askNewProject(QWidget* parent, const QString& title, const QString& suggested,
                   std::function<void(const QString& file)> chosen) {
  const QFileInfo file(suggested);
  auto* dialog = new QFileDialog(parent, title, file.path(), ProjectFileWords::filter());
  dialog->setObjectName(QStringLiteral("newProjectFile"));
  dialog->setAttribute(Qt::WA_DeleteOnClose);
  dialog->setAcceptMode(QFileDialog::AcceptSave);
  dialog->setDefaultSuffix(QStringLiteral("tastescope"));
  dialog->selectFile(file.fileName());
  QObject::connect(dialog, &QFileDialog::fileSelected, parent, std::move(chosen));
  dialog->open();
}

void copyProjectTo(AppContext& context, const QString& project, const QString& into) {
  JobManager::Plan<std::uintmax_t> plan;
  plan.title = ProjectFileWords::copying(QFileInfo(project).fileName());
  plan.work = [from = toUtf8(project), to = toUtf8(into)](Progress& progress,
                                                          const std::stop_token& stop) {
    return copyInto(from, to, progress, stop);
  };
  plan.done = [&context, into](std::uintmax_t bytes) {
    context.announce(ProjectFileWords::copied(QDir::toNativeSeparators(into), fileSize(bytes)));
  };
  plan.cancelled = [&context] { context.announce(ProjectFileWords::cancelled()); };
  context.jobs().start(&context, std::move(plan));
}

}  // namespace tastescope::ui
