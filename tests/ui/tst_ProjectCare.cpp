// LABELS: gui
// DEPENDS: ui_shell
// TIMEOUT: 600
// What the window does for the file of a project: it checks it, saves what can be saved of a damaged
// one, and copies it. By mouse.
#include <QClipboard>
#include <QFileDialog>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QMenuBar>
#include <QMessageBox>
#include <QPushButton>
#include <QTextEdit>
#include <QThread>
#include <QToolButton>
#include <algorithm>

#include "core/workflow/Runs.h"
#include "tests/core/StoreFixtures.h"
#include "tests/ui/ToyWindow.h"
#include "tests/ui/Visit.h"
#include "ui/home/RecentProjects.h"
#include "ui/shell/Actions.h"
#include "ui/shell/CheckDialog.h"
#include "ui/shell/CopyProject.h"
#include "ui/shell/Language.h"
#include "ui/shell/MainWindow.h"
#include "ui/shell/ScreenStack.h"
#include "ui/widgets/NoteBar.h"

using namespace tastescope;
using namespace tastescope::ui;
namespace uitest = tastescope::ui::testing;

namespace {

QString text(const char* utf8) { return QString::fromUtf8(utf8); }

constexpr const char* kSpoilWeights =
    "UPDATE tensor_chunk SET bytes = zeroblob(length(bytes)) WHERE tensor IN (SELECT id FROM "
    "tensor WHERE run = 1 AND kind = 'best')";
constexpr const char* kSpoilHistory = "UPDATE history SET items = x'00' WHERE user = 2";

/// Every thread of the pool waits until it is cancelled, so that what comes next waits, too.
QList<Job*> occupy(AppContext& context) {
  QList<Job*> jobs;
  for (int i = 0; i < std::max(2, QThread::idealThreadCount()); ++i) {
    JobManager::Plan<int> plan;
    plan.listed = false;
    plan.work = [](Progress&, const std::stop_token& stop) -> int {
      for (;;) {
        throwIfStopped(stop);
        QThread::msleep(2);
      }
    };
    jobs << context.jobs().start<int>(&context, std::move(plan));
  }
  return jobs;
}

void release(const QList<Job*>& jobs) {
  for (Job* job : jobs) job->cancel();
}

/// A window on a toy project with two runs.
class Care {
 public:
  Care() : m_window(m_context) {
    tastescope::test::trainClosedForm(*m_toy.session, "popularity");
    tastescope::test::trainClosedForm(*m_toy.session, "ease");
    m_toy.session.reset();
    m_window.resize(1280, 800);
    m_window.show();
  }
  void spoil(const char* sql) const { tastescope::test::alter(m_toy.file, sql); }
  void open() {
    QSignalSpy opened(&m_context, &AppContext::projectChanged);
    m_context.openProject(file());
    QVERIFY(opened.count() > 0 || opened.wait(20000));
  }
  QString file() const { return QString::fromStdString(m_toy.file.string()); }
  QString path(const char* name) const { return m_toy.folder.filePath(QLatin1String(name)); }
  QStringList files() const { return QDir(m_toy.folder.path()).entryList(QDir::Files); }
  AppContext& context() { return m_context; }
  MainWindow& window() { return m_window; }

  /// By the menu bar, as a person does it.
  void choose(Command command) {
    QAction* action = m_window.actions().of(command);
    QMenuBar* bar = m_window.menuBar();
    for (QAction* title : bar->actions()) {
      QMenu* menu = title->menu();
      if (menu == nullptr || !menu->actions().contains(action)) continue;
      QTest::mouseClick(bar, Qt::LeftButton, {}, bar->actionGeometry(title).center());
      QTRY_VERIFY(menu->isVisible());
      QTest::mouseClick(menu, Qt::LeftButton, {}, menu->actionGeometry(action).center());
      return;
    }
    QFAIL("no menu has it");
  }
  CheckDialog* dialog() const { return m_window.findChild<CheckDialog*>(); }
  template <typename Widget>
  Widget* part(const char* name) const {
    return m_window.findChild<Widget*>(QLatin1String(name));
  }
  QString verdict() const { return part<NoteBar>("checkVerdict")->text(); }
  bool said() const { return dialog() != nullptr && part<NoteBar>("checkVerdict")->isVisible(); }
  void click(const char* button) const {
    auto* found = part<QAbstractButton>(button);
    QVERIFY2(found != nullptr && found->isVisible() && found->isEnabled(), button);
    QTest::mouseClick(found, Qt::LeftButton);
  }
  /// Answers the dialog for a file, which must be there.
  void name(const QString& chosen) const {
    auto* asked = part<QFileDialog>("newProjectFile");
    QVERIFY(asked != nullptr);
    QTRY_VERIFY(asked->isVisible());
    asked->findChild<QLineEdit*>(text("fileNameEdit"))->setText(chosen);
    for (QPushButton* button : asked->findChildren<QPushButton*>()) {
      if (button->text().contains(text("Save"))) QTest::mouseClick(button, Qt::LeftButton);
    }
  }

