// LABELS: unit
// DEPENDS: core_store
// What is stored is compared with its checksum before anything is made of it: a byte that a disk
// changed gives a sentence that names the part, never other results.
#include <fstream>

#include "StoreFixtures.h"
#include "core/store/ListStore.h"
#include "core/store/RunResults.h"

using namespace tastescope;
using namespace tastescope::test;

namespace {

constexpr double kNotANumber = std::numeric_limits<double>::quiet_NaN();

std::vector<StoredRecommendation> listOf(Index user) {
  if (user == 1) return {};
  return {{user, -0.0F}, {3, 0.25F}};
}

/// One run with weights, a checkpoint, curves, metrics and lists; and opinions.
RunId addRun(const Project& project) {
  RunRecord record;
  record.model = "ease";
  record.config = {{"l2", 500}};
  record.fingerprint = "0123456789abcdef";
  RunStore store(project);
  record = store.get(store.add(record, "EASE"));
  const TensorMap best = smallWeights();
  RunResults results(project);
  results.appendCurves(record.id, {{"loss/x", {{1, 3, 0.5, 2}, {1, 5, 0.75, kNotANumber}}}});
  results.saveCheckpoint(record, {{{"epoch", 2}}, smallWeights(), smallWeights()},
                         {{"loss/x", {{2, 7, 1, 0.25}}}, {"valid/ndcg@10", {{2, 7, 1, 0.125}}}},
                         &best);
  results.setMetrics(record.id, {{"valid", "ndcg@10", 0.125, 0}, {"test", "ndcg@10", 0.5, 0.1}});
  results.setMetrics(record.id,
                     {{"test", "ndcg@10", 0.25, 0.1}, {"test", "recall@10", kNotANumber, 0}});
  ListStore(project).replaceAll(record.id, 3, listOf);
  ListStore(project).setFeedback({0, 1, 1, 5});
  ListStore(project).setFeedback({0, 2, -1, 7});
  return record.id;
}

std::string bytesIn(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

std::string bytesOf(const TensorMap& tensors) {
  std::string text;
  for (const auto& [name, tensor] : tensors) {
    text += name;
    text.append(reinterpret_cast<const char*>(tensor.bytes.data()), tensor.bytes.size());
  }
  return text;
}

std::string attributesOf(const AttributeTable& table) {
  std::string text;
  for (const AttributeColumn& column : table.columns()) {
    text += column.name + std::to_string(static_cast<int>(column.type));
    for (const auto& one : column.texts) text += one + '\n';
    for (const auto& one : column.labels) text += one + '\n';
    for (const double one : column.numbers) text += std::to_string(one);
    for (const Index one : column.codes) text += std::to_string(one) + ' ';
  }
  return text;
}

std::string curvesOf(const Curves& curves) {
  std::string text;
  for (const auto& [series, points] : curves) {
    text += series + ":";
    for (const CurvePoint& point : points) {
      text += std::to_string(point.step) + "," + std::to_string(point.epoch) + "," +
              std::to_string(point.seconds) + "," + std::to_string(point.value) + ";";
    }
  }
  return text;
}

std::string metricsOf(const std::vector<MetricValue>& metrics) {
  std::string text;
  for (const MetricValue& one : metrics)
    text += one.part + one.name + std::to_string(one.value) + "±" + std::to_string(one.half) + ";";
  return text;
}

std::string opinionsOf(const ListStore& lists) {
  std::string text;
  for (const Index user : lists.usersWithFeedback()) {
    for (const Feedback& one : lists.feedback(user)) {
      text += std::to_string(one.user) + "," + std::to_string(one.item) + "," +
              std::to_string(one.value) + "," + std::to_string(one.created) + ";";
    }
  }
  return text;
}

/// Everything that decides what a command would print, or the Error of reading it.
std::string contentsOf(const std::filesystem::path& file) {
  const Project project = Project::open(file);
  Progress progress;
  const Dataset data = project.loadDataset(progress, {});
  std::string text = fingerprintOf(data) + data.name + std::to_string(data.links.size()) +
                     std::to_string(static_cast<int>(data.domain)) + (data.listed ? "listed" : "") +
                     (data.timesArePositions ? "positions" : "") +
                     attributesOf(data.userAttributes) + attributesOf(data.itemAttributes);
  for (const RunRecord& run : RunStore(project).all()) {
    text += run.model + runStateKey(run.state) + run.config.dump() + run.trainOptions.dump() +
            run.split.dump() + std::to_string(run.seed) + run.fingerprint;
    const RunResults results(project);
    text += bytesOf(results.weights(run.id)) + curvesOf(results.curves(run.id)) +
            metricsOf(results.metrics(run.id));
    const auto checkpoint = results.checkpoint(run.id);
    if (checkpoint) {
      text += checkpoint->header.dump() + bytesOf(checkpoint->weights) +
              bytesOf(checkpoint->trainingState);
    }
    const ListStore lists(project);
    text += std::to_string(lists.longest(run.id)) + (lists.keepsOwned(run.id) ? "owned" : "");
    lists.forEach(run.id, [&](Index user, std::size_t rank, const StoredRecommendation& row) {
      text += std::to_string(user) + "/" + std::to_string(rank) + "/" + std::to_string(row.item) +
              "=" + std::to_string(row.score) + "\n";
    });
    for (Index user = 0; user < data.users.size(); ++user)
      text += std::to_string(lists.list(run.id, user).size());
  }
  text += opinionsOf(ListStore(project));
  return text;
}

}  // namespace

class tst_Checksums : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void whatIsChangedIsNamed_data() {
    QTest::addColumn<QString>("sql");
    QTest::addColumn<QString>("named");
    const auto row = [](const char* name, const char* sql, const char* named) {
      QTest::newRow(name) << QString::fromUtf8(sql) << QString::fromUtf8(named);
    };
    const char* const weightsNamed = "the weights of the run #1";
    row("weights",
        "UPDATE tensor_chunk SET bytes = zeroblob(256) WHERE tensor IN (SELECT id FROM tensor "
        "WHERE kind = 'best' AND name = 'w')",
        weightsNamed);
    row("name of a tensor", "UPDATE tensor SET name = 'v' WHERE name = 'w' AND kind = 'best'",
        weightsNamed);
    row("shape", "UPDATE tensor SET shape = '[8,8]' WHERE kind = 'best'", weightsNamed);
    row("checkpoint", "UPDATE checkpoint SET header = '{\"epoch\":3}'",
        "the saved training of the run #1");
    row("training state",
        "UPDATE tensor_chunk SET bytes = zeroblob(256) WHERE tensor IN (SELECT id FROM tensor "
        "WHERE kind = 'state')",
        "the saved training of the run #1");
    row("item of a list", "UPDATE recommendation SET item = 1 WHERE user = 2 AND rank = 2",
        "the lists of the run #1");
    row("score of a list", "UPDATE recommendation SET score = 0.5 WHERE user = 2 AND rank = 2",
        "the lists of the run #1");
    row("user of a list", "UPDATE recommendation SET user = 1 WHERE user = 2",
        "the lists of the run #1");
    row("lists gone", "DELETE FROM recommendation WHERE user = 2", "the lists of the run #1");
    row("lists gone with their checksums",
        "DELETE FROM recommendation WHERE user = 2; DELETE FROM recommendation_sum WHERE user = 2",
        "the lists of the run #1");
    row("length of lists", "UPDATE recommendation_set SET k = 1", "the lists of the run #1");
    row("config", "UPDATE run SET config = '{\"l2\":501}'", "the record of the run #1");
    row("state", "UPDATE run SET state = 'done'", "the record of the run #1");
    row("metric", "UPDATE metric SET value = 0.26 WHERE part = 'test' AND name = 'ndcg@10'",
        "the metrics of the run #1");
    row("its interval", "UPDATE metric SET half = 0.2 WHERE half = 0.1",
        "the metrics of the run #1");
    row("metric gone", "DELETE FROM metric WHERE name = 'recall@10'", "the metrics of the run #1");
    row("all metrics gone", "DELETE FROM metric", "the metrics of the run #1");
    row("point of a curve", "UPDATE curve_point SET value = 2.5 WHERE step = 3",
        "the curves of the run #1");
    row("number in place of none", "UPDATE curve_point SET value = 0 WHERE step = 5",
        "the curves of the run #1");
    row("time of a point", "UPDATE curve_point SET seconds = 2 WHERE step = 3",
        "the curves of the run #1");
    row("last point gone",
        "DELETE FROM curve_point WHERE step = 7 AND series IN (SELECT id FROM curve_series WHERE "
        "name = 'loss/x')",
        "the curves of the run #1");
    row("name of a curve", "UPDATE curve_series SET name = 'loss/y' WHERE name = 'loss/x'",
        "the curves of the run #1");
    row("opinion", "UPDATE feedback SET value = 1 WHERE item = 2", "what the user 007 thinks");
    row("opinion of another", "UPDATE feedback SET user = 2 WHERE item = 2",
        "what the user 007 thinks");
    row("opinions gone", "DELETE FROM feedback", "what the user 007 thinks");
    row("title", "UPDATE item_attributes SET title = 'Bpple' WHERE position = 0",
        "besides the interactions");
    row("link", "UPDATE link SET target = 1 WHERE target = 2", "besides the interactions");
    row("fact", "UPDATE project SET value = 1 WHERE key = 'listed'", "besides the interactions");
  }
  void whatIsChangedIsNamed() {
    QFETCH(QString, sql);
    QFETCH(QString, named);
    const QTemporaryDir folder;
    const auto file = inside(folder, "p");
    create(file);
    addRun(Project::open(file));
    QVERIFY(!contentsOf(file).empty());
    alter(file, "PRAGMA foreign_keys = OFF;" + sql.toStdString());
    const auto error = errorOf([&] { return contentsOf(file); });
    QVERIFY(error.has_value());
    QVERIFY(error->code() == ErrorCode::Corrupt);
    const std::string sentence = error->message().english();
    QVERIFY2(sentence.find(named.toStdString()) != std::string::npos, sentence.c_str());
  }

