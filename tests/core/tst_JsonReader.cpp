// LABELS: unit
// DEPENDS: core_data
// JSON in every shape that people have it, cut into blocks anywhere.
#include <QtTest>

#include "core/data/FormatGuess.h"
#include "core/data/JsonEvents.h"
#include "tests/core/ImportFixtures.h"
#include "tests/core/RecordFixtures.h"

using namespace tastescope;
using namespace tastescope::testing;

namespace {

FileFormat formatOfJson(const std::string& text, std::optional<std::string> path = {},
                        bool complete = true) {
  TextSample sample;
  sample.text = text;
  sample.complete = complete;
  TextFormat given;
  given.path = std::move(path);
  return guessFormat(sample, Layout::Auto, given);
}

/// Columns and records; the same for blocks of every size.
std::string readJson(const std::string& text, std::optional<std::string> path = {},
                     bool complete = true) {
  const FileFormat format = formatOfJson(text, std::move(path), complete);
  std::string columns;
  for (const std::string& column : format.columns)
    columns += columns.empty() ? column : " " + column;
  return columns + "\n" +
         readInAnyBlocks(text, [&](BlockFeed feed) { return makeJsonReader(feed, format.json); });
}

std::string pathOf(const std::string& text) { return *formatOfJson(text).text.path; }

const char* const kPlaylists =
    "{\"info\": {\"version\": \"v1\"}, \"playlists\": ["
    "\n"
    " {\"name\": \"a\", \"pid\": 0, \"tracks\": [{\"pos\": 0, \"artist_name\": \"x\", "
    "\"track_uri\": \"t:1\"},"
    "\n"
    "                                    {\"pos\": 1, \"artist_name\": \"y\", \"track_uri\": "
    "\"t:2\"}]},"
    "\n"
    " {\"name\": \"b\", \"pid\": 1, \"tracks\": [{\"pos\": 0, \"artist_name\": \"x\", "
    "\"track_uri\": \"t:1\"}]}]}";

}  // namespace