 private:
  tastescope::test::ToyProject m_toy;
  AppContext m_context;
  MainWindow m_window;
};

}  // namespace

class TestProjectCare : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void initTestCase() { uitest::isolate(); }
  void init() { uitest::startAnew(); }

  void aWholeProjectIsSaidToBeWhole() {
    Care care;
    care.open();
    care.choose(Command::CheckProject);
    QTRY_VERIFY(care.said());
    QCOMPARE(care.verdict(), text("The project is whole."));
    const QString words = care.part<QLabel>("checkWords")->text();
    QVERIFY2(words.startsWith(text("Looked at 161 users, 48 items, ")), qPrintable(words));
    QVERIFY2(words.contains(text("2 runs in ")) && words.endsWith(text(" s.")), qPrintable(words));
    QVERIFY(!care.part<QTextEdit>("checkDetails")->isVisible());
    QVERIFY(!care.part<QPushButton>("checkMain")->isVisible());
    uitest::shoot(*care.dialog(), text("check-whole"), [] { QTest::qWait(100); });
    care.click("checkClose");
    QTRY_VERIFY(care.dialog() == nullptr);
  }

  void whatIsWholeOfADamagedProjectIsSavedAndOpened() {
    Care care;
    care.spoil(kSpoilWeights);
    care.open();
    care.choose(Command::CheckProject);
    QTRY_VERIFY(care.said());
    QVERIFY2(care.verdict().startsWith(text("One damage was found.")), qPrintable(care.verdict()));
    const QString list = care.part<QTextEdit>("checkDetails")->toPlainText();
    QVERIFY2(list.contains(text("the weights of the run")), qPrintable(list));
    care.click("checkCopy");
    QCOMPARE(QGuiApplication::clipboard()->text(), list);
    uitest::shoot(*care.dialog(), text("check-damaged"), [] { QTest::qWait(100); });

    care.dialog()->saveInto(care.file());  // a slip in the dialog
    QTRY_VERIFY(care.said());
    QVERIFY2(care.verdict().contains(text("is the open project")), qPrintable(care.verdict()));

    care.click("checkMain");
    care.name(care.path("saved.tastescope"));
    QTRY_COMPARE(care.verdict(), text("What is whole was saved; the rest is lost."));
    const QString words = care.part<QLabel>("checkWords")->text();
    QVERIFY2(words.contains(text("saved.tastescope: 161 users, 48 items")), qPrintable(words));
    QVERIFY(care.part<QTextEdit>("checkDetails")->toPlainText().contains(text("The weights of")));
    uitest::shoot(*care.dialog(), text("check-saved"), [] { QTest::qWait(100); });
    care.click("checkMain");
    QTRY_COMPARE(QString::fromStdString(care.context().session()->file().filename().string()),
                 text("saved.tastescope"));
    QTRY_VERIFY(care.dialog() == nullptr);
    QCOMPARE(runSummaries(*care.context().session()).size(), 2U);
  }

  void aProjectThatDoesNotOpenCanBeChecked() {
    Care care;
    care.spoil(kSpoilHistory);
    care.context().openProject(care.file());
    auto* bar = care.part<NoteBar>("problemBar");
    QTRY_VERIFY(bar->isVisible());
    auto* offer = bar->findChild<QPushButton*>(text("noteAction"));
    QVERIFY(offer->isVisible());
    QCOMPARE(offer->text(), text("Check and save what can be saved…"));
    uitest::shoot(care.window(), text("damaged-1280"), [] { QTest::qWait(100); });
    QTest::mouseClick(offer, Qt::LeftButton);
    QTRY_VERIFY(care.said());
    QVERIFY2(care.verdict().contains(text("found")), qPrintable(care.verdict()));
    care.click("checkMain");
    care.name(care.path("saved"));  // the dialog adds what is missing
    QTRY_VERIFY(care.part<QPushButton>("checkMain")->isVisible() &&
                care.part<QPushButton>("checkMain")->text() == text("Open the new project"));
    QVERIFY(care.files().contains(text("saved.tastescope")));
    care.click("checkMain");
    QTRY_VERIFY(care.context().session() != nullptr);
    QVERIFY(!bar->isVisible());
  }

  void otherProblemsOfferNoCheck() {
    Care care;
    care.context().openProject(care.path("nowhere.tastescope"));
    auto* bar = care.part<NoteBar>("problemBar");
    QTRY_VERIFY(bar->isVisible());
    QVERIFY(!bar->findChild<QPushButton*>(text("noteAction"))->isVisible());
  }

  void checkingAndSavingCanBeCancelled() {
    Care care;
    care.spoil(kSpoilWeights);
    care.open();
    QList<Job*> busy = occupy(care.context());
    care.choose(Command::CheckProject);
    QTRY_VERIFY(care.dialog() != nullptr);
    QCOMPARE(care.part<QPushButton>("checkClose")->text(), text("Cancel"));
    QVERIFY(!care.part<NoteBar>("checkVerdict")->isVisible());
    care.click("checkClose");
    release(busy);
    QTRY_VERIFY(care.said());
    QCOMPARE(care.verdict(), text("The check was cancelled. The file was only read."));
    care.click("checkMain");  // again
    QTRY_VERIFY(care.said() && care.verdict().startsWith(text("One damage was found.")));

    busy = occupy(care.context());
    const QStringList before = care.files();
    care.click("checkMain");
    care.name(care.path("saved.tastescope"));
    QTRY_COMPARE(care.part<QPushButton>("checkClose")->text(), text("Cancel"));
    care.click("checkClose");
    release(busy);
    QTRY_VERIFY(care.said());
    QCOMPARE(care.verdict(), text("Saving was cancelled. Nothing was written."));
    QCOMPARE(care.files(), before);
    QVERIFY(care.part<QPushButton>("checkMain")->text().startsWith(text("Save what")));
  }

  void theCheckFollowsTheLanguage() {
    Care care;
    care.spoil(kSpoilWeights);
    care.open();
    const uitest::English english;
    care.choose(Command::CheckProject);
    QTRY_VERIFY(care.said());
    Language::instance().use(text("zh_CN"));
    uitest::shoot(*care.dialog(), text("check-damaged-zh"), [] { QTest::qWait(100); });
    const QStringList left = uitest::untranslatedTexts(*care.dialog(), english, {});
    const QStringList clipped = uitest::clippedTexts(*care.dialog());
    Language::instance().use(text("en"));
    QVERIFY2(left.isEmpty(), qPrintable(left.join(text(", "))));
    QVERIFY2(clipped.isEmpty(), qPrintable(clipped.join(text(", "))));
  }

  void aCopyIsWholeAndTheProjectStaysOpen() {
    Care care;
    care.open();
    QSignalSpy announced(&care.context(), &AppContext::announced);
    care.choose(Command::SaveCopy);
    auto* asked = care.part<QFileDialog>("newProjectFile");
    QVERIFY(asked != nullptr);
    QCOMPARE(QFileInfo(asked->selectedFiles().value(0)).fileName(), text("toy copy.tastescope"));
    care.name(care.path("toy copy.tastescope"));
    QTRY_COMPARE(announced.count(), 1);
    const QString sentence = announced.front().front().toString();
    QVERIFY2(sentence.startsWith(text("Copied to ")) && sentence.contains(text("toy copy")),
             qPrintable(sentence));
    QCOMPARE(QString::fromStdString(care.context().session()->file().string()), care.file());
    const SessionPtr copy =
        tastescope::test::openSession(care.path("toy copy.tastescope").toStdString());
    QCOMPARE(copy->data().fingerprint, care.context().session()->data().fingerprint);
    QCOMPARE(runSummaries(*copy).size(), 2U);
  }

  void aCopyReplacesNothingUnasked() {
    Care care;
    care.open();
    QFile other(care.path("other.tastescope"));
    QVERIFY(other.open(QIODevice::WriteOnly) && other.write("words") == 5);
    other.close();
    care.choose(Command::SaveCopy);
    // The question is asked while the click is still being answered.
    bool wasAsked = false;
    QTimer answer;
    connect(&answer, &QTimer::timeout, &answer, [&] {
      auto* question = qobject_cast<QMessageBox*>(QApplication::activeModalWidget());
      if (question == nullptr) return;
      wasAsked = true;
      QTest::mouseClick(question->button(QMessageBox::No), Qt::LeftButton);
    });
    answer.start(50);
    care.name(other.fileName());
    QVERIFY(wasAsked);
    QVERIFY(care.part<QFileDialog>("newProjectFile")->isVisible());
    care.part<QFileDialog>("newProjectFile")->reject();
    QCOMPARE(QFileInfo(other.fileName()).size(), 5);

    // Nor what is open, whatever was answered.
    for (const char* name : {"toy.tastescope", "toy.tastescope-wal"}) {
      care.part<NoteBar>("problemBar")->hide();
      copyProjectTo(care.context(), care.file(), care.path(name));
      QTRY_VERIFY2(care.part<NoteBar>("problemBar")->isVisible(), name);
      QVERIFY2(care.part<NoteBar>("problemBar")->text().contains(text("not written over")), name);
    }
    QVERIFY(!runSummaries(*care.context().session()).empty());
  }

  void aCopyCanBeCancelled() {
    Care care;
    care.open();
    QTRY_VERIFY(care.context().jobs().idle());
    const QStringList before = care.files();
    const QList<Job*> busy = occupy(care.context());
    copyProjectTo(care.context(), care.file(), care.path("copy.tastescope"));
    QSignalSpy announced(&care.context(), &AppContext::announced);
    QTRY_VERIFY(care.part<QToolButton>("jobCancel") != nullptr &&
                care.part<QToolButton>("jobCancel")->isVisible());
    care.click("jobCancel");
    release(busy);
    QTRY_COMPARE(announced.count(), 1);
    QCOMPARE(announced.front().front().toString(),
             text("The copy was cancelled. Nothing was written."));
    QCOMPARE(care.files(), before);
  }
};

QTEST_MAIN(TestProjectCare)
#include "tst_ProjectCare.moc"
