// LABELS: gui slow
// DEPENDS: ui_shell
// TIMEOUT: 900
// Whoever switches the language in the middle must see what a window shows that was started in it:
// every text, tooltip, header, command and accessible name of every screen, visible or not.
#include <QApplication>
#include <QComboBox>
#include <QFileDialog>
#include <QGroupBox>
#include <QPlainTextEdit>
#include <QRegularExpression>
#include <QTabBar>

#include "core/workflow/train/TuneFeed.h"
#include "tests/ui/ToyWindow.h"
#include "tests/ui/Visit.h"
#include "ui/export/ExportDialog.h"
#include "ui/home/RecentProjects.h"
#include "ui/shell/Actions.h"
#include "ui/shell/InfoDialogs.h"
#include "ui/shell/Language.h"
#include "ui/shell/ScreenStack.h"

using namespace tastescope;
using namespace tastescope::ui;

namespace {

QString text(const char* utf8) { return QString::fromUtf8(utf8); }

/// Everything a widget says, in one line.
QString wordsOf(const QWidget& widget) {
  QStringList words{widget.windowTitle(), widget.toolTip(),        widget.whatsThis(),
                    widget.statusTip(),   widget.accessibleName(), widget.accessibleDescription()};
  if (const auto* label = qobject_cast<const QLabel*>(&widget)) words << label->text();
  if (const auto* pressed = qobject_cast<const QAbstractButton*>(&widget)) words << pressed->text();
  if (const auto* box = qobject_cast<const QGroupBox*>(&widget)) words << box->title();
  if (const auto* field = qobject_cast<const QLineEdit*>(&widget))
    words << field->text() << field->placeholderText();
  if (const auto* page = qobject_cast<const QPlainTextEdit*>(&widget)) words << page->toPlainText();
  if (const auto* combo = qobject_cast<const QComboBox*>(&widget)) {
    for (int i = 0; i < combo->count(); ++i)
      words << combo->itemText(i) << combo->itemData(i, Qt::ToolTipRole).toString();
  }
  if (const auto* tabs = qobject_cast<const QTabBar*>(&widget)) {
    for (int i = 0; i < tabs->count(); ++i) words << tabs->tabText(i) << tabs->tabToolTip(i);
  }
  if (const auto* view = qobject_cast<const QAbstractItemView*>(&widget);
      view != nullptr && view->model() != nullptr &&
      qobject_cast<const QHeaderView*>(&widget) == nullptr) {
    const QAbstractItemModel& model = *view->model();
    for (int column = 0; column < model.columnCount(); ++column) {
      for (const int role : {int(Qt::DisplayRole), int(Qt::ToolTipRole)}) {
        words << model.headerData(column, Qt::Horizontal, role).toString();
        for (int row = 0; row < std::min(30, model.rowCount()); ++row)
          words << model.index(row, column).data(role).toString();
      }
    }
  }
  for (const QAction* action : widget.actions())
    words << action->text() << action->toolTip() << action->whatsThis();
  words.removeAll(QString());
  // The two windows are looked at minutes apart.
  static const QRegularExpression clock(text("\\b\\d\\d:\\d\\d\\b"));
  return words.join(text(" | ")).replace(clock, text("hh:mm"));
}

/// What a window says, widget by widget in the order of the tree; hidden ones too, because they may
/// be shown later as they are.
QStringList saidBy(const QWidget& window) {
  QStringList said{wordsOf(window)};
  for (const QWidget* widget : window.findChildren<QWidget*>()) {
    const QString words = wordsOf(*widget);
    if (!words.isEmpty()) said << testing::whereIs(*widget) + text("  ") + words;
  }
  return said;
}

}  // namespace

class TestLanguage : public QObject {
  Q_OBJECT

 private:
  std::unique_ptr<testing::ToyWindow> m_toy;

  [[nodiscard]] QList<Destination> stops() const {
    return {Visit{screens::kHome},
            OpenWizard{{m_toy->path("purchases.csv")}},
            ShowData{},
            NewTraining{},
            NewSearch{},
            ShowStudy{text("toy study")},
            ShowTraining{m_toy->vae()},
            ShowRun{m_toy->vae()},
            ShowOnMap{m_toy->vae(), Entity::User, 6},
            ShowRecommendations{m_toy->vae(), 6},
            Visit{screens::kEvaluate}};
  }

  void search() const {
    AppContext context;
    m_toy->open(context);
    TuneRequest request;
    request.model = "mult-vae";
    request.ranges = {"learning-rate=1e-3:1e-2"};
    request.trainOptions = {{"epochs", 2}};
    request.trials = 2;
    request.study = "toy study";
    TuneFeed feed;
    Progress trials;
    Progress training;
    tune(*context.session(), request, {feed, feed, trials, training}, {});
  }

  /// Visits every screen. With a language to come from, each is opened in that one and switched to
  /// `language` while it is open.
  QList<QStringList> walk(const QString& from, const QString& language) {
    RecentProjects::instance().clear();
    QSettings().clear();
    Language::instance().use(from);
    AppContext context;
    MainWindow window(context);
    window.resize(1280, 800);
    window.show();
    m_toy->open(context);
    QList<QStringList> said;
    for (const Destination& stop : stops()) {
      Language::instance().use(from);
      window.screens().show(stop);
      if (!testing::waitUntilQuiet(context)) QTest::qFail("never quiet", __FILE__, __LINE__);
      Language::instance().use(language);
      if (!testing::waitUntilQuiet(context)) QTest::qFail("never quiet", __FILE__, __LINE__);
      said << saidBy(*window.screens().front());
    }
    said << saidBy(window);
    return said;
  }