class JsonReaderTest : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void objectsAreReadHoweverTheyStand_data() {
    QTest::addColumn<QByteArray>("text");
    const char* one = "{\"user\": \"u1\", \"item\": 7, \"n\": {\"a\": 1.50}}";
    const char* two =
        "{\"user\": \"u\\\"2\", \"item\": 8, \"n\": {\"a\": null}, \"tags\": [\"x\", \"y\"]}";
    const auto row = [&](const char* name, const char* text) {
      QTest::newRow(name) << QByteArray(text).replace("ONE", one).replace("TWO", two);
    };
    row("lines", "ONE\nTWO\n");
    row("lines with carriage returns and blank lines", "\r\nONE\r\n\r\nTWO");
    row("a list with an element a line", "[\nONE,\nTWO\n]\n");
    row("a list that begins in its first line", "[ONE,\nTWO]\n");
    row("a list on one line", "[ONE,TWO]");
    row("a list over many lines", "[\n  ONE\n  ,\n  TWO\n]");
    row("one after the other", "ONETWO");
    row("one after the other with commas", "ONE, TWO");
  }
  void objectsAreReadHoweverTheyStand() {
    QFETCH(QByteArray, text);
    std::string read = readJson(text.toStdString());
    QVERIFY2(withoutLines(read) == "user item n.a tags\nu1^7^1.50^\nu\"2^8^^x|y\n", read.c_str());
  }
  void aPrettyListKeepsTheLinesItsElementsBeginIn() {
    QVERIFY(
        readJson("[\n  {\n    \"user\": 1,\n    \"item\": 2\n  },\n  {\n    \"user\": 3\n  }\n]") ==
        "user item\n2:1^2\n6:3^\n");
  }
  void numbersKeepTheirText() {
    QVERIFY(readJson("{\"user\": 12345678901234567890, \"item\": 1.0, \"x\": 1e400}\n") ==
            "user item x\n1:12345678901234567890^1.0^1e400\n");
  }
  void escapesBecomeTheirCharacters() {
    // U+00E9, a pair of surrogates for U+1F600, and a slash.
    QVERIFY(readJson("{\"user\": \"caf\\u00e9 \\ud83d\\ude00\", \"item\": \"a\\/b\\tc\"}\n") ==
            "user item\n1:café 😀^a/b\tc\n");
    QVERIFY(readJson("{\"user\": 1, \"item\": 2}\n{\"user\": \"\\ud83d\", \"item\": 2}\n") ==
            "user item\n1:1^2\n2!\n");
  }
  void eventsOfSessionsAreFound() {
    const std::string otto =
        "{\"session\":1,\"events\":[{\"aid\":5,\"ts\":100,\"type\":\"clicks\"},{\"aid\":6,\"ts\":"
        "101,\"type\":\"carts\"}]}\n{\"session\":2,\"events\":[]}\n{\"session\":3,\"events\":[{"
        "\"aid\":5,\"ts\":102,\"type\":\"clicks\"}]}\n";
    QCOMPARE(pathOf(otto), std::string("events[]"));
    QVERIFY(readJson(otto) ==
            "session aid ts type\n1:1^5^100^clicks\n1:1^6^101^carts\n3:3^5^102^clicks\n");
    const TextFiles files;
    const Dataset data = import(optionsFor(files.write("otto.jsonl", otto)));
    QVERIFY(historyOf(data, "1") == "5 6" && historyOf(data, "3") == "5");
    QVERIFY(hasNote(data, "the events are “events[]”") && hasNote(data, "1 objects of"));
  }
  void tracksOfPlaylistsAreFound() {
    QCOMPARE(pathOf(kPlaylists), std::string("playlists[].tracks[]"));
    // Lines of the second and third track: 3 and 4.
    const std::string expected =
        "name pid pos artist_name track_uri\n2:a^0^0^x^t:1\n3:a^0^1^y^t:2\n4:b^1^0^x^t:1\n";
    QVERIFY(readJson(kPlaylists) == expected);
    const TextFiles files;
    const Dataset data = import(optionsFor(files.write("mpd.json", kPlaylists)));
    QVERIFY(historyOf(data, "0") == "t:1 t:2" && historyOf(data, "1") == "t:1");
  }
  void aDocumentLargerThanItsSampleIsStreamed() {
    const std::string whole = kPlaylists;
    const std::string head = whole.substr(0, whole.find("{\"pos\": 1"));
    const FileFormat format = formatOfJson(head, {}, false);
    QVERIFY(readInAnyBlocks(whole, [&](BlockFeed feed) {
              return makeJsonReader(feed, format.json);
            }) == "2:a^0^0^x^t:1\n3:a^0^1^y^t:2\n4:b^1^0^x^t:1\n");
  }
  void parentsThatClashGetTheNameOfTheirList() {
    const char* text =
        "{\"id\": 9, \"users\": [{\"id\": 1, \"events\": [{\"id\": 5, \"item\": 3}]}]}";
    QVERIFY(readJson(text) == "parent.id users.id id item\n1:9^1^5^3\n");
  }
  void dictionariesNameTheirUsers() {
    QVERIFY(readJson("{\"u1\": [\"a\", \"b\"], \"u2\": [\"a\"], \"u3\": []}") ==
            "user item\n1:u1^a\n1:u1^b\n1:u2^a\n");
    QVERIFY(readJson("{\"u1\": {\"a\": 5, \"b\": 3}, \"u2\": {\"c\": 4}, \"u3\": {\"d\": 1}}") ==
            "user item value\n1:u1^a^5\n1:u1^b^3\n1:u2^c^4\n1:u3^d^1\n");
    QVERIFY(readJson("{\"r1\": {\"user\": 1, \"item\": 2}, \"r2\": {\"user\": 1, \"item\": 3},"
                     "\n"
                     " \"r3\": {\"user\": 2, \"item\": 3}}") ==
            "key user item\n1:r1^1^2\n1:r2^1^3\n2:r3^2^3\n");
  }
  void listsOfIdsAreEvents() {
    QVERIFY(readJson("{\"user\": 1, \"items\": [5, 6]}\n{\"user\": 2, \"items\": [5]}\n") ==
            "user items\n1:1^5\n1:1^6\n2:2^5\n");
  }
  void listsOfCellsAreRows() {
    // pandas' orient="values", in one line, in several and in the middle of things.
    QVERIFY(readJson("[[1,2],[3,4]]") == "1 2\n1:1^2\n1:3^4\n");
    QVERIFY(readJson("[\n [\"u1\", \"a\", null],\n [\"u2\",\n  \"b\", 5]\n]\n") ==
            "1 2 3\n2:u1^a^\n3:u2^b^5\n");
    // A list a line, as ClickHouse writes them.
    QVERIFY(readJson("[\"u1\", \"a\"]\n[\"u2\", \"b\"]\n") == "1 2\n1:u1^a\n2:u2^b\n");
    QVERIFY(readJson("[['u1', u'a', None], ['u2', 'b', 5]]") == "1 2 3\n1:u1^a^\n1:u2^b^5\n");
    QVERIFY(readJson("['u1', 'a']\n['u2', 'b']\n") == "1 2\n1:u1^a\n2:u2^b\n");
    // Rows of other widths are rows of other widths.
    QVERIFY(readJson("[[1,2],[3],[4,5,6],[7,8]]") == "1 2\n1:1^2\n1:3\n1:4^5^…\n1:7^8\n");
    // One list in one line is no table of lists.
    QVERIFY(!looksLikeJson("[\"a\", \"b\"]\n") && !looksLikeJson("[a, b]\n[c, d]\n"));
  }
  void listsOfCellsMayHaveAHeader() {
    QVERIFY(readJson("[[\"user\",\"item\"],[1,2],[3,4]]") == "user item\n1:1^2\n1:3^4\n");
    const TextFiles files;
    const Dataset data = import(optionsFor(files.write(
        "v.json", "[[\"item\",\"user\"],[\"i1\",\"u1\"],[\"i1\",\"u2\"],[\"i2\",\"u2\"]]")));
    QVERIFY(valueOf(data, "u2", "i2") && data.report.rows.read == 3);
    const Dataset bare = import(optionsFor(files.write("bare.json", "[[1,2],[3,2],[3,4]]")));
    QVERIFY(valueOf(bare, "1", "2") && bare.report.rows.read == 3);
    const auto broken = files.write("short.json", "[[1,2],[3],[5,6],[7,8]]");
    QCOMPARE(import(optionsFor(broken)).report.rows.rejected, std::uint64_t{1});
  }
  void aTableInADocumentHasItsNamesBesideIt() {
    // pandas' orient="split".
    const std::string split =
        R"({"columns":["user","item"],"index":[0,1],"data":[["u1","i1"],["u2","i2"]]})";
    QVERIFY(readJson(split) == "user item\n1:u1^i1\n1:u2^i2\n");
    QCOMPARE(pathOf(split), std::string("data[]"));
    QVERIFY(readJson(R"({"user": "u1", "seen": [["i1", 5], ["i2", 4]]})") ==
            "user 1 2\n1:u1^i1^5\n1:u1^i2^4\n");
  }
  void columnsOneBehindTheOtherAreRefusedWithTheWayOut() {
    const TextFiles files;
    std::string large = "{\"user\":{";
    for (int i = 0; large.size() < (3U << 20); ++i)
      large.append(i == 0 ? "\"" : ",\"").append(std::to_string(i)).append("\":\"someone\"");
    large += "},\"item\":{\"0\":\"i1\"}}";
    std::string split = R"({"columns":["user","item"],"index":[0)";
    for (int i = 1; split.size() < (2U << 20); ++i) split.append(",").append(std::to_string(i));
    split += R"(],"data":[["u1","i1"]]})";
    for (const std::string& text :
         {std::string(R"({"user":{"0":"u1","1":"u2"},"item":{"0":"i1","1":"i2"}})"),
          std::string(R"({"user":{"0":"u1"},"item":{"0":"i1"},"rating":{"0":5}})"),
          std::string(R"({"user":["u1","u2"],"item":["i1","i2"]})"), large, split}) {
      const std::string error = errorOf(optionsFor(files.write("columns.json", text)));
      QVERIFY2(error.find("orient=\"records\"") != std::string::npos, error.c_str());
    }
    // An object for every row, by its number, is what it looks like.
    QVERIFY(readJson(R"({"0":{"user":"u1","item":"i1"},"1":{"user":"u2","item":"i1"},)"
                     R"("2":{"user":"u2","item":"i2"}})") ==
            "key user item\n1:0^u1^i1\n1:1^u2^i1\n1:2^u2^i2\n");
  }
  void oddLinesCostLittle() {
    // Every line has keys of its own, and most of it is rubbish.
    std::string text = "{\"user\":1,\"item\":2}\n";
    for (int line = 0; text.size() < (2U << 20); ++line) {
      text.append("{\"user\":1,\"item\":3");
      for (int key = 0; key < 20; ++key) {
        text.append(",\"").append(std::to_string(line * 20 + key)).append("\":[[{}],{\"a\":");
        text.append(key % 2 == 0 ? "{\"b\":1}}]" : "\"x\"}]");
      }
      text += line % 3 == 0 ? "\n" : "}\n";
    }
    const TextFiles files;
    const Dataset data = import(optionsFor(files.write("odd.jsonl", text)));
    QVERIFY(valueOf(data, "1", "3") && data.report.rows.balanced());
    QVERIFY(data.report.rows.rejected * 2 < data.report.rows.read);
  }
  void listsBesideAnItemStayCells() {
    QVERIFY(readJson("{\"user_id\": 1, \"book_id\": 2, \"photos\": [{\"a\": 1}, {\"a\": 2}]}\n") ==
            "user_id book_id photos\n1:1^2^{\"a\": 1}|{\"a\": 2}\n");
  }
  void idsAreFoundInObjectsWithin() {
    const TextFiles files;
    for (const char* first : {"", "\"took\": 1, "}) {
      for (
          const char* event :
          {R"({"a": {"user_id": "u%1", "product_id": "p%2"}})",
           R"({"_score": 1, "_id": "%1%2", "_source": {"productId": "p%2", "userId": "u%1"}})",
           R"({"type": "ev", "id": "%1%2", "attributes": {"userId": "u%1", "productId": "p%2"}})"}) {
        QStringList events;
        for (int i = 0; i < 12; ++i) events.append(QString::fromUtf8(event).arg(i % 4).arg(i % 3));
        const QString text = QStringLiteral("{%1\"hits\": {\"hits\": [%2]}}")
                                 .arg(QLatin1String(first), events.join(QStringLiteral(", ")));
        const Dataset data = import(optionsFor(files.write("d.json", text.toStdString())));
        QCOMPARE(data.users.size(), Index{4});
        QVERIFY2(valueOf(data, "u3", "p2"), event);
        QVERIFY(std::ranges::none_of(data.report.reading.columns, [](const ReadColumn& column) {
          return column.role == ColumnRole::Rating;
        }));
      }
    }
  }
  void anEnvelopeSaysNothingOfAnEvent() {
    const char* text =
        "{\"Count\": 3, \"score\": 7, \"page\": 1, \"took\": 5, \"results\": ["
        "{\"user_id\": \"a\", \"item_id\": \"x\", \"rating\": {\"N\": \"4\"}},"
        "{\"user_id\": \"b\", \"item_id\": \"y\", \"rating\": {\"N\": \"2\"}}]}";
    QCOMPARE(pathOf(text), std::string("results[]"));
    const TextFiles files;
    const Dataset data = import(optionsFor(files.write("d.json", text)));
    QVERIFY(valueOf(data, "a", "x") == 4.0F && valueOf(data, "b", "y") == 2.0F);
    // Whose the events are is said once.
    const Dataset one = import(optionsFor(files.write(
        "o.json", R"({"took": 3, "user": "a", "plays": [{"track_id": 1}, {"track_id": 2}]})")));
    QVERIFY(one.users.find("a") && one.items.find("2"));
  }
  void aCountOfItemsIsNoItemBesideThem() {
    const TextFiles files;
    const Dataset data = import(optionsFor(files.write(
        "u.jsonl",
        "{'user_id': 'a', 'items_count': 2, 'steam_id': 'a', 'items': [{'item_id': '1'}, "
        "{'item_id': '2'}]}\n{'user_id': 'b', 'items_count': 1, 'steam_id': 'b', 'items': "
        "[{'item_id': '2'}]}\n")));
    QCOMPARE(data.report.rows.imported, std::uint64_t{3});
    QVERIFY(valueOf(data, "a", "1") && valueOf(data, "b", "2"));
  }
  void aStatedPathIsFollowed() {
    const char* text = "{\"user\": 1, \"a\": [{\"i\": 1}], \"b.c\": {\"d\": [{\"i\": 2}]}}\n";
    QVERIFY(readJson(text, "b\\.c.d[]") == "user i\n1:1^2\n");
    QVERIFY(readJson(text, "").starts_with("user a b.c.d\n"));
    QVERIFY_EXCEPTION_THROWN(formatOfJson(text, "nowhere[]"), Error);
    for (const char* bad : {"a", "a[]x", ".a[]", "a[]."}) {
      QVERIFY_EXCEPTION_THROWN(formatOfJson(text, bad), Error);
    }
  }
  void aDocumentOfSeveralListsAsksForAPath() {
    const TextFiles files;
    const auto file = files.write("d.json", "{\"a\": [{\"x\": 1}], \"b\": [{\"y\": 2}]}");
    QVERIFY(errorOf(optionsFor(file)).find("a[], b[]") != std::string::npos);
    // The list with a user and an item is the one meant.
    QCOMPARE(pathOf("{\"users\": [{\"user_id\": 1}], \"items\": [{\"item_id\": 2}],"
                    "\n"
                    " \"ratings\": [{\"user_id\": 1, \"item_id\": 2, \"rating\": 3}]}"),
             std::string("ratings[]"));
  }
  void listsToChooseFromAreNamedOutermostFirst() {
    using Paths = std::vector<std::string>;
    QVERIFY((eventPaths(kPlaylists, true) == Paths{"playlists[]", "playlists[].tracks[]"}));
    QVERIFY((eventPaths("{\"user\": 1, \"clicks\": [1, 2]}\n{\"user\": 2, \"clicks\": [3]}\n",
                        true) == Paths{"", "clicks[]"}));
    QVERIFY((eventPaths(R"({"u1": ["a"], "u2": ["b", "c"], "u3": ["a"]})", true) == Paths{"*[]"}));
    std::string many = ", \"version\": 1";
    for (int i = 0; i < 30; ++i) many += ", \"list" + std::to_string(i) + "\": [{\"a\": [1]}]";
    QCOMPARE(eventPaths("{" + many.substr(1) + "}", true).size(), kMostEventPaths);
  }
  void aFileThatNeedsAPathSaysWhatThereIs() {
    const TextFiles files;
    const auto file = files.write(
        "two.json", R"({"visits": [{"who": 1, "what": 5}], "likes": [{"who": 2, "what": 6}]})");
    ImportOptions options = optionsFor(file);
    QVERIFY_EXCEPTION_THROWN(previewImport(options, 5, {}), Error);
    QVERIFY((choicesOf(options, {}).paths == std::vector<std::string>{"visits[]", "likes[]"}));
    options.format.path = "likes[]";
    const Preview preview = previewImport(options, 5, {});
    QCOMPARE(preview.rows.size(), std::size_t{1});
    QVERIFY(preview.choices.paths == choicesOf(options, {}).paths);
  }
  void aBadElementIsOneRejectedRow_data() {
    QTest::addColumn<QByteArray>("bad");
    for (const char* bad : {"{\"user\": 2, \"item\": }", "{\"user\": 2, \"item\": 5,}",
                            "{\"user\": 2, /* */ \"item\": 5}", "{\"user\": 2, \"item\": 'x'}",
                            "{\"user\": [2, \"item\": 5}", "5", "\"text\""}) {
      QTest::newRow(bad) << QByteArray(bad);
    }
  }
  void aBadElementIsOneRejectedRow() {
    QFETCH(QByteArray, bad);
    const std::string good = "{\"user\": 1, \"item\": 5}";
    const std::string other = bad.toStdString();
    QCOMPARE(readJson("[" + good + ", " + other + ", " + good + "]"),
             std::string("user item\n1:1^5\n1!\n1:1^5\n"));
    QCOMPARE(readJson("[\n" + good + ",\n" + other + ",\n" + good + "\n]"),
             std::string("user item\n2:1^5\n3!\n4:1^5\n"));
    QCOMPARE(readJson(good + "\n" + other + "\n" + good + "\n"),
             std::string("user item\n1:1^5\n2!\n3:1^5\n"));
    QCOMPARE(readJson("{\"events\": [" + good + ", " + other + ", " + good + "]}"),
             std::string("user item\n1:1^5\n1!\n1:1^5\n"));
  }
  void anElementThatDoesNotCloseCostsItself() {
    const std::string text =
        "[\n  {\n    \"user\": 1,\n    \"item\": 2\n  },\n  {\n    \"user\": 3,\n    \"item\": 4\n"
        "  },\n  {\n    \"user\": 5,\n    \"item\": 6\n  }\n]\n";
    const FileFormat format = formatOfJson(text);
    std::string broken = text;
    broken.erase(broken.find("  },\n  {\n    \"user\": 5"), 4);
    QVERIFY(readInAnyBlocks(broken, [&](BlockFeed feed) {
              return makeJsonReader(feed, format.json);
            }) == "2:1^2\n6!\n10:5^6\n");
  }
  void whatIsWrongIsSaid_data() {
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<QByteArray>("reason");
    const auto row = [](const char* line, const char* reason) {
      QTest::newRow(line) << QByteArray(line) << QByteArray(reason);
    };
    row("{\"user\":2,\"item\":5,}", "A comma stands before");
    row("{\"user\":2,\"item\":5 // five\n}", "There is a comment");
    row("{'user':2,'item':5}", "single quotes");
    row("{\"user\":2,\"item\":5", "ends before it is complete");
    row("{\"user\":2,\"item\":5}{}", "There is more");
    row("{\"user\":2,\"item\":\"5\n\"}", "ends before it is complete");
    row("{\"user\":2,\"item\":NaN}", "The item is empty.");
    row("{\"user\":2,\"item\":5,\"rating\":Infinity}", "“Infinity” is not a usable number.");
  }
  void whatIsWrongIsSaid() {
    QFETCH(QByteArray, line);
    QFETCH(QByteArray, reason);
    const TextFiles files;
    std::string text;
    for (int i = 0; i < 5; ++i) text += "{\"user\":1,\"item\":1,\"rating\":4}\n";
    const Dataset data =
        import(optionsFor(files.write("e.jsonl", text + line.toStdString() + "\n")));
    QVERIFY(!data.report.rejected.empty());
    QVERIFY2(data.report.rejected.front().reason.english().find(reason.toStdString()) !=
                 std::string::npos,
             data.report.rejected.front().reason.english().c_str());
  }
  void pythonLinesAreReadExactly() {
    const std::string text =
        "{'user': u'a\\'b', 'item': \"it's\", 'ok': True, 'n': None, 't': (1, 'x'), 'big': 5L}\n"
        "{'user': 'caf\\xe9', 'item': 'z', 'ok': False, 'n': 1.50, 't': (), 'big': 7}\n";
    QVERIFY(readJson(text) ==
            "user item ok n t big\n1:a'b^it's^true^^1|x^5\n2:café^z^false^1.50^^7\n");
    const TextFiles files;
    QVERIFY(hasNote(import(optionsFor(files.write("steam.json", text))), "Python's notation"));
  }
  void aFileThatIsCutOffIsReadAndSaidToBe() {
    const TextFiles files;
    const Dataset data = import(optionsFor(
        files.write("c.json", "[{\"user\":1,\"item\":2},{\"user\":1,\"item\":3},{\"us")));
    QCOMPARE(data.report.rows.imported, std::uint64_t{2});
    QCOMPARE(data.report.rows.rejected, std::uint64_t{1});
    QVERIFY(hasNote(data, "cut off"));
  }
  void keysAreBounded() {
    std::string text;
    for (int line = 0; line < 50; ++line) {
      text += "{\"user\":1,\"item\":2";
      for (int key = 0; key < 100; ++key) {
        text.append(",\"k").append(std::to_string(line * 100 + key)).append("\":1");
      }
      text += "}\n";
    }
    const FileFormat format = formatOfJson(text);
    QCOMPARE(format.columns.size(), kMaxJsonColumns);
    const TextFiles files;
    QVERIFY(hasNote(import(optionsFor(files.write("k.jsonl", text))), "the others are left out"));
  }
  void anElementLongerThanARecordCostsItself() {
    const std::string good = "{\"user\": 1, \"item\": 5}";
    const std::string huge =
        "{\"user\": 2, \"item\": \"" + std::string(kMaxRecordBytes + 10, 'x') + "\"}";
    const FileFormat format = formatOfJson("[" + good + ", " + good + "]");
    const std::string text = "[" + good + ", " + huge + ", " + good + "]";
    QVERIFY(read(*makeJsonReader(feedInSteps(text, 1 << 18), format.json)) == "1:1^5\n1!\n1:1^5\n");
  }
  void nestingWithoutEndIsHarmless() {
    const std::string deep(1 << 20, '[');
    const std::string good = "{\"user\": 1, \"item\": 5}";
    const FileFormat format = formatOfJson(good + "\n" + good + "\n");
    QVERIFY(
        read(*makeJsonReader(feedOf(good + "\n{\"user\":1,\"item\":" + deep + "}\n" + good + "\n"),
                             format.json)) == "1:1^5\n2!\n3:1^5\n");
    std::string objects;
    for (int i = 0; i < 100'000; ++i) objects += "{\"a\":";
    objects += "1" + std::string(100'000, '}');
    QVERIFY(!formatOfJson("{\"user\":1,\"item\":2,\"x\":" + objects + "}\n").columns.empty());
  }
};

QTEST_GUILESS_MAIN(JsonReaderTest)
#include "tst_JsonReader.moc"
