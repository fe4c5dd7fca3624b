// DEPENDS: ui_data
#include <QCheckBox>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QTemporaryDir>

#include "tests/ui/ToyWindow.h"
#include "ui/data/DataScreen.h"
#include "ui/import/EquationPanel.h"
#include "ui/import/ImportWizard.h"
#include "ui/import/PreviewTable.h"
#include "ui/widgets/Segments.h"
#include "ui/widgets/StatePanes.h"

using namespace tastescope;
using namespace tastescope::ui;

class ImportWizardTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void initTestCase() { testing::isolate(); }

  void init() {
    m_folder = std::make_unique<QTemporaryDir>();
    QSettings().setValue(QStringLiteral("import/folder"), m_folder->path());
    m_context = std::make_unique<AppContext>();
    m_screen = std::make_unique<DataScreen>(*m_context);
    m_screen->resize(1356, 840);
    m_screen->show();
  }
  void cleanup() {
    m_screen.reset();
    m_context.reset();
    m_folder.reset();
  }

  void guessesAreShownAndCanBeChanged() {
    start(writeRatings());
    QCOMPARE(wizard().currentStep(), 1);
    QCOMPARE(find<QComboBox>("delimiter")->currentData().toString(), QStringLiteral(";"));
    QVERIFY(find<QCheckBox>("header")->isChecked());
    QCOMPARE(draft().columnWith(ColumnRole::User), QStringLiteral("user"));
    QCOMPARE(draft().columnWith(ColumnRole::Item), QStringLiteral("item"));

    auto* delimiter = find<QComboBox>("delimiter");
    delimiter->setCurrentIndex(delimiter->findData(QStringLiteral(",")));
    Q_EMIT delimiter->activated(delimiter->currentIndex());
    QTRY_VERIFY(!draft().previewing());
    QVERIFY(draft().previewError() != nullptr || draft().preview()->columns.size() == 1);
  }

  void theEquationAlwaysAddsUp() {
    start(writeRatings());
    waitForCount();
    const RowCounts rows = draft().count()->rows;
    QVERIFY(rows.balanced());
    QCOMPARE(rows.read, std::uint64_t{42});  // 40 good rows, one repeated, one without user
    QCOMPARE(rows.rejected, std::uint64_t{1});
    QCOMPARE(rows.merged, std::uint64_t{1});
    QVERIFY(find<EquationPanel>("equation")
                ->accessibleName()
                .startsWith(QStringLiteral("42 read = 40 imported")));
  }

  void problemsAreMarkedInTheirCells() {
    start(writeRatings());
    PreviewModel& rows = find<PreviewTable>("previewTable")->rows();
    QCOMPARE(rows.problems(), std::size_t{1});
    find<Segments>("previewRows")->setCurrentIndex(1);
    QCOMPARE(rows.rowCount(), 1);
    QCOMPARE(rows.index(0, 1).data().toString(), QStringLiteral("empty"));
    QCOMPARE(rows.index(0, 1).data(PreviewModel::MarkRole).toInt(),
             static_cast<int>(CellMark::Rejects));
  }

  void rolesChangeFromTheKeyboard() {
    start(writeRatings());
    auto* table = find<PreviewTable>("previewTable");
    table->setFocus();
    table->setCurrentIndex(table->model()->index(0, 3));
    QTest::keyClick(table, Qt::Key_Down, Qt::AltModifier);
    auto* menu = table->findChild<QMenu*>(QStringLiteral("roleMenu"));
    QVERIFY(menu != nullptr);
    QVERIFY(menu->activeAction() != nullptr);
    QCOMPARE(menu->activeAction()->text(), QStringLiteral("Value"));
    menu->actions().constLast()->trigger();  // Not used
    menu->close();
    QTRY_VERIFY(!draft().previewing());
    QCOMPARE(draft().columnWith(ColumnRole::Rating), QString());
  }

  void aMissingRoleKeepsTheWizardFromGoingOn() {
    start(writeRatings());
    wizard().goTo(2);
    draft().setRole(0, ColumnRole::Unused);
    QTRY_VERIFY(!find<QPushButton>("wizardNext")->isEnabled());
    QVERIFY(find<QLabel>("wizardSentence")->text().contains(QStringLiteral("user")));
    draft().setRole(0, ColumnRole::User);
    QTRY_VERIFY(find<QPushButton>("wizardNext")->isEnabled());
  }

  void countsFollowTheThreshold() {
    start(writeRatings());
    waitForCount();
    wizard().goTo(3);
    QTest::mouseClick(find<QCheckBox>("useThreshold"), Qt::LeftButton, {},
                      QPoint(8, find<QCheckBox>("useThreshold")->height() / 2));
    find<QDoubleSpinBox>("threshold")->setValue(4);
    QVERIFY(draft().counting());
    waitForCount();
    // Ratings go round 1 to 5: two of five stay.
    QCOMPARE(draft().count()->rows.imported, std::uint64_t{16});
    QVERIFY(draft().count()->rows.balanced());
  }

  void importWritesTheProjectAndOpensIt() {
    start(writeRatings());
    for (int step = 1; step < 6; ++step)
      QTest::mouseClick(find<QPushButton>("wizardNext"), Qt::LeftButton);
    QCOMPARE(wizard().currentStep(), 6);
    QCOMPARE(find<QLineEdit>("projectName")->text(), QStringLiteral("ratings"));
    QVERIFY(!QFileInfo::exists(project("ratings")));  // nothing is written until the last step
    QTest::mouseClick(find<QPushButton>("wizardNext"), Qt::LeftButton);
    QTRY_VERIFY(!wizard().importing());
    QVERIFY(QFileInfo::exists(project("ratings")));
    QSignalSpy opened(m_context.get(), &AppContext::projectChanged);
    QTest::mouseClick(find<QPushButton>("wizardNext"), Qt::LeftButton);  // Open
    QTRY_COMPARE(opened.count(), 1);
    QCOMPARE(m_context->session()->data().users.size(), 8u);
  }

  void anExistingProjectIsNotReplacedUnasked() {
    QFile taken(project("ratings"));
    QVERIFY(taken.open(QIODevice::WriteOnly));
    taken.write("mine");
    taken.close();
    start(writeRatings());
    for (int step = 1; step < 6; ++step)
      QTest::mouseClick(find<QPushButton>("wizardNext"), Qt::LeftButton);
    QCOMPARE(find<QLineEdit>("projectName")->text(), QStringLiteral("ratings 2"));
    find<QLineEdit>("projectName")->setText(QStringLiteral("ratings"));
    QVERIFY(!find<QPushButton>("wizardNext")->isEnabled());
    QTest::mouseClick(find<QCheckBox>("replaceProject"), Qt::LeftButton, {},
                      QPoint(8, find<QCheckBox>("replaceProject")->height() / 2));
    QVERIFY(find<QPushButton>("wizardNext")->isEnabled());
  }

  void anUnreadableSourceIsExplainedOnItsPage() {
    const QString file = m_folder->filePath(QStringLiteral("empty.csv"));
    QFile empty(file);
    QVERIFY(empty.open(QIODevice::WriteOnly));
    empty.close();
    m_screen->activate(OpenWizard{{file}});
    QTRY_VERIFY(draft().previewError() != nullptr);
    QCOMPARE(wizard().currentStep(), 0);
    QVERIFY(find<ErrorPane>("sourceError")->isVisible());
    QVERIFY(!find<QPushButton>("wizardNext")->isEnabled());
  }

  void threeFilesOfAGivenSplitAreTaken() {
    m_screen->activate(OpenWizard{});
    find<Segments>("sourceKind")->setCurrentIndex(1);
    for (const char* part : {"trainFile", "validFile", "testFile"}) {
      auto* field = find<QLineEdit>(part);
      QTest::keyClicks(field, writePart(part));
      QTest::keyClick(field, Qt::Key_Return);
    }
    QTRY_VERIFY(draft().preview() != nullptr);
    QVERIFY(find<QPushButton>("wizardNext")->isEnabled());
    wizard().goTo(1);
    waitForCount();
    QCOMPARE(draft().count()->rows.read, std::uint64_t{30});
  }

  void cancelLeavesNothingBehind() {
    start(writeRatings());
    QTest::mouseClick(find<QPushButton>("wizardCancel"), Qt::LeftButton);
    QVERIFY(!draft().hasSource());
    QVERIFY(!wizard().isVisible());
    QCOMPARE(
        QDir(m_folder->path()).entryList({QStringLiteral("*.tastescope*")}, QDir::Files).size(), 0);
  }

  void picturesOfEveryStep() {
    const QString sample =
        QStringLiteral(TASTESCOPE_SOURCE_DIR "/resources/sample/interactions.csv.gz");
    for (const QSize size : {QSize(1196, 740), QSize(1836, 1020)}) {
      m_screen->resize(size);
      start(sample);
      for (int step = 0; step < 7; ++step) {
        wizard().goTo(step);
        testing::shoot(*m_screen, QStringLiteral("wizard-%1-%2").arg(size.width()).arg(step + 1),
                       [&] { waitForCount(); });
      }
    }
    start(writeRatings());
    waitForCount();
    testing::shoot(*m_screen, QStringLiteral("wizard-problems"), [&] { waitForCount(); });
  }

 private:
  template <typename Widget>
  Widget* find(const char* name) {
    auto* found = m_screen->findChild<Widget*>(QLatin1String(name));
    if (found == nullptr) qFatal("no %s", name);
    return found;
  }
  ImportWizard& wizard() { return *m_screen->wizard(); }
  ImportDraft& draft() { return wizard().draft(); }
  QString project(const char* name) const {
    return m_folder->filePath(QLatin1String(name) + QStringLiteral(".tastescope"));
  }

  void start(const QString& source) {
    m_screen->activate(OpenWizard{{source}});
    QTRY_COMPARE_WITH_TIMEOUT(wizard().currentStep(), 1, 10000);
    QVERIFY(draft().preview() != nullptr);
  }
  void waitForCount() {
    QTRY_VERIFY_WITH_TIMEOUT(!draft().counting() && !draft().previewing(), 30000);
  }

  /// 8 users with 5 items each, rated 1 to 5 in turn; one row again, one row without a user.
  QString writeRatings() const {
    QByteArray text = "user;item;rating;date\n";
    for (int user = 0; user < 8; ++user) {
      for (int item = 0; item < 5; ++item) {
        text += QStringLiteral("u%1;i%2;%3;2024-03-%4\n")
                    .arg(user)
                    .arg((user + item) % 12)
                    .arg(item + 1)
                    .arg(item + 10)
                    .toUtf8();
      }
    }
    text += "u0;i0;1;2024-04-01\n;i3;5;2024-04-02\n";
    return write(QStringLiteral("ratings.csv"), text);
  }
  QString writePart(const char* part) const {
    QByteArray text = "user,item,rating\n";
    const int first = QLatin1String(part) == QLatin1String("trainFile")   ? 0
                      : QLatin1String(part) == QLatin1String("validFile") ? 1
                                                                          : 2;
    for (int row = 0; row < 10; ++row)
      text += QStringLiteral("u%1,i%2,5\n").arg(row % 5).arg(row + 10 * first).toUtf8();
    return write(QLatin1String(part) + QStringLiteral(".csv"), text);
  }
  QString write(const QString& name, const QByteArray& text) const {
    QFile file(m_folder->filePath(name));
    if (!file.open(QIODevice::WriteOnly)) qFatal("cannot write");
    file.write(text);
    return file.fileName();
  }

  std::unique_ptr<QTemporaryDir> m_folder;
  std::unique_ptr<AppContext> m_context;
  std::unique_ptr<DataScreen> m_screen;
};

QTEST_MAIN(ImportWizardTest)
#include "tst_ImportWizard.moc"
