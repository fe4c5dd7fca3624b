// DEPENDS: ui_shell
// The event loop's gaps while the real window trains Mult-VAE on the sample: how late a 5 ms timer
// is. Three parts: the live view watched, the screens visited meanwhile, the pointer over the
// chart. Prints figures, asserts nothing. Use under a display or QT_QPA_PLATFORM=offscreen.
#include <QApplication>
#include <QElapsedTimer>
#include <QEventLoop>
#include <QPushButton>
#include <QSettings>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTextStream>
#include <QTimer>
#include <QtTest>
#include <algorithm>
#include <utility>
#include <vector>

#include "ui/charts/CurveChart.h"
#include "ui/context/SampleProject.h"
#include "ui/shell/MainWindow.h"
#include "ui/theme/Theme.h"

using namespace tastescope;
using namespace tastescope::ui;

namespace {

constexpr int kPeriodMs = 5;

QTextStream& out() {
  static QTextStream stream(stdout);
  return stream;
}

/// Delays of a precise timer in milliseconds.
class GapMeter : public QObject {
 public:
  GapMeter() {
    m_timer.setTimerType(Qt::PreciseTimer);
    connect(&m_timer, &QTimer::timeout, this, [this] {
      const double passed = static_cast<double>(m_clock.nsecsElapsed()) / 1e6;
      m_clock.restart();
      m_gaps.push_back(std::max(0.0, passed - kPeriodMs));
    });
  }
  void start() {
    m_gaps.clear();
    m_clock.start();
    m_timer.start(kPeriodMs);
  }
  void report(const char* part) {
    m_timer.stop();
    if (m_gaps.empty()) return;
    std::sort(m_gaps.begin(), m_gaps.end());
    const auto at = [this](double share) {
      return m_gaps[static_cast<std::size_t>(share * static_cast<double>(m_gaps.size() - 1))];
    };
    out() << QString::fromLatin1("%1: %2 ticks, median %3 ms, p99 %4 ms, max %5 ms\n")
                 .arg(QLatin1String(part), -28)
                 .arg(m_gaps.size())
                 .arg(at(0.5), 0, 'f', 2)
                 .arg(at(0.99), 0, 'f', 2)
                 .arg(m_gaps.back(), 0, 'f', 2);
    out().flush();
  }

 private:
  QTimer m_timer;
  QElapsedTimer m_clock;
  std::vector<double> m_gaps;
};

/// QTest::qWait() sleeps between looks; this waits as the program does.
void live(int milliseconds) {
  QEventLoop loop;
  QTimer::singleShot(milliseconds, &loop, &QEventLoop::quit);
  loop.exec();
}

bool startTraining(AppContext& context, MainWindow& window) {
  context.navigate(NewTraining{});
  const auto find = [&window](const char* name) {
    return window.findChild<QAbstractButton*>(QLatin1String(name));
  };
  const auto idle = [&context] { return context.jobs().idle(); };
  if (!QTest::qWaitFor([&] { return find("family-vae") != nullptr && idle(); }, 20000))
    return false;
  find("family-vae")->click();
  find("model-mult-vae")->click();
  if (!QTest::qWaitFor(
          [&] { return find("startTraining") && find("startTraining")->isEnabled() && idle(); },
          20000))
    return false;
  find("startTraining")->click();
  return QTest::qWaitFor([&] { return context.jobs().training(); }, 20000);
}

void visitScreens(AppContext& context, GapMeter& meter) {
  const std::pair<ScreenKey, const char*> screens[] = {
      {screens::kData, "data visited"},           {screens::kRuns, "runs visited"},
      {screens::kLatent, "latent map visited"},   {screens::kRecommend, "recommend visited"},
      {screens::kEvaluate, "evaluation visited"}, {screens::kTrain, "training visited again"}};
  for (const auto& [screen, name] : screens) {
    meter.start();
    context.navigate(Visit{screen});
    live(2500);
    meter.report(name);
  }
}

void movePointer(MainWindow& window) {
  auto* chart = window.findChild<CurveChart*>();
  for (int i = 0; chart != nullptr && i < 400; ++i) {
    QTest::mouseMove(chart, QPoint(60 + (i * 7) % std::max(1, chart->width() - 80), 80));
    live(20);
  }
}

}  // namespace

int main(int argc, char** argv) {
  QApplication application(argc, argv);
  QStandardPaths::setTestModeEnabled(true);
  QCoreApplication::setOrganizationName(QStringLiteral("tastescope-tests"));
  QCoreApplication::setApplicationName(QStringLiteral("bench"));
  QSettings().clear();
  Theme::instance().apply(application);
  QTemporaryDir folder;
  const QString project = folder.filePath(QStringLiteral("gift-shop.tastescope"));
  {
    Progress progress;
    importSample(sampleFolder(), project, progress, {});
  }
  AppContext context;
  MainWindow window(context);
  window.resize(1280, 800);
  window.show();
  context.openProject(project);
  if (!QTest::qWaitFor([&] { return context.session() != nullptr; }, 30000) ||
      !startTraining(context, window)) {
    out() << "the training could not be started\n";
    return 1;
  }
  GapMeter meter;
  meter.start();
  live(20000);
  meter.report("live view watched");
  visitScreens(context, meter);
  meter.start();
  movePointer(window);
  meter.report("pointer over the curves");
  if (!context.jobs().training()) out() << "the training had ended before the last part\n";
  context.trainingEnd().discard();
  return QTest::qWaitFor([&] { return !context.jobs().training(); }, 20000) ? 0 : 1;
}
