// LABELS: unit
// DEPENDS: core_data
// Files with several interactions a line: wide tables, blocks of an item, lists of items in a cell;
// and what a preview offers to say otherwise.
#include <QtTest>
#include <set>

#include "core/data/DelimitedReader.h"
#include "core/data/FormatGuess.h"
#include "core/data/FormatNames.h"
#include "core/data/RowExpansion.h"
#include "tests/core/ImportFixtures.h"
#include "tests/core/RecordFixtures.h"

using namespace tastescope;
using namespace tastescope::testing;

namespace {

/// Six users who rated most of nine films.
const char* const kSurvey =
    "who,film 1,film 2,film 3,film 4,film 5,film 6,film 7,film 8,film 9\n"
    "ann,1,5,,2,3,4,1,5,2\n"
    "bob,,2,3,4,5,1,2,3,4\n"
    "cem,3,3,4,5,1,2,3,,1\n"
    "dan,4,1,2,,5,5,4,1,3\n"
    "eve,5,4,1,1,2,3,,2,5\n"
    "fay,2,,5,3,4,,5,4,1\n";

Layout layoutOf(const std::string& text) {
  TextSample sample;
  sample.text = text;
  sample.complete = true;
  return guessFormat(sample, Layout::Auto, {}).layout;
}

}  // namespace

