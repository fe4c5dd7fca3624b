// LABELS: unit
// DEPENDS: core_workflow_data
#include <QtTest>
#include <functional>
#include <sstream>

#include "core/workflow/data/ImportData.h"
#include "tests/core/ImportFixtures.h"

using namespace tastescope;
using namespace tastescope::testing;

class BadInputTest : public QObject {
  Q_OBJECT
  TextFiles m_files;

  std::string errorFor(const std::string& name, std::string_view content) {
    return errorOf(optionsFor(m_files.write(name, content)));
  }
  static bool says(const std::string& sentence, const char* words) {
    if (sentence.find(words) != std::string::npos) return true;
    qWarning("%s", sentence.c_str());
    return false;
  }

 private Q_SLOTS:
  void unusableFilesAreErrorsInWords() {
    QVERIFY(says(errorFor("empty.csv", ""), "is empty"));
    QVERIFY(says(errorFor("blank.csv", "\n\n  \n"), "is empty"));
    QVERIFY(says(errorFor("header.csv", "user,item,rating\n"), "no rows of data"));
    QVERIFY(says(errorFor("one.csv", "user\nu1\nu2\n"), "only one column"));
    std::string binary;
    for (int i = 0; i < 4000; ++i) binary += static_cast<char>(i * 37 % 256);
    QVERIFY(says(errorFor("image.dat", binary), "not a text file"));
    QVERIFY(says(errorOf(optionsFor(m_files.folder() / "absent.csv")), "There is no file"));
    QVERIFY(says(errorOf(optionsFor("/dev/null")), "not an ordinary file"));
    std::filesystem::create_directories(m_files.folder() / "hollow");
    QVERIFY(says(errorOf(optionsFor(m_files.folder() / "hollow")), "no file of interactions"));
    m_files.write("two/a.csv", "user,item\nu,i\n");
    m_files.write("two/b.csv", "user,item\nu,i\n");
    QVERIFY(
        says(errorOf(optionsFor(m_files.folder() / "two")), "with the same columns: a.csv, b.csv"));
    QVERIFY(says(errorOf({}), "Choose a file"));
  }
  void badRowsAreCountedWithPlaceAndReason() {
    const Dataset data = import(optionsFor(
        m_files.write("rows.csv",
                      "user,item,rating,timestamp\n"
                      "u,a,5,1300000000\n"      // line 2, good
                      "u,b,1e999,1300000000\n"  // 3, rating
                      "u,c,NaN,1300000000\n"    // 4, rating
                      ",d,5,1300000000\n"       // 5, user
                      "u,,5,1300000000\n"       // 6, item
                      "u,e,5\n"                 // 7, ragged
                      "u,f,5,1300000000,9\n"    // 8, ragged
                      "u,g,5,0000-01-01\n"      // 9, time
                      "u,h,,1300000000\n"       // 10, rating
                      "u,\"i,5,1300000000\n"    // 11, quote
                      "u,j,5,1300000001,,\n"    // 12, good: only empty cells too many
                      "u,k,4,1300000002\n"      // good
                      "u,l,4,1300000002\nu,m,4,1300000002\nu,n,4,1300000002\nu,o,4,1300000002\n"
                      "u,p,4,1300000002\nu,q,4,1300000002\nu,r,4,1300000002\nu,s,4,1300000002\n")));
    const RowCounts& rows = data.report.rows;
    QCOMPARE(rows.read, std::uint64_t{20});
    QCOMPARE(rows.rejected, std::uint64_t{9});
    QCOMPARE(rows.imported, std::uint64_t{11});
    QVERIFY(rows.balanced());
    const std::vector<std::pair<std::uint64_t, std::uint64_t>> places{
        {3, 3}, {4, 3}, {5, 1}, {6, 2}, {7, 0}, {8, 0}, {9, 4}, {10, 3}, {11, 2}};
    for (std::size_t i = 0; i < places.size(); ++i) {
      QCOMPARE(data.report.rejected[i].line, places[i].first);
      QCOMPARE(data.report.rejected[i].column, places[i].second);
    }
    QVERIFY(data.report.rejected[0].reason.english() == "“1e999” is not a usable number.");
    QVERIFY(data.report.rejected[4].reason.english() == "The row has 3 columns instead of 4.");
    QVERIFY(data.report.rejected[8].reason.english() == "A quote opens here and is not closed.");
    QVERIFY(data.report.rejected[0].file == "rows.csv");
    QVERIFY(data.report.rejected[0].text == "u,b,1e999,1300000000");
  }
  /// 240 rows, with what `rating` says of each.
  static std::string rated(const std::function<std::string(int)>& rating) {
    std::string rows = "user,item,rating\n";
    for (int row = 0; row < 240; ++row) {
      const int user = row / 8;
      rows += "u" + std::to_string(user) + ",i" + std::to_string((user * 3 + row % 8) % 17) + "," +
              rating(row) + "\n";
    }
    return rows;
  }
  void wordsAmongValuesAreRejectedByName_data() {
    QTest::addColumn<QString>("cell");
    for (const char* cell : {"4 stars", "n/a", "five", "4/7", "\u2605\u2605\u2605", "-"})
      QTest::newRow(cell) << QString::fromUtf8(cell);
  }
  void wordsAmongValuesAreRejectedByName() {
    QFETCH(QString, cell);
    const std::string word = cell.toStdString();
    const Dataset data =
        import(optionsFor(m_files.write("stars.csv", rated([&](int row) {
                                          return row % 40 == 7 ? word : std::to_string(1 + row % 5);
                                        }))));
    QCOMPARE(data.report.rows.rejected, std::uint64_t{6});
    QCOMPARE(data.report.rows.imported, std::uint64_t{234});
    const RejectedRow& first = data.report.rejected.front();
    QCOMPARE(first.line, std::uint64_t{9});
    QCOMPARE(first.column, std::uint64_t{3});
    QCOMPARE(first.reason.english(), "“" + word + "” is not a usable number.");
  }
  void halfWithoutAValueIsDoubted() {
    const Dataset data = import(optionsFor(m_files.write("na.csv", rated([](int row) {
                                                           return row % 2 == 0
                                                                      ? std::string("n/a")
                                                                      : std::to_string(1 + row % 5);
                                                         }))));
    QCOMPARE(data.report.rows.rejected, std::uint64_t{120});
    QVERIFY(says(data.report.reading.doubts.at(0).sentence.english(),
                 "120 of 240 rows cannot be used and are left out."));
  }
  void aColumnOfWordsIsNoValueAndDoubted() {
    for (const char* words : {" stars", "/7"}) {
      const Dataset data = import(optionsFor(m_files.write(
          "all.csv", rated([&](int row) { return std::to_string(1 + row % 5) + words; }))));
      QCOMPARE(data.report.rows.imported, std::uint64_t{240});
      QCOMPARE(valueOf(data, "u0", "i0"), std::optional(1.0F));
      QVERIFY(says(data.report.reading.doubts.at(0).sentence.english(),
                   "“rating” is called a value, but most of its cells are no numbers."));
    }
  }
  void wordsForNothingAreNoIds() {
    const Dataset data = import(optionsFor(m_files.write(
        "nothing.csv",
        "user_id,item_id,rating\nann,b,1\nNULL,b,2\nann,NaN,3\n\\N,c,4\nNone,c,5\nNA,b,1\n"
        "<NA>,b,1\n(not set),b,1\nbob,NA,2\nNancy,b,3\nundefined,c,1\nunder,c,2\n")));
    QCOMPARE(data.users.size(), Index{4});  // ann, bob, Nancy, under
    QCOMPARE(data.report.rows.rejected, std::uint64_t{8});
    QVERIFY(data.report.rejected[0].reason.english() == "The user is empty.");
    QVERIFY(data.report.rejected[1].reason.english() == "The item is empty.");
    QVERIFY(valueOf(data, "bob", "NA") == 2.0F);  // may be Namibia
    QVERIFY(data.report.rows.balanced());
  }

