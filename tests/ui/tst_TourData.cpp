// LABELS: gui slow
// DEPENDS: ui_shell
// TIMEOUT: 1800
// The tour over data that is hard to show: long titles and numbers of nine digits, a catalogue of
// 40,000, names in Chinese, MovieLens and Last.fm with its links where TASTESCOPE_DATA says they
// are, a training that was interrupted; at three sizes and at 150 %. Pictures as in tst_Tour.
#include <QProcess>
#include <QPushButton>
#include <QRandomGenerator>
#include <QTabBar>
#include <QTemporaryDir>
#include <QTextStream>

#include "core/workflow/Runs.h"
#include "core/workflow/data/ImportData.h"
#include "tests/core/ToyProject.h"
#include "tests/ui/Looker.h"
#include "tests/ui/TourProject.h"
#include "ui/shell/ScreenStack.h"

using namespace tastescope;
using namespace tastescope::ui;
using tastescope::ui::testing::text;

namespace {

constexpr double kLarger = 1.5;

/// Files of one data set, made up by a seed.
class MadeUp {
 public:
  explicit MadeUp(const QTemporaryDir& folder) : m_folder(folder) {}

  /// `users` with `each` of the `items`, those in front more often.
  QString interactions(const QString& header, int users, int items, int each,
                       const std::function<QString(int)>& user,
                       const std::function<QString(int)>& item, const QString& value) {
    QString all = header + QLatin1Char('\n');
    for (int one = 0; one < users; ++one) {
      for (int i = 0; i < each; ++i) {
        const double drawn = m_random.generateDouble();
        const int which = int(double(items) * drawn * drawn);
        const QDate day = QDate(2024, 1, 1).addDays(m_random.bounded(360));
        all += QStringLiteral("%1,%2,%3,%4\n")
                   .arg(user(one), item(which), day.toString(Qt::ISODate), value);
      }
    }
    return write(QStringLiteral("events.csv"), all);
  }
  QString items(const QString& header, int count, const std::function<QString(int)>& line) {
    QString all = header + QLatin1Char('\n');
    for (int i = 0; i < count; ++i) all += line(i) + QLatin1Char('\n');
    return write(QStringLiteral("things.csv"), all);
  }

 private:
  QString write(const QString& name, const QString& all) {
    QFile file(m_folder.filePath(name));
    if (!file.open(QIODevice::WriteOnly)) qFatal("cannot write");
    file.write(all.toUtf8());
    return file.fileName();
  }
  const QTemporaryDir& m_folder;
  QRandomGenerator m_random{7};
};

ImportOptions read(const QString& source, const QString& items = {}, const QString& users = {}) {
  ImportOptions options;
  const auto path = [](const QString& name) { return std::filesystem::path(toUtf8(name)); };
  options.sources = {path(source)};
  if (!items.isEmpty()) options.itemsFile = path(items);
  if (!users.isEmpty()) options.usersFile = path(users);
  return options;
}

QString numbered(const char* prefix, int number) {
  return QStringLiteral("%1%2").arg(text(prefix)).arg(number);
}

ImportOptions longNames(const QTemporaryDir& folder) {
  MadeUp made(folder);
  const QString source = made.interactions(
      text("customer,article,day,amount"), 400, 120, 25,
      [](int i) { return QStringLiteral("C-2024-%1").arg(i + 100000000); },
      [](int i) { return QStringLiteral("4006381%1").arg(i + 333000); }, text("123456789.25"));
  const QString items = made.items(text("article,title,price,url,kind"), 120, [](int i) {
    return QStringLiteral(
               "4006381%1,Large hand-painted ceramic jug with a handle of olive wood and "
               "a saucer no. %2,%3.99,https://shop.example.org/catalogue/ceramics/jugs/"
               "large-hand-painted-ceramic-jug-with-a-handle-of-olive-wood-%2,Kind "
               "with quite a long name %4")
        .arg(i + 333000)
        .arg(i)
        .arg(123456789 + i)
        .arg(i % 6);
  });
  return read(source, items);
}

ImportOptions manyItems(const QTemporaryDir& folder) {
  MadeUp made(folder);
  constexpr int kCatalogue = 40000;
  const auto item = [](int i) { return numbered("sku-", i + 10000); };
  QString source = made.interactions(
      text("user_id,item_id,date,quantity"), 3000, kCatalogue, 30,
      [](int i) { return numbered("u", i); }, item, text("1"));
  return read(source, made.items(text("item_id,title,price"), kCatalogue, [item](int i) {
    return QStringLiteral("%1,Thing number %2,%3").arg(item(i)).arg(i).arg(i % 90 + 0.5);
  }));
}

ImportOptions chinese(const QTemporaryDir& folder) {
  MadeUp made(folder);
  static const QStringList things{text("景德镇青花瓷茶杯"), text("凤凰单丛乌龙茶礼盒装"),
                                  text("手工紫砂壶"),       text("新会陈皮"),
                                  text("牛轧糖"),           text("有机小米")};
  const QString source = made.interactions(
      text("会员编号,商品编码,下单时间,数量"), 300, 90, 20,
      [](int i) { return QStringLiteral("%1").arg(i + 1, 6, 10, QLatin1Char('0')); },
      [](int i) { return QStringLiteral("SP%1").arg(i + 100); }, text("2"));
  const QString items = made.items(text("商品编码,商品名称,类目,单价"), 90, [](int i) {
    return QStringLiteral("SP%1,%2（第 %3 款）,%4,%5.00")
        .arg(i + 100)
        .arg(things[i % 6])
        .arg(i / 6 + 1)
        .arg(i % 2 == 0 ? text("茶具") : text("食品"))
        .arg(i % 40 + 8);
  });
  return read(source, items);
}

}  // namespace

