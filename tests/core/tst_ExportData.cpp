// LABELS: unit
// Tables as files: quoting, encodings, formulas, columns, repeatability, and nothing half-written.
#include <clocale>
#include <fstream>

#include "StoreFixtures.h"
#include "core/base/Utf8Converter.h"
#include "core/report/TableWriter.h"
#include "core/workflow/export/ExportData.h"

using namespace tastescope;
using namespace tastescope::test;

namespace {

std::string contents(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

/// One cell as it is written.
std::string written(std::string_view cell, ExportFormat format) {
  const QTemporaryDir folder;
  format.lineEnd.clear();
  TableWriter table(inside(folder, "cell.csv"), format);
  table.text(cell);
  table.endRow();
  table.finish();
  return contents(inside(folder, "cell.csv"));
}

const ExportFormat& presetFormat(const std::string& key) {
  return std::ranges::find(exportPresets(), key, &ExportPreset::key)->format;
}

}  // namespace

class tst_ExportData : public QObject {
  Q_OBJECT
  QTemporaryDir m_folder;
  SessionPtr m_session;
  RunId m_run = 0;
  RunId m_popularity = 0;

  std::string exported(ExportRequest request, ExportOutcome* outcome = nullptr) {
    request.file = inside(m_folder, "out.csv");
    Progress progress;
    const ExportOutcome done = exportTable(*m_session, request, progress, {});
    if (outcome != nullptr) *outcome = done;
    return contents(request.file.path);
  }
  ExportRequest lists() const {
    ExportRequest request;
    request.run = m_run;
    request.k = 2;
    request.format.decimals = 2;
    return request;
  }

 private Q_SLOTS:
  void initTestCase() {
    create(inside(m_folder, "p"));
    Progress progress;
    m_session = Session::open(inside(m_folder, "p"), progress, {});
    RunRecord record;
    record.model = "ease";
    record.fingerprint = m_session->data().fingerprint;
    record.config = Json::object();
    m_session->withProject([&](Project& project) {
      RunStore store(project);
      m_run = store.add(record, "EASE");
      RunResults results(project);
      results.appendCurves(m_run, {{"loss/x", {{1, 5, 0.5, 1.0 / 3}}}});
      results.setMetrics(m_run, {{"test", "ndcg@10", 0.125, 0}});
      ListStore(project).replaceAll(m_run, 3, [](Index user) {
        return std::vector<StoredRecommendation>{{user, 0.5F}, {2, -0.25F}};
      });
      const ModelInfo& info = findModel("popularity");
      const auto model = info.create(Json::object(), {3, 4, nullptr, nullptr});
      capability<ClosedForm>(*model)->fit({m_session->data().interactions, nullptr, nullptr, 1},
                                          progress, {});
      record.model = info.key;
      record.config = info.schema->defaults();
      m_popularity = store.add(record, info.name);
      results.saveWeights(m_popularity, model->weights());
    });
  }

  void cellsAreQuotedOnlyWhenTheyMustBe() {
    const ExportFormat csv;
    QCOMPARE(written("plain text", csv), std::string("plain text"));
    QCOMPARE(written("a,b", csv), std::string("\"a,b\""));
    QCOMPARE(written("say \"x\"", csv), std::string("\"say \"\"x\"\"\""));
    QCOMPARE(written("two\nlines", csv), std::string("\"two\nlines\""));
    QCOMPARE(written("", csv), std::string(""));
    ExportFormat other;
    other.delimiter = "::";
    QCOMPARE(written("a:b", other), std::string("\"a:b\""));
    QCOMPARE(written("a,b", other), std::string("a,b"));
  }

