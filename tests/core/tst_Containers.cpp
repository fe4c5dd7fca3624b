// LABELS: unit
// DEPENDS: core_data SQLite::SQLite3
// Tables inside workbooks, databases and Parquet files, and files that hold none.
#include <sqlite3.h>

#include <QtTest>

#include "core/data/BlockReader.h"
#include "core/data/SourceFiles.h"
#include "core/files/ElementSkipper.h"
#include "tests/core/ArchiveFixtures.h"
#include "tests/core/ImportFixtures.h"

using namespace tastescope;
using namespace tastescope::testing;

namespace {

/// All a table gives, as CSV.
std::string csvOf(const std::filesystem::path& file, std::size_t table = 0) {
  bool complete = false;
  return readHead(membersOf(file, {}).at(table), std::size_t{1} << 20, complete);
}

/// Bytes of a text, a few at a time.
class TextSource final : public ByteSource {
 public:
  TextSource(std::string text, std::size_t step) : text_(std::move(text)), step_(step) {}
  std::size_t read(std::span<char> buffer) override {
    const std::size_t count = std::min({buffer.size(), step_, text_.size() - at_});
    std::copy_n(text_.begin() + static_cast<std::ptrdiff_t>(at_), count, buffer.begin());
    at_ += count;
    return count;
  }
  [[nodiscard]] std::uint64_t position() const override { return at_; }

 private:
  std::string text_;
  std::size_t step_;
  std::size_t at_ = 0;
};

/// What is left of `xml` without its first `count` elements "si"; "none" when that cannot be told.
std::string withoutFirst(const std::string& xml, std::size_t count, std::size_t step) {
  ElementSkipper skipper(std::make_unique<TextSource>(xml, step), "si", count);
  if (!skipper.found()) return "none";
  std::string left(xml.size(), '\0');
  left.resize(readFully(skipper, left));
  return left;
}

/// The sentence a table's reading ends with; empty when it succeeds.
std::string problemOf(const std::filesystem::path& file, std::size_t table = 0) {
  try {
    (void)csvOf(file, table);
  } catch (const Error& error) {
    return error.message().english();
  }
  return {};
}

/// Styles: 0 general, 1 built-in date 14, 2 a custom date and time, 3 a custom number with a
/// quoted "d", 4 elapsed time 46.
const std::string kStyles =
    "<styleSheet><numFmts><numFmt numFmtId=\"164\" formatCode=\"yyyy\\-mm\\-dd h:mm:ss\"/>"
    "<numFmt numFmtId=\"165\" formatCode=\"[Red]0.00&quot; days&quot;\"/></numFmts>"
    "<cellStyleXfs><xf numFmtId=\"14\"/></cellStyleXfs><cellXfs><xf numFmtId=\"0\"/>"
    "<xf numFmtId=\"14\"/><xf numFmtId=\"164\"/><xf numFmtId=\"165\"/><xf numFmtId=\"46\"/>"
    "</cellXfs></styleSheet>";

std::string cell(const std::string& value, const std::string& attributes = {}) {
  return "<c " + attributes + "><v>" + value + "</v></c>";
}

std::string row(const std::string& cells) { return "<row>" + cells + "</row>"; }

const std::string kHeader = textRow({"user", "item", "rating"});

/// A header and n rows "u1,i1,3".
std::string rows(std::size_t n) {
  std::string text = kHeader;
  for (std::size_t i = 1; i <= n; ++i) {
    text += textRow({"u" + std::to_string(i), "i" + std::to_string(i % 2)});
    text.insert(text.size() - std::string("</row>").size(), cell("3"));
  }
  return text;
}

std::string calc(const std::string& tables) {
  return "<office:document-content><office:body><office:spreadsheet>" + tables +
         "</office:spreadsheet></office:body></office:document-content>";
}

void run(sqlite3* database, const char* sql) {
  QCOMPARE(sqlite3_exec(database, sql, nullptr, nullptr, nullptr), SQLITE_OK);
}

}  // namespace

class ContainersTest : public QObject {
  Q_OBJECT
  TextFiles m_files;

  std::filesystem::path zip(const std::string& name, const ArchiveFiles& files) const {
    const auto file = m_files.folder() / name;
    writeZip(file, files);
    return file;
  }
  std::filesystem::path excel(const std::string& name, const std::vector<SheetFixture>& sheets,
                              const ArchiveFiles& more = {},
                              const std::string& properties = {}) const {
    return zip(name, excelFiles(sheets, more, properties));
  }
  std::filesystem::path ods(const std::string& name, const std::string& tables) const {
    return zip(name, {{"mimetype", "application/vnd.oasis.opendocument.spreadsheet"},
                      {"content.xml", calc(tables)}});
  }
  std::filesystem::path database(const std::string& name,
                                 const std::vector<const char*>& statements) const {
    const auto file = m_files.folder() / name;
    sqlite3* raw = nullptr;
    sqlite3_open(file.c_str(), &raw);
    for (const char* sql : statements) run(raw, sql);
    sqlite3_close(raw);
    return file;
  }

