// DEPENDS: ui_shell SQLite::SQLite3
// What a source leaves open: which table, which list, what a cell means.
#include <sqlite3.h>

#include <QLabel>
#include <QListWidget>
#include <QPushButton>

#include "tests/core/ArchiveFixtures.h"
#include "tests/ui/WizardFixture.h"
#include "ui/widgets/StatePanes.h"

using namespace tastescope;
using namespace tastescope::ui;
using tastescope::testing::excelFiles;
using tastescope::testing::textRow;
using tastescope::testing::writeZip;

namespace {

const char* const kTwoLists =
    R"({"visits": [{"who": "a", "what": "x"}, {"who": "b", "what": "y"}],
        "likes": [{"who": "c", "what": "z"}]})";

const char* const kPlaylists =
    R"({"info": {"version": "v1"}, "playlists": [
  {"name": "a", "pid": 0, "tracks": [{"pos": 0, "track_uri": "t:1"}, {"pos": 1, "track_uri": "t:2"}]},
  {"name": "b", "pid": 1, "tracks": [{"pos": 0, "track_uri": "t:1"}]},
  {"name": "c", "pid": 2, "tracks": [{"pos": 0, "track_uri": "t:2"}, {"pos": 1, "track_uri": "t:3"}]}]})";

/// Six users who rated most of nine films; 99 stands for those they did not.
const char* const kSurvey =
    "who,film 1,film 2,film 3,film 4,film 5,film 6,film 7,film 8,film 9\n"
    "ann,1,5,99,2,3,4,1,5,2\n"
    "bob,99,2,3,4,5,1,2,3,4\n"
    "cem,3,3,4,5,1,2,3,99,1\n"
    "dan,4,1,2,99,5,5,4,1,3\n"
    "eve,5,4,1,1,2,3,99,2,5\n"
    "fay,2,99,5,3,4,99,5,4,1\n";

}  // namespace

class ImportChoicesTest : public QObject, private ui::testing::WizardFixture {
  Q_OBJECT

 private Q_SLOTS:
  void initTestCase() { ui::testing::isolate(); }
  void init() { open(); }
  void cleanup() { close(); }

  void aDatabaseAsksForItsTable() {
    drop(writeDatabase());
    QCOMPARE(wizard().currentStep(), 0);
    QVERIFY(!find<ErrorPane>("sourceError")->isVisible());
    auto* list = find<QListWidget>("sourceChoices");
    QVERIFY(list->isVisible());
    QCOMPARE(wordsOf(*list), QStringLiteral("ratings films visits"));
    QCOMPARE(list->currentRow(), -1);
    QVERIFY(!next()->isEnabled());
    QVERIFY(find<QLabel>("wizardSentence")->text().contains(QStringLiteral("Choose the table")));

    QTest::mouseClick(list->viewport(), Qt::LeftButton, {},
                      list->visualItemRect(list->item(2)).center());
    waitForCount();
    QVERIFY(draft().preview() != nullptr);
    QCOMPARE(wizard().currentStep(), 0);  // it may be another one yet
    QTest::mouseClick(next(), Qt::LeftButton);
    QCOMPARE(wizard().currentStep(), 1);
    QCOMPARE(draft().columnWith(ColumnRole::User), QStringLiteral("visitor"));
    QCOMPARE(find<QComboBox>("tables")->currentText(), QStringLiteral("visits"));
    QCOMPARE(draft().count()->rows.read, std::uint64_t{4});
  }

  void aTableIsChosenWithoutAMouse() {
    drop(writeDatabase());
    auto* list = find<QListWidget>("sourceChoices");
    list->setFocus();
    QTest::keyClick(list, Qt::Key_Home);
    waitForCount();
    QCOMPARE(draft().options().member, std::string("ratings"));
    QCOMPARE(draft().columnWith(ColumnRole::Rating), QStringLiteral("rating"));
    QTest::keyClick(list, Qt::Key_End);
    waitForCount();
    QCOMPARE(draft().options().member, std::string("visits"));
    QVERIFY(list->hasFocus());
    QVERIFY(next()->isEnabled());
  }