  void aHeaderInTheMiddleIsNoRow() {
    const Dataset data = import(optionsFor(
        m_files.write("glued.csv", "user,item\nu1,i1\nu1,i2\n\nuser,item\nu2,i1\nu3,i2\n")));
    QCOMPARE(data.users.size(), Index{3});
    QCOMPARE(data.report.rows.imported, std::uint64_t{4});
    QVERIFY(data.report.rejected.at(0).reason.english() == "This line repeats the header.");
    QCOMPARE(data.report.rejected[0].line, std::uint64_t{5});
  }

  void longNumbersOfThingsAreNoMoments() {
    const auto doubts = [&](const char* header, const char* digits) {
      std::string rows = std::string(header) + "\n";
      for (int row = 0; row < 40; ++row) {
        rows += std::string("u").append(std::to_string(row % 8)).append(",").append(digits);
        rows.append(std::to_string(10 + row * 7 % 12)).append(",2021-03-");
        rows.append(row % 28 < 9 ? "0" : "").append(std::to_string(row % 28 + 1)).append("\n");
      }
      const Dataset data = import(optionsFor(m_files.write("codes.csv", rows)));
      for (const Doubt& doubt : data.report.reading.doubts)
        if (doubt.sentence.english().find("dates or times") != std::string::npos) return true;
      return false;
    };
    QVERIFY(!doubts("user_id,article_id,t_dat", "06637130"));
    QVERIFY(!doubts("customer,ean,date", "16111111111"));
    QVERIFY(doubts("user,thing,date", "16111111"));
  }

