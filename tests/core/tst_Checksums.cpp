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

std::vector<StoredRecommendation> listOf(Index user) {
  if (user == 1) return {};
  return {{user, -0.0F}, {3, 0.25F}};
}

/// One run with weights, a checkpoint and lists.
RunId addRun(const Project& project) {
  RunRecord record;
  record.model = "ease";
  record.config = {{"l2", 500}};
  record.fingerprint = "0123456789abcdef";
  RunStore store(project);
  record = store.get(store.add(record, "EASE"));
  const TensorMap best = smallWeights();
  RunResults(project).saveCheckpoint(record, {{{"epoch", 2}}, smallWeights(), smallWeights()}, {},
                                     &best);
  ListStore(project).replaceAll(record.id, 3, listOf);
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
    text += bytesOf(results.weights(run.id));
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
        "recommendation_sum; DELETE FROM project WHERE key = 'checksum'");
    const std::string before = contentsOf(file);
    alter(file, "UPDATE run SET config = '{\"l2\":501}'");
    QVERIFY(contentsOf(file) != before);
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