  void theOnlyTableWithUsersAndItemsIsReadAtOnce() {
    start(writeDatabase(
        "plays",
        {"CREATE TABLE plays (user, item)", "INSERT INTO plays VALUES ('u1', 'i1'), ('u2', 'i1')",
         "CREATE TABLE films (item, title)", "INSERT INTO films VALUES ('i1', 'One')"}));
    QCOMPARE(find<QComboBox>("tables")->currentText(), QStringLiteral("plays"));
    waitForCount();
    QCOMPARE(draft().count()->rows.read, std::uint64_t{2});
  }

  void theOnlyTableOfADatabaseCanBeChosen() {
    drop(writeDatabase(
        "odd", {"CREATE TABLE odd (a, b)", "INSERT INTO odd VALUES ('u1', 'i1'), ('u2', 'i1')"}));
    auto* list = find<QListWidget>("sourceChoices");
    QVERIFY(list->isVisible() && !next()->isEnabled());
    QTest::mouseClick(list->viewport(), Qt::LeftButton, {},
                      list->visualItemRect(list->item(0)).center());
    waitForCount();
    QCOMPARE(draft().count()->rows.read, std::uint64_t{2});
    QVERIFY(list->isVisible() && next()->isEnabled());
  }

  void severalDatabasesAskForATableOfAll() {
    const QString other = writeDatabase(
        "other", {"CREATE TABLE visits (visitor, page)", "INSERT INTO visits VALUES ('v1', 'p9')",
                  "CREATE TABLE ratings (user, item, rating)", "CREATE TABLE more (a, b)"});
    m_screen->activate(OpenWizard{{writeDatabase(), other}});
    waitForCount();
    auto* list = find<QListWidget>("sourceChoices");
    QCOMPARE(wordsOf(*list), QStringLiteral("ratings visits"));
    QCOMPARE(list->accessibleName(), QStringLiteral("Tables that each of the 2 files has"));
    QVERIFY(!next()->isEnabled());
    QTest::mouseClick(list->viewport(), Qt::LeftButton, {},
                      list->visualItemRect(list->item(1)).center());
    waitForCount();
    QCOMPARE(draft().count()->rows.read, std::uint64_t{5});
  }

  void aTrainingPartInADatabaseAsksForItsTable() {
    m_screen->activate(OpenWizard{});
    draft().edit(ImportDraft::Change::Source, [this](ImportOptions& options) {
      options.trainFile = writeDatabase().toStdString();
      options.testFile = write(QStringLiteral("test.csv"), "user,item\nu1,i2\n").toStdString();
    });
    waitForCount();
    auto* list = find<QListWidget>("sourceChoices");
    QVERIFY(list->isVisible());
    QTest::mouseClick(list->viewport(), Qt::LeftButton, {},
                      list->visualItemRect(list->item(0)).center());
    waitForCount();
    QVERIFY(draft().preview() != nullptr);
    QVERIFY(next()->isEnabled());
  }

  void anArchiveOfSeveralSetsAsksForOne() {
    const QString file = m_folder->filePath(QStringLiteral("sets.zip"));
    writeZip(file.toStdString(),
             {{"june.csv", "user,item\nu1,i1\nu1,i2\n"}, {"may.csv", "user,item\nu1,i1\n"}});
    drop(file);
    auto* list = find<QListWidget>("sourceChoices");
    QCOMPARE(wordsOf(*list), QStringLiteral("june.csv may.csv"));
    QVERIFY(!next()->isEnabled());
    list->setFocus();
    QTest::keyClick(list, Qt::Key_End);
    waitForCount();
    QCOMPARE(draft().count()->rows.read, std::uint64_t{1});
    // Another source asks nothing and remembers nothing.
    start(write(QStringLiteral("plain.csv"), "user,item\nu1,i1\nu2,i2\n"));
    QVERIFY(draft().options().member.empty());
    wizard().goTo(0);
    QVERIFY(!find<QListWidget>("sourceChoices")->isVisible());
  }

