// DEPENDS: ui_export
// TIMEOUT: 900
#include <QCheckBox>
#include <QComboBox>
#include <QFile>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSpinBox>
#include <QToolButton>
#include <algorithm>

#include "tests/ui/ToyWindow.h"
#include "ui/export/ExportDialog.h"

using namespace tastescope;
using namespace tastescope::ui;

class ExportDialogTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void initTestCase() {
    testing::isolate();
    m_toy = std::make_unique<testing::ToyWindow>();
  }
  void init() {
    QSettings().clear();
    m_context = std::make_unique<AppContext>();
    m_toy->open(*m_context);
  }
  void cleanup() {
    m_dialog.reset();
    m_context.reset();
  }

  void thePreviewIsWhatIsWritten() {
    open(ExportTable::Recommendations, {1, 2});
    QTRY_VERIFY(preview().count(QLatin1Char('\n')) > 5);
    QVERIFY(preview().startsWith(QStringLiteral("user,rank,item,score,title\n")));
    QVERIFY(write("lists.csv"));
    const QString written =
        QString::fromUtf8(QByteArray::fromStdString(tastescope::test::readAll(path("lists.csv"))));
    QVERIFY(written.startsWith(preview().left(200)));
    QCOMPARE(written.count(QLatin1Char('\n')), 1 + 2 * 10);  // header, two users of ten
  }

  void scopeEveryoneIsMoreThanTheSelection() {
    open(ExportTable::Recommendations, {1, 2});
    find<QComboBox>("exportScope")->setCurrentIndex(0);
    QVERIFY(m_dialog->request().users.empty());
    find<QComboBox>("exportScope")->setCurrentIndex(1);
    QCOMPARE(m_dialog->request().users, (std::vector<Index>{1, 2}));
  }

  void keptSelectionsAreScopes() {
    Session& session = *m_context->session();
    const SelectionId people = keepSelection(session, {.name = "regulars", .members = {3, 5}});
    const SelectionId things =
        keepSelection(session, {.entity = Entity::Item, .name = "teas", .members = {1, 2, 3}});
    open(ExportTable::Recommendations, {1});
    auto* scope = find<QComboBox>("exportScope");
    QTRY_COMPARE(scope->count(), 3);
    QVERIFY(scope->itemText(2).startsWith(QStringLiteral("regulars, 2 ")));
    scope->setCurrentIndex(2);
    QCOMPARE(m_dialog->request().users, (std::vector<Index>{3, 5}));
    choose(ExportTable::Items);
    QCOMPARE(scope->count(), 2);
    QVERIFY(scope->isVisible());
    QVERIFY(m_dialog->request().items.empty() && m_dialog->request().users.empty());
    scope->setCurrentIndex(1);
    QCOMPARE(m_dialog->request().items, (std::vector<Index>{1, 2, 3}));
    QVERIFY(write("teas.csv"));
    QCOMPARE(std::ranges::count(tastescope::test::readAll(path("teas.csv")), '\n'), 4);
    choose(ExportTable::Metrics);
    QVERIFY(!scope->isVisible());
    for (const SelectionId id : {people, things}) forgetSelection(session, id);
  }

  void columnsAreChosenAndReordered() {
    open(ExportTable::Recommendations, {1});
    auto* columns = find<QListWidget>("exportColumns");
    QCOMPARE(columns->count(), 5);
    columns->item(1)->setCheckState(Qt::Unchecked);  // rank
    columns->setCurrentRow(2);                       // item
    QTest::mouseClick(find<QToolButton>("exportColumnUp"), Qt::LeftButton);
    QTest::mouseClick(find<QToolButton>("exportColumnUp"), Qt::LeftButton);
    QCOMPARE(m_dialog->request().columns,
             (std::vector<std::string>{"item", "user", "score", "title"}));
    QTRY_VERIFY(preview().startsWith(QStringLiteral("item,user,score,title\n")));
  }

  void presetsFillInTheRestAndOwnSettingsAreNamed() {
    open(ExportTable::Items, {});
    auto* preset = find<QComboBox>("exportPreset");
    for (int i = 0; i < preset->count() - 1; ++i) {
      preset->setCurrentIndex(i);
      Q_EMIT preset->activated(i);
      QCOMPARE(preset->currentIndex(), i);
    }
    const int chinese = preset->findText(QStringLiteral("GB18030"), Qt::MatchContains);
    QVERIFY(chinese >= 0);
    Q_EMIT preset->activated(chinese);
    QCOMPARE(m_dialog->request().format.encoding, ExportEncoding::Gb18030);
    find<QSpinBox>("exportDecimals")->setValue(1);
    QCOMPARE(preset->currentIndex(), preset->count() - 1);
  }

  void headerAndDelimiterShowInThePreview() {
    open(ExportTable::Users, {});
    QTRY_VERIFY(preview().contains(QStringLiteral("user-0")));
    const QString header = preview().section(QLatin1Char('\n'), 0, 0);
    find<QCheckBox>("exportHeader")->setChecked(false);
    QTRY_VERIFY(!preview().contains(header));
    auto* delimiter = find<QComboBox>("exportDelimiter");
    delimiter->setCurrentIndex(delimiter->findData(QStringLiteral(";")));
    QTRY_VERIFY(preview().contains(QLatin1Char(';')));
  }

  void interactionsAreWrittenWithTheirPartOfASplit() {
    open(ExportTable::Interactions, {});
    auto* split = find<QComboBox>("exportSplit");
    auto* files = find<QCheckBox>("exportSplitFiles");
    QVERIFY(split->isVisible() && !find<QCheckBox>("exportOwned")->isVisible());
    QVERIFY(!files->isEnabled());  // nothing to divide by yet
    QVERIFY(!m_dialog->request().split);
    const int loo = split->findData(static_cast<int>(SplitKind::LeaveOneOut));
    split->setCurrentIndex(loo);
    Q_EMIT split->activated(loo);
    QCOMPARE(m_dialog->request().split->kind, SplitKind::LeaveOneOut);
    QCOMPARE(m_dialog->request().columns,
             (std::vector<std::string>{"user", "item", "value", "time", "part"}));
    QTRY_VERIFY(preview().startsWith(QStringLiteral("user,item,value,time,part\n")));
    files->setChecked(true);
    QTRY_VERIFY(preview().startsWith(QStringLiteral("user,item,value,time\n")));
    QVERIFY(write("parts.csv"));
    // The last item of each of the 160 users who have any, and a header.
    const std::string test = tastescope::test::readAll(path("parts.test.csv"));
    QCOMPARE(std::ranges::count(test, '\n'), 161);
    QVERIFY(!QFile::exists(m_toy->path("parts.csv")));
  }

  void ownedItemsAreKeptWhenAsked() {
    open(ExportTable::Recommendations, {1});
    auto* owned = find<QCheckBox>("exportOwned");
    QVERIFY(owned->isVisible() && !owned->isChecked());
    QVERIFY(!m_dialog->request().keepOwned);
    owned->setChecked(true);
    QVERIFY(m_dialog->request().keepOwned);
  }

  void aPlainFileGuardsNothingAndAnExcelFileDoes() {
    open(ExportTable::Items, {});
    QVERIFY(!m_dialog->request().format.spreadsheetSafe);
    auto* preset = find<QComboBox>("exportPreset");
    Q_EMIT preset->activated(preset->findData(QStringLiteral("excel")));
    QVERIFY(find<QCheckBox>("exportSafe")->isChecked());
    QVERIFY(m_dialog->request().format.spreadsheetSafe);
  }

  void choicesAreRemembered() {
    open(ExportTable::Recommendations, {1});
    find<QSpinBox>("exportDecimals")->setValue(3);
    find<QSpinBox>("exportLength")->setValue(5);
    find<QListWidget>("exportColumns")->item(4)->setCheckState(Qt::Unchecked);
    QVERIFY(write("one.csv"));
    m_dialog.reset();
    open(ExportTable::Recommendations, {1});
    QCOMPARE(m_dialog->request().format.decimals, 3);
    QCOMPARE(m_dialog->request().k, std::size_t{5});
    QCOMPARE(m_dialog->request().columns,
             (std::vector<std::string>{"user", "rank", "item", "score"}));
  }

  void picturesAreTaken() {
    open(ExportTable::Recommendations, {1, 2, 3});
    QTRY_VERIFY(preview().count(QLatin1Char('\n')) > 5);
    testing::shoot(*m_dialog, QStringLiteral("export"), [] { QTest::qWait(50); });
    auto* table = find<QComboBox>("exportTable");
    table->setCurrentIndex(table->findData(static_cast<int>(ExportTable::Interactions)));
    Q_EMIT table->activated(table->currentIndex());
    QTRY_VERIFY(preview().startsWith(QStringLiteral("user,item,value,time\n")));
    testing::shoot(*m_dialog, QStringLiteral("export-interactions"), [] { QTest::qWait(50); });
  }

  void aFileThatCannotBeWrittenIsSaid() {
    open(ExportTable::Users, {});
    QSignalSpy ended(m_dialog.get(), &ExportDialog::finishedWriting);
    m_dialog->exportTo(QStringLiteral("/nowhere/at/all.csv"));
    QVERIFY(ended.wait(10000));
    QCOMPARE(ended[0][0].toBool(), false);
    QVERIFY(find<QWidget>("exportNote")->isVisible());
    QVERIFY(find<QPushButton>("exportButton")->isEnabled());
  }

 private:
  template <typename Widget>
  Widget* find(const char* name) const {
    auto* found = m_dialog->findChild<Widget*>(QLatin1String(name));
    if (found == nullptr) qFatal("no widget %s", name);
    return found;
  }
  void open(ExportTable table, std::vector<Index> users) {
    ExportRequest request;
    request.table = table;
    request.run = m_toy->vae();
    request.users = std::move(users);
    m_dialog = std::make_unique<ExportDialog>(*m_context, request);
    m_dialog->show();
    QTRY_COMPARE(find<QComboBox>("exportRun")->currentData().toLongLong(),
                 static_cast<qlonglong>(m_toy->vae()));
    QTRY_VERIFY(find<QListWidget>("exportColumns")->count() > 0);
  }
  void choose(ExportTable table) const {
    auto* tables = find<QComboBox>("exportTable");
    tables->setCurrentIndex(tables->findData(static_cast<int>(table)));
    Q_EMIT tables->activated(tables->currentIndex());
  }
  QString preview() const { return find<QPlainTextEdit>("exportPreview")->toPlainText(); }
  std::filesystem::path path(const char* name) const { return m_toy->path(name).toStdString(); }
  bool write(const char* name) {
    QSignalSpy ended(m_dialog.get(), &ExportDialog::finishedWriting);
    m_dialog->exportTo(m_toy->path(name));
    return (ended.count() > 0 || ended.wait(20000)) && ended[0][0].toBool();
  }

  std::unique_ptr<testing::ToyWindow> m_toy;
  std::unique_ptr<AppContext> m_context;
  std::unique_ptr<ExportDialog> m_dialog;
};

QTEST_MAIN(ExportDialogTest)
#include "tst_ExportDialog.moc"
