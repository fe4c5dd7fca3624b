#include "ui/context/SampleProject.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QStandardPaths>
#include <array>

#include "core/base/Log.h"
#include "core/workflow/data/ImportData.h"
#include "core/workflow/export/RunTransfer.h"
#include "core/workflow/train/TrainRun.h"
#include "ui/context/Translate.h"

namespace tastescope::ui {

namespace {

constexpr auto kInteractions = "interactions.csv.gz";
/// Their weights would be larger than everything else the program is shipped with.
constexpr std::array kSolvedAtOnce{"popularity", "ease"};

std::filesystem::path pathIn(const QString& folder, const char* name) {
  return std::filesystem::path(toUtf8(QDir(folder).filePath(QString::fromLatin1(name))));
}

void solve(Session& session, const char* model, Progress& progress, const std::stop_token& stop) {
  TrainRequest request;
  request.model = model;
  TrainFeed feed;
  TrainControl control;
  trainRun(session, request, feed, control, progress, stop);
}

/// A run that does not fit, as of another version of the program, is no reason to refuse the sample.
void addShippedRuns(Session& session, const QString& folder) {
  const QDir runs(QDir(folder).filePath(QStringLiteral("runs")));
  for (const QFileInfo& run : runs.entryInfoList({QStringLiteral("*.safetensors")}, QDir::Files)) {
    try {
      importRun(session, std::filesystem::path(toUtf8(run.filePath())));
    } catch (const Error& error) {
      log::warning(error.message().english() + " " + error.details());
    }
  }
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

SessionPtr importSample(const QString& folder, const QString& file, Progress& progress,
                        const std::stop_token& stop) {
  if (folder.isEmpty()) {
    throw Error(
        ErrorCode::NotFound,
        coreText(
            "Sample",
            "The sample's files are not installed with the program. Install it again, or import "
            "a file of your own."));
  }
  ImportRequest request;
  request.project = std::filesystem::path(toUtf8(file));
  request.options.sources = {pathIn(folder, kInteractions)};
  request.options.itemsFile = pathIn(folder, "items.csv.gz");
  request.options.usersFile = pathIn(folder, "customers.csv.gz");
  request.options.domain = Domain::Commerce;
  request.options.name = "Gift shop";
  importData(request, progress, stop);
  return Session::open(request.project, progress, stop);
}

SessionPtr openSampleProject(const QString& folder, const QString& file, Progress& progress,
                             const std::stop_token& stop) {
  if (QFileInfo::exists(file))
    return Session::open(std::filesystem::path(toUtf8(file)), progress, stop);
  SessionPtr session = importSample(folder, file, progress, stop);
  try {
    for (const char* model : kSolvedAtOnce) solve(*session, model, progress, stop);
    addShippedRuns(*session, folder);
  } catch (...) {
    session.reset();
    QFile::remove(file);  // half a sample would stay one
    throw;
  }
  return session;
}

}  // namespace tastescope::ui