  void sheetsWithoutTellingNamesAreAskedForBeforeOneIsShown() {
    drop(writeWorkbook({"May", "June"}));
    QCOMPARE(wizard().currentStep(), 0);
    auto* list = find<QListWidget>("sourceChoices");
    QCOMPARE(list->currentItem()->text(), QStringLiteral("May"));
    QVERIFY(next()->isEnabled());  // the first will do
    QVERIFY(!find<QPushButton>("sourceAsFound")->isVisible());
    list->setFocus();
    QTest::keyClick(list, Qt::Key_Down);
    waitForCount();
    QCOMPARE(draft().preview()->choices.tables.chosen, std::string("June"));
    QTest::mouseClick(find<QPushButton>("sourceAsFound"), Qt::LeftButton);
    waitForCount();
    QCOMPARE(list->currentItem()->text(), QStringLiteral("May"));
    QVERIFY(draft().options().member.empty());
  }

  void aSheetThatIsNamedForItIsReadAtOnce() {
    start(writeWorkbook({"items", "ratings"}));
    QCOMPARE(find<QComboBox>("tables")->currentText(), QStringLiteral("ratings"));
  }

  void jsonOfSeveralListsAsksForOne() {
    drop(write(QStringLiteral("two.json"), kTwoLists));
    auto* list = find<QListWidget>("sourceChoices");
    QVERIFY(list->isVisible());
    QVERIFY(!find<ErrorPane>("sourceError")->isVisible());
    QCOMPARE(wordsOf(*list), QStringLiteral("visits[] likes[]"));
    QVERIFY(!next()->isEnabled());
    QTest::mouseClick(list->viewport(), Qt::LeftButton, {},
                      list->visualItemRect(list->item(0)).center());
    waitForCount();
    QCOMPARE(draft().preview()->rows.size(), std::size_t{2});
    QTest::mouseClick(next(), Qt::LeftButton);
    auto* path = find<QComboBox>("eventPath");
    QVERIFY(path->isVisible());
    QCOMPARE(path->currentText(), QStringLiteral("visits[]"));
    choose(*path, QStringLiteral("likes[]"));
    waitForCount();
    QCOMPARE(draft().preview()->rows.size(), std::size_t{1});
  }

  void thePathToTheEventsIsChosenTypedAndReturnedTo() {
    start(write(QStringLiteral("playlists.json"), kPlaylists));
    auto* path = find<QComboBox>("eventPath");
    auto* asFound = find<QPushButton>("detailAsFound");
    QVERIFY(path->isVisible() && !asFound->isVisible());
    QCOMPARE(path->currentText(), QStringLiteral("playlists[].tracks[]"));
    QVERIFY(path->findData(QStringLiteral("playlists[]")) >= 0);
    QCOMPARE(draft().preview()->rows.size(), std::size_t{5});
    type(*path, "playlists[]");
    QCOMPARE(draft().preview()->rows.size(), std::size_t{3});

    // What leads nowhere can be corrected where it was written.
    type(*path, "albums[]");
    QVERIFY(draft().preview() == nullptr);
    QVERIFY(find<QLabel>("wizardSentence")->text().contains(QStringLiteral("cannot be read")));
    QVERIFY(path->isVisible() && asFound->isVisible());
    QTest::mouseClick(asFound, Qt::LeftButton);
    waitForCount();
    QCOMPARE(path->currentText(), QStringLiteral("playlists[].tracks[]"));
    QVERIFY(!asFound->isVisible());
    QVERIFY(!draft().options().format.path);
  }