  void whatHasNoChecksumIsTakenAsItIs() {
    const QTemporaryDir folder;
    const auto file = inside(folder, "p");
    create(file);
    addRun(Project::open(file));
    alter(
        file,
        "UPDATE run SET checksum = NULL; UPDATE tensor SET checksum = NULL; UPDATE checkpoint SET "
        "checksum = NULL; UPDATE recommendation_set SET checksum = NULL; DELETE FROM "
        "recommendation_sum; DELETE FROM project WHERE key = 'checksum'; UPDATE curve_series SET "
        "checksum = NULL; DELETE FROM metric_sum; DELETE FROM feedback_sum");
    const std::string before = contentsOf(file);
    alter(file, "UPDATE run SET config = '{\"l2\":501}'");
    QVERIFY(contentsOf(file) != before);
  }

  void aCurveGrowsWithItsChecksum() {
    const QTemporaryDir folder;
    const auto file = inside(folder, "p");
    create(file);
    const Project project = Project::open(file);
    const RunId run = addRun(project);
    RunResults results(project);
    const auto sum = [&] {
      return sqlOf(project)
          .execAndGet("SELECT checksum FROM curve_series WHERE name = 'loss/x'")
          .getInt64();
    };
    const std::int64_t before = sum();
    const std::string curves = curvesOf(results.curves(run));
    results.appendCurves(run, {{"loss/x", {{3, 9, 2, 0.2}}}});
    const std::int64_t one = sum();
    QVERIFY(one != before);
    results.appendCurves(run, {{"loss/x", {{3, 11, 3, 0.1}}}});
    results.truncateCurves(run, 7);
    QCOMPARE(sum(), before);
    QCOMPARE(curvesOf(results.curves(run)), curves);
    // In any order, and twice, it is the checksum of what there is.
    results.appendCurves(run, {{"loss/x", {{4, 11, 3, 0.9}, {3, 9, 2, 0.2}, {4, 11, 3, 0.1}}}});
    results.appendCurves(run, {{"loss/x", {{3, 11, 3, 0.1}}}});
    const auto points = results.curves(run).at("loss/x");
    QCOMPARE(points.size(), 5U);
    QCOMPARE(points.back().epoch, 3);
    results.truncateCurves(run, 9);
    QCOMPARE(sum(), one);
    results.truncateCurves(run, 0);
    QVERIFY(results.curves(run).empty());
  }