class TestTourData : public QObject {
  Q_OBJECT

 private:
  testing::Looker m_looker;

  [[nodiscard]] static bool larger() {
    return qEnvironmentVariable("QT_SCALE_FACTOR").toDouble() > 1;
  }

  static QList<QSize> sizes() {
    if (larger()) return {QSize(1280, 800)};
    return {QSize(1100, 700), QSize(1280, 800), QSize(1920, 1080)};
  }

  void visit(MainWindow& window, AppContext& context, const Destination& to, const QString& name) {
    window.screens().show(to);
    QVERIFY2(testing::waitUntilQuiet(context, 300000), qPrintable(name));
    m_looker.look(window, name);
  }

  /// Every tab of Data has a picture of its own.
  void visitData(MainWindow& window, AppContext& context, const QString& name) {
    visit(window, context, ShowData{}, text("data-") + name);
    auto* tabs = window.findChild<QTabBar*>(text("dataTabs"));
    for (int tab = 1; tab < tabs->count(); ++tab) {
      if (!tabs->isTabVisible(tab)) continue;
      tabs->setCurrentIndex(tab);
      QVERIFY(testing::waitUntilQuiet(context));
      m_looker.look(window, text("data%1-").arg(tab) + name);
    }
    tabs->setCurrentIndex(0);
  }

  void tour(MainWindow& window, AppContext& context, RunId run, const QString& data) {
    for (const QSize size : sizes()) {
      window.resize(size);
      for (const char* language : {"en", "zh_CN"}) {
        Language::instance().use(text(language));
        for (const bool dark : {false, true}) {
          if (dark && size.width() != 1280) continue;
          Theme::instance().setMode(dark ? Theme::Mode::Dark : Theme::Mode::Light);
          const QString name = text("%1-%2-%3-%4")
                                   .arg(data, text(language), text(dark ? "dark" : "light"))
                                   .arg(size.width());
          visit(window, context, Visit{screens::kHome}, text("home-") + name);
          visitData(window, context, name);
          visit(window, context, NewTraining{}, text("train-") + name);
          visit(window, context, ShowRun{run}, text("runs-") + name);
          visit(window, context, ShowOnMap{run, Entity::Item, 3}, text("latent-") + name);
          visit(window, context, ShowRecommendations{run, 5}, text("recommend-") + name);
          visit(window, context, Visit{screens::kEvaluate}, text("evaluate-") + name);
        }
      }
    }
    Language::instance().use(text("en"));
    Theme::instance().setMode(Theme::Mode::Light);
  }