  /// What a switched window still says as one that was never switched does, and one started in the
  /// new language does not. Figures, times and pages only one of them has reached are no words that
  /// were forgotten.
  static QStringList forgotten(const QStringList& switched, const QStringList& before,
                               const QStringList& started) {
    QStringList wrong;
    for (const QString& line : switched) {
      if (before.contains(line) && !started.contains(line)) wrong << line;
    }
    return wrong;
  }

  static QStringList differences(const QStringList& switched, const QStringList& started) {
    QStringList wrong;
    for (const QString& line : switched) {
      if (!started.contains(line)) wrong << text("switched: ") + line;
    }
    for (const QString& line : started) {
      if (!switched.contains(line)) wrong << text("started:  ") + line;
    }
    return wrong;
  }

  /// A dialog made in the other language and switched, against one made in `language`.
  QStringList compareDialogs(const QString& from, const QString& language, AppContext& context,
                             const std::function<QDialog*()>& make) {
    QList<QStringList> said;
    for (const QString& first : {from, language}) {
      Language::instance().use(first);
      const std::unique_ptr<QDialog> dialog(make());
      dialog->show();
      testing::waitUntilQuiet(context);
      Language::instance().use(language);
      testing::waitUntilQuiet(context);
      said << saidBy(*dialog);
    }
    return differences(said[0], said[1]);
  }

  static void languages() {
    QTest::addColumn<QString>("from");
    QTest::addColumn<QString>("language");
    QTest::newRow("to Chinese") << text("en") << text("zh_CN");
    QTest::newRow("to English") << text("zh_CN") << text("en");
  }

 private Q_SLOTS:
  void initTestCase() {
    testing::isolate();
    m_toy = std::make_unique<testing::ToyWindow>();
    QFile file(m_toy->path("purchases.csv"));
    QVERIFY(file.open(QIODevice::WriteOnly));
    for (int user = 0; user < 20; ++user) {
      for (int item = user; item < user + 5; ++item)
        file.write(qPrintable(text("u%1,i%2,%3\n").arg(user).arg(item).arg(1600000000 + item)));
    }
    search();
  }

  void cleanup() { Language::instance().use(text("en")); }

  void aSwitchedWindowSaysWhatAFreshOneSays_data() { languages(); }
  void aSwitchedWindowSaysWhatAFreshOneSays() {
    QFETCH(QString, from);
    QFETCH(QString, language);
    const QList<QStringList> switched = walk(from, language);
    const QList<QStringList> before = walk(from, from);
    const QList<QStringList> started = walk(language, language);
    QCOMPARE(switched.size(), started.size());
    QStringList wrong;
    for (qsizetype i = 0; i < switched.size(); ++i)
      wrong << forgotten(switched[i], before[i], started[i]);
    for (const QString& line : std::as_const(wrong)) qWarning("%s", qPrintable(line));
    QCOMPARE(wrong.size(), 0);
  }

  void aSwitchedDialogSaysWhatAFreshOneSays_data() { languages(); }
  void aSwitchedDialogSaysWhatAFreshOneSays() {
    QFETCH(QString, from);
    QFETCH(QString, language);
    AppContext context;
    MainWindow window(context);
    m_toy->open(context);
    QStringList wrong;
    const auto check = [&](const std::function<QDialog*()>& make) {
      wrong << compareDialogs(from, language, context, make);
    };
    check([&] { return makeAboutDialog(context, nullptr); });
    check([&] { return makeShortcutsDialog(window.actions(), nullptr); });
    for (const ScreenInfo* info : allScreens())
      check([&] { return makeHelpDialog(info->key, nullptr); });
    ExportRequest request;
    request.run = m_toy->vae();
    check([&] { return new ExportDialog(context, request); });
    for (const QString& line : std::as_const(wrong)) qWarning("%s", qPrintable(line));
    QCOMPARE(wrong.size(), 0);
  }

  /// Qt's own words, which its translations of their own package have.
  void fileDialogsSpeakChinese() {
    Language::instance().use(text("zh_CN"));
    QFileDialog dialog(nullptr);
    dialog.setOption(QFileDialog::DontUseNativeDialog);
    dialog.setAcceptMode(QFileDialog::AcceptSave);
    dialog.show();
    static const QRegularExpression chinese(text("[一-鿿]"));
    int buttons = 0;
    for (const QPushButton* pressed : dialog.findChildren<QPushButton*>()) {
      if (!pressed->isVisible() || pressed->text().isEmpty()) continue;
      ++buttons;
      QVERIFY2(pressed->text().contains(chinese), qPrintable(pressed->text()));
    }
    QVERIFY(buttons >= 2);  // save and cancel
    const auto* kind = dialog.findChild<QLabel*>(text("fileTypeLabel"));
    QVERIFY2(kind->text().contains(chinese), qPrintable(kind->text()));
    QVERIFY(QCoreApplication::translate("QPlatformTheme", "Cancel").contains(chinese));
  }
};

QTEST_MAIN(TestLanguage)
#include "tst_Language.moc"
