// LABELS: gui slow
// DEPENDS: ui_shell
// TIMEOUT: 1200
// What a closed project leaves behind: nothing of its data, its models or its runs, whatever was looked
// at or trained in it. Memory is what the heap holds when nothing works any more, so that neither the
// libraries' free memory nor the moment counts.
#include <malloc.h>

#include <memory>

#include "core/base/Memory.h"
#include "core/search/TuneRequest.h"
#include "tests/ui/ToyWindow.h"
#include "tests/ui/Visit.h"
#include "ui/context/Translate.h"
#include "ui/shell/MainWindow.h"
#include "ui/shell/ScreenStack.h"
#include "ui/train/SetupPage.h"
#include "ui/train/TrainScreen.h"
#include "ui/tune/StudyRunner.h"

using namespace tastescope;
using namespace tastescope::ui;
namespace uitest = tastescope::ui::testing;

namespace {

QString text(const char* utf8) { return QString::fromUtf8(utf8); }

constexpr int kTimeoutMs = 60000;
constexpr int kProjects = 10;
constexpr double kMegabyte = 1 << 20;
/// What every screen has made at its first visits is there after these.
constexpr int kWarm = 2;

double heapInUse() {
  returnFreeMemory();
  const struct mallinfo2 heaps = mallinfo2();
  return static_cast<double>(heaps.uordblks + heaps.hblkhd) / kMegabyte;
}

/// A project large enough that one more in memory is seen.
SessionPtr createLarge(const std::filesystem::path& file) {
  constexpr Index kUsers = 4000;
  constexpr Index kItems = 900;
  constexpr Index kEach = 60;
  Dataset data;
  Rng rng(3);
  std::vector<std::uint64_t> offsets{0};
  std::vector<Index> items;
  std::vector<Moment> times;
  for (Index item = 0; item < kItems; ++item) data.items.add("item-" + std::to_string(item));
  for (Index user = 0; user < kUsers; ++user) {
    data.users.add("user-" + std::to_string(user));
    const auto first = static_cast<Index>(rng.below(kItems));
    for (Index n = 0; n < kEach; ++n) {
      items.push_back((first + 7 * n) % kItems);
      times.push_back(momentOf(1'600'000'000) + Moment{n} * kMicrosPerDay);
    }
    offsets.push_back(items.size());
  }
  const std::vector<float> values(items.size(), 1.0F);
  data.interactions = std::make_shared<Interactions>(offsets, items, values, times, kItems);
  data.userAttributes = AttributeTable(kUsers);
  data.itemAttributes = AttributeTable(kItems);
  data.name = "large";
  data.fingerprint = fingerprintOf(data);
  Progress progress;
  Project::create(file, data, true, progress, {});
  return test::openSession(file);
}

/// The window, with a hand that walks through it.
class Walk {
 public:
  Walk() : m_window(m_context) {
    m_window.resize(1280, 800);
    m_window.show();
  }
  AppContext& context() { return m_context; }
  StudyRunner& searches() { return train().searches(); }
  TrainScreen& train() {
    return *qobject_cast<TrainScreen*>(m_window.screens().made(screens::kTrain));
  }
  bool settled() { return uitest::waitUntilQuiet(m_context, kTimeoutMs); }
  bool open(const QString& file) {
    QSignalSpy opened(&m_context, &AppContext::projectChanged);
    m_context.openProject(file);
    return (opened.count() > 0 || opened.wait(kTimeoutMs)) && settled();
  }
  bool visitAll() {
    for (const ScreenInfo* info : allScreens()) {
      m_context.navigate(Visit{info->key});
      if (!settled()) return false;
    }
    return true;
  }
  bool go(const Destination& where) {
    m_context.navigate(where);
    return settled();
  }
  bool close() {
    m_context.closeProject();
    return settled();
  }

 private:
  AppContext m_context;
  MainWindow m_window;
};

}  // namespace

class TestMemoryKept : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void initTestCase() {
    uitest::isolate();
    uitest::startAnew();
  }

  void aClosedProjectIsGone_data() {
    QTest::addColumn<int>("what");
    QTest::newRow("every screen visited") << 0;
    QTest::newRow("a run of the past looked at") << 1;
    QTest::newRow("a run trained") << 2;
    QTest::newRow("a search made and one of the past looked at") << 3;
    QTest::newRow("closed while lists are scored") << 4;
  }

  void aClosedProjectIsGone() {
    QFETCH(int, what);
    const uitest::ToyWindow toy;
    Walk walk;
    toy.open(walk.context());
    QVERIFY(walk.go(Visit{screens::kTrain}));
    if (what == 0) QVERIFY(walk.visitAll());
    if (what == 1) QVERIFY(walk.go(ShowTraining{toy.vae()}));
    if (what == 2) {
      QVERIFY(walk.go(TrainAgain{toy.vae()}));
      QCOMPARE(walk.train().queue().current()->state(), LiveState::Done);
    }
    if (what == 3) search(walk, toy);
    if (what == 4) walk.context().navigate(Visit{screens::kEvaluate});
    const std::weak_ptr<Session> session = walk.context().session();
    QVERIFY(walk.close());
    QVERIFY2(session.expired(), "the project that was closed is still in memory");
  }

  /// One that is closed in the middle of a training stays until that has ended.
  void aProjectClosedWhileItTrainsGoesWithTheTraining() {
    const uitest::ToyWindow toy;
    Walk walk;
    toy.open(walk.context());
    walk.context().navigate(TrainAgain{toy.vae()});
    QTRY_VERIFY_WITH_TIMEOUT(walk.train().queue().running(), kTimeoutMs);
    const std::weak_ptr<Session> session = walk.context().session();
    walk.context().closeProject();
    toy.open(walk.context());
    QVERIFY(walk.go(Visit{screens::kTrain}));
    QTRY_VERIFY_WITH_TIMEOUT(!walk.train().queue().running(), kTimeoutMs);
    QVERIFY(walk.settled());
    QVERIFY2(session.expired(), "its training has ended and it is still in memory");
    QVERIFY(walk.train().queue().current() == nullptr);
  }

  void aProjectClosedWhileItSearchesGoesWithTheSearch() {
    const uitest::ToyWindow toy;
    Walk walk;
    toy.open(walk.context());
    QVERIFY(walk.go(Visit{screens::kTrain}));
    TuneRequest request;
    request.model = "mult-vae";
    walk.searches().start(request);
    walk.context().navigate(Visit{screens::kTrain});
    QTRY_VERIFY_WITH_TIMEOUT(!walk.searches().current()->name().isEmpty(), kTimeoutMs);
    const std::weak_ptr<Session> session = walk.context().session();
    walk.context().closeProject();
    toy.open(walk.context());
    walk.context().navigate(Visit{screens::kTrain});
    QVERIFY(walk.settled());
    QVERIFY(!walk.searches().running());
    QVERIFY2(session.expired(), "its search has ended and it is still in memory");
    QVERIFY(walk.train().findChild<SetupPage*>()->isVisible());
  }

  void tenProjectsLeaveNoMoreThanOne() {
    QTemporaryDir folder;
    const QString file = folder.filePath(text("1.tastescope"));
    RunId run = 0;
    {
      const SessionPtr session = createLarge(toUtf8(file));
      run = test::trainClosedForm(*session, "ease");
      test::trainClosedForm(*session, "item-knn");
    }
    for (int i = 2; i <= kProjects; ++i)
      QVERIFY(QFile::copy(file, folder.filePath(text("%1.tastescope").arg(i))));
    Walk walk;
    double warm = 0;
    for (int i = 1; i <= kProjects; ++i) {
      QVERIFY(walk.open(folder.filePath(text("%1.tastescope").arg(i))));
      QVERIFY(walk.go(ShowTraining{run}));
      QVERIFY(walk.visitAll());
      QVERIFY(walk.close());
      const double held = heapInUse();
      qInfo("after project %d: %.1f MB in use", i, held);
      if (i == kWarm) warm = held;
    }
    constexpr double kGrowth = 8;  // a project of these is 15 MB
    QVERIFY2(heapInUse() < warm + kGrowth, "closed projects stay in memory");
  }

 private:
  /// With the project open again and the search in front.
  static void search(Walk& walk, const uitest::ToyWindow& toy) {
    TuneRequest request;
    request.model = "ease";
    request.trials = 2;
    walk.searches().start(request);
    QTRY_VERIFY_WITH_TIMEOUT(walk.searches().current() && !walk.searches().running(), kTimeoutMs);
    const QString study = walk.searches().current()->name();
    QVERIFY(!study.isEmpty());
    QVERIFY(walk.close());
    QVERIFY(walk.searches().current() == nullptr);
    toy.open(walk.context());
    QVERIFY(walk.go(ShowStudy{study}));
  }
};

QTEST_MAIN(TestMemoryKept)
#include "tst_MemoryKept.moc"