 private Q_SLOTS:
  void anExcelSheetIsReadLikeItsCsv() {
    const auto book = excel("book.xlsx", {{"Sheet1", rows(3), {}}});
    const auto text = m_files.write("book.csv", "user,item,rating\nu1,i1,3\nu2,i0,3\nu3,i1,3\n");
    QVERIFY(csvOf(book) == contentOf(text));
    QVERIFY(import(optionsFor(book)).fingerprint == import(optionsFor(text)).fingerprint);
    // By its content: another name changes nothing.
    const auto renamed = m_files.folder() / "book.csv.backup";
    std::filesystem::copy_file(book, renamed);
    QCOMPARE(import(optionsFor(renamed)).report.rows.imported, std::uint64_t{3});
  }
  void cellsAreTyped_data() {
    QTest::addColumn<QByteArray>("xml");
    QTest::addColumn<QByteArray>("text");
    const auto add = [](const char* name, const std::string& xml, const char* text) {
      QTest::newRow(name) << QByteArray::fromStdString(xml) << QByteArray(text);
    };
    add("whole number", cell("12"), "12");
    add("long number", cell("12345678901234567890"), "12345678901234567890");
    add("fraction", cell("0.10000000000000001"), "0.1");
    add("exponent", cell("1E+15"), "1000000000000000");
    add("tiny", cell("1.4999999999999999E-2"), "0.015");
    add("negative", cell("-3.5"), "-3.5");
    add("shared", cell("1", "t=\"s\""), "second, \"quoted\"");
    add("rich", cell("2", "t=\"s\""), "bold and plain");
    add("escaped", cell("3", "t=\"s\""), "a_x_ tab\there");
    add("formula's text", "<c t=\"str\"><f>A1&amp;B1</f><v>x&lt;y</v></c>", "x<y");
    add("true", cell("1", "t=\"b\""), "TRUE");
    add("error", cell("#N/A", "t=\"e\""), "");
    // 45000 is 2023-03-15: 44927 is 2023-01-01 and 73 days follow (31 + 28 + 14).
    add("date", cell("45000", "s=\"1\""), "2023-03-15");
    add("date and time", cell("45000.041666666664", "s=\"2\""), "2023-03-15 01:00:00");
    add("milliseconds", cell("45000.5000014468", "s=\"2\""), "2023-03-15 12:00:00.125");
    add("no date", cell("45000.5", "s=\"3\""), "45000.5");
    add("time of day", cell("0.25", "s=\"4\""), "06:00:00");
    add("first day", cell("1", "s=\"1\""), "1900-01-01");
    add("before the day that never was", cell("59", "s=\"1\""), "1900-02-28");
    add("after it", cell("61", "s=\"1\""), "1900-03-01");
    add("negative date", cell("-1", "s=\"1\""), "-1");
    add("iso date", cell("2023-03-15T01:00:00", "t=\"d\""), "2023-03-15 01:00:00");
  }
  void cellsAreTyped() {
    QFETCH(QByteArray, xml);
    QFETCH(QByteArray, text);
    const std::string shared =
        "<sst><si><t>first</t></si><si><t xml:space=\"preserve\">second, &quot;quoted&quot;</t>"
        "</si><si><r><t>bold</t></r><r><rPr><b/></rPr><t> and plain</t></r>"
        "<rPh sb=\"0\" eb=\"1\"><t>ruby</t></rPh></si><si><t>a_x005F_x_ tab_x0009_here</t></si>"
        "</sst>";
    const auto book =
        excel("typed.xlsx", {{"S", row(cell("x", "t=\"str\"") + xml.toStdString()), {}}},
              {{"xl/styles.xml", kStyles}, {"xl/sharedStrings.xml", shared}});
    std::string line;
    for (const char c : text.toStdString())
      line += c == '"' ? std::string("\"\"") : std::string(1, c);
    if (text.contains(',')) line = "\"" + line + "\"";
    QCOMPARE(QByteArray::fromStdString(csvOf(book)),
             QByteArray::fromStdString(text.isEmpty() ? "x\n" : "x," + line + "\n"));
  }
  void daysCountFrom1904WhereTheBookSaysSo() {
    const auto book =
        excel("mac.xlsx", {{"S", row(cell("0", "s=\"1\"") + cell("43538", "s=\"1\"")), {}}},
              {{"xl/styles.xml", kStyles}}, "date1904=\"1\"");
    // 45000 - 1462, the days between both beginnings.
    QVERIFY(csvOf(book) == "1904-01-01,2023-03-15\n");
  }
  void cellsKeepTheirColumnsAndRowsTheirNumbers() {
    // The table begins at B2; C4 and row 5 are missing, D3 is the last of its row.
    const std::string sheet =
        "<row r=\"2\"><c r=\"B2\" t=\"str\"><v>user</v></c><c r=\"C2\" t=\"str\"><v>note</v></c>"
        "<c r=\"D2\" t=\"str\"><v>item</v></c><c r=\"E2\" s=\"1\"/></row>"
        "<row r=\"3\"><c r=\"B3\"><v>1</v></c><c r=\"D3\"><v>7</v></c></row>"
        "<row r=\"4\"><c r=\"B4\"><v>2</v></c></row>"
        "<row r=\"6\"><c r=\"C6\"><v>5</v></c><c r=\"D6\"><v>8</v></c></row>";
    const auto book = excel("gaps.xlsx", {{"S", sheet, {}}});
    QVERIFY(csvOf(book) == "\nuser,note,item\n1,,7\n2,,\n\n,5,8\n");
    ImportOptions options = optionsFor(book);
    options.roles = {{"user", ColumnRole::User}, {"item", ColumnRole::Item}};
    const Dataset data = import(options);
    QCOMPARE(data.report.rows.imported, std::uint64_t{1});
    QCOMPARE(data.report.rejected.at(0).line, std::uint64_t{4});
    QCOMPARE(data.report.rejected.at(1).line, std::uint64_t{6});
  }
  void aLineEndInACellMovesNoRowNumber() {
    const std::string sheet = textRow({"Orders\nof May"}) + kHeader +
                              textRow({"u1", "i\n\n1", "3"}) + textRow({"u2", "", "3"}) +
                              textRow({"u3", "i\n3", "3"}) + textRow({"u4", "i1", "x"});
    ImportOptions options = optionsFor(excel("lines.xlsx", {{"S", sheet, {}}}));
    for (const std::uint64_t skipped : {0, 1}) {
      options.skipLines = skipped;
      const Dataset data = import(options);
      QVERIFY(data.items.find("i\n\n1").has_value());
      QCOMPARE(data.report.rejected.size(), std::size_t{2});
      QCOMPARE(data.report.rejected.at(0).line, std::uint64_t{4});
      QCOMPARE(data.report.rejected.at(1).line, std::uint64_t{6});
    }
    // In a file of text, lines are lines.
    const Dataset text =
        import(optionsFor(m_files.write("lines.csv", "user,item,rating\nu1,\"i\n1\",3\nu2,,3\n")));
    QCOMPARE(text.report.rejected.at(0).line, std::uint64_t{4});
  }
  void aSheetComesInWholeBlocks() {
    const auto book = excel("long.xlsx", {{"S", rows(30'000), {}}});
    BlockReader blocks(membersOf(book, {}).front(), Encoding::Utf8, LineEnds::Feeds, {});
    TextBlock block;
    std::size_t bytes = 0;
    std::size_t count = 0;
    for (; blocks.next(block); ++count) bytes += block.text.size();
    QVERIFY(bytes > kBlockBytes);
    QCOMPARE(count, bytes / kBlockBytes + 1);
  }
  void theFirstSheetWithATableIsReadAndSaidSo() {
    const auto book = excel("shop.xlsx", {{"Cover", "", {}},
                                          {"Old", rows(1), "hidden"},
                                          {"May", rows(3), {}},
                                          {"June", rows(5), {}}});
    ImportOptions options = optionsFor(book);
    const Dataset data = import(options);
    QCOMPARE(data.report.rows.imported, std::uint64_t{3});
    QVERIFY(data.report.notes.at(0).english() ==
            "The sheet “May” of “shop.xlsx” is read. Others it has: June, Old.");
    const Preview preview = previewImport(options, 5, {});
    QVERIFY(preview.file == "shop.xlsx/May" && preview.choices.tables.chosen == "May");
    QVERIFY((preview.choices.tables.names == std::vector<std::string>{"May", "June", "Old"}));
    QVERIFY(preview.choices.tables.byPlace);
    QVERIFY(data.report.reading.doubts.front().sentence.english().find(
                "same columns as “May” and are not read: June, Old.") != std::string::npos);
    QCOMPARE(data.report.reading.doubts.front().option, std::string("--sheet"));
    // By name in any case, and by its place among all sheets.
    for (const char* name : {"June", "june", "4"}) {
      options.member = name;
      QCOMPARE(import(options).report.rows.imported, std::uint64_t{5});
      QVERIFY(import(options).report.notes.empty());
    }
    options.member = "July";
    QVERIFY(errorOf(options).find("no table called “July”. It holds: May, June, Old") !=
            std::string::npos);
  }
  void aCoverIsPassedOver() {
    const std::string cover = textRow({"Report", "2026"}) + textRow({"Total", "3"});
    const auto book = excel("report.xlsx", {{"Cover", cover, {}},
                                            {"Data", rows(3), {}},
                                            {"Legend", textRow({"word", "meaning"}), {}}});
    const Dataset data = import(optionsFor(book));
    QCOMPARE(data.report.rows.imported, std::uint64_t{3});
    QVERIFY(data.report.notes.at(0).english() ==
            "The sheet “Data” of “report.xlsx” is read, the first one with users and items. Others "
            "it has: Cover, Legend.");
    const auto& doubts = data.report.reading.doubts;
    QVERIFY(std::ranges::none_of(doubts, [](const Doubt& d) { return d.option == "--sheet"; }));
    QVERIFY(!tablesOf(optionsFor(book), {}).byPlace);
  }
  void sheetsDescribeEachOther() {
    const auto book =
        excel("whole.xlsx",
              {{"items",
                textRow({"item", "title"}) + textRow({"i1", "One"}) + textRow({"i0", "Nought"}),
                {}},
               {"ratings", rows(4), {}}});
    const Dataset data = import(optionsFor(book));
    QCOMPARE(data.report.rows.imported, std::uint64_t{4});
    QVERIFY(data.itemAttributes.title(*data.items.find("i1")) == "One");
  }
  void severalWorkbooksAreReadOneAfterTheOther() {
    ImportOptions options = optionsFor(excel("jan.xlsx", {{"Data", rows(2), {}}}));
    options.sources.push_back(
        excel("feb.xlsx", {{"Data", rows(3), {}}, {"Notes", textRow({"hello"}), {}}}));
    QCOMPARE(import(options).report.rows.read, std::uint64_t{5});
    options.member = "Data";
    QCOMPARE(import(options).report.rows.read, std::uint64_t{5});
  }
  void whatWasChosenForTextDoesNotTouchATable() {
    ImportOptions options = optionsFor(excel("plain.xlsx", {{"S", rows(3), {}}}));
    options.format.delimiter = ";";
    options.format.quote = '\'';
    options.format.encoding = Encoding::Utf16Le;
    QCOMPARE(import(options).report.rows.imported, std::uint64_t{3});
  }
  void openDocumentSheetsAreRead() {
    const std::string text = "<table:table-cell office:value-type=\"string\"><text:p>";
    const std::string end = "</text:p></table:table-cell>";
    const auto book = ods(
        "book.ods",
        "<table:table table:name=\"Empty\"><table:table-row><table:table-cell/></table:table-row>"
        "</table:table><table:table table:name=\"Data\"><table:table-column/>"
        "<table:table-header-rows><table:table-row>" +
            text + "user" + end + text + "item" + end + text + "when" + end +
            "</table:table-row></table:table-header-rows>"
            "<table:table-row "
            "table:number-rows-repeated=\"2\"><table:table-cell/></table:table-row>"
            "<table:table-row>" +
            text + "a<text:s text:c=\"2\"/>b</text:p><text:p>c" + end +
            "<table:table-cell office:value-type=\"float\" "
            "office:value=\"1.50\"><text:p>1,5</text:p>"
            "</table:table-cell><table:table-cell office:value-type=\"date\" "
            "office:date-value=\"2023-03-15T01:00:00\"><office:annotation><text:p>a note</text:p>"
            "</office:annotation><text:p>15.3.23</text:p></table:table-cell></table:table-row>"
            "<table:table-row table:number-rows-repeated=\"2\"><table:table-cell "
            "table:number-columns-repeated=\"2\" office:value-type=\"float\" office:value=\"7\"/>"
            "<table:covered-table-cell office:value-type=\"float\" office:value=\"9\"/>"
            "<table:table-cell table:number-columns-repeated=\"16381\"/></table:table-row>"
            "<table:table-row table:number-rows-repeated=\"1048570\"><table:table-cell "
            "table:number-columns-repeated=\"16384\"/></table:table-row></table:table>");
    QVERIFY(csvOf(book) == "user,item,when\n\n\n\"a  b\nc\",1.5,2023-03-15 01:00:00\n7,7,\n7,7,\n");
    QVERIFY(membersOf(book, {}).at(0).name() == "book.ods");
  }
  void aSheetWithoutAnythingIsAnErrorInWords() {
    const auto empty = ods("empty.ods", "");
    QVERIFY(errorOf(optionsFor(empty)).find("none of its sheets has anything in it") !=
            std::string::npos);
    const auto hollow =
        excel("hollow.xlsx", {{"S", "<row r=\"1\"><c r=\"A1\" s=\"1\"/></row>", {}}});
    QVERIFY(errorOf(optionsFor(hollow)).find("none of its sheets has anything in it") !=
            std::string::npos);
  }
  void bombsInWorkbooksAreStopped_data() {
    QTest::addColumn<QByteArray>("rows");
    QTest::addColumn<QByteArray>("sentence");
    const auto add = [](const char* name, const std::string& xml, const char* sentence) {
      QTest::newRow(name) << QByteArray::fromStdString(kHeader + xml) << QByteArray(sentence);
    };
    add("row number", "<row r=\"1048577\"><c><v>1</v></c></row>", "a row beyond number 1048576");
    add("column", "<row><c r=\"XFE2\"><v>1</v></c></row>", "a cell beyond column 16384");
    add("huge column", "<row><c r=\"ZZZZZZZZ2\"><v>1</v></c></row>", "is damaged");
    add("long cell", textRow({std::string((1 << 20) + 1, 'x')}), "a cell longer than 1 MB");
    std::vector<std::string> wide(5, std::string(1 << 20, 'x'));
    add("long row", textRow(wide), "is longer than 4 MB");
    add("document type", "<!DOCTYPE x [<!ENTITY a \"b\">]>", "is damaged");
    add("unknown entity", textRow({"&a;"}), "is damaged");
    add("text that is not there", row(cell("5", "t=\"s\"")), "is damaged");
    add("no number", "<row r=\"x\"><c><v>1</v></c></row>", "is damaged");
    add("not closed", "<row><c><v>1", "is damaged");
    add("closed by another", "<row><c><v>1</c></v></row>", "“xl/worksheets/sheet1.xml” inside it");
    add("bytes that are no text", textRow({"\xff"}), "is damaged");
    add("a name twice", "<row r=\"2\" r=\"3\"/>", "is damaged");
    add("long tag", "<row r=\"" + std::string(2 << 20, '1') + "\"/>", "is damaged");
    std::string deep;
    for (int i = 0; i < 300; ++i) deep += "<a>";
    for (int i = 0; i < 300; ++i) deep += "</a>";
    add("deep", row(deep), "is damaged");
  }
  void bombsInWorkbooksAreStopped() {
    QFETCH(QByteArray, rows);
    QFETCH(QByteArray, sentence);
    const auto book = excel("bomb.xlsx", {{"S", rows.toStdString(), {}}});
    const std::string problem = problemOf(book);
    QVERIFY2(problem.find(sentence.toStdString()) != std::string::npos, problem.c_str());
  }
  void documentTypesAreRefused() {
    const std::string types[] = {
        "<!DOCTYPE x [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\">]>",
        "<!DOCTYPE worksheet SYSTEM \"file:///etc/hostname\">",
        "<!-- none -->\n<!DOCTYPE worksheet PUBLIC \"a\" \"http://localhost/a.dtd\">"};
    for (const std::string& type : types) {
      ArchiveFiles files = excelFiles({{"S", kHeader + textRow({"&b;"}), {}}});
      for (auto& [name, content] : files) {
        if (name == "xl/worksheets/sheet1.xml") content.insert(content.find("<worksheet"), type);
      }
      const std::string problem = problemOf(zip("typed.xlsx", files));
      QVERIFY2(problem.find("declares a document type") != std::string::npos, problem.c_str());
    }
  }
  void elementsArePassedOverByTheirTags() {
    const std::string head = "<?xml version=\"1.0\" encoding=\"utf-8\"?><sst>";
    const std::string four =
        "<si/><si a='>'><t>x</t></si><six/><si\n><t/></si><si ><t>last</t></si></sst>";
    for (const std::size_t step : {1, 2, 3, 7, 1000}) {
      QVERIFY(withoutFirst(head + four, 0, step) == head + four);
      QVERIFY(withoutFirst(head + four, 1, step) == head + four.substr(5));
      QVERIFY(withoutFirst(head + four, 3, step) == head + "<si ><t>last</t></si></sst>");
      QVERIFY(withoutFirst(head + four, 4, step) == "none");
      QVERIFY(withoutFirst(head + "<!-- <si> -->" + four, 1, step) == "none");
      QVERIFY(withoutFirst(head + "<si><![CDATA[<si>]]></si>" + four, 1, step) == "none");
      QVERIFY(withoutFirst(head + "<si><?a <si>?></si>" + four, 1, step) == "none");
      QVERIFY(withoutFirst("<?xml encoding=\"utf-16\"?><sst>" + four, 1, step) == "none");
      QVERIFY(withoutFirst("", 0, step) == "none");
    }
  }
  void manyElementsArePassedOverByTheirTags() {
    // Tags at every place of a strip of bytes, between others that begin alike or hide nothing.
    const std::string head = "<sst>";
    std::string xml = head;
    std::vector<std::size_t> begins;
    for (int i = 0; i < 3000; ++i) {
      begins.push_back(xml.size());
      const char* const open[] = {"<si>", "<si a='>'>", "<si\n>", "<si\t>"};
      xml += open[i % 4] + std::string(static_cast<std::size_t>(i % 37), 'x');
      xml += i % 5 == 0 ? "<six/>" : i % 7 == 0 ? "<s/>" : "";
      xml += "</si>";
      if (i % 11 == 0) {
        begins.push_back(xml.size());
        xml += "<si/>";
      }
    }
    for (const std::size_t count : {0, 1, 100, 1000, 1001, 2047, 2048, 3271, 3272}) {
      QVERIFY2(withoutFirst(xml, count, 4096) == head + xml.substr(begins[count]),
               std::to_string(count).c_str());
    }
    QCOMPARE(begins.size(), std::size_t{3273});
    QVERIFY(withoutFirst(xml, 3273, 4096) == "none");
    // What could hide a tag matters before the element, not behind it.
    for (const char* hiding : {"<!-- <si> -->", "<?a <si>?>", "<![CDATA[<si>]]>"}) {
      std::string other = xml;
      other.insert(begins[2000], hiding);
      QVERIFY(withoutFirst(other, 1999, 4096) == head + other.substr(begins[1999]));
      QVERIFY(withoutFirst(other, 2001, 4096) == "none");
      QVERIFY(withoutFirst(other, 3000, 4096) == "none");
    }
  }
  void textsFarBehindAreReadRight_data() {
    QTest::addColumn<QByteArray>("before");
    QTest::newRow("plain") << QByteArray("<?xml version=\"1.0\"?><sst>");
    QTest::newRow("comment") << QByteArray("<sst><!-- <si> -->");
    QTest::newRow("hidden") << QByteArray("<sst><si><t><![CDATA[<si>]]></t></si>");
    QTest::newRow("instruction") << QByteArray("<sst><si><t>a</t><?a <si>?></si>");
    QTest::newRow("encoding") << QByteArray("<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?><sst>");
    QTest::newRow("prefix") << QByteArray("<x:sst xmlns:x=\"x\"><x:si><x:t>a</x:t></x:si>");
  }
  void textsFarBehindAreReadRight() {
    QFETCH(QByteArray, before);
    constexpr int kTexts = 150'000;
    const std::string prefix = before.contains("x:sst") ? "x:" : "";
    const auto tag = [&](const char* start, const char* name) { return start + prefix + name; };
    std::string texts = before.toStdString();
    const auto first = static_cast<int>(before.count("</si>") + before.count("</x:si>"));
    for (int i = first; i < kTexts; ++i) {
      // A text in pieces with a reading aid, an empty one, and ordinary ones.
      const std::string text = "t&amp;" + std::to_string(i);
      if (i == kTexts - 3) {
        texts += tag("<", "si") + "/>";
      } else {
        texts += tag("<", "si") + " a='>'>" + tag("<", "r") + ">" + tag("<", "t") + ">" + text +
                 tag("</", "t") + ">" + tag("</", "r") + ">" + tag("<", "rPh") + ">" +
                 tag("<", "t") + ">no" + tag("</", "t") + ">" + tag("</", "rPh") + ">" +
                 tag("</", "si") + ">";
      }
    }
    texts += tag("</", "sst") + ">";
    std::string cells;
    std::string expected;
    // The last, one shortly and one far before it, then the rest of what was passed over.
    for (const int i : {kTexts - 1, kTexts - 5000, 70'000, kTexts - 2, 100, kTexts - 3}) {
      cells += row(cell(std::to_string(i), "t=\"s\"") + cell("1"));
      expected += i == kTexts - 3 ? ",1\n" : "t&" + std::to_string(i) + ",1\n";
    }
    const auto book = excel("far.xlsx", {{"S", cells, {}}}, {{"xl/sharedStrings.xml", texts}});
    QVERIFY2(csvOf(book) == expected, csvOf(book).c_str());
    const auto beyond = excel("beyond.xlsx", {{"S", row(cell("150000", "t=\"s\"")), {}}},
                              {{"xl/sharedStrings.xml", texts}});
    QVERIFY(problemOf(beyond).find("is damaged") != std::string::npos);
  }
  void aPartMayBeInAnotherEncoding() {
    ArchiveFiles files = excelFiles({{"S", {}, {}}});
    for (auto& [name, content] : files) {
      if (name != "xl/worksheets/sheet1.xml") continue;
      const std::string sheet =
          "<?xml version=\"1.0\" encoding=\"UTF-16\"?><!-- a --><worksheet>"
          "<sheetData>" +
          kHeader + textRow({"u1", "caf&#xe9; &amp;"}) + "</sheetData></worksheet>";
      content = "\xff\xfe";
      for (const char c : sheet) (content += c) += '\0';
    }
    QVERIFY(csvOf(zip("wide.xlsx", files)) == "user,item,rating\nu1,caf\u00e9 &,\n");
  }
  void sharedTextsThatUnpackToMuchMoreAreABomb() {
    std::string texts = "<sst>";
    while (texts.size() < (std::size_t{96} << 20)) {
      texts += "<si><t>" + std::string(1 << 19, 'x') + "</t></si>";
    }
    const auto book = excel("texts.xlsx", {{"S", kHeader + row(cell("999", "t=\"s\"")), {}}},
                            {{"xl/sharedStrings.xml", texts + "</sst>"}});
    QVERIFY(problemOf(book).find("unpacks to more than 250 times its size") != std::string::npos);
  }
  void repeatsInOpenDocumentAreBounded() {
    const std::string value = "office:value-type=\"float\" office:value=\"1234567\"";
    const auto file = [&](const char* rowTimes, const char* columnTimes) {
      return ods("repeat.ods",
                 "<table:table table:name=\"S\"><table:table-row "
                 "table:number-rows-repeated=\"" +
                     std::string(rowTimes) +
                     "\"><table:table-cell table:number-columns-repeated=\"" + columnTimes + "\" " +
                     value + "/></table:table-row></table:table>");
    };
    // 10,000 columns of 7 digits by 1,000,000 rows are 70 GB.
    QVERIFY(problemOf(file("1000000", "10000")).find("to more than 256 MB") != std::string::npos);
    // One wide row makes all of them wide: 10,000 commas by 1,000,000 rows are 10 GB.
    const std::string cell = "<table:table-cell " + value + "/>";
    const auto wide =
        ods("wide.ods", "<table:table table:name=\"S\"><table:table-row>" + cell +
                            "<table:table-cell table:number-columns-repeated=\"10000\"/>" + cell +
                            "</table:table-row><table:table-row "
                            "table:number-rows-repeated=\"1000000\">" +
                            cell + "</table:table-row></table:table>");
    QVERIFY(problemOf(wide).find("to more than 256 MB") != std::string::npos);
    QVERIFY(problemOf(file("1", "16385")).find("beyond column 16384") != std::string::npos);
    QVERIFY(problemOf(file("99999999999", "1")).find("beyond number 16777216") !=
            std::string::npos);
  }
  void damagedWorkbooksAreErrorsAndNotTheirBeginning() {
    const std::string whole = contentOf(excel("good.xlsx", {{"S", rows(2000), {}}}));
    const auto half = m_files.write("half.xlsx", whole.substr(0, whole.size() / 2));
    QVERIFY(errorOf(optionsFor(half)).find("the end of the archive is missing") !=
            std::string::npos);
    // A sheet whose own XML ends too early.
    const auto open = zip("open.xlsx", [] {
      ArchiveFiles files = excelFiles({{"S", rows(3), {}}});
      for (auto& [name, content] : files) {
        if (name == "xl/worksheets/sheet1.xml") content.resize(content.size() - 40);
      }
      return files;
    }());
    QVERIFY(errorOf(optionsFor(open)).find("is damaged") != std::string::npos);
  }
  void severalDatabasesShareATable() {
    const char* const table = "CREATE TABLE Sales (user, item)";
    ImportOptions options;
    options.sources = {
        database("may.db", {table, "INSERT INTO Sales VALUES ('ann', 'i1'), ('ann', 'i2')",
                            "CREATE TABLE spring (user, item)"}),
        database("june.db", {table, "INSERT INTO Sales VALUES ('bob', 'i1'), ('bob', 'i2')",
                             "CREATE TABLE summer (user, item)"})};
    const std::string refusal = errorOf(options);
    QVERIFY2(refusal.find("may.db” and “") != std::string::npos &&
                 refusal.ends_with("(on the command line with --table NAME): Sales."),
             refusal.c_str());
    // What can be chosen is what all of them have.
    QVERIFY(tablesOf(options, {}).names == std::vector<std::string>{"Sales"});
    options.member = "sales";
    const Dataset data = import(options);
    QCOMPARE(data.interactions->size(), std::uint64_t{4});
    QVERIFY(valueOf(data, "ann", "i2") && valueOf(data, "bob", "i1"));
    options.member = "spring";
    QVERIFY(errorOf(options).find("june.db” holds no table called “spring”. It holds: Sales, "
                                  "summer.") != std::string::npos);
    options.member.clear();
    options.sources.back() = database("july.db", {"CREATE TABLE plays (user, item)"});
    QVERIFY(errorOf(options).find("have no table of the same name") != std::string::npos);
  }
  void aFileAboutItemsAmongTheSourcesDescribesThem() {
    ImportOptions options;
    options.sources = {m_files.write("sides/items.csv", "item,title\ni1,One\ni2,Two\n"),
                       m_files.write("mains/may.csv", "user,item\nann,i1\n"),
                       m_files.write("mains/june.csv", "user,item\nbob,i2\n")};
    const Dataset data = import(options);
    QCOMPARE(data.interactions->size(), std::uint64_t{2});
    QVERIFY(data.itemAttributes.title(*data.items.find("i2")) == "Two");
    options.sources.resize(1);  // alone it is what there is to read, and has no user
    QVERIFY(errorOf(options).find("no column that is known as the user. Say which one it is. The "
                                  "columns are: item, title.") != std::string::npos);
  }
  void aColumnInAnotherTableIsNamed() {
    const auto shop =
        zip("olist.zip",
            {{"olist_orders_dataset.csv",
              "order_id,customer_id,order_status\no1,c1,done\no2,c2,done\n"},
             {"olist_order_items_dataset.csv",
              "order_id,order_item_id,product_id,price\no1,1,p1,5\no1,2,p2,7\no2,1,p1,5\n"},
             {"olist_customers_dataset.csv", "customer_id,name\nc1,Ann Lee\nc2,Bob Ray\n"}});
    ImportOptions options = optionsFor(shop);
    options.member = "olist_order_items_dataset.csv";
    const Dataset data = import(options);  // an order stands for who made it
    const auto& doubts = data.report.reading.doubts;
    QVERIFY(std::ranges::any_of(doubts, [](const Doubt& doubt) {
      return doubt.sentence.english() ==
             "“order_id” stands for the user here. The user is in another table: "
             "“olist_orders_dataset.csv” has “customer_id”. Join the two on “order_id” first.";
    }));
    options.member = "olist_orders_dataset.csv";
    const std::string error = errorOf(options);
    QVERIFY2(error.ends_with("The item is in another table: “olist_order_items_dataset.csv” has "
                             "“product_id”. Join the two on “order_id” first."),
             error.c_str());
  }
  void severalArchivesGiveTheirInteractionsEach() {
    const std::string header = "user,item\n";
    ImportOptions options;
    options.sources = {
        zip("a.zip", {{"ratings.csv", header + "ann,i1\n"}, {"notes.csv", header + "x,y\n"}}),
        zip("b.zip", {{"ratings.csv", header + "bob,i1\nbob,i2\n"}, {"c.csv", "a,b\n1,2\n"}}),
        m_files.write("items.csv", "item,title\ni1,One\ni2,Two\n")};
    const Dataset data = import(options);
    QCOMPARE(data.interactions->size(), std::uint64_t{3});
    QVERIFY(!data.users.find("x") && !data.users.find("i1"));
    QCOMPARE(data.itemAttributes.columns().size(), std::size_t{1});
    options.member = "ratings.csv";
    QCOMPARE(import(options).interactions->size(), std::uint64_t{3});
    QCOMPARE(import(options).itemAttributes.columns().size(), std::size_t{1});
  }
  void aTableOfADatabaseIsChosen() {
    const auto file = database(
        "shop.db",
        {"CREATE TABLE \"the ratings\" (user TEXT, item, rating REAL, note)",
         "INSERT INTO \"the ratings\" VALUES ('u1', 'i1', 3.5, NULL), ('u2', 12345678901234, 1, "
         "x'6162'), ('u,3', 'i1', 0.1, x'00ff')",
         "CREATE TABLE items (item TEXT, title TEXT)", "INSERT INTO items VALUES ('i1', 'One')",
         "CREATE TABLE people (user TEXT, name TEXT)", "INSERT INTO people VALUES ('u1', 'Ann')",
         "CREATE VIEW v AS SELECT * FROM items", "CREATE VIRTUAL TABLE words USING fts5(text)"});
    ImportOptions options = optionsFor(file);
    // The only table with users and items is what is meant.
    const Dataset only = import(options);
    QCOMPARE(only.report.rows.imported, std::uint64_t{3});
    QVERIFY(only.report.notes.at(0).english().starts_with(
        "The table “the ratings” of “shop.db” is read, the only one with users and items. Others "
        "it "
        "has: items, "));
    QCOMPARE(tablesOf(options, {}).chosen, std::string("the ratings"));
    const auto two = database("two.db", {"CREATE TABLE \"the ratings\" (user, item)",
                                         "CREATE TABLE items (item TEXT, title TEXT)",
                                         "CREATE TABLE views (user, item)"});
    const std::string refusal = errorOf(optionsFor(two));
    QVERIFY2(refusal.find("is an SQLite database. Choose one of its tables (on the command line "
                          "with --table NAME): the ratings, items, views") != std::string::npos,
             refusal.c_str());
    QVERIFY(tablesOf(options, {}).names.at(0) == "the ratings");
    QVERIFY(csvOf(file) ==
            "user,item,rating,note\nu1,i1,3.5,\nu2,12345678901234,1,ab\n\"u,3\",i1,0.1,00ff\n");
    QVERIFY(choicesOf(options, {}).tables.names == tablesOf(options, {}).names);
    options.member = "the ratings";
    const Dataset data = import(options);
    QCOMPARE(data.report.rows.imported, std::uint64_t{3});
    QCOMPARE(*valueOf(data, "u1", "i1"), 3.5F);
    QVERIFY(data.itemAttributes.title(*data.items.find("i1")) == "One");
  }
  void aDatabaseIsNeverWritten() {
    const auto file = database(
        "still.db", {"CREATE TABLE r(user, item)", "INSERT INTO r VALUES ('u', 'i'), ('v', 'j')"});
    const std::string before = contentOf(file);
    ImportOptions options = optionsFor(file);
    options.member = "r";
    QCOMPARE(import(options).report.rows.imported, std::uint64_t{2});
    QVERIFY(contentOf(file) == before);
    QVERIFY(!std::filesystem::exists(file.string() + "-wal"));
  }
  void whatADatabaseHasOnlyInItsLogIsReadToo() {
    const auto file = m_files.folder() / "log.db";
    sqlite3* raw = nullptr;
    sqlite3_open(file.c_str(), &raw);
    run(raw, "PRAGMA journal_mode = WAL; CREATE TABLE r(user, item)");
    run(raw, "INSERT INTO r VALUES ('u', 'i'), ('v', 'j')");
    ImportOptions options = optionsFor(file);
    options.member = "r";
    const auto imported = import(options).report.rows.imported;
    sqlite3_close(raw);
    QCOMPARE(imported, std::uint64_t{2});
  }
  void aTablesFirstRowIsItsColumnsNamesWhateverTheyAre() {
    const auto file = database("odd.db", {"CREATE TABLE r(\"1\", \"2\")",
                                          "INSERT INTO r VALUES ('10', '20'), ('11', '21')"});
    ImportOptions options = optionsFor(file);
    options.member = "r";
    options.format.header = false;
    options.roles = {{"1", ColumnRole::User}, {"2", ColumnRole::Item}};
    QCOMPARE(import(options).report.rows.read, std::uint64_t{2});
  }
  void filesOfRealProgramsAreRead() {
    const std::filesystem::path folder = TASTESCOPE_SOURCE_DIR "/tests/data/cases/40-spreadsheets";
    // 60 rows of 8 customers and 13 products; C000's first is of day 45292, 2024-01-01.
    const Dataset real = import(optionsFor(folder / "real.xlsx"));
    QCOMPARE(real.users.size(), 8U);
    QCOMPARE(real.items.size(), 13U);
    QCOMPARE(real.interactions->size(), std::uint64_t{60});
    QCOMPARE(*valueOf(real, "C000", "P0"), 1.0F);
    QVERIFY(real.interactions->hasTimes());
    QVERIFY(csvOf(folder / "real.xlsx")
                .starts_with("customer,product,qty,date\nC000,P0,1,2024-01-01\n"));
    const Dataset ratings = import(optionsFor(folder / "ratings.xlsx"));
    QCOMPARE(ratings.users.size(), 8U);
    QCOMPARE(ratings.items.size(), 13U);
    QCOMPARE(ratings.interactions->size(), std::uint64_t{40});
    ImportOptions database = optionsFor(folder / "ratings.db");
    QVERIFY(errorOf(database).find("is an SQLite database") != std::string::npos);
    database.member = "r";
    database.roles = {{"u", ColumnRole::User}, {"i", ColumnRole::Item}};
    QCOMPARE(import(database).interactions->size(), std::uint64_t{104});
    QVERIFY(errorOf(optionsFor(folder / "ratings.xls")).find("of the old kind (.xls)") !=
            std::string::npos);
    QVERIFY(errorOf(optionsFor(folder / "ratings.ods")).find("is a workbook") != std::string::npos);
  }
  void whatAFormulaOfADatabaseMakesIsNotRead() {
    const auto file = database(
        "formulas.db",
        {"CREATE TABLE r(u, \"the \"\"i\"\"\", big AS (hex(zeroblob(8000000))), twice AS (u || u) "
         "STORED)",
         "INSERT INTO r VALUES ('a', 'b')"});
    QCOMPARE(csvOf(file), std::string("u,\"the \"\"i\"\"\",twice\na,b,aa\n"));
  }
  void databasesThatCannotServeAreNamed() {
    const auto damaged = m_files.write(
        "damaged.db", std::string("SQLite format 3\0", 16) + std::string(200, '\x7f'));
    QVERIFY(errorOf(optionsFor(damaged)).find("an SQLite database that cannot be read") !=
            std::string::npos);
    const auto hollow = database("hollow.db", {"PRAGMA user_version = 1"});
    QVERIFY(errorOf(optionsFor(hollow)).find("without tables") != std::string::npos);
    // The id of this program's projects, "TAST".
    const auto project =
        database("own.tastescope", {"PRAGMA application_id = 1413567316", "CREATE TABLE r(u, i)"});
    QVERIFY(errorOf(optionsFor(project)).find("is a project of this program") != std::string::npos);
  }
  void parquetIsRefusedWithTheWayOutWhereThereIsNoDuckDb() {
    qputenv("TASTESCOPE_DUCKDB", "/nowhere/libduckdb.so");
    const auto file = m_files.write("x.parquet", std::string("PAR1\x15\x00\x15\x00PAR1", 12));
    const std::string refusal = errorOf(optionsFor(file));
    QVERIFY(refusal.find("“x.parquet” is a Parquet file") == 0);
    QVERIFY(refusal.find("pandas.read_parquet(\"x.parquet\").to_csv(\"x.parquet.csv\", "
                         "index=False)") != std::string::npos);
    QVERIFY(refusal.find("COPY (FROM 'x.parquet') TO 'x.parquet.csv'") != std::string::npos);
  }
  void parquetIsReadThroughDuckDb() {
    qputenv("TASTESCOPE_DUCKDB", TASTESCOPE_BINARY_DIR "/tests/libtastescope_fake_duckdb.so");
    const auto file = m_files.write("it's.parquet", std::string("PAR1\x15\x00\x15\x00PAR1", 12));
    QVERIFY(
        csvOf(file) ==
        "user,item\nu0,\"a rather, long \"\"item\"\" 0\"\nu1,\"a rather, long \"\"item\"\" 1\"\n"
        "u2,\"a rather, long \"\"item\"\" 0\"\nu3,\"a rather, long \"\"item\"\" 1\"\nu4,\n"
        "u5,\"a rather, long \"\"item\"\" 1\"\n");
    const Dataset data = import(optionsFor(file));
    QCOMPARE(data.report.rows.imported, std::uint64_t{5});
    QCOMPARE(data.report.rows.rejected, std::uint64_t{1});
    const auto broken = m_files.write("broken.parquet", std::string("PAR1\x00\x00PAR1", 10));
    QVERIFY(errorOf(optionsFor(broken)).find("a Parquet file that DuckDB cannot read") !=
            std::string::npos);
  }
  void filesWithoutATableAreNamed_data() {
    QTest::addColumn<QByteArray>("start");
    QTest::addColumn<QByteArray>("sentence");
    const auto add = [](const char* name, QByteArray start, const char* sentence) {
      start.append(40, '\0');
      QTest::newRow(name) << start << QByteArray(sentence);
    };
    add("png", "\x89PNG\r\n\x1a\n", "is a picture");
    add("jpeg", "\xff\xd8\xff\xe0", "is a picture");
    add("webp", "RIFFabcdWEBPVP8 ", "is a picture");
    add("pdf", "%PDF-1.7\n", "is a PDF document");
    add("pickle", QByteArray("\x80\x04\x95\0", 4), "pandas.read_pickle(\"FILE\")");
    add("npy", QByteArray("\x93NUMPY\1\0", 8), "is a NumPy array");
    add("hdf5", "\x89HDF\r\n\x1a\n", "is an HDF5 file");
    add("feather", QByteArray("ARROW1\0\0", 8), "pandas.read_feather(\"FILE\")");
    add("avro", "Obj\x01", "is an Avro file");
    add("rar", "Rar!\x1a\x07\x01", "is a RAR archive");
    add("7z", "7z\xbc\xaf\x27\x1c", "is a 7-Zip archive");
    add("program",
        "\x7f"
        "ELF\2\1\1",
        "is a program");
    add("spss", "$FL2@(#)", "is an SPSS file");
    add("stata", "<stata_dta><header>", "is a Stata file");
    add("matlab", "MATLAB 5.0 MAT-file, Platform", "is a MATLAB file");
    add("mp3", "ID3\x03", "is a sound or video file");
    add("mp4",
        QByteArray("\0\0\0\x18"
                   "ftypmp42",
                   12),
        "is a sound or video file");
    add("old excel", "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "is an old Microsoft Office file");
    QTest::newRow("database dump")
        << QByteArray("CREATE TABLE `o` (`u` int);\nINSERT INTO `o` VALUES (1,2),(3,4);\n")
        << QByteArray("is a dump of a database");
    QTest::newRow("web page") << QByteArray("\n<!DOCTYPE html>\n<html><body>Sign in</body></html>")
                              << QByteArray("is a web page");
    QTest::newRow("xml") << QByteArray("<?xml version=\"1.0\"?><rows/>")
                         << QByteArray("is an XML file");
    QTest::newRow("git lfs") << QByteArray("version https://git-lfs.github.com/spec/v1\noid x\n")
                             << QByteArray("git lfs pull");
  }
  void filesWithoutATableAreNamed() {
    QFETCH(QByteArray, start);
    QFETCH(QByteArray, sentence);
    const auto plain = m_files.write("thing.dat", start.toStdString());
    const std::string refusal = errorOf(optionsFor(plain));
    QVERIFY2(refusal.find(sentence.toStdString()) != std::string::npos, refusal.c_str());
    QVERIFY(refusal.find("“thing.dat”") == 0);
    // The same behind a compression.
    const auto packed = m_files.folder() / "thing.dat.gz";
    writeArchive(packed, archive_write_set_format_raw, archive_write_add_filter_gzip,
                 {{"thing.dat", start.toStdString()}});
    QVERIFY(errorOf(optionsFor(packed)).find(sentence.toStdString()) != std::string::npos);
  }
  void archivesWithoutATableAreNamed_data() {
    QTest::addColumn<QByteArray>("inside");
    QTest::addColumn<QByteArray>("sentence");
    QTest::newRow("docx") << QByteArray("word/document.xml") << QByteArray("is a Word document");
    QTest::newRow("pptx") << QByteArray("ppt/presentation.xml")
                          << QByteArray("is a PowerPoint presentation");
    QTest::newRow("xlsb") << QByteArray("xl/workbook.bin")
                          << QByteArray("is a binary Excel workbook");
  }
  void archivesWithoutATableAreNamed() {
    QFETCH(QByteArray, inside);
    QFETCH(QByteArray, sentence);
    const auto file =
        zip("office", {{"[Content_Types].xml", "<Types/>"}, {inside.toStdString(), "<x/>"}});
    QVERIFY(errorOf(optionsFor(file)).find(sentence.toStdString()) != std::string::npos);
  }
  void arraysOfNumPyAreNamed() {
    const auto file = zip("a.npz", {{"data.npy", "x"}, {"indices.npy", "x"}});
    QVERIFY(errorOf(optionsFor(file)).find("is an archive of NumPy arrays") != std::string::npos);
  }
  void oldAndLockedWorkbooksAreToldApart() {
    // The directory is in sector 0, behind the header's 512 bytes; its names are in UTF-16.
    const auto office = [&](const std::string& name, const std::string& stream) {
      std::string bytes("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", 8);
      bytes.resize(512, '\0');
      bytes[30] = 9;
      for (const char c : stream) bytes += {c, '\0'};
      bytes.resize(2048, '\0');
      return m_files.write(name, bytes);
    };
    QVERIFY(
        errorOf(optionsFor(office("locked.xlsx", "EncryptedPackage"))).find("with a password") !=
        std::string::npos);
    QVERIFY(errorOf(optionsFor(office("old", "Workbook"))).find("of the old kind (.xls)") !=
            std::string::npos);
    QVERIFY(errorOf(optionsFor(office("old.xls", ""))).find("of the old kind (.xls)") !=
            std::string::npos);
  }
  void textThatBeginsLikeABinaryFileIsStillText() {
    // "PAR1", "ORC" and a picture's sign at its place, in files of text.
    for (const char* header : {"PAR1,item", "ORC,item", "user_id,WEBP"}) {
      const auto file = m_files.write("text.csv", std::string(header) + "\nu1,i1\nu2,i2\n");
      ImportOptions options = optionsFor(file);
      options.format.header = true;
      options.roles = {
          {std::string(header).substr(0, std::string(header).find(',')), ColumnRole::User},
          {std::string(header).substr(std::string(header).find(',') + 1), ColumnRole::Item}};
      QCOMPARE(import(options).report.rows.imported, std::uint64_t{2});
    }
  }
};

QTEST_GUILESS_MAIN(ContainersTest)
#include "tst_Containers.moc"
