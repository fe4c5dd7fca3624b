#include "ui/shell/CopyProject.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>

#include "core/workflow/repair/CopyProject.h"
#include "ui/context/Translate.h"
#include "ui/words/Numbers.h"

namespace tastescope::ui {

namespace {

class CopyWords {
  Q_DECLARE_TR_FUNCTIONS(CopyProject)

 public:
  static QString copying(const QString& name) { return tr("Copying %1").arg(name); }
  static QString copied(const QString& file, const QString& size) {
    return tr("Copied to %1, %2.").arg(file, size);
  }
  static QString cancelled() { return tr("The copy was cancelled. Nothing was written."); }
};

}  // namespace

void copyProjectTo(AppContext& context, const QString& project, const QString& into) {
  JobManager::Plan<std::uintmax_t> plan;
  plan.title = CopyWords::copying(QFileInfo(project).fileName());
  plan.work = [from = toUtf8(project), to = toUtf8(into)](Progress& progress,
                                                          const std::stop_token& stop) {
    return copyInto(from, to, progress, stop);
  };
  plan.done = [&context, into](std::uintmax_t bytes) {
    context.announce(CopyWords::copied(QDir::toNativeSeparators(into), fileSize(bytes)));
  };
  plan.cancelled = [&context] { context.announce(CopyWords::cancelled()); };
  context.jobs().start(&context, std::move(plan));
}

}  // namespace tastescope::ui