  void theNumberForNotRatedIsChosenTypedAndReturnedTo() {
    start(write(QStringLiteral("survey.csv"), kSurvey));
    QVERIFY(!find<QWidget>("layoutDetail")->isVisible());
    choose(*find<QComboBox>("layout"), static_cast<int>(Layout::Matrix));
    waitForCount();
    auto* number = find<QComboBox>("noRating");
    QVERIFY(number->isVisible());
    QCOMPARE(number->currentText(), QString());
    QCOMPARE(number->findText(QStringLiteral("99")), 0);  // it looks like none of the others
    QCOMPARE(draft().count()->rows.read, std::uint64_t{54});
    number->setCurrentIndex(0);
    Q_EMIT number->activated(0);
    waitForCount();
    QCOMPARE(draft().count()->rows.read, std::uint64_t{47});

    type(*number, "none");
    QVERIFY(find<QLabel>("detailNote")->text().startsWith(QStringLiteral("Write a number")));
    QCOMPARE(draft().options().format.noRating, std::optional<double>(99));
    type(*number, "1");
    QCOMPARE(draft().options().format.noRating, std::optional<double>(1));
    QTest::mouseClick(find<QPushButton>("detailAsFound"), Qt::LeftButton);
    waitForCount();
    QCOMPARE(draft().count()->rows.read, std::uint64_t{54});
    // A number for "not rated" means nothing to a table with a row an interaction.
    type(*number, "99");
    choose(*find<QComboBox>("layout"), static_cast<int>(Layout::Delimited));
    waitForCount();
    QVERIFY(draft().preview() != nullptr);
    QVERIFY(!number->isVisible());
  }

  void listsInACellAreCutAsAPersonSays() {
    start(write(QStringLiteral("baskets.csv"), baskets('|')));
    auto* separator = find<QComboBox>("itemList");
    QVERIFY(separator->isVisible());
    QCOMPARE(separator->currentData().toString(), QStringLiteral("|"));
    waitForCount();
    QCOMPARE(draft().count()->rows.read, std::uint64_t{30});
    choose(*separator, QString());
    waitForCount();
    QCOMPARE(draft().count()->rows.read, std::uint64_t{12});
    QVERIFY(separator->isVisible());
    QTest::mouseClick(find<QPushButton>("detailAsFound"), Qt::LeftButton);
    waitForCount();
    QCOMPARE(draft().count()->rows.read, std::uint64_t{30});
    QCOMPARE(separator->currentData().toString(), QStringLiteral("|"));
    // No column falls apart at a tab; the sentence says so and the choice stays at hand.
    choose(*separator, QStringLiteral("\t"));
    waitForCount();
    QVERIFY(draft().preview() == nullptr && separator->isVisible());
    choose(*separator, QStringLiteral("|"));
    waitForCount();
    QCOMPARE(draft().count()->rows.read, std::uint64_t{30});
  }

  void aPlainTableIsAskedNothingMore() {
    start(caseFile("26-amazon-ratings-only/Gift_Cards.csv"));
    QVERIFY(!find<QWidget>("layoutDetail")->isVisible());
  }

  void pictures() {
    // The smallest window, and one as wide as most screens.
    for (const char* language : {"en", "zh_CN"}) {
      Language::instance().use(QLatin1String(language));
      m_screen->resize(1016, 618);
      drop(writeDatabase());
      shoot("database");
      drop(write(QStringLiteral("two.json"), kTwoLists));
      shoot("lists");
      start(write(QStringLiteral("playlists.json"), kPlaylists));
      shoot("path");
      start(write(QStringLiteral("survey.csv"), kSurvey));
      choose(*find<QComboBox>("layout"), static_cast<int>(Layout::Matrix));
      type(*find<QComboBox>("noRating"), "none");
      shoot("number");
      for (const QSize& size : {QSize(1016, 618), QSize(1356, 838)}) {
        m_screen->resize(size);
        start(write(QStringLiteral("orders.csv"), ordersOfADay()));
        wizard().goTo(2);
        shoot("columns");
      }
      start(write(QStringLiteral("baskets.csv"), baskets('|')));
      shoot("separator");
    }
    Language::instance().use(QStringLiteral("en"));
  }