  void whatIsWrittenHidesNoDamage() {
    const QTemporaryDir folder;
    const auto file = inside(folder, "p");
    create(file);
    const Project project = Project::open(file);
    const RunId run = addRun(project);
    RunResults results(project);
    ListStore lists(project);
    alter(file,
          "UPDATE curve_point SET value = 2.5 WHERE step = 3; UPDATE metric SET value = 0.3 WHERE "
          "part = 'valid'; UPDATE feedback SET created = 6 WHERE item = 1");
    results.appendCurves(run, {{"loss/x", {{3, 9, 2, 0.2}}}});
    QCOMPARE(codeOf([&] { return results.curves(run); }), std::string("corrupt"));
    QVERIFY(errorOf([&] {
              results.truncateCurves(run, 7);
              return 0;
            }).has_value());
    results.setMetrics(run, {{"test", "ndcg@10", 0.5, 0.1}});
    QCOMPARE(codeOf([&] { return results.metrics(run); }), std::string("corrupt"));
    QVERIFY(errorOf([&] {
              lists.setFeedback({0, 3, 1, 9});
              return 0;
            }).has_value());
    lists.setFeedback({1, 3, 1, 9});
    QCOMPARE(lists.feedback(1).size(), 1U);
    QCOMPARE(codeOf([&] { return lists.feedback(0); }), std::string("corrupt"));
  }

