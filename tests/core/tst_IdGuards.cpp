// LABELS: unit
// DEPENDS: core_data
// Ids that a spreadsheet-safe file guards, and imports that take the guard away again.
#include <QtTest>

#include "ImportFixtures.h"
#include "core/base/SpreadsheetGuard.h"

using namespace tastescope;
using namespace tastescope::testing;

class tst_IdGuards : public QObject {
  Q_OBJECT
  TextFiles m_files;

  Dataset imported(const std::string& text) {
    return import(optionsFor(m_files.write("rows.csv", text)));
  }
  static bool hasNote(const Dataset& data) {
    return std::ranges::any_of(data.report.notes, [](const Text& note) {
      return note.english().find("guard") != std::string::npos;
    });
  }

 private Q_SLOTS:
  void everyGuardIsReadBack() {
    for (const char* cell : {"-5",
                             "+x",
                             "=1+1",
                             "@me",
                             "\tx",
                             "  =1",
                             "'=1",
                             "''-5",
                             "－1",
                             "007",
                             "1234567890123456789",
                             "13086.0",
                             "1e5",
                             "plain",
                             "7",
                             "'quoted'",
                             "'",
                             "=\"007\"",
                             "O'Neil",
                             "a-b"}) {
      const std::string written = guarded(cell, guardFor(cell));
      QCOMPARE(std::string(readGuard(written).text), std::string(cell));
      QVERIFY2(!runsInSpreadsheet(written) || guardFor(cell) == CellGuard::TextFormula, cell);
    }
  }

  void guardsAreTakenAwayAndSaid() {
    const Dataset data = imported(
        "user,item,value\n"
        "'-Abc,\"=\"\"007\"\"\",1\n"
        "'@me,\"=\"\"1234567890123456789\"\"\",2\n"
        "anna,plain,3\n");
    QCOMPARE(valueOf(data, "-Abc", "007"), std::optional(1.0F));
    QCOMPARE(valueOf(data, "@me", "1234567890123456789"), std::optional(2.0F));
    QCOMPARE(valueOf(data, "anna", "plain"), std::optional(3.0F));
    QVERIFY(hasNote(data));
  }

  void anApostropheOfTheDatasOwnStays() {
    // "-b" shows that this file guards nothing; a quoted name is no guard at all.
    for (const char* rows :
         {"user,item,value\n'-a,x,1\n-b,x,1\n", "user,item,value\n'-a,x,1\n'-a,y,1\n-b,x,2\n"}) {
      const Dataset data = imported(rows);
      QVERIFY(data.users.find("'-a").has_value());
      QVERIFY(!hasNote(data));
    }
    const Dataset named = imported("user,item,value\n'ndrangheta,x,1\n'quoted',x,1\n");
    QVERIFY(named.users.find("'ndrangheta").has_value() &&
            named.users.find("'quoted'").has_value());
    QVERIFY(!hasNote(named));
  }

  void twoIdsNeverBecomeOne() {
    const Dataset data = imported("user,item,value\n\"=\"\"007\"\"\",x,1\n007,x,2\n");
    QCOMPARE(data.users.size(), 2U);
    QVERIFY(!hasNote(data));
  }

  void sideFilesFindTheirIdsWithAndWithoutGuard() {
    m_files.write("items.csv", "item,title\n'-i1,One\n-i2,Two\n");
    ImportOptions options = optionsFor(m_files.write("log.csv", "user,item\nu,'-i1\nu,'-i2\n"));
    options.itemsFile = m_files.folder() / "items.csv";
    const Dataset data = import(options);
    QCOMPARE(data.itemAttributes.title(*data.items.find("-i1")), std::string("One"));
    QCOMPARE(data.itemAttributes.title(*data.items.find("-i2")), std::string("Two"));
  }

  void oneColumnCannotBeTwoThings() {
    ImportOptions options = optionsFor(m_files.write("two.csv", "user,item\nu,i\nv,j\n"));
    options.roles = {{"user", ColumnRole::User}, {"user", ColumnRole::Item}};
    QVERIFY(errorOf(options).find("two meanings") != std::string::npos);
    options.roles = {{"user", ColumnRole::User},
                     {"1", ColumnRole::Item}};  // the same by its number
    QVERIFY(errorOf(options).find("two meanings") != std::string::npos);
    options.roles = {{"User ", ColumnRole::User}, {"itm", ColumnRole::Item}};
    QVERIFY(errorOf(options).find("Did you mean “item”?") != std::string::npos);
  }

  void valuesKeepEveryDigit() {
    const Dataset data = imported(
        "user,item,value\nu1,a,12.35\nu1,b,0.1\nu2,a,123456789\nu2,b,16777217\nu3,a,1999.99\n");
    std::vector<double> amounts;
    for (std::size_t entry = 0; entry < data.interactions->size(); ++entry)
      amounts.push_back(data.interactions->amount(entry));
    QCOMPARE(amounts, (std::vector<double>{12.35, 0.1, 123456789, 16777217, 1999.99}));
    // Decimals that a float says need nothing more.
    QVERIFY(!imported("user,item,value\nu1,a,12.35\nu2,a,0.1\n").interactions->hasExactAmounts());
  }

  void sumsAreDecimalsAgain() {
    ImportOptions options = optionsFor(
        m_files.write("sum.csv", "user,item,value\nu,a,0.1\nu,a,0.2\nv,a,16777216\nv,a,1\n"));
    options.cleaning.duplicates = DuplicatePolicy::Sum;
    const Dataset data = import(options);
    QCOMPARE(data.interactions->amount(0), 0.3);         // and not 0.30000000000000004
    QCOMPARE(data.interactions->amount(1), 16777217.0);  // whole sums are whole
  }
};

QTEST_GUILESS_MAIN(tst_IdGuards)
#include "tst_IdGuards.moc"