  void cellsThatASpreadsheetWouldRunAreNeutralised() {
    ExportFormat format;
    QCOMPARE(written("=1+1", format), std::string("=1+1"));  // a plain file keeps every cell
    format.spreadsheetSafe = true;
    for (const char* cell : {"=1+1", "+1", "-1", "@sum", "＝1", "－1", "  =1+1"}) {
      QCOMPARE(written(cell, format), std::string("'") + cell);
    }
    QCOMPARE(written("\tx", format), std::string("'\tx"));
    QCOMPARE(written("\rx", format), std::string("\"'\rx\""));
    QCOMPARE(written("=\"a\",b", format), std::string("\"'=\"\"a\"\",b\""));
    QCOMPARE(written("a=b", format), std::string("a=b"));
    // A comment to some readers, so it is quoted whatever the format.
    QCOMPARE(written("#1", ExportFormat()), std::string("\"#1\""));
  }

  void numbersASpreadsheetWouldChangeStayText() {
    const ExportFormat& excel = presetFormat("excel");
    const auto cell = [&](const char* text) { return written(text, excel).substr(3); };  // the BOM
    for (const char* text : {"007", "123456789012", "1234567890123456789", "13086.0", "1e5", "00"})
      QCOMPARE(cell(text), std::string("\"=\"\"") + text + "\"\"\"");
    for (const char* text : {"7", "2001", "12.35", "0", "12345678901", "7a", "A1", "1.2.3"})
      QCOMPARE(cell(text), std::string(text));
  }

  void numbersAreTheShortestThatReadBack() {
    const QTemporaryDir folder;
    TableWriter table(inside(folder, "numbers.csv"), ExportFormat());
    // Whole numbers in digits as far as a double holds every one (2^53 = 9007199254740992).
    for (const double value : {12.35, 0.1, 123456789.0, 16777217.0, 1999.99, 100000.0, -5.0,
                               9007199254740992.0, 1e300, 1.0 / 3}) {
      table.number(value);
    }
    table.number(12.35F);
    table.endRow();
    table.finish();
    QCOMPARE(contents(inside(folder, "numbers.csv")),
             std::string("12.35,0.1,123456789,16777217,1999.99,100000,-5,9007199254740992,1e+300,"
                         "0.3333333333333333,12.35\n"));
  }

  void storedListsAreWrittenWithTheDatasOwnIds() {
    ExportOutcome outcome;
    ExportRequest request = lists();
    request.format.spreadsheetSafe = true;
    QCOMPARE(exported(request, &outcome),
             std::string("user,rank,item,score,title\n"
                         "\"=\"\"007\"\"\",1,a,0.50,Apple\n"
                         "\"=\"\"007\"\"\",2,'=cmd(),-0.25,'=SUM(A1)\n"
                         "nobody,1,b'); DROP TABLE items;--,0.50,\n"
                         "nobody,2,'=cmd(),-0.25,'=SUM(A1)\n"
                         "\"三 \"\"x\"\", 😀\",1,'=cmd(),0.50,'=SUM(A1)\n"
                         "\"三 \"\"x\"\", 😀\",2,'=cmd(),-0.25,'=SUM(A1)\n"));
    QCOMPARE(outcome.rows, 6U);
    QCOMPARE(outcome.neutralised, 8U);
    QCOMPARE(outcome.keptAsText, 2U);
    QCOMPARE(outcome.unencodable, 0U);
    QCOMPARE(outcomeNotes(outcome).size(), std::size_t{2});
    QVERIFY(exported(lists(), &outcome).find("\n007,2,=cmd(),-0.25,=SUM(A1)\n") !=
            std::string::npos);
    QVERIFY(outcomeNotes(outcome).empty());
  }

  void usersColumnsLengthAndLimitCanBeChosen() {
    ExportRequest request = lists();
    request.users = {2, 0};
    request.columns = {"item", "user"};
    request.k = 1;
    request.format.header = false;
    QCOMPARE(exported(request), std::string("=cmd(),\"三 \"\"x\"\", 😀\"\na,007\n"));
    request.limit = 1;
    ExportOutcome outcome;
    exported(request, &outcome);
    QCOMPARE(outcome.rows, 1U);
    request.columns = {"items"};
    const auto error = errorOf([&] { return exported(request); });
    QVERIFY(error &&
            error->message().english().find("user, rank, item, score, title") != std::string::npos);
    request.columns.clear();
    request.users = {99};
    QCOMPARE(codeOf([&] { return exported(request); }), std::string("not-found"));
    QCOMPARE(exportColumns(*m_session, lists()),
             (std::vector<std::string>{"user", "rank", "item", "score", "title"}));
  }