  void datesOfPeopleAndThingsAreNotTheTime() {
    const auto timesOf = [&](const char* header) {
      const Dataset data = import(optionsFor(m_files.write(
          "dates.csv", std::string(header) +
                           "\nann,1995-02-03,b,2021-03-02\nbob,1990-07-01,c,2021-03-04\n"
                           "ann,1995-02-03,c,2021-03-03\ncem,1991-01-09,b,2021-03-05\n")));
      return historyOf(data, "ann") == "b c" && data.interactions->hasTimes() &&
             data.interactions->row(*data.users.find("ann")).times[0] !=
                 data.interactions->row(*data.users.find("ann")).times[1];
    };
    QVERIFY(timesOf("user_id,birth_date,item_id,purchase_date"));
    QVERIFY(timesOf("user_id,signup_date,item_id,date"));
    QVERIFY(timesOf("user_id,release_date,item_id,watched_at"));
    const Dataset none = import(
        optionsFor(m_files.write("births.csv",
                                 "user_id,item_id,birth_date\nann,b,1995-02-03\nbob,c,1990-07-01\n"
                                 "ann,c,1995-02-03\n")));
    QVERIFY(!none.interactions->hasTimes());
    // Who joined what, and when, is what happened.
    const Dataset courses = import(optionsFor(
        m_files.write("courses.csv",
                      "student_id,course_id,registration_date\nann,b,2021-03-02\nbob,c,2021-03-04\n"
                      "ann,c,2021-03-01\n")));
    QVERIFY(courses.interactions->hasTimes());
    QVERIFY(historyOf(courses, "ann") == "c b");
  }

  void zeroBytesAndHugeLinesCostTheirRow() {
    std::string text = "user,item\nu,a\nu,b";
    text += '\0';
    text += "\nu," + std::string(std::size_t{10} << 20, 'x') + "\nu,c\n";
    const Dataset data = import(optionsFor(m_files.write("huge.csv", text)));
    QVERIFY(historyOf(data, "u") == "a c");
    QCOMPARE(data.report.rows.rejected, std::uint64_t{2});
    QVERIFY(data.report.rejected[1].text.size() <= 200);
    QVERIFY(data.report.rejected[1].reason.english().find("longer than") != std::string::npos);
  }
  void idsAreTextWhateverTheyHold() {
    const Dataset data = import(optionsFor(m_files.write(
        "ids.csv",
        "user,item\n007,\"a, \"\"b\"\"\"\n7,=cmd()\n 7 ,'; DROP TABLE items; --\n用户 😀,x y\n")));
    QCOMPARE(data.users.size(), 3U);
    QVERIFY(valueOf(data, "007", "a, \"b\""));
    QVERIFY(valueOf(data, "7", "=cmd()"));
    QVERIFY(valueOf(data, "7", "'; DROP TABLE items; --"));  // spaces around an id go
    QVERIFY(valueOf(data, "用户 😀", "x y"));
  }
  void allRowsUnusableSaysWhy() {
    QVERIFY(says(errorFor("all.csv", "user,item,rating\n,a,5\n,b,4\n"), "The user is empty."));
  }
  void onlyTheFirstThousandRejectedAreKept() {
    std::string text = "user,item\ngood,one\n";
    for (int i = 0; i < 1500; ++i) text += ",x\n";
    const Dataset data = import(optionsFor(m_files.write("many.csv", text)));
    QCOMPARE(data.report.rejected.size(), kMaxRejectedKept);
    QCOMPARE(data.report.rows.rejected, std::uint64_t{1500});
  }
  void rejectedRowsAreSavedHarmless() {
    ImportReport report;
    report.rejected.push_back(
        {"a,b.csv", 3, 2, coreText("Import", "The item is empty."), "=cmd(\"x\")"});
    const auto file = m_files.folder() / "rejected.csv";
    ExportFormat format;
    format.spreadsheetSafe = true;
    saveRejectedRows(report, file, format);
    std::stringstream text;
    text << std::ifstream(file).rdbuf();
    QVERIFY(
        text.str() ==
        "file,line,column,reason,text\n\"a,b.csv\",3,2,The item is empty.,\"'=cmd(\"\"x\"\")\"\n");
    QVERIFY_EXCEPTION_THROWN(saveRejectedRows(report, m_files.folder() / "no/such/folder.csv"),
                             Error);
  }
  void deepJsonIsHarmless() {
    const std::string deep(200'000, '[');
    const Dataset data = import(optionsFor(m_files.write(
        "deep.jsonl",
        "{\"user\":1,\"item\":2}\n{\"user\":1,\"item\":" + deep + "}\n{\"user\":1,\"item\":3}\n")));
    QCOMPARE(data.report.rows.imported, std::uint64_t{2});
  }
};

QTEST_GUILESS_MAIN(BadInputTest)
#include "tst_BadInput.moc"