class WideTablesTest : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void aWideTableIsRecognised() {
    QVERIFY(layoutOf(kSurvey) == Layout::Matrix);
    const TextFiles files;
    const Dataset data = import(optionsFor(files.write("s.csv", kSurvey)));
    // 6 x 9 cells, 7 of them empty.
    QCOMPARE(data.report.rows.read, std::uint64_t{47});
    QCOMPARE(data.users.size(), 6U);
    QCOMPARE(data.items.size(), 9U);
    QCOMPARE(*valueOf(data, "dan", "film 6"), 5.0F);
    QVERIFY(!valueOf(data, "fay", "film 2"));
    QVERIFY(hasNote(data, "a row a user, a column an item"));
  }
  void tablesThatNameTheirItemsAreNotWide_data() {
    QTest::addColumn<QByteArray>("text");
    const QByteArray survey = kSurvey;
    QTest::newRow("an item by name") << QByteArray(survey).replace("film 1,", "item_id,");
    QTest::newRow("a rating by name") << QByteArray(survey).replace("film 9\n", "rating\n");
    QTest::newRow("users again") << QByteArray(survey).replace("bob", "ann").replace("cem", "ann");
    QTest::newRow("a column of another kind")
        << QByteArray(survey).replace("5,2\n", "5,1500000000\n");
    QTest::newRow("words in it") << QByteArray(survey).replace("ann,1", "ann,red");
  }
  void tablesThatNameTheirItemsAreNotWide() {
    QFETCH(QByteArray, text);
    QVERIFY(layoutOf(text.toStdString()) == Layout::Delimited);
  }
  void itemsMayStandDown() {
    const QByteArray text = QByteArray(kSurvey).replace("who,", "movie,").replace("film ", "p");
    const TextFiles files;
    const Dataset data = import(optionsFor(files.write("s.csv", text.toStdString())));
    QCOMPARE(data.users.size(), 9U);
    QCOMPARE(data.items.size(), 6U);
    QCOMPARE(*valueOf(data, "p6", "dan"), 5.0F);
    QVERIFY(hasNote(data, "a row an item, as “movie” above them says"));
  }
  void totalsAndWhatIsSaidOfUsersAreNoItems() {
    std::string text;
    for (const char* line = kSurvey; *line != 0; ++line) {
      const bool header = text.find('\n') == std::string::npos;
      const std::size_t start = text.rfind('\n') + 1;
      const bool first = text.find(',', start) == std::string::npos;
      if (*line == ',' && first) text += header ? ",country" : ",DE";
      if (*line == '\n') text += header ? ",Mean" : ",3.5";
      text += *line;
    }
    const TextFiles files;
    const Dataset data = import(optionsFor(files.write("s.csv", text)));
    QCOMPARE(data.report.rows.read, std::uint64_t{47});
    QCOMPARE(data.items.size(), 9U);
    QCOMPARE(*valueOf(data, "dan", "film 6"), 5.0F);
    QVERIFY(hasNote(data, "left out, as they are no items: country, Mean"));
  }
  void smallWideTablesAreDoubted_data() {
    QTest::addColumn<QByteArray>("header");
    QTest::addColumn<QByteArray>("row");
    QTest::addColumn<bool>("doubted");
    QTest::newRow("counts") << QByteArray("customer,Lamp,Chair,Mug,Total")
                            << QByteArray(",%1,1,2,3") << true;
    QTest::newRow("marks") << QByteArray("Transaction,milk,bread,beer,tea")
                           << QByteArray(",True,False,False,False") << true;
    QTest::newRow("ids beside") << QByteArray("Student,ID,Section,HW 0 (50),HW 1,HW 2,HW 3")
                                << QByteArray(",17,Sec 1,%1,20,,40") << true;
    QTest::newRow("interactions") << QByteArray("review_id,user_id,item_id,rating,a,b,c")
                                  << QByteArray(",u%1,i%1,4,1,2,3") << false;
  }
  void smallWideTablesAreDoubted() {
    QFETCH(QByteArray, header);
    QFETCH(QByteArray, row);
    QFETCH(bool, doubted);
    QByteArray text = header + "\n";
    for (int i = 0; i < 12; ++i)
      text += "c" + QByteArray::number(i) +
              QByteArray(row).replace("%1", QByteArray::number(i % 3)) + "\n";
    const TextFiles files;
    ImportOptions options = optionsFor(files.write("s.csv", text.toStdString()));
    const auto& doubts = import(options).report.reading.doubts;
    QCOMPARE(std::ranges::any_of(
                 doubts, [](const Doubt& doubt) { return doubt.option == "--format matrix"; }),
             doubted);
    options.layout = Layout::Matrix;
    if (header.contains("milk")) {
      const Dataset data = import(options);
      QVERIFY(valueOf(data, "c3", "milk") == 1.0F && !valueOf(data, "c3", "beer"));
    }
    if (header.contains("Total")) QCOMPARE(import(options).items.size(), Index{3});
  }
  void zerosOfMarksAreNoInteractions() {
    std::string text = "who,a1,a2,a3,a4,a5,a6,a7,a8\n";
    for (int user = 0; user < 8; ++user) {
      text.append("p").append(std::to_string(user));
      for (int item = 0; item < 8; ++item) text += item == user ? ",1" : ",0";
      text += '\n';
    }
    const TextFiles files;
    const auto file = files.write("m.csv", text);
    const Dataset data = import(optionsFor(file));
    QCOMPARE(data.report.rows.read, std::uint64_t{8});
    QVERIFY(hasNote(data, "0 is none"));
    ImportOptions all = optionsFor(file);
    all.layout = Layout::Matrix;
    all.format.noRating = -1;
    QCOMPARE(import(all).report.rows.read, std::uint64_t{64});
  }
  void countsInTheFirstColumnAreNoItem() {
    const TextFiles files;
    ImportOptions options =
        optionsFor(files.write("j.csv", "2,99,1.5,-2\n2,3.5,99,4\n1,99,99,-9.5\n3,1,2,3\n"));
    options.layout = Layout::Matrix;
    options.format.noRating = 99;
    const Dataset data = import(options);
    QCOMPARE(data.report.rows.read, std::uint64_t{8});
    QVERIFY(historyOf(data, "3") == "3");
    QCOMPARE(*valueOf(data, "1", "3"), -2.0F);
    // Without a number that fits, 99 is a rating, and the first column the one of an item.
    options.format.noRating = 1000;
    QCOMPARE(import(options).report.rows.read, std::uint64_t{16});
  }
  void numbersBeyondAnyRatingAreNoItem() {
    const TextFiles files;
    ImportOptions options =
        optionsFor(files.write("k.csv", "74,99,1.5,-2\n74,3.5,99,4\n74,99,99,-9.5\n74,1,2,3\n"));
    options.format.noRating = 99;  // says that it is a wide table, too
    const Dataset data = import(options);
    QCOMPARE(data.report.rows.read, std::uint64_t{8});
    QCOMPARE(data.items.size(), 3U);
    QVERIFY(hasNote(data, "99 means not rated"));
  }
  void numberedRowsOfSeveralFilesAreNotMixed() {
    const TextFiles files;
    ImportOptions options = optionsFor(files.write("j1.csv", "5,1,2\n5,3,1\n5,2,2\n"));
    options.sources.push_back(files.write("j2.csv", "5,1,2\n5,3,1\n5,2,2\n"));
    options.layout = Layout::Matrix;
    QVERIFY(errorOf(options).find("names no users") != std::string::npos);
  }
  void rowsOfAnotherWidthAndBadCellsAreRejected() {
    const TextFiles files;
    ImportOptions options =
        optionsFor(files.write("w.csv", "who,a,b\nann,1,2\nbob,1\ncem,x,3\ndan,,\n"));
    options.layout = Layout::Matrix;
    const Dataset data = import(options);
    QCOMPARE(data.report.rows.imported, std::uint64_t{3});
    QCOMPARE(data.report.rows.rejected, std::uint64_t{2});
    QVERIFY(data.report.rejected[0].reason.english() == "The row has 2 columns instead of 3.");
    QCOMPARE(data.report.rejected[1].line, std::uint64_t{4});
    QCOMPARE(data.report.rejected[1].column, std::uint64_t{2});
    QVERIFY(hasNote(data, "1 rows of “w.csv” have no value"));
    QVERIFY(data.report.rows.balanced());
  }
  void blocksBelongToTheirItem() {
    const std::string text = "1:\n100,3,2005-09-06\n200,5,2005-05-13\n2:\n3:\n100,4,2005-10-19\n";
    QVERIFY(layoutOf(text) == Layout::Blocks);
    const TextFiles files;
    const Dataset data = import(optionsFor(files.write("b.txt", text)));
    QCOMPARE(data.report.rows.imported, std::uint64_t{3});
    QVERIFY(historyOf(data, "100") == "1 3");
    QCOMPARE(*valueOf(data, "200", "1"), 5.0F);
    QVERIFY(hasNote(data, "1 items of “b.txt” have a block without rows"));
    QVERIFY(data.interactions->hasTimes());
  }
  void blocksMayHoldUsersAlone() {
    QVERIFY(layoutOf("1:\n30878\n2647871\n10:\n1952305\n") == Layout::Blocks);
    QVERIFY(layoutOf("1:\n1046323,2005-12-19\n1080030,2005-12-23\n") == Layout::Blocks);
    QVERIFY(layoutOf("users:\n  - ann\n  - bob\n") != Layout::Blocks);
  }
  void blocksAreTheSameInAnyBlocks() {
    const auto make = [](BlockFeed feed) {
      return makeBlocksReader(makeDelimitedReader(std::move(feed), ",", '\0'));
    };
    QVERIFY(readInAnyBlocks("9,9\n1:\r\n2,3\n\n7:\n8:\n4,5", make) == "1!\n3:1^2^3\n7:8^4^5\n");
  }
  void wideTablesAndListsAreTheSameInAnyBlocks() {
    QVERIFY(readInAnyBlocks("a,1,\nb,,2\n,3,4", [](BlockFeed feed) {
              return makeMatrixReader(makeDelimitedReader(std::move(feed), ",", '"'),
                                      {{"x", "y"}, 1, true, {}});
            }) == "1:a^x^1\n2:b^y^2\n3:^x^3\n3:^y^4\n");
    QVERIFY(readInAnyBlocks("1 5 6\n2\n3 7\n", [](BlockFeed feed) {
              return makeListsReader(makeDelimitedReader(std::move(feed), " ", '\0'));
            }) == "1:1^5\n1:1^6\n3:3^7\n");
    QVERIFY(readInAnyBlocks("a,5|6| 7\nb,\nc,8|1,9\n", [](BlockFeed feed) {
              return makeItemListReader(makeDelimitedReader(std::move(feed), ",", '"'),
                                        {1, 2, "|", false});
            }) == "1:a^5\n1:a^6\n1:a^7\n3:c^8|1^9\n");
  }
  void listsInACellAreTakenApart_data() {
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("bars") << QByteArray("user,items\nu1,i1|i2|i3\nu2,i2\nu3,i1|i3\n");
    QTest::newRow("spaces") << QByteArray("user\titems\nu1\ti1 i2 i3\nu2\ti2\nu3\ti1 i3\n");
    QTest::newRow("commas in quotes")
        << QByteArray("user,items\nu1,\"i1,i2,i3\"\nu2,i2\nu3,\"i1,i3\"\n");
    QTest::newRow("JSON") << QByteArray(
        "user;items\nu1;[\"i1\",\"i2\",\"i3\"]\nu2;[\"i2\"]\nu3;[\"i1\", \"i3\"]\n");
    QTest::newRow("Python") << QByteArray(
        "user;items\nu1;['i1', 'i2', 'i3']\nu2;['i2']\nu3;['i1', 'i3']\n");
    QTest::newRow("without a header") << QByteArray("u1\ti1 i2 i3\nu2\ti2\nu3\ti1 i3\n");
  }
  void listsInACellAreTakenApart() {
    QFETCH(QByteArray, text);
    const TextFiles files;
    const Dataset data = import(optionsFor(files.write("l.csv", text.toStdString())));
    QCOMPARE(data.report.rows.imported, std::uint64_t{6});
    QVERIFY(valueOf(data, "u1", "i3") && valueOf(data, "u2", "i2") && valueOf(data, "u3", "i1"));
    QVERIFY(hasNote(data, "every item in the lists of"));
    QVERIFY(historyOf(data, "u1") == "i1 i2 i3" && data.hasOrder());
  }
  void titlesAreNotTakenApart() {
    const TextFiles files;
    const Dataset data = import(
        optionsFor(files.write("t.csv",
                               "user,movie\na,Blade Runner 2049\nb,The Matrix\na,The Matrix\n"
                               "b,Alien\nc,Blade Runner 2049\n")));
    QCOMPARE(data.items.size(), 3U);
    const Dataset genres = import(optionsFor(files.write(
        "g.csv",
        "user,movie,genres\na,m1,Drama|War\nb,m2,War\na,m2,War\nb,m3,Drama|War|Comedy\n")));
    QCOMPARE(genres.items.size(), 3U);
    QCOMPARE(genres.report.rows.read, std::uint64_t{4});
  }
  void decimalCommasAreNoLists() {
    const TextFiles files;
    const Dataset data =
        import(optionsFor(files.write("rt.csv",
                                      "user,item,value\n5,\"3,87\",1\n5,\"6,81\",1\n5,\"-8,40\",1\n"
                                      "5,99,1\n6,\"3,87\",1\n6,\"12,5\",2\n")));
    QCOMPARE(data.items.size(), Index{5});
    QVERIFY(valueOf(data, "6", "12,5") == 2.0F);
    // Three of them in a cell are a list still.
    const Dataset lists = import(optionsFor(
        files.write("l.csv", "user,items\n5,\"3,87,4\"\n6,\"6,81\"\n7,\"3,4\"\n8,\"81,4,6\"\n")));
    QVERIFY(historyOf(lists, "5") == "3 87 4");
  }

  void theSeparatorOfAListCanBeChosen() {
    const TextFiles files;
    ImportOptions options =
        optionsFor(files.write("c.csv", "user,what\na,red wine/white wine\nb,red wine\n"));
    options.format.listSeparator = "/";
    const Dataset data = import(options);
    QVERIFY(valueOf(data, "a", "white wine") && valueOf(data, "b", "red wine"));
    options.format.listSeparator = "#";
    QVERIFY(errorOf(options).find("No column holds lists") != std::string::npos);
    ImportOptions none =
        optionsFor(files.write("n.csv", "user,items\na,i1|i2\nb,i2\nc,i1|i2|i3\n"));
    none.format.listSeparator = "";
    QCOMPARE(import(none).items.size(), 3U);  // "i1|i2", "i2" and "i1|i2|i3"
  }
  void impressionsCountWhenTheyWereChosen() {
    const TextFiles files;
    const Dataset data = import(optionsFor(files.write(
        "behaviors.tsv",
        "1\tU13740\t11/11/2019 9:05:58 AM\tN55189 N42782\tN55689-1 N35729-0\n"
        "2\tU91836\t11/12/2019 6:11:30 PM\tN31739 N6072 N63045\tN20678-0 N39317-0 N58114-1\n"
        "3\tU73700\t11/14/2019 7:01:48 AM\tN10732\tN50014-0 N23877-1 N35389-1\n")));
    QCOMPARE(data.report.rows.imported, std::uint64_t{4});
    QVERIFY(valueOf(data, "U13740", "N55689") && valueOf(data, "U73700", "N35389"));
    QVERIFY(!data.items.find("N20678"));
    QVERIFY(hasNote(data, "4 items in lists of"));
    QVERIFY(data.interactions->hasTimes());
  }
  /// Histories that are all as long are still none of users.
  void impressionsCountBesideHistoriesOfOneLength() {
    const TextFiles files;
    const Dataset data = import(optionsFor(
        files.write("behaviors.tsv",
                    "1\tU13740\t11/11/2019 9:05:58 AM\tN55189 N42782\tN55689-1 N35729-0\n"
                    "2\tU91836\t11/12/2019 6:11:30 PM\tN31739 N6072\tN39317-0 N58114-1\n"
                    "3\tU73700\t11/14/2019 7:01:48 AM\tN10732 N42782\tN50014-0 N23877-1\n")));
    QCOMPARE(data.report.rows.imported, std::uint64_t{3});
    QVERIFY(valueOf(data, "U13740", "N55689") && valueOf(data, "U73700", "N23877"));
    QVERIFY(!data.items.find("N42782"));
  }
  void aHeaderBehindTheEndIsNone() {
    const TextFiles files;
    ImportOptions options = optionsFor(files.write("m.csv", "user,a,b\n"));
    options.layout = Layout::Matrix;
    options.format.header = true;
    options.skipLines = 1;
    QVERIFY(!errorOf(options).empty());
  }
  void previewsShowRecords() {
    const TextFiles files;
    const Preview preview = previewImport(optionsFor(files.write("s.csv", kSurvey)), 2, {});
    QVERIFY(preview.layout == Layout::Matrix && !preview.layoutNote.empty());
    QVERIFY(preview.rows[1].cells == std::vector<std::string>({"ann", "film 2", "5"}));
    QVERIFY(preview.columns[1].role == ColumnRole::Item);
  }
  void optionsOfOtherLayoutsAreRefused() {
    const TextFiles files;
    ImportOptions options = optionsFor(files.write("x.csv", "user,item\na,b\n"));
    options.format.path = "events[]";
    QVERIFY(errorOf(options).find("not JSON") != std::string::npos);
    options.format.path.reset();
    options.format.noRating = 99;
    options.layout = Layout::Delimited;
    QVERIFY(errorOf(options).find("not rated") != std::string::npos);
  }
  void whatCouldBeListsIsOffered() {
    const TextFiles files;
    const auto offered = [&files](const std::string& cells) {
      std::string text = "user,item,more\n";
      for (int row = 0; row < 12; ++row) {
        text += "u" + std::to_string(row % 4) + ",i" + std::to_string(row) + "," + cells + "\n";
      }
      return previewImport(optionsFor(files.write("t.csv", text)), 5, {}).choices.listSeparators;
    };
    using Separators = std::vector<std::string>;
    QVERIFY(offered("A Film (1999)").empty());
    QVERIFY(offered("2024-01-01 10:00:00").empty());
    QVERIFY(offered("12.5").empty());
    QVERIFY((offered("Comedy|Drama") == Separators{"|"}));
    QVERIFY((offered("i7 i8 i9") == Separators{" "}));
    QVERIFY((offered("\"[1, 2]\"") == Separators{"[]"}));
  }
  void numbersThatCouldMeanNotRatedAreOffered() {
    const TextFiles files;
    const auto offered = [&files](const char* unrated) {
      std::string text = kSurvey;
      for (std::size_t at = text.find(",,"); at != std::string::npos; at = text.find(",,")) {
        text.insert(at + 1, unrated);
      }
      ImportOptions options = optionsFor(files.write("s.csv", text));
      options.layout = Layout::Matrix;
      return previewImport(options, 5, {}).choices.unrated;
    };
    using Numbers = std::vector<double>;
    QVERIFY(offered("3").empty());
    QVERIFY((offered("0") == Numbers{0}));
    QVERIFY((offered("-1") == Numbers{-1}));
    QVERIFY((offered("99") == Numbers{99}));
  }
  void ratingsAreToldFromCountsAndMeasures() {
    const TextFiles files;
    const auto liked = [&files](const std::vector<const char*>& values) {
      std::string text = "user,item,value\n";
      for (std::size_t row = 0; row < 40; ++row) {
        text += "u" + std::to_string(row % 7) + ",i" + std::to_string(row % 9) + "," +
                values[row % values.size()] + "\n";
      }
      return likedFrom(previewImport(optionsFor(files.write("v.csv", text)), 100, {}));
    };
    QCOMPARE(liked({"1", "4", "5", "3", "5"}), std::optional<double>(4));
    QCOMPARE(liked({"2.5", "4.5", "5"}), std::optional<double>(4));
    QCOMPARE(liked({"6", "8", "9", "10"}), std::optional<double>(8));
    QVERIFY(!liked({"1", "1", "1", "2", "5"}));  // pieces bought
    QVERIFY(!liked({"4", "5"}));
    QVERIFY(!liked({"3.99", "4.25", "5"}));
    QVERIFY(!liked({"1", "60", "100"}));
  }
  void everyKeyOfALayoutOrEncodingIsUnderstood() {
    for (const auto& [key, layout] : layoutsByKey()) QVERIFY(layoutOfKey(key) == layout);
    for (const auto& [key, encoding] : encodingsByKey()) QVERIFY(encodingOfKey(key) == encoding);
    QVERIFY(layoutOfKey("jsonlines") == Layout::JsonObjects);
    QVERIFY(keyOf(Layout::JsonObjects) == "json");
    QVERIFY(!layoutOfKey("rows") && !encodingOfKey(""));
  }
  void layoutsHaveKeysAndTitles() {
    std::set<std::string> keys;
    for (const LayoutName& name : layoutNames()) {
      QVERIFY(keys.insert(name.key).second);
      QVERIFY(layoutTitle(name.layout).english() == name.title.english());
    }
    QCOMPARE(keys.size(), std::size_t{8});
  }
};

QTEST_GUILESS_MAIN(WideTablesTest)
#include "tst_WideTables.moc"
