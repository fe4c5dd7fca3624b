#include "ui/context/SampleProject.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QStandardPaths>

#include "core/workflow/data/ImportData.h"
#include "ui/context/Translate.h"

namespace tastescope::ui {

namespace {

constexpr auto kInteractions = "interactions.csv.gz";

std::filesystem::path pathIn(const QString& folder, const char* name) {
  return std::filesystem::path(toUtf8(QDir(folder).filePath(QString::fromLatin1(name))));
}

}  // namespace

QString sampleFolder() {
  const QStringList candidates{QDir(QCoreApplication::applicationDirPath())
                                   .filePath(QStringLiteral("../share/tastescope/sample")),
                               QStringLiteral(TASTESCOPE_SAMPLE_DIR)};
  for (const QString& candidate : candidates) {
    if (QFileInfo::exists(QDir(candidate).filePath(QLatin1String(kInteractions))))
      return QDir(candidate).canonicalPath();
  }
  return {};
}

QString sampleProjectFile() {
  const QString folder = QStandardPaths::writableLocation(QStandardPaths::AppDataLocation);
  QDir().mkpath(folder);
  return QDir(folder).filePath(QStringLiteral("sample.tastescope"));
}

SessionPtr openSampleProject(const QString& folder, const QString& file, Progress& progress,
                             const std::stop_token& stop) {
  const std::filesystem::path project(toUtf8(file));
  if (!std::filesystem::exists(project)) {
    if (folder.isEmpty()) {
      throw Error(
          ErrorCode::NotFound,
          coreText(
              "Sample",
              "The sample's files are not installed with the program. Install it again, or import "
              "a file of your own."));
    }
    ImportRequest request;
    request.project = project;
    request.options.sources = {pathIn(folder, kInteractions)};
    request.options.itemsFile = pathIn(folder, "items.csv.gz");
    request.options.usersFile = pathIn(folder, "customers.csv.gz");
    request.options.domain = Domain::Commerce;
    request.options.name = "Gift shop";
    importData(request, progress, stop);
  }
  return Session::open(project, progress, stop);
}

}  // namespace tastescope::ui