 private Q_SLOTS:
  void initTestCase() {
    testing::prepareTour("tour-data");
    m_looker.expect(
        {text("Kind"), text("customer"), text("many"), text("hand-painted ceramic jug")});
  }

  void everyScreen_data() {
    QTest::addColumn<QString>("given");
    for (const char* made : {"long", "many", "chinese"}) QTest::newRow(made) << QString();
    QTest::newRow("movielens") << text("ml-100k-atomic");
    QTest::newRow("lastfm") << text("lastfm-social");
  }
  void everyScreen() {
    QFETCH(QString, given);
    const QString data = text(QTest::currentDataTag());
    const QTemporaryDir folder;
    ImportRequest request;
    if (!given.isEmpty()) {
      const QString all = qEnvironmentVariable("TASTESCOPE_DATA");
      if (all.isEmpty()) QSKIP("TASTESCOPE_DATA names no folder of data sets.");
      const QDir there(QDir(all).filePath(given));
      request.options = data == text("lastfm") ? read(there.filePath(text("user_artists.dat")))
                                               : read(there.filePath(text("ml-100k.inter")));
    } else {
      request.options = data == text("long")   ? longNames(folder)
                        : data == text("many") ? manyItems(folder)
                                               : chinese(folder);
    }
    const QString file = folder.filePath(data + text(".tastescope"));
    request.project = toUtf8(file);
    Progress progress;
    importData(request, progress, {});
    RunId run = 0;
    {
      const SessionPtr session = Session::open(request.project, progress, {});
      testing::trainFor(*session, "popularity");
      if (session->data().items.size() < 5000) testing::trainFor(*session, "ease");
      run = testing::trainFor(*session, "mult-vae", 3);
    }
    AppContext context;
    MainWindow window(context);
    window.show();
    context.openProject(file);
    QTRY_VERIFY_WITH_TIMEOUT(context.session() != nullptr, 30000);
    tour(window, context, run, data);
  }

  /// One with a checkpoint, which can be gone on with, and one that was killed before its first.
  void trainingsThatWereInterrupted() {
    const tastescope::test::ToyProject toy;
    testing::trainFor(*toy.session, "popularity");
    tastescope::test::train(*toy.session, tastescope::test::toyRequest(20));
    addRun(*toy.session, tastescope::test::toyRequest(4));
    const RunId left = testing::leaveATraining(*toy.session, tastescope::test::toyRequest(90000));
    AppContext context;
    MainWindow window(context);
    window.show();
    context.openProject(fromUtf8(toy.file.string()));
    QTRY_VERIFY_WITH_TIMEOUT(context.session() != nullptr, 30000);
    for (const QSize size : sizes()) {
      window.resize(size);
      testing::inEveryLook([&](const QString& look) {
        const QString name = text("interrupted-%1-%2").arg(look).arg(size.width());
        visit(window, context, Visit{screens::kHome}, text("home-") + name);
        QVERIFY(window.findChild<QPushButton*>(text("interruptedResume"))->isVisible());
        visit(window, context, ShowRun{left}, text("runs-") + name);
        visit(window, context, ShowTraining{left}, text("train-") + name);
      });
    }
  }

  /// Where every point is one and a half pixels wide.
  void everyScreenAt150Percent() {
    if (larger()) return;  // this process is the one that is started below
    QProcess again;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(text("QT_SCALE_FACTOR"), QString::number(kLarger));
    again.setProcessEnvironment(environment);
    again.start(QCoreApplication::applicationFilePath(),
                {text("everyScreen:long"), text("everyScreen:chinese"),
                 text("trainingsThatWereInterrupted"), text("nothingIsClippedOrUntranslated")});
    QVERIFY(QTest::qWaitFor([&] { return again.state() == QProcess::NotRunning; }, 900000));
    QVERIFY2(again.exitCode() == 0, again.readAllStandardOutput());
  }

  void nothingIsClippedOrUntranslated() {
    for (const QString& complaint : m_looker.complaints()) qWarning("%s", qPrintable(complaint));
    QCOMPARE(m_looker.complaints().size(), 0);
  }
};

QTEST_MAIN(TestTourData)
#include "tst_TourData.moc"
