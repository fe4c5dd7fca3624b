// LABELS: model
// Every event kept beside the pairs: what an import keeps, that it survives the project and an
// export, which models see it, and that a split lets nothing of a hidden pair through.
#include <SQLiteCpp/SQLiteCpp.h>

#include <QTemporaryDir>
#include <QtTest>
#include <algorithm>
#include <set>

#include "core/base/Rng.h"
#include "core/data/Split.h"
#include "core/recommend/GenerateSequence.h"
#include "core/recommend/Recommend.h"
#include "core/store/Project.h"
#include "core/train/TrainingEngine.h"
#include "core/workflow/data/DescribeData.h"
#include "core/workflow/export/ExportData.h"
#include "core/workflow/recommend/KnownHistory.h"
#include "tests/core/ImportFixtures.h"

using namespace tastescope;
using namespace tastescope::testing;

namespace {

/// u listens a, b, a, a and then c; v has b twice in a second and c once.
constexpr const char* kPlays =
    "user,item,value,time\n"
    "u,a,1,2011-01-01\nu,b,2,2011-01-02\nu,a,3,2011-01-03\nu,a,4,2011-01-04\nu,c,5,2011-01-05\n"
    "v,b,0.1,2011-01-01T00:00:00.250\nv,b,16777217,2011-01-01T00:00:00.500\nv,c,1,2011-01-02\n";

std::string idsOf(const Dataset& data, std::span<const Index> items) {
  std::string ids;
  for (const Index item : items) ids += (ids.empty() ? "" : " ") + std::string(data.items.id(item));
  return ids;
}

/// The events of a user, oldest first; "(none)" when the matrix keeps no repeats.
std::string eventsOf(const Dataset& data, const Interactions& matrix, std::string_view user) {
  if (!matrix.events()) return "(none)";
  return idsOf(data, matrix.events()->row(*data.users.find(user)).items);
}
std::string eventsOf(const Dataset& data, std::string_view user) {
  return eventsOf(data, *data.interactions, user);
}

bool sameRows(const HistoryRows& a, const HistoryRows& b) {
  const auto entries = static_cast<std::size_t>(a.size());
  if (a.size() != b.size() || !std::ranges::equal(a.offsets(), b.offsets())) return false;
  for (std::size_t entry = 0; entry < entries; ++entry) {
    if (a.amount(entry) != b.amount(entry)) return false;
  }
  return std::ranges::equal(a.items(), b.items()) && std::ranges::equal(a.times(), b.times());
}

/// Rows of item positions; pairs are where an item stands last.
InteractionsPtr withRepeats(const std::vector<std::vector<Index>>& rows, Index items) {
  std::vector<std::uint64_t> eventOffsets{0}, offsets{0};
  std::vector<Index> events, pairs;
  for (const auto& row : rows) {
    events.insert(events.end(), row.begin(), row.end());
    for (auto at = row.begin(); at != row.end(); ++at) {
      if (std::find(at + 1, row.end(), *at) == row.end()) pairs.push_back(*at);
    }
    eventOffsets.push_back(events.size());
    offsets.push_back(pairs.size());
  }
  std::vector<float> eventValues(events.size(), 1.0F), values(pairs.size(), 1.0F);
  auto sequences = std::make_shared<const EventSequences>(eventOffsets, events, eventValues,
                                                          std::vector<Moment>(), items);
  return std::make_shared<const Interactions>(offsets, pairs, values, std::vector<Moment>(), items,
                                              std::vector<double>(), sequences);
}

std::vector<float> scoresOf(const Recommender& model, const History& history) {
  std::vector<float> scores(model.itemCount());
  model.score({&history, 1}, scores);
  return scores;
}

void train(Recommender& model, const InteractionsPtr& data, std::int64_t epochs) {
  if (auto* closed = capability<ClosedForm>(model)) {
    Progress progress;
    return closed->fit({.train = data}, progress, {});
  }
  auto& steps = *capability<TrainsByStep>(model);
  steps.begin({.train = data, .seed = 3});
  for (std::int64_t epoch = 1; epoch <= epochs; ++epoch) {
    steps.beginEpoch(epoch);
    for (std::int64_t i = 0; i < steps.stepsPerEpoch(); ++i) steps.step();
  }
}

/// An item scores how often the model has seen it.
class CountModel : public Recommender, public OrdersByTime {
 public:
  explicit CountModel(Index items) : items_(items) {}
  void score(std::span<const History> batch, std::span<float> scores) const override {
    std::ranges::fill(scores, 0.0F);
    for (std::size_t row = 0; row < batch.size(); ++row) {
      const HistoryView& seen = batch[row].sequence();
      for (const Index item : seen.items) scores[row * items_ + item] += 1;
    }
  }
  [[nodiscard]] Index itemCount() const override { return items_; }
  [[nodiscard]] TensorMap weights() const override { return {}; }
  void setWeights(const TensorMap&) override {}

