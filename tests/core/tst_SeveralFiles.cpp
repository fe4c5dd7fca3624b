// LABELS: unit
// DEPENDS: core_data
// An import of several files: the columns of the first are those of all, whatever else the headers
// hold.
#include <QtTest>

#include "tests/core/ImportFixtures.h"

using namespace tastescope;
using namespace tastescope::testing;

class SeveralFilesTest : public QObject {
  Q_OBJECT

  TextFiles m_files;

  ImportOptions both(const std::string& first, const std::string& second,
                     const char* ending = "csv") const {
    ImportOptions options;
    options.sources = {m_files.write(std::string("a.") + ending, first),
                       m_files.write(std::string("b.") + ending, second)};
    return options;
  }

 private Q_SLOTS:
  void aNameThatComesTwiceIsNotTakenForAnother_data() {
    QTest::addColumn<QString>("header");
    QTest::newRow("of the user") << QStringLiteral("USER");
    QTest::newRow("as a number") << QStringLiteral("user (2)");
    QTest::newRow("with a sign") << QStringLiteral("User_");
    QTest::newRow("of the item") << QStringLiteral("ITEM");
    QTest::newRow("the same") << QStringLiteral("user");
    QTest::newRow("of the value") << QStringLiteral("Rating");
  }
  void aNameThatComesTwiceIsNotTakenForAnother() {
    QFETCH(QString, header);
    for (const char* ending : {"csv", "tsv"}) {
      const std::string cut = ending[0] == 'c' ? "," : "\t";
      const auto line = [&cut](const std::string& a, const std::string& b, const std::string& c) {
        return std::string(a).append(cut).append(b).append(cut).append(c);
      };
      const std::string last = cut + header.toStdString() + "\n";
      const std::string first = line("user", "item", "rating") + last + line("ann", "b", "4") +
                                cut + "9\n" + line("ann", "c", "2") + cut + "8\n" +
                                line("bob", "c", "3") + cut + "7\n";
      const std::string second = line("user", "item", "rating") + "\n" + line("ann", "d", "5") +
                                 "\n" + line("cem", "b", "2") + "\n";
      const Dataset data = import(both(first, second, ending));
      QCOMPARE(data.report.rows.imported, std::uint64_t{5});
      QCOMPARE(data.users.size(), Index{3});
      QVERIFY(valueOf(data, "ann", "b") == 4.0F);
      QVERIFY(valueOf(data, "ann", "d") == 5.0F);
      QVERIFY(valueOf(data, "cem", "b") == 2.0F);
    }
  }

  void anotherTimeIsNotThisOne() {
    const Dataset data = import(
        both("user,item,time,Time\nann,b,2020-01-02,x\nann,c,2020-01-01,y\nbob,c,2020-01-03,z\n",
             "user,item,time\ncem,d,2020-02-01\ncem,b,2020-01-15\n"));
    QVERIFY(historyOf(data, "ann") == "c b");
    QVERIFY(historyOf(data, "cem") == "b d");
  }

  void whatNobodyUsesMayBeMissing() {
    const Dataset data = import(both("user,item,rating,extra\nann,b,4,x\nbob,c,2,y\n",
                                     "user,item,rating\ncem,b,5\ncem,c,1\n"));
    QCOMPARE(data.users.size(), Index{3});
    QVERIFY(valueOf(data, "cem", "b") == 5.0F);
  }

  void jsonLinesToo() {
    const Dataset data = import(both(R"({"user":"ann","item":"b","rating":4,"USER":1})"
                                     "\n"
                                     R"({"user":"bob","item":"c","rating":2,"USER":2})"
                                     "\n",
                                     R"({"user":"cem","item":"b","rating":5})"
                                     "\n",
                                     "jsonl"));
    QCOMPARE(data.users.size(), Index{3});
    QVERIFY(valueOf(data, "cem", "b") == 5.0F);
  }

  void datesGoOnInTheOrderOfTheFirstFile() {
    const Dataset data =
        import(both("user,item,date\nann,b,3/25/2021\nann,c,3/26/2021\n",
                    "user,item,date\nann,d,4/1/2021\nann,e,4/11/2021\nbob,b,4/12/2021\n"));
    const HistoryView row = data.interactions->row(*data.users.find("ann"));
    QCOMPARE(dateText(row.times.back()), std::string("2021-04-11"));
    QVERIFY(data.report.reading.doubts.empty());
  }

  /// Two tables in one file: the second one's cells would be read as something else.
  void anotherOrderInTheMiddleIsRefused() {
    const TextFiles files;
    const std::string said = errorOf(optionsFor(files.write(
        "glued.csv", "user,item,rating\nann,b,4\nbob,c,2\nitem,user,rating\nb,cem,5\n")));
    QVERIFY2(said.find("line 4: another table begins") != std::string::npos, said.c_str());
    const Dataset same = import(optionsFor(files.write(
        "same.csv", "user,item,rating\nann,b,4\nbob,c,2\nuser,item,rating\ncem,b,5\n")));
    QCOMPARE(same.users.size(), Index{3});
  }

  void aDelimiterOfItsOwnIsFound() {
    const Dataset data = import(
        both("user,item,rating\nann,b,4.5\nbob,c,2\n", "user;item;rating\ncem;b;2,5\ncem;c;1\n"));
    QCOMPARE(data.report.rows.imported, std::uint64_t{4});
    QVERIFY(valueOf(data, "ann", "b") == 4.5F && valueOf(data, "cem", "b") == 2.5F);
    ImportOptions chosen = both("user,item\nann,b\n", "user;item\ncem;b\n");
    chosen.format.delimiter = ",";
    QVERIFY(errorOf(chosen).find("b.csv") != std::string::npos);
  }

  void aValueThatOnlyLaterFilesHaveIsDoubted() {
    const std::string rated = "user,item,rating\ncem,b,5\ncem,c,1\n";
    const auto doubted = [](const Dataset& data) {
      return std::ranges::any_of(data.report.reading.doubts, [](const Doubt& doubt) {
        return doubt.column == "rating" &&
               doubt.sentence.english().find("“b.csv” has a column “rating”") != std::string::npos;
      });
    };
    QVERIFY(doubted(import(both("user,item\nann,b\nbob,c\n", rated))));
    QVERIFY(!doubted(import(both("user,item,rating\nann,b,4\nbob,c,2\n", rated))));
  }

  void filesOfAFolderWithTheSameColumnsAreSaidToBe() {
    const std::string rows = "user,item\nann,b\nbob,c\n";
    (void)m_files.write("months/jan.csv", rows);
    (void)m_files.write("months/feb.csv", rows);
    ImportOptions options;
    options.sources = {m_files.folder() / "months"};
    QVERIFY2(errorOf(options).find("same columns: feb.csv, jan.csv. To import them together") !=
                 std::string::npos,
             errorOf(options).c_str());
    (void)m_files.write("months/feb.csv", "customer,thing\nann,b\n");
    QVERIFY(errorOf(options).find("several data sets") != std::string::npos);
  }

  void columnsThatAreUsedAreNeededAndTheFileIsNamed() {
    const std::string said = errorOf(
        both("user,item,rating\nann,b,4\nbob,c,2\n", "customer,thing,stars\ncem,b,5\ncem,c,1\n"));
    QVERIFY2(said.find("b.csv") != std::string::npos, said.c_str());
    QVERIFY2(said.find("There is no column") != std::string::npos, said.c_str());
  }
};

QTEST_GUILESS_MAIN(SeveralFilesTest)
#include "tst_SeveralFiles.moc"
