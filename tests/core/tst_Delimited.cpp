// LABELS: unit
// DEPENDS: core_data
#include <QtTest>

#include "core/data/DelimitedReader.h"
#include "core/data/FormatGuess.h"
#include "core/data/LineEnds.h"
#include "tests/core/ImportFixtures.h"
#include "tests/core/RecordFixtures.h"

using namespace tastescope;
using namespace tastescope::testing;

namespace {

std::string read(const std::string& text, std::string_view delimiter, char quote,
                 std::size_t step = 1 << 20) {
  return testing::read(*makeDelimitedReader(feedInSteps(text, step), delimiter, quote));
}

}  // namespace

class DelimitedTest : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void blocksOfAnySizeGiveTheSameRecords() {
    const std::string text = "a,b\r\n\n\"x, \"\"y\"\"\n2\",z\r\nlast,";
    const std::string expected = "1:a^b\n3:x, \"y\"\n2^z\n5:last^\n";
    for (const std::size_t step : {1UL, 2UL, 3UL, 7UL, 1000UL}) {
      QVERIFY(read(text, ",", '"', step) == expected);
    }
  }
  void backslashesEscapeQuotesWhereTheyAreSaidTo() {
    const std::string text = "\"say \\\"hi\\\", ok\",b\n\"a\\\\\",\"x\\y\"\n\"p\"\"q\",r\\\n";
    const std::string expected = "1:say \"hi\", ok^b\n2:a\\^x\\y\n3:p\"q^r\\\n";
    for (const std::size_t step : {1UL, 2UL, 3UL, 7UL, 1000UL}) {
      const auto reader = makeDelimitedReader(feedInSteps(text, step), ",", '"', 1,
                                              Numbering::Lines, InnerQuote::Backslash);
      QVERIFY(testing::read(*reader) == expected);
    }
    QVERIFY(read("\"C:\\\",b\n", ",", '"') == "1:C:\\^b\n");
  }
  void backslashesThatEscapeAreSeen() {
    const auto format = [](const std::string& text) {
      TextSample sample;
      sample.text = text;
      sample.complete = true;
      return guessFormat(sample, Layout::Auto, {});
    };
    const std::string header = "user,item,title\n";
    const FileFormat escaped = format(
        header + "u1,i1,\"The \\\"Best\\\", 2nd\"\nu2,i1,\"Plain\"\nu3,i2,\"12\\\" vinyl\"\n");
    QVERIFY(escaped.innerQuote == InnerQuote::Backslash);
    QVERIFY(escaped.delimiterNote.english().find("written \\\"") != std::string::npos);
    // Doubled quotes, and a path that ends with a backslash.
    for (const char* rows :
         {"u1,i1,\"The \"\"Best\"\", 2nd\"\n", "u1,i1,\"C:\\dir\\\"\nu2,i1,\"D:\\\"\n"}) {
      QVERIFY2(format(header + rows).innerQuote == InnerQuote::Doubled, rows);
    }
    const TextFiles files;
    const Dataset data = import(optionsFor(files.write(
        "dump.csv",
        header + "u1,i1,\"a \\\"b\\\", c\"\nu2,\"i\\\"2\",d\nu2,i1,\"a \\\"b\\\", c\"\n")));
    QCOMPARE(data.report.rows.rejected, std::uint64_t{0});
    QVERIFY(valueOf(data, "u2", "i\"2"));
  }
  void titlesBesideEmptyCellsAreNoHeader_data() {
    QTest::addColumn<QString>("above");
    QTest::newRow("one") << QStringLiteral("Sales report,,,\n");
    QTest::newRow("several") << QStringLiteral("Sales report,,,\nJanuary,,,\n,,,\n");
    QTest::newRow("a name and its value") << QStringLiteral("From,2023-01-01,,\n,,,\n");
    QTest::newRow("short and long") << QStringLiteral("Sales\n\nJanuary,,,\n");
    QTest::newRow("none") << QString();
  }
  void barsAroundARowAreNoCells() {
    std::string text = "List of today\n\n-------\n|Customer|Product|Qty|\n-------\n";
    for (int i = 0; i < 12; ++i) text += "|ann|lamp|3|\n|bob|chair|2|\n|ann|chair|1|\n";
    const TextFiles files;
    const Dataset data = import(optionsFor(files.write("r.txt", text)));
    QCOMPARE(data.report.reading.columns.at(1).name, std::string("Customer"));
    QVERIFY(valueOf(data, "ann", "lamp") && valueOf(data, "bob", "chair"));
  }
  void titlesBesideEmptyCellsAreNoHeader() {
    QFETCH(QString, above);
    for (const QChar delimiter : {u',', u';', u'\t'}) {
      QString text = above + QStringLiteral("Customer,Product,Qty,Date\n");
      for (const char* row : {"Ann,Lamp,1", "Bob,Chair,2", "Ann,Chair,3", "Cem,Lamp,1"})
        text += QLatin1String(row) + QStringLiteral(",2023-01-03\n");
      const TextFiles files;
      const Dataset data =
          import(optionsFor(files.write("r.csv", text.replace(u',', delimiter).toStdString())));
      QCOMPARE(data.report.rows.rejected, std::uint64_t{0});
      QCOMPARE(data.users.size(), Index{3});
      QVERIFY(valueOf(data, "Bob", "Chair") == 2.0F && valueOf(data, "Ann", "Chair") == 3.0F);
    }
  }
  void namesOfGroupsStandAboveAHeader() {
    const TextFiles files;
    const Dataset data = import(
        optionsFor(files.write("r.csv",
                               "Customer,,Product,,Order,\nID,Name,ID,Name,Qty,Date\n"
                               "104,Co 4,P10,Lamp,1,2023-01-03\n110,Co 1,P2,Chair,2,2023-01-03\n"
                               "104,Co 4,P2,Chair,3,2023-01-05\n")));
    QVERIFY(valueOf(data, "104", "P2") == 3.0F && valueOf(data, "110", "P2") == 2.0F);
    const auto& columns = data.report.reading.columns;
    QVERIFY(columns.front().name == "Customer ID" && columns.back().name == "Date");
  }
  void aHeaderWithBlanksIsNoTitle() {
    const TextFiles files;
    const Dataset data = import(optionsFor(
        files.write("r.csv", "user,item,,\nann,lamp,,\nbob,chair,red,large\nann,chair,,\n")));
    QCOMPARE(data.report.rows.imported, std::uint64_t{3});
    QVERIFY(valueOf(data, "ann", "lamp"));
  }
  void whatIsNoTableIsNamed_data() {
    QTest::addColumn<QString>("line");
    QTest::addColumn<QString>("words");
    QTest::newRow("LIBSVM") << QStringLiteral("%1 3:1 107:1\n")
                            << QStringLiteral("numbered features");
    QTest::newRow("LIBFFM") << QStringLiteral("%1 0:3:1 1:107:0.5\n")
                            << QStringLiteral("numbered features");
    QTest::newRow("one feature") << QStringLiteral("%1 14%1:3\n")
                                 << QStringLiteral("numbered features");
    QTest::newRow("blocks") << QStringLiteral("beer/id: %1\nreview/text: good: 3, bad: 4\n\n")
                            << QStringLiteral("a block of lines such as “beer/id: 1”");
    QTest::newRow("counted lists")
        << QStringLiteral("1 %1\n2 %1 9\n3 4 %1 9\n") << QStringLiteral("how many items it has");
    QTest::newRow("times of day") << QStringLiteral("%1 12:30 13:45\n") << QString();
    QTest::newRow("colons") << QStringLiteral("%1::3::5\n") << QString();
  }
  void whatIsNoTableIsNamed() {
    QFETCH(QString, line);
    QFETCH(QString, words);
    QString text;
    for (int i = 1; i < 9; ++i) text += line.arg(i);
    const TextFiles files;
    const std::string error = errorOf(optionsFor(files.write("x.txt", text.toStdString())));
    QVERIFY2(words.isEmpty() ? error.empty() : QString::fromStdString(error).contains(words),
             error.c_str());
  }
  void namesOfRowsNeedNoNameAboveThem() {
    const TextFiles files;
    const auto columns = [&](const std::string& text) {
      const Preview preview = previewImport(optionsFor(files.write("r.txt", text)), 5, {});
      std::string names;
      for (const PreviewColumn& column : preview.columns) names += column.name + " ";
      return names;
    };
    // R's write.table, and the same with tabs and names of words.
    QCOMPARE(columns("\"user\" \"item\" \"rating\"\n\"1\" \"u1\" \"i1\" 5\n\"2\" \"u2\" \"i1\" 4\n"
                     "\"3\" \"u2\" \"i2\" 4\n"),
             std::string("1 user item rating "));
    QCOMPARE(columns("user\titem\nrow a\tu1\ti1\nrow b\tu2\ti1\n"), std::string("1 user item "));
    const Dataset data =
        import(optionsFor(files.write("r.csv", "user item\n1 u1 i1\n2 u2 i1\n3 u2 i2\n4 u1 i3\n")));
    QVERIFY(valueOf(data, "u2", "i2") && data.report.rows.rejected == 0);
    // A wide table is written so, too.
    const Dataset wide = import(optionsFor(files.write(
        "matrix.txt",
        "\"f1\" \"f2\" \"f3\" \"f4\" \"f5\" \"f6\" \"f7\" \"f8\" \"f9\"\n\"ann\" 1 2 3 4 5 4 3 2 "
        "1\n"
        "\"bob\" 5 4 3 2 1 2 3 4 5\n\"cem\" 2 3 4 5 1 3 5 1 4\n\"dan\" 3 5 1 4 2 1 4 3 2\n"
        "\"eve\" 4 1 5 3 3 5 2 1 4\n")));
    QCOMPARE(wide.interactions->size(), std::uint64_t{45});
    QCOMPARE(*valueOf(wide, "cem", "f9"), 4.0F);
    // A comma at the end of every row is no cell.
    QCOMPARE(columns("user,item\nu1,i1,\nu2,i1,\nu3,i2,\n"), std::string("user item "));
    // What is no name of its own in every row is a cell too much.
    QCOMPARE(columns("user,item\nu1,i1,5\nu1,i2,4\nu2,i2,3\n"), std::string("user item "));
  }
  void emptyNamesInAHeaderAreNumbers() {
    const TextFiles files;
    const auto file = files.write("gaps.csv", ",user_id,,,item_id\n0,u1,x,y,i1\n1,u2,x,y,i1\n");
    const Dataset data = import(optionsFor(file));
    QVERIFY(valueOf(data, "u2", "i1") && data.report.rows.read == 2);
  }
  void blocksMayEndInWhatEndsALongQuote() {
    for (const std::size_t step : {1UL, 2UL, 3UL, 4UL, 5UL, 1000UL}) {
      QVERIFY(read("a,\"x\n2\"\r\nb,c\r\n", ",", '"', step) == "1:a^x\n2\n3:b^c\n");
      QVERIFY(read("\"x\n2\"::b\nc::d\n", "::", '"', step) == "1:x\n2^b\n3:c^d\n");
    }
  }
  void blocksMayEndInBlankLines() {
    for (const std::size_t step : {1UL, 2UL, 3UL, 1000UL}) {
      QVERIFY(read("a,b\r\n\r\nc,d\r\n\r", ",", '"', step) == "1:a^b\n3:c^d\n");
      QVERIFY(read("a b\n  \nc d\n ", " ", '\0', step) == "1:a^b\n3:c^d\n");
    }
  }
  void ofALineThatCannotBeReadTheBeginningIsShown() {
    const std::string line("a\0b,c", 5);
    for (const std::size_t step : {1UL, 2UL, 1000UL}) {
      const auto reader = makeDelimitedReader(feedInSteps(line + "\nd,e\n", step), ",", '"');
      Record record;
      QVERIFY(reader->next(record));
      QVERIFY(record.problem == RecordProblem::ZeroByte && record.raw == line);
    }
  }
  void howLongAQuoteMayBeDoesNotDependOnBlocks() {
    const std::string most(kMaxQuotedBytes, 'x');
    for (const std::size_t step : {1UL << 12, 1UL << 20}) {
      QVERIFY(read("\"" + most + "\"\nc\n", ",", '"', step) == "1:" + most + "\n2:c\n");
      QVERIFY(read("\"" + most + "x\"\nc\n", ",", '"', step) == "1!\n2:c\n");
    }
  }
  void longDelimitersAreNotTakenApart() {
    QVERIFY(read("1::Star: War::A|B\n", "::", '\0', 2) == "1:1^Star: War^A|B\n");
  }
  void runsOfSpacesAreOneDelimiter() {
    QVERIFY(read("1 2  3 \n4\t5\n", " ", '\0') == "1:1^2^3\n2:4^5\n");
  }
  void quotesInsideATextAreKept() {
    QVERIFY(read("1,\"Weird Al\" Yankovic,x\n", ",", '"') == "1:1^\"Weird Al\" Yankovic^x\n");
  }
  void anUnclosedQuoteCostsOneLine() {
    QVERIFY(read("a,b\nc,\"d\ne,f\n", ",", '"', 3) == "1:a^b\n2!\n3:e^f\n");
    const std::string far(kMaxQuotedBytes * 3, 'x');
    QVERIFY(read("c,\"d\n" + far + "\ne,f\n", ",", '"', 4096) == "1!\n2:" + far + "\n3:e^f\n");
  }
  void zeroBytesAndEndlessLinesCostOneLine() {
    QVERIFY(read(std::string("a\0b,c\nd,e\n", 10), ",", '"') == "1!\n2:d^e\n");
    QVERIFY(read(std::string(kMaxRecordBytes + 100, 'x') + "\nd,e\n", ",", '"', 1 << 16) ==
            "1!\n2:d^e\n");
  }
  void carriageReturnsEndLinesWhereTheyAreTheSign() {
    using enum LineEnds;
    QVERIFY(lineEndsOf("a,b\rc,d\r") == CarriageReturnsToo);
    QVERIFY(lineEndsOf("a,b\rc,d") == CarriageReturnsToo);
    QVERIFY(lineEndsOf("a,b\nc,d\re,f\r\ng,h\n") == CarriageReturnsToo);
    QVERIFY(lineEndsOf("a,b\nc,d\n") == Feeds);
    QVERIFY(lineEndsOf("a,b\r\nc,d\r\n") == Feeds);
    QVERIFY(lineEndsOf("a,b\r\r\nc,d\r\r\n") == Feeds);
    QVERIFY(lineEndsOf("a,b\n\"x\ry\",d\n\"q \"\"z\"\"\rw\",e\n") == Feeds);
    QVERIFY(lineEndsOf("a,b\nc,two\rlines\ne,f\n") == Feeds);  // the pieces are no whole rows
    QVERIFY(lineEndsOf("a,b\xe2\x80\xa8"
                       "c,d") == Feeds);
    QVERIFY(lineEndsOf("") == Feeds);
  }
  void carriageReturnsAreConvertedInBlocksOfAnySize() {
    const std::string text = "a,b\rc,d\r\n\re,f\r";
    for (const std::size_t step : {1UL, 2UL, 3UL, 5UL, 100UL}) {
      LineEndConverter converter;
      std::string all;
      for (std::size_t at = 0; at < text.size(); at += step) {
        std::string block = text.substr(at, step);
        converter.convert(block, false);
        all += block;
      }
      std::string none;
      converter.convert(none, true);
      QVERIFY(all + none == "a,b\nc,d\r\n\ne,f\n");
    }
  }
  void filesOfCarriageReturnsAreRead() {
    const TextFiles files;
    std::string text = "user,item,rating\r";
    for (int row = 0; row < 60; ++row) {
      text += "u" + std::to_string(row % 8);
      text += ",i" + std::to_string(row) + ",4\r";
    }
    const Dataset data = import(optionsFor(files.write("mac.csv", text + "u9,i9,four\r")));
    QCOMPARE(data.report.rows.imported, std::uint64_t{60});
    QCOMPARE(data.users.size(), std::size_t{8});
    QCOMPARE(data.report.rejected.front().line, std::uint64_t{62});
    QVERIFY(data.report.rejected.front().reason.english() == "“four” is not a usable number.");
  }
  void mixedLineEndsAreRead() {
    const TextFiles files;
    const Dataset data = import(optionsFor(
        files.write("mixed.csv", "user,item,rating\nu1,i1,4\ru2,i2,3\r\nu3,i3,2\nu4,i4,x\r")));
    QCOMPARE(data.report.rows.imported, std::uint64_t{3});
    QCOMPARE(*valueOf(data, "u2", "i2"), 3.0F);
    QCOMPARE(data.report.rejected.front().line, std::uint64_t{5});
  }
  void otherSignsOfUnicodeEndNoLine() {
    const TextFiles files;
    const Dataset data =
        import(optionsFor(files.write("u.csv", "user,item\nu1,a\xe2\x80\xa8z\nu2,b\xc2\x85z\n")));
    QVERIFY(valueOf(data, "u1", "a\xe2\x80\xa8z") && valueOf(data, "u2", "b\xc2\x85z"));
  }
  void aNameThatComesTenThousandsOfTimesTakesNoMinutes() {
    const TextFiles files;
    std::string names = "user,item";
    std::string row = "u1,i1";
    for (int column = 0; column < 30'000; ++column) {
      names += ",item";
      row += ",1";
    }
    QElapsedTimer timer;
    timer.start();
    const Preview preview =
        previewImport(optionsFor(files.write("names.csv", names + '\n' + row + '\n')), 2, {});
    QVERIFY(preview.columns.back().name == "item (30001)");
    QVERIFY2(timer.elapsed() < 20'000, "it should take about a second");
  }
  void idsWithZeroBytesAreRejected() {
    const TextFiles files;
    const Dataset data = import(optionsFor(files.write(
        "nul.jsonl",
        "{\"user\":\"u1\",\"item\":\"i\\u00001\"}\n{\"user\":\"u1\",\"item\":\"i2\"}\n")));
    QCOMPARE(data.report.rows.imported, std::uint64_t{1});
    QCOMPARE(data.report.rows.rejected, std::uint64_t{1});
    QVERIFY(data.report.rejected.front().reason.english() == "The id holds a zero byte.");
  }
  void decimalCommasWithThousandsAreRead() {
    const TextFiles files;
    ImportOptions options = optionsFor(
        files.write("v.csv",
                    "usuario;producto;importe\nU0;P0;12,50\nU1;P1;1.240,00\nU2;P2;1.240.294,00\n"
                    "U3;P3;3\n"));
    options.roles = {{"importe", ColumnRole::Rating}};
    const Dataset data = import(options);
    QCOMPARE(data.report.rows.rejected, std::uint64_t{0});
    QCOMPARE(*valueOf(data, "U0", "P0"), 12.5F);
    QCOMPARE(*valueOf(data, "U1", "P1"), 1240.0F);
    QCOMPARE(*valueOf(data, "U2", "P2"), 1240294.0F);
  }
  void formatsAreGuessed_data() {
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("delimiter");
    QTest::addColumn<bool>("header");
    QTest::newRow("tab") << QByteArray("196\t242\t3\t881250949\n186\t302\t3\t891717742\n")
                         << QByteArray("\t") << false;
    QTest::newRow("double colon") << QByteArray("1::1193::5::978300760\n1::661::3::978302109\n")
                                  << QByteArray("::") << false;
    QTest::newRow("comma") << QByteArray("userId,movieId,rating\n1,2,3.5\n") << QByteArray(",")
                           << true;
    QTest::newRow("semicolon, decimal comma")
        << QByteArray("user;item;rating\na;b;3,5\na;c;4,0\n") << QByteArray(";") << true;
    QTest::newRow("pipe") << QByteArray("1|24|M|technician\n2|53|F|other\n") << QByteArray("|")
                          << false;
    QTest::newRow("space") << QByteArray("0 5 5\n0 9 3\n") << QByteArray(" ") << false;
    QTest::newRow("dates with spaces")
        << QByteArray("2011-12-09 08:26,u1,i1\n2011-12-09 08:27,u2,i2\n") << QByteArray(",")
        << false;
    QTest::newRow("unknown words over numbers")
        << QByteArray("tagID\ttagValue\n1\tmetal\n2\trock\n") << QByteArray("\t") << true;
    QTest::newRow("text only") << QByteArray("alice,apple\nbob,pear\n") << QByteArray(",") << false;
  }
  void formatsAreGuessed() {
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, delimiter);
    QFETCH(bool, header);
    TextSample sample;
    sample.text = text.toStdString();
    sample.complete = true;
    const FileFormat format = guessFormat(sample, Layout::Auto, {});
    QCOMPARE(QByteArray::fromStdString(*format.text.delimiter), delimiter);
    QCOMPARE(*format.text.header, header);
    QVERIFY(format.layout == Layout::Delimited);
  }
  void rolesAreGuessedWithoutHeader() {
    const TextFiles files;
    const Preview four = previewImport(
        optionsFor(files.write("a", "196\t242\t3\t881250949\n186\t302\t3\t891717742\n")), 5, {});
    QVERIFY(four.columns[0].role == ColumnRole::User && four.columns[1].role == ColumnRole::Item);
    QVERIFY(four.columns[2].role == ColumnRole::Rating && four.columns[3].role == ColumnRole::Time);
    const Preview three =
        previewImport(optionsFor(files.write("b", "1,2,881250949\n1,3,891717742\n")), 5, {});
    QVERIFY(three.columns[2].role == ColumnRole::Time);
    const Preview timeFirst = previewImport(
        optionsFor(files.write("c", "2011-12-09 08:26,u1,i1\n2011-12-09 08:27,u2,i2\n")), 5, {});
    QVERIFY(timeFirst.columns[0].role == ColumnRole::Time &&
            timeFirst.columns[1].role == ColumnRole::User);
  }
  void retailHeadersAreUnderstood() {
    const TextFiles files;
    const auto file = files.write(
        "r.csv",
        "InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country\n"
        "536365,85123A,HOLDER,6,12/1/2010 8:26,2.55,17850,United Kingdom\n"
        "536366,71053,LANTERN,2,12/13/2010 8:28,3.39,17851,France\n");
    const Dataset data = import(optionsFor(file));
    QCOMPARE(*valueOf(data, "17850", "85123A"), 6.0F);
    QVERIFY(data.itemAttributes.title(*data.items.find("71053")) == "LANTERN");
    QVERIFY(data.userAttributes.display(0, 1) == "France");
    QCOMPARE(data.interactions->times()[0],
             momentOf(1291191960));  // 1 December 2010, 08:26 UTC
  }
  void guessesCanBeCorrected() {
    const TextFiles files;
    ImportOptions options = optionsFor(files.write("x.csv", "5;a;b\n4;a;c\n"));
    options.roles = {{"1", ColumnRole::Rating}, {"2", ColumnRole::User}, {"3", ColumnRole::Item}};
    QCOMPARE(*valueOf(import(options), "a", "c"), 4.0F);
    options.roles = {{"9", ColumnRole::User}};
    QVERIFY(errorOf(options).find("no column “9”") != std::string::npos);
  }
  void undecidedDatesAreDecidedByLaterRows() {
    const TextFiles files;
    std::string text = "user,item,date\n";
    for (int i = 0; i < 1500; ++i)
      text.append("u").append(std::to_string(i)).append(",i,1/2/2011\n");
    text += "u,i,1/13/2011\n";
    const Dataset data = import(optionsFor(files.write("d.csv", text)));
    QCOMPARE(data.report.rows.rejected, std::uint64_t{0});
    QCOMPARE(data.interactions->times()[0], momentOf(1293926400));  // 2 January 2011
  }
  void jsonLinesAreRead() {
    const TextFiles files;
    const auto file =
        files.write("e.jsonl",
                    "{\"user_id\":\"u1\",\"item_id\":7,\"rating\":4.5,\"timestamp\":1500000000}\n"
                    "{\"item_id\":8,\"user_id\":\"u1\",\"rating\":3,\"timestamp\":1400000000}\n[1]"
                    "\nnot json\n");
    const Dataset data = import(optionsFor(file));
    QVERIFY(historyOf(data, "u1") == "8 7");
    QCOMPARE(*valueOf(data, "u1", "7"), 4.5F);
    QCOMPARE(data.report.rows.rejected, std::uint64_t{2});
    QVERIFY(data.report.rows.balanced());
  }
  void listsAreRead() {
    const TextFiles files;
    const Dataset data = import(optionsFor(files.write("l.txt", "1 10 20 30\n2 20\n3 40 10\n4\n")));
    QVERIFY(historyOf(data, "1") == "10 20 30");
    QCOMPARE(data.report.rows.imported, std::uint64_t{6});
    QCOMPARE(data.users.size(), 3U);
  }
  void listsHaveAnOrderAndTablesNeedTimes() {
    const TextFiles files;
    const auto ordered = [&](const char* name, const char* text) {
      return import(optionsFor(files.write(name, text))).hasOrder();
    };
    QVERIFY(ordered("l.txt", "1 10 20 30\n2 20\n3 40 10\n"));
    QVERIFY(!ordered("p.csv", "user,item\na,x\na,y\nb,x\n"));
    QVERIFY(ordered("t.csv", "user,item,timestamp\na,x,1500000000\na,y,1400000000\n"));
  }
};

QTEST_GUILESS_MAIN(DelimitedTest)
#include "tst_Delimited.moc"