 private:
  Index items_;
};

}  // namespace

class RepeatsTest : public QObject {
  Q_OBJECT
  TextFiles m_files;

  ImportOptions plays(bool keep = true, const char* content = kPlays) const {
    ImportOptions options = optionsFor(m_files.write("plays.csv", content));
    options.cleaning.keepRepeats = keep;
    return options;
  }
  static SplitSpec specOf(SplitKind kind) {
    SplitSpec spec;
    spec.kind = kind;
    return spec;
  }

 private Q_SLOTS:
  void initTestCase() { prepareNumerics(1); }

  void pairsAreAsEverAndEventsStandBeside() {
    const Dataset merged = import(plays(false));
    QVERIFY(!merged.interactions->events());
    const Dataset kept = import(plays());
    QVERIFY(sameRows(*kept.interactions, *merged.interactions));
    QVERIFY(historyOf(kept, "u") == "b a c");
    QVERIFY(eventsOf(kept, "u") == "a b a a c");
    QVERIFY(eventsOf(kept, "v") == "b b c");
    QCOMPARE(kept.interactions->events()->amount(6), 16777217.0);
    QCOMPARE(kept.report.rows.imported, std::uint64_t{5});
    QCOMPARE(kept.report.rows.merged, std::uint64_t{3});
    QCOMPARE(kept.report.rows.repeats, std::uint64_t{3});
    QVERIFY(kept.report.rows.balanced());
    QVERIFY(kept.fingerprint != merged.fingerprint);
    QVERIFY(std::ranges::any_of(kept.report.reading.cleaning, [](const Text& step) {
      return step.english().find("also kept as an event") != std::string::npos;
    }));
    QVERIFY(std::ranges::any_of(kept.report.notes, [](const Text& note) {
      return note.english() == "3 repeats are also kept as events, for models that read order.";
    }));
    Progress progress;
    QCOMPARE(countImport(plays(), progress, {}).rows.repeats, std::uint64_t{3});
  }

  void eventsGoWithTheirPairs() {
    // b adds up to 2 for u and to much for v; 4.5 leaves out u's b alone.
    ImportOptions summed = plays();
    summed.cleaning.duplicates = DuplicatePolicy::Sum;
    summed.cleaning.minRating = 4.5;
    const Dataset sums = import(summed);
    QVERIFY(eventsOf(sums, "u") == "a a a c");
    QVERIFY(eventsOf(sums, "v") == "b b");
    QCOMPARE(*valueOf(sums, "u", "a"), 8.0F);
    QCOMPARE(sums.report.rows.repeats, std::uint64_t{3});

    // Of items two users have to have, a goes with its repeats, and ids move up.
    ImportOptions common = plays();
    common.cleaning.minPerItem = 2;
    const Dataset core = import(common);
    QCOMPARE(core.items.size(), 2U);
    QVERIFY(eventsOf(core, "u") == "b c");
    QVERIFY(eventsOf(core, "v") == "b b c");

    // Rows below a value are no events either.
    ImportOptions high = plays();
    high.cleaning.minRating = 3;
    QVERIFY(eventsOf(import(high), "u") == "a a c");
  }

