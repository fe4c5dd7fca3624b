#include "ui/shell/RunProgram.h"

#include <QApplication>
#include <QDir>
#include <QFileInfo>
#include <QSettings>
#include <QStandardPaths>
#include <QTextStream>
#include <algorithm>

#include "core/base/Log.h"
#include "core/workflow/Runs.h"
#include "ui/context/SampleProject.h"
#include "ui/context/Translate.h"
#include "ui/home/RecentProjects.h"
#include "ui/latent/RenderMap.h"
#include "ui/shell/Language.h"
#include "ui/shell/LastSession.h"
#include "ui/shell/MainWindow.h"
#include "ui/shell/ScreenStack.h"
#include "ui/shell/ShellOptions.h"
#include "ui/theme/Icons.h"
#include "ui/theme/Theme.h"

namespace tastescope::ui {

namespace {

constexpr int kFailed = 1;
constexpr int kUsage = 2;

void say(const QString& text, bool asError) {
  QTextStream(asError ? stderr : stdout) << text << Qt::endl;
}

QString dataFolder() { return QStandardPaths::writableLocation(QStandardPaths::AppDataLocation); }

void openLog() {
  QDir().mkpath(dataFolder());
  log::open(std::filesystem::path(toUtf8(dataFolder() + QStringLiteral("/tastescope.log"))),
            log::Level::Warning);
}

void applyLooks(QApplication& application, const ShellOptions& options) {
  QSettings settings;
  if (options.resetSettings) {
    settings.clear();
    RecentProjects::instance().reload();
  }
  const QString language = options.language.isEmpty()
                               ? settings.value(QStringLiteral("look/language")).toString()
                               : options.language;
  const QString theme = options.theme.isEmpty()
                            ? settings.value(QStringLiteral("look/theme")).toString()
                            : options.theme;
  Theme::instance().setText(settings.value(QStringLiteral("look/fontFamily")).toString(),
                            settings.value(QStringLiteral("look/textScale"), 1.0).toDouble());
  Theme::instance().apply(application);
  Theme::instance().setMode(theme == QLatin1String("dark")    ? Theme::Mode::Dark
                            : theme == QLatin1String("light") ? Theme::Mode::Light
                                                              : Theme::Mode::System);
  Language::instance().use(language);
}

/// The run asked for, else the newest one with weights.
RunId runFor(Session& session, const QString& wanted) {
  if (!wanted.isEmpty()) return runByName(session, toUtf8(wanted)).id;
  for (const RunSummary& run : runSummaries(session)) {
    if (run.hasWeights) return run.record.id;
  }
  throw Error(
      ErrorCode::NotFound,
      coreText("RenderMap", "The project has no trained run to draw. Train a model first."));
}

int renderMap(const ShellOptions& options) {
  try {
    Progress progress;
    const SessionPtr session =
        options.sample
            ? openSampleProject(sampleFolder(), sampleProjectFile(), progress, {})
            : Session::open(std::filesystem::path(toUtf8(options.project)), progress, {});
    QString error;
    if (renderLatentMap(session, runFor(*session, options.run), options.entity, options.size,
                        options.renderMap, &error))
      return 0;
    say(error, true);
  } catch (const Error& raised) {
    say(translated(raised.message()), true);
  }
  return kFailed;
}

int showWindow(QApplication& application, const ShellOptions& options) {
  const QList<EndedSession> ended = takeEndedSessions(dataFolder());
  AppContext context;
  MainWindow window(context);
  LastSession session(context, dataFolder());
  QObject::connect(&window.screens(), &ScreenStack::currentChanged, &session,
                   &LastSession::setScreen);
  if (!ended.isEmpty()) window.screens().offer(ended.front());
  window.restore();
  window.show();
  if (options.sample) {
    context.openSample();
  } else if (!options.project.isEmpty()) {
    window.take(QFileInfo(options.project).absoluteFilePath());
  }
  return application.exec();
}

}  // namespace

int runProgram(int argc, char** argv) {
  QApplication application(argc, argv);
  QApplication::setOrganizationName(QStringLiteral("Tastescope"));
  QApplication::setApplicationName(QStringLiteral("tastescope"));
  QApplication::setApplicationDisplayName(QStringLiteral("Tastescope"));
  QApplication::setApplicationVersion(QStringLiteral(TASTESCOPE_VERSION));
  QApplication::setDesktopFileName(QStringLiteral("tastescope"));
  QApplication::setWindowIcon(applicationIcon());
  const ShellOptions options = parseShellOptions(QApplication::arguments());
  applyLooks(application, options);
  if (!options.help.isEmpty()) {
    say(options.help, false);
    return 0;
  }
  if (options.version) {
    say(QStringLiteral("Tastescope %1").arg(QApplication::applicationVersion()), false);
    return 0;
  }
  if (!options.problem.isEmpty()) {
    say(options.problem, true);
    return kUsage;
  }
  openLog();
  return options.renderMap.isEmpty() ? showWindow(application, options) : renderMap(options);
}

}  // namespace tastescope::ui