  void timesOutsideTheCalendarAreRefused() {
    const QTemporaryDir folder;
    const auto file = inside(folder, "p");
    create(file);
    alter(
        file,
        "DELETE FROM project WHERE key = 'fingerprint'; UPDATE project SET value = '' WHERE key = "
        "'checksum'; DELETE FROM project WHERE key = 'checksum'; UPDATE history SET times = "
        "x'0000000000000000ffffffffffff0000' WHERE user = 0");
    QCOMPARE(codeOf([&] { return load(file); }), std::string("corrupt"));
    alter(file, "INSERT INTO project VALUES('times_are_positions', 1)");
    QCOMPARE(codeOf([&] { return load(file); }), std::string("none"));  // these are no dates
  }
  void noFlippedByteGivesOtherResults() {
    const QTemporaryDir folder;
    const auto file = inside(folder, "p");
    create(file);
    addRun(Project::open(file));
    alter(file, "PRAGMA journal_mode = DELETE; PRAGMA page_size = 1024; VACUUM");
    const std::string right = contentsOf(file);
    const std::string bytes = bytesIn(file);
    const auto other = inside(folder, "q");
    int refused = 0;
    int tried = 0;
    for (std::size_t at = 100; at < bytes.size(); at += 41) {
      std::string changed = bytes;
      changed[at] = static_cast<char>(changed[at] ^ (1 << (at % 8)));
      for (const char* suffix : {"-wal", "-shm"}) std::filesystem::remove(other.string() + suffix);
      std::ofstream(other, std::ios::binary) << changed;
      ++tried;
      std::string found = right;
      if (errorOf([&] { found = contentsOf(other); })) ++refused;
      QVERIFY2(found == right, qPrintable(QStringLiteral("byte %1").arg(at)));
    }
    qInfo() << refused << "of" << tried << "refused";
    QVERIFY(refused > tried / 20);
  }
};

QTEST_GUILESS_MAIN(tst_Checksums)
#include "tst_Checksums.moc"