  void listsThatAreNotStoredAreComputed() {
    ExportRequest request = lists();
    request.run = m_popularity;
    request.columns = {"user", "item"};
    // a is had by two, the others by one each; what a user has is left out, ties go to the earlier
    // item.
    QCOMPARE(exported(request),
             std::string("user,item\n007,=cmd()\n007,d\nnobody,a\nnobody,b'); DROP TABLE items;--\n"
                         "\"三 \"\"x\"\", 😀\",b'); DROP TABLE items;--\n"));
    request.run = m_run;
    request.k = 3;  // longer than what is stored, and this run has no weights
    QCOMPARE(codeOf([&] { return exported(request); }), std::string("not-found"));
  }

  void interactionsKeepValueTimeAndPart() {
    ExportRequest request;
    request.table = ExportTable::Interactions;
    QCOMPARE(exported(request),
             std::string("user,item,value,time,part\n"
                         "007,b'); DROP TABLE items;--,1,1969-12-31 23:59:55,train\n"
                         "007,a,1,2023-11-14 22:13:20,test\n"
                         "\"三 \"\"x\"\", 😀\",d,0.5,1970-01-01 00:00:00,train\n"
                         "\"三 \"\"x\"\", 😀\",=cmd(),-2,1970-01-01 00:00:10,valid\n"
                         "\"三 \"\"x\"\", 😀\",a,3,2096-10-02 07:06:40,test\n"));
  }

  void timesKeepTheirFractionsAndPositionsTheirNumber() {
    Dataset data = smallDataset();
    data.interactions = std::make_shared<Interactions>(
        std::vector<std::uint64_t>{0, 2, 2, 3}, std::vector<Index>{0, 3, 0},
        std::vector<float>{1, 1, 1},
        std::vector<Moment>{momentOf(3) + 300'000, momentOf(4) + 300'250, momentOf(5)}, 4);
    data.parts.clear();
    data.fingerprint = fingerprintOf(data);
    const auto times = [&](const char* name) {
      create(inside(m_folder, name), data);
      Progress progress;
      const SessionPtr session = Session::open(inside(m_folder, name), progress, {});
      ExportRequest request;
      request.table = ExportTable::Interactions;
      request.columns = {data.timesArePositions ? "position" : "time"};
      request.file = inside(m_folder, "times.csv");
      exportTable(*session, request, progress, {});
      return contents(request.file.path);
    };
    QCOMPARE(times("fractions"),
             std::string("time\n1970-01-01 00:00:03.300\n1970-01-01 00:00:04.300250\n"
                         "1970-01-01 00:00:05\n"));
    data.timesArePositions = true;
    QCOMPARE(times("positions"), std::string("position\n3.3\n4.30025\n5\n"));
  }

  void aSplitBecomesAPartColumnOrThreeFiles() {
    ExportRequest request;
    request.table = ExportTable::Interactions;
    request.split = SplitSpec{.kind = SplitKind::LeaveOneOut};
    // Only the third user has three interactions: the last tests, the one before validates.
    QCOMPARE(exported(request),
             std::string("user,item,value,time,part\n"
                         "007,b'); DROP TABLE items;--,1,1969-12-31 23:59:55,train\n"
                         "007,a,1,2023-11-14 22:13:20,train\n"
                         "\"三 \"\"x\"\", 😀\",d,0.5,1970-01-01 00:00:00,train\n"
                         "\"三 \"\"x\"\", 😀\",=cmd(),-2,1970-01-01 00:00:10,valid\n"
                         "\"三 \"\"x\"\", 😀\",a,3,2096-10-02 07:06:40,test\n"));
    request.splitFiles = true;
    request.columns = {"user", "item"};
    ExportOutcome outcome;
    exported(request, &outcome);
    QCOMPARE(outcome.rows, 5U);
    QCOMPARE(contents(inside(m_folder, "out.valid.csv")),
             std::string("user,item\n\"三 \"\"x\"\", 😀\",=cmd()\n"));
    QCOMPARE(contents(inside(m_folder, "out.test.csv")),
             std::string("user,item\n\"三 \"\"x\"\", 😀\",a\n"));
    QCOMPARE(outcome.files, (std::vector<std::filesystem::path>{inside(m_folder, "out.train.csv"),
                                                                inside(m_folder, "out.valid.csv"),
                                                                inside(m_folder, "out.test.csv")}));
    QCOMPARE(exportColumns(*m_session, request),
             (std::vector<std::string>{"user", "item", "value", "time"}));
    request.split = SplitSpec{.kind = SplitKind::Strong};
    QCOMPARE(codeOf([&] { return exported(request); }), std::string("invalid-config"));
  }