 private:
  using WizardFixture::choose;
  static void choose(QComboBox& combo, int data) {
    combo.setCurrentIndex(combo.findData(data));
    Q_EMIT combo.activated(combo.currentIndex());
  }
  QPushButton* next() { return find<QPushButton>("wizardNext"); }
  static QString wordsOf(const QListWidget& list) {
    QStringList words;
    for (int row = 0; row < list.count(); ++row) words << list.item(row)->text();
    return words.join(QLatin1Char(' '));
  }
  void type(QComboBox& combo, const char* text) {
    combo.lineEdit()->selectAll();
    QTest::keyClicks(combo.lineEdit(), QLatin1String(text));
    QTest::keyClick(combo.lineEdit(), Qt::Key_Return);
    waitForCount();
  }
  void shoot(const char* name) {
    ui::testing::shoot(*m_screen,
                       QStringLiteral("choices-%1-%2-%3")
                           .arg(QLatin1String(name))
                           .arg(m_screen->width())
                           .arg(Language::instance().current()),
                       [this] {
                         waitForCount();
                         QTest::qWait(50);  // until the page is laid out
                       });
  }

  QString writeDatabase() const {
    return writeDatabase(
        "shop",
        {"CREATE TABLE ratings (user, item, rating)",
         "INSERT INTO ratings VALUES ('u1', 'i1', 3), ('u2', 'i1', 4), ('u2', 'i2', 5)",
         "CREATE TABLE films (item, title)", "INSERT INTO films VALUES ('i1', 'One')",
         "CREATE TABLE visits (visitor, page)",
         "INSERT INTO visits VALUES ('u1', 'p1'), ('u2', 'p2'), ('u3', 'p1'), ('u3', 'p2')"});
  }
  QString writeDatabase(const char* name, std::initializer_list<const char*> statements) const {
    const QString file = m_folder->filePath(QLatin1String(name) + QStringLiteral(".db"));
    if (QFileInfo::exists(file)) return file;
    sqlite3* raw = nullptr;
    sqlite3_open(file.toUtf8().constData(), &raw);
    for (const char* sql : statements) {
      if (sqlite3_exec(raw, sql, nullptr, nullptr, nullptr) != SQLITE_OK) qFatal("no database");
    }
    sqlite3_close(raw);
    return file;
  }
  QString writeWorkbook(const std::vector<std::string>& names) const {
    const QString file = m_folder->filePath(QStringLiteral("shop.xlsx"));
    std::vector<tastescope::testing::SheetFixture> sheets;
    for (const std::string& name : names) {
      std::string rows = textRow({"user", "item"});
      for (int row = 0; row < 6; ++row)
        rows += textRow({"u" + std::to_string(row % 3), name + std::to_string(row % 4)});
      sheets.push_back({name, rows, {}});
    }
    writeZip(file.toStdString(), excelFiles(sheets));
    return file;
  }
  /// A day and its time in two columns, guests, and orders that were taken back.
  static QByteArray ordersOfADay() {
    QByteArray text = "customer_id,product_id,Description,order_date,order_time,status\n";
    for (int row = 0; row < 60; ++row) {
      const int item = row * row % 13;
      text += QByteArray::number(row % 5 == 0 ? 0 : 4410 + row % 9) + ",sku-" +
              QByteArray::number(item) + ",A thing called " + QByteArray::number(item) +
              ",2021-03-0" + QByteArray::number(row % 9 + 1) + ",1" + QByteArray::number(row % 10) +
              ":20," + (row % 4 == 0 ? "cancelled" : "completed") + '\n';
    }
    return text;
  }
  /// 12 baskets of 2 or 3 items, 30 in all.
  static QByteArray baskets(char between) {
    QByteArray text = "customer,bought\n";
    for (int row = 0; row < 12; ++row) {
      text += "c" + QByteArray::number(row) + ",";
      const int items = row % 2 == 0 ? 2 : 3;
      for (int i = 0; i < items; ++i) {
        if (i > 0) text += between;
        text += "p" + QByteArray::number(100 + (row * 3 + i * 5) % 9);
      }
      text += '\n';
    }
    return text;
  }
};

QTEST_MAIN(ImportChoicesTest)
#include "tst_ImportChoices.moc"