  void aGivenPartKeepsItsOwnEventsAlone() {
    const Dataset data = import(plays(true,
                                      "user,item,time,split\nu,a,1300000001,train\n"
                                      "u,a,1300000002,train\nu,a,1300000003,test\n"
                                      "u,b,1300000004,test\nu,b,1300000005,test\n"));
    QVERIFY(historyOf(data, "u") == "a b");
    QVERIFY(eventsOf(data, "u") == "a a b b");
    QVERIFY((partsOfEvents(*data.interactions, data.parts) ==
             std::vector<Part>{Part::Train, Part::Train, Part::Test, Part::Test}));
  }

  void whatCannotBeKeptIsRefused() {
    QVERIFY(errorOf(plays(true, "user,item\nu,a\nu,a\nv,a\n")).find("no times") !=
            std::string::npos);
    ImportOptions first = plays();
    first.cleaning.duplicates = DuplicatePolicy::KeepFirst;
    QVERIFY(errorOf(first).find("the first alone cannot be kept") != std::string::npos);
    // Without repeats there is nothing to keep, and the data is the same data.
    constexpr const char* kOnce = "user,item,time\nu,a,2011-01-01\nv,b,2011-01-02\n";
    const Dataset once = import(plays(true, kOnce));
    QVERIFY(!once.interactions->events());
    QVERIFY(once.fingerprint == import(plays(false, kOnce)).fingerprint);
    QVERIFY(once.report.notes.back().english().find("no repeats to keep") != std::string::npos);
  }

  void listsHaveAnOrderOfTheirOwn() {
    ImportOptions options = optionsFor(m_files.write("lists.txt", "u a b a c\nv b c b\n"));
    options.layout = Layout::Lists;
    options.cleaning.keepRepeats = true;
    const Dataset data = import(options);
    QVERIFY(eventsOf(data, "u") == "a b a c");
    QVERIFY(historyOf(data, "v") == "c b");
  }

  void aProjectHoldsThem() {
    const QTemporaryDir folder;
    const std::filesystem::path file = folder.filePath(QStringLiteral("p")).toStdString();
    const Dataset data = import(plays());
    Progress progress;
    Project::create(file, data, false, progress, {});
    const SessionPtr session = Session::open(file, progress, {});
    const Dataset& loaded = session->data();
    QVERIFY(loaded.interactions->events());
    QVERIFY(sameRows(*loaded.interactions, *data.interactions));
    QVERIFY(sameRows(*loaded.interactions->events(), *data.interactions->events()));
    QVERIFY(fingerprintOf(loaded) == data.fingerprint);
    QCOMPARE(loaded.report.rows.repeats, std::uint64_t{3});
    QCOMPARE(dataFigures(*session).repeats, std::uint64_t{3});
    QCOMPARE(dataFigures(*session).interactions, std::uint64_t{5});
  }

  void damagedEventsAreAnError_data() {
    QTest::addColumn<QString>("sql");
    // Items a, b, c are 0, 1, 2; v, who is user 1, has no a.
    QTest::newRow("another item")
        << "UPDATE event_history SET items = x'000000000100000002000000' WHERE user = 1";
    QTest::newRow("a pair without")
        << "UPDATE event_history SET items = x'010000000100000001000000' WHERE user = 1";
    QTest::newRow("fewer than pairs") << "UPDATE event_history SET items = x'', times = x'', "
                                         "amounts = NULL, entries = 0";
    QTest::newRow("a user missing") << "DELETE FROM event_history WHERE user = 1";
    QTest::newRow("short times") << "UPDATE event_history SET times = x'00' WHERE user = 0";
    QTest::newRow("out of range")
        << "UPDATE event_history SET items = x'0000000000000000000000000000000077000000' "
           "WHERE user = 0";
  }
  void damagedEventsAreAnError() {
    QFETCH(QString, sql);
    const QTemporaryDir folder;
    const std::filesystem::path file = folder.filePath(QStringLiteral("p")).toStdString();
    Progress progress;
    Project::create(file, import(plays()), false, progress, {});
    SQLite::Database(file.string(), SQLite::OPEN_READWRITE).exec(sql.toStdString());
    try {
      static_cast<void>(Project::open(file).loadDataset(progress, {}));
      QFAIL("was read");
    } catch (const Error& error) {
      QVERIFY(error.code() == ErrorCode::Corrupt);
    }
  }