  void ownedItemsStayWhenAsked() {
    ExportRequest request = lists();
    request.run = m_popularity;
    request.columns = {"user", "item"};
    request.users = {0};
    request.keepOwned = true;
    // 007 has a, had by two, and b: with owned items a comes first, and ties go to the earlier item.
    QCOMPARE(exported(request), std::string("user,item\n007,a\n007,b'); DROP TABLE items;--\n"));
    // The stored lists of the other run left owned items out, so they do not answer this.
    request.run = m_run;
    QCOMPARE(codeOf([&] { return exported(request); }), std::string("not-found"));
  }

  void usersAndItemsCarryFiguresAndAttributes() {
    ExportRequest request;
    request.table = ExportTable::Users;
    QCOMPARE(exported(request),
             std::string("id,interactions,total,last,country\n"
                         "007,2,2,2023-11-14 22:13:20,中国\nnobody,0,0,,\n"
                         "\"三 \"\"x\"\", 😀\",3,1.5,2096-10-02 07:06:40,Iceland\n"));
    request.table = ExportTable::Items;
    request.columns = {"id", "title", "Title", "position"};
    QCOMPARE(
        exported(request),
        std::string("id,title,Title,position\na,Apple,1.5,\"y, x\"\nb'); DROP TABLE items;--,,,\n"
                    "=cmd(),=SUM(A1),-0.25,\nd,Éclair 苹果,1e+300,x\n"));
  }

  void metricsAndCurvesAreOfOneRunOrAll() {
    ExportRequest request;
    request.table = ExportTable::Metrics;
    request.format.decimals = 4;
    QCOMPARE(
        exported(request),
        std::string("run,model,part,metric,value,half\nEASE 01,ease,test,ndcg@10,0.1250,0.0000\n"));
    request.table = ExportTable::RunCurves;
    request.run = m_run;
    QCOMPARE(
        exported(request),
        std::string(
            "run,series,epoch,step,seconds,value\nEASE 01,loss/x,1,5,0.5,0.3333333333333333\n"));
    request.run = 99;
    QCOMPARE(codeOf([&] { return exported(request); }), std::string("not-found"));
  }

  void presetsSetByteOrderMarkLineEndAndEncoding() {
    ExportRequest request = lists();
    request.columns = {"title"};
    request.users = {0};
    request.format = presetFormat("excel");
    QCOMPARE(exported(request), std::string("\xEF\xBB\xBFtitle\r\nApple\r\n'=SUM(A1)\r\n"));
    request.table = ExportTable::Users;
    request.users.clear();
    request.columns = {"country"};
    request.format = presetFormat("excel-zh");
    QCOMPARE(exported(request), std::string("country\r\n\xD6\xD0\xB9\xFA\r\n\r\nIceland\r\n"));
  }

  void whatAnEncodingCannotHoldIsCounted() {
    Utf8Converter latin("ISO-8859-1");
    QCOMPARE(latin.convert("é中x\xFFy"), std::string("\xE9?x?y"));
    QCOMPARE(latin.unencodable(), 2U);
    Utf8Converter chinese("GB18030");
    QCOMPARE(chinese.convert("😀"), std::string("\x94\x39\xFC\x36"));
    QCOMPARE(chinese.unencodable(), 0U);
    QCOMPARE(codeOf([] { Utf8Converter("no such encoding"); }), std::string("unsupported"));
  }

  void vectorsNeedAModelThatHasThem() {
    ExportRequest request;
    request.table = ExportTable::UserVectors;
    request.run = m_popularity;
    QCOMPARE(exportColumns(*m_session, request), (std::vector<std::string>{"id", "vector"}));
    QCOMPARE(codeOf([&] { return exported(request); }), std::string("unsupported"));
    request.table = ExportTable::ItemVectors;
    QCOMPARE(exportColumns(*m_session, request),
             (std::vector<std::string>{"id", "title", "vector"}));
  }

  void vectorsAreWrittenAsTheProjectorReadsThem() {
    const ModelInfo& info = findModel("mult-vae");
    Json config = Json::object();
    RunRecord record;
    record.model = info.key;
    record.config = info.schema->complete(config);
    record.fingerprint = m_session->data().fingerprint;
    const auto model = info.create(record.config, {3, 4, nullptr, nullptr});
    capability<TrainsByStep>(*model)->begin({m_session->data().interactions, nullptr, nullptr, 1});
    const auto* latent = capability<HasUserLatent>(*model);
    ExportRequest request;
    request.table = ExportTable::UserVectors;
    request.format = presetFormat("projector");
    request.run = m_session->withProject([&](Project& project) {
      const RunId id = RunStore(project).add(record, info.name);
      RunResults(project).saveWeights(id, model->weights());
      return id;
    });
    const std::string text = exported(request);
    QCOMPARE(std::ranges::count(text, '\n'), 3);
    QCOMPARE(std::ranges::count(text, '\t'),
             3 * (static_cast<std::ptrdiff_t>(latent->latentSize()) - 1));
    QCOMPARE(contents(inside(m_folder, "out.metadata.tsv")),
             std::string("007\nnobody\n三 'x', 😀\n"));
    request.table = ExportTable::ItemVectors;
    exported(request);
    QCOMPARE(
        contents(inside(m_folder, "out.metadata.tsv")),
        std::string(
            "id\ttitle\na\tApple\nb'); DROP TABLE items;--\t\n=cmd()\t=SUM(A1)\nd\tÉclair 苹果\n"));
    request.format = ExportFormat();
    request.columns = {"vector", "id"};
    QVERIFY(exported(request).starts_with("d1,d2,"));
  }

  void aRepeatedExportIsByteIdenticalInAnyLocale() {
    const std::string first = exported(lists());
    for (const char* locale : {"de_DE.UTF-8", "zh_CN.UTF-8", "C.UTF-8"})
      std::setlocale(LC_ALL, locale);
    QCOMPARE(exported(lists()), first);
    std::setlocale(LC_ALL, "C.UTF-8");
  }

  void nothingHalfWrittenIsLeft() {
    ExportRequest request = lists();
    request.file = inside(m_folder, "kept.csv");
    std::ofstream(request.file.path) << "old";
    const auto before = namesIn(m_folder);
    std::stop_source stop;
    stop.request_stop();
    Progress progress;
    QVERIFY_THROWS_EXCEPTION(Cancelled,
                             exportTable(*m_session, request, progress, stop.get_token()));
    request.run = 99;
    QVERIFY(errorOf([&] { exportTable(*m_session, request, progress, {}); }).has_value());
    QCOMPARE(contents(request.file.path), std::string("old"));
    QCOMPARE(namesIn(m_folder), before);
    request.file = inside(m_folder, "none/x.csv");
    QVERIFY(errorOf([&] { exportTable(*m_session, request, progress, {}); }).has_value());
    request.file = inside(m_folder, "x.csv");
    request.format.delimiter.clear();
    QCOMPARE(codeOf([&] { exportTable(*m_session, request, progress, {}); }),
             std::string("invalid-config"));
  }
};

QTEST_GUILESS_MAIN(tst_ExportData)
#include "tst_ExportData.moc"