  void anExportBringsThemBack() {
    const QTemporaryDir folder;
    const std::filesystem::path file = folder.filePath(QStringLiteral("p")).toStdString();
    const Dataset data = import(plays());
    Progress progress;
    Project::create(file, data, false, progress, {});
    const SessionPtr session = Session::open(file, progress, {});
    ExportRequest request;
    request.table = ExportTable::Interactions;
    request.format =
        std::ranges::find(exportPresets(), std::string("csv"), &ExportPreset::key)->format;
    request.file = folder.filePath(QStringLiteral("again.csv")).toStdString();
    QCOMPARE(exportTable(*session, request, progress, {}).rows, std::uint64_t{8});
    ImportOptions options = optionsFor(request.file.path);
    options.cleaning.keepRepeats = true;
    QVERIFY(import(options).fingerprint == data.fingerprint);

    // With the parts of a split, an event has that of its pair.
    request.split = specOf(SplitKind::LeaveOneOut);
    exportTable(*session, request, progress, {});
    const Dataset parted = import(options);
    QVERIFY(eventsOf(parted, "u") == "a b a a c");
    QVERIFY((partsOfEvents(*parted.interactions, parted.parts) ==
             std::vector<Part>{Part::Valid, Part::Train, Part::Valid, Part::Valid, Part::Test,
                               Part::Train, Part::Train, Part::Train}));
  }

  void aSplitHidesEveryEventOfAHiddenPair() {
    const Dataset data = import(plays());
    const Split split = makeSplit(data, specOf(SplitKind::LeaveOneOut));
    // u's c tests and a validates, so that two early events of a are hidden from training, too.
    QVERIFY(eventsOf(data, *split.train, "u") == "b");
    QVERIFY(eventsOf(data, *split.valid.input, "u") == "b");
    QVERIFY(eventsOf(data, *split.test.input, "u") == "a b a a");
  }

  void noSplitShowsAnEventOfAHiddenPair_data() {
    QTest::addColumn<int>("kind");
    for (const SplitKind kind :
         {SplitKind::UserRandom, SplitKind::LeaveOneOut, SplitKind::Time, SplitKind::Strong})
      QTest::newRow(splitKey(kind)) << static_cast<int>(kind);
  }
  void noSplitShowsAnEventOfAHiddenPair() {
    QFETCH(int, kind);
    std::string text = "user,item,time\n";
    Rng rng(5);
    for (int event = 0; event < 300; ++event) {
      text += "u" + std::to_string(rng.below(12)) + ",i" + std::to_string(rng.below(8)) + "," +
              std::to_string(1300000000 + event) + "\n";
    }
    const Dataset data = import(plays(true, text.c_str()));
    SplitSpec spec = specOf(static_cast<SplitKind>(kind));
    spec.validShare = spec.testShare = 0.3;
    const Split split = makeSplit(data, spec);
    for (const auto& shown : {split.train, split.valid.input, split.test.input}) {
      QVERIFY(shown->events() && shown->events()->size() > shown->size());
      for (Index user = 0; user < data.users.size(); ++user) {
        const auto pairs = shown->row(user).items;
        const auto events = shown->events()->row(user).items;
        const std::set<Index> had(events.begin(), events.end());
        QVERIFY(had == std::set<Index>(pairs.begin(), pairs.end()));
        // A pair keeps all it has, in its order.
        std::string left;
        for (const Index item : data.interactions->events()->row(user).items)
          if (had.contains(item)) left += std::to_string(item);
        std::string seen;
        for (const Index item : events) seen += std::to_string(item);
        QVERIFY(seen == left);
      }
    }
    for (const SplitPart* part : {&split.valid, &split.test}) {
      QVERIFY(part->target->size() > 0);
      for (Index user = 0; user < data.users.size(); ++user) {
        for (const Index item : part->target->row(user).items) {
          const auto events = part->input->events()->row(user).items;
          QVERIFY(std::ranges::find(events, item) == events.end());
        }
      }
    }
  }

  void modelsThatReadOrderLearnARepeat_data() {
    QTest::addColumn<QString>("model");
    for (const char* model : {"item-transitions", "sasrec", "gru4rec"})
      QTest::newRow(model) << QString::fromLatin1(model);
  }
  void modelsThatReadOrderLearnARepeat() {
    // Everybody hears an item twice in a row and then the next one on a circle of six.
    QFETCH(QString, model);
    constexpr Index kItems = 6;
    std::vector<std::vector<Index>> rows;
    for (Index user = 0; user < 60; ++user) {
      std::vector<Index> row;
      for (Index step = 0; step < 3; ++step) row.insert(row.end(), 2, (user + step) % kItems);
      rows.push_back(row);
    }
    const InteractionsPtr kept = withRepeats(rows, kItems);
    const auto made = findModel(model.toStdString())
                          .create(model == QLatin1String("item-transitions")
                                      ? Json{{"window", 1}, {"damping", 0.0}}
                                      : Json{{"width", 16},
                                             {"length", 6},
                                             {"batch", 16},
                                             {"dropout", 0.0},
                                             {"learning-rate", 0.01}},
                                  {.users = 60, .items = kItems});
    train(*made, kept, 60);
    // Pairs alone say that 1 follows 0, never that 0 does.
    const std::vector<Index> pairs{5, 0}, events{5, 5, 0};
    const std::vector<float> ones(events.size(), 1.0F);
    const History history{
        kNoIndex, {pairs, std::span(ones).first(2), {}}, {events, std::span(ones).first(3), {}}};
    const std::vector<float> scores = scoresOf(*made, history);
    QCOMPARE(std::ranges::max_element(scores) - scores.begin(), std::ptrdiff_t{0});
  }

  void othersReadPairsAlone() {
    const InteractionsPtr kept = withRepeats({{0, 0, 0, 1}, {1, 2, 2}, {0, 2}}, 3);
    const InteractionsPtr merged = withRepeats({{0, 1}, {1, 2}, {0, 2}}, 3);
    for (const char* key : {"popularity", "item-knn", "ease"}) {
      const auto one = findModel(key).create(Json::object(), {3, 3});
      const auto other = findModel(key).create(Json::object(), {3, 3});
      train(*one, kept, 1);
      train(*other, merged, 1);
      QVERIFY(scoresOf(*one, historyIn(*kept, 0)) == scoresOf(*other, historyIn(*merged, 0)));
    }
  }

  void listsReasonsAndSequencesAreMadeOfThem() {
    const Dataset data = import(plays());
    const CountModel model(data.items.size());
    const Index u = *data.users.find("u");
    RecommendOptions options;
    options.hideKnown = false;
    const std::vector<Index> users{u};
    std::vector<float> memory;
    const auto lists = recommendBatch(model, *data.interactions, users, options, memory);
    QCOMPARE(lists.front().front().item, *data.items.find("a"));
    QCOMPARE(lists.front().front().score, 3.0F);
    options.hideKnown = true;
    QVERIFY(recommendBatch(model, *data.interactions, users, options, memory).front().empty());

    // Without a, all three of its events are gone: it carries its whole score. Rows are pairs.
    const History history = historyIn(*data.interactions, u);
    const std::vector<double> reasons = explainItem(model, history, *data.items.find("a"));
    QCOMPARE(reasons, (std::vector<double>{0, 1, 0}));

    const KnownHistory changed(data, u, {}, {*data.items.find("b")});
    QVERIFY(idsOf(data, changed.history().view.items) == "a c");
    QVERIFY(idsOf(data, changed.history().events.items) == "a a a c");
    const KnownHistory added(data, *data.users.find("v"), {*data.items.find("a")}, {});
    QVERIFY(idsOf(data, added.history().events.items) == "b b c a");

    GenerateOptions how;
    how.length = 1;
    how.hideKnown = false;
    Progress progress;
    QCOMPARE(generateSequences(model, history, how, progress, {}).front().items.front().item,
             *data.items.find("a"));
  }
};

QTEST_GUILESS_MAIN(RepeatsTest)
#include "tst_Repeats.moc"
