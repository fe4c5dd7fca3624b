// LABELS: unit
// DEPENDS: core_store
// A project is looked at without being changed, every damage is named, and what is whole comes into a
// new project that is whole.
#include <QDir>
#include <fstream>

#include "StoreFixtures.h"
#include "core/store/ListStore.h"
#include "core/store/PersonStore.h"
#include "core/store/ProjectCheck.h"
#include "core/store/ProjectCopy.h"
#include "core/store/ProjectRepair.h"
#include "core/store/RunResults.h"
#include "core/store/StudyStore.h"

using namespace tastescope;
using namespace tastescope::test;

namespace {

std::vector<StoredRecommendation> listOf(Index user) {
  if (user == 1) return {};
  return {{user, 0.5F}, {3, 0.25F}};
}

RunId addRun(const Project& project, const std::string& fingerprint) {
  RunRecord record;
  record.model = "ease";
  record.config = {{"l2", 500}};
  record.fingerprint = fingerprint;
  record.state = RunState::Done;
  RunStore store(project);
  record = store.get(store.add(record, "EASE"));
  const TensorMap best = smallWeights();
  RunResults results(project);
  results.saveCheckpoint(record, {{{"epoch", 2}}, smallWeights(), smallWeights()},
                         {{"loss/x", {{2, 7, 1, 0.5}}}}, &best);
  results.setMetrics(record.id, {{"test", "ndcg@10", 0.5, 0.1}});
  ListStore(project).replaceAll(record.id, 3, listOf, true);
  return record.id;
}

/// Two runs (#2 and #3), a study, an opinion.
void fill(const std::filesystem::path& file) {
  create(file);
  const Project project = Project::open(file);
  const std::string fingerprint = smallDataset().fingerprint;
  RunStore(project).remove(addRun(project, fingerprint));
  const RunId run = addRun(project, fingerprint);
  addRun(project, fingerprint);
  StudyStore studies(project);
  studies.add({"s", "ease", {{"trials", 3}}, 5});
  studies.putTrial("s", {1, 0, run, true});
  ListStore(project).setFeedback({2, 1, -1, 77});
  PersonStore(project).add({0, "Ann", 2, {1}, {0}});
}

CheckReport check(const std::filesystem::path& file) {
  Progress progress;
  return checkProject(file, progress, {});
}

RepairReport repair(const std::filesystem::path& from, const std::filesystem::path& to) {
  Progress progress;
  return repairProject(from, to, false, progress, {});
}

std::uintmax_t copyOf(const std::filesystem::path& from, const std::filesystem::path& to,
                      const std::stop_token& stop = {}) {
  Progress progress;
  return copyProject(from, to, false, progress, stop);
}

std::string bytesOf(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

std::string said(const CheckReport& report) {
  std::string text;
  for (const CheckFinding& finding : report.findings)
    text += finding.part + ": " + finding.sentence.english() + " " + finding.details + "\n";
  return text;
}

std::string said(const RepairReport& report) {
  std::string text;
  for (const Text& sentence : report.lost) text += sentence.english() + "\n";
  return text;
}

/// A project's pages as they lie in the file, without a journal beside it.
void settle(const std::filesystem::path& file) {
  alter(file, "PRAGMA wal_checkpoint(TRUNCATE); PRAGMA journal_mode = DELETE");
}

}  // namespace

class tst_Repair : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void aWholeProjectIsWholeAndStaysAsItIs() {
    const QTemporaryDir folder;
    const auto file = inside(folder, "p");
    fill(file);
    settle(file);
    const std::string before = bytesOf(file);
    const CheckReport report = check(file);
    QVERIFY2(report.findings.empty(), said(report).c_str());
    QVERIFY(report.whole());
    QCOMPARE(report.users, 3U);
    QCOMPARE(report.interactions, 5U);
    QCOMPARE(report.runs, 2U);
    QVERIFY(bytesOf(file) == before);
    QVERIFY(errorOf([&] { return check(inside(folder, "none")); }).has_value());
  }

  void everythingOfAWholeProjectIsSaved() {
    const QTemporaryDir folder;
    const auto file = inside(folder, "p");
    const auto saved = inside(folder, "saved");
    fill(file);
    const RepairReport report = repair(file, saved);
    QVERIFY2(report.lost.empty(), said(report).c_str());
    QCOMPARE(report.runs, 2U);
    QVERIFY2(check(saved).findings.empty(), said(check(saved)).c_str());
    QVERIFY(sameEntries(load(saved), smallDataset()));
    const Project project = Project::open(saved);
    const Project original = Project::open(file);
    for (const RunId run : {RunId{2}, RunId{3}}) {
      QCOMPARE(RunStore(project).get(run).name, RunStore(original).get(run).name);
      QVERIFY(RunStore(project).get(run).state == RunState::Done);
      QVERIFY(RunResults(project).weights(run) == smallWeights());
      QVERIFY(RunResults(project).checkpoint(run)->trainingState == smallWeights());
      QCOMPARE(RunResults(project).metrics(run).size(), 1U);
      QCOMPARE(RunResults(project).curves(run).size(), 1U);
      QCOMPARE(ListStore(project).count(run), 4U);
      QVERIFY(ListStore(project).keepsOwned(run));
    }
    QCOMPARE(StudyStore(project).trials("s").size(), 1U);
    QCOMPARE(ListStore(project).feedback(2).at(0).created, 77);
    const KeptPerson ann = PersonStore(project).all().at(0);
    QCOMPARE(ann.name, std::string("Ann"));
    QCOMPARE(ann.user, 2U);
    QCOMPARE(ann.added, std::vector<Index>{1});
    QCOMPARE(ann.removed, std::vector<Index>{0});
    QCOMPARE(codeOf([&] { return repair(file, saved); }), std::string("invalid-input"));
  }

  void everyDamageIsNamedAndTheRestIsSaved_data() {
    QTest::addColumn<QString>("sql");
    QTest::addColumn<QString>("part");
    QTest::addColumn<QString>("lost");
    const auto row = [](const char* name, const char* sql, const char* part, const char* lost) {
      QTest::newRow(name) << QString::fromUtf8(sql) << QString::fromUtf8(part)
                          << QString::fromUtf8(lost);
    };
    row("weights",
        "UPDATE tensor_chunk SET bytes = zeroblob(256) WHERE tensor IN (SELECT id FROM tensor "
        "WHERE run = 2 AND kind = 'best')",
        "weights", "The weights of the run #2");
    row("weights that are no numbers",
        "UPDATE tensor SET checksum = NULL; UPDATE tensor_chunk SET bytes = "
        "CAST(x'0000c07f' || substr(bytes, 5) AS BLOB) WHERE tensor IN (SELECT id FROM tensor "
        "WHERE run = 2 AND "
        "kind = 'best')",
        "weights", "The weights of the run #2");
    row("checkpoint", "UPDATE checkpoint SET header = '[1'  WHERE run = 3", "checkpoint",
        "The saved training of the run #3");
    row("record", "UPDATE run SET config = '{}' WHERE id = 3", "run", "The run #3");
    row("lists", "UPDATE recommendation SET item = 1 WHERE run = 2 AND user = 2 AND rank = 2",
        "lists", "The lists of the run #2");
    row("lists out of range",
        "DELETE FROM recommendation_sum; UPDATE recommendation_set SET checksum = NULL; UPDATE "
        "recommendation SET item = 77 WHERE run = 2 AND user = 2 AND rank = 2",
        "lists", "The lists of the run #2");
    row("history", "UPDATE history SET items = x'00' WHERE user = 2", "data",
        "The interactions of 1 of 3 users");
    row("time", "UPDATE history SET times = zeroblob(16) WHERE user = 0", "data",
        "The interactions are not those");
    row("id", "UPDATE items SET position = 9 WHERE position = 2", "data",
        "ids of the table “items”");
    row("title", "UPDATE item_attributes SET title = 'x' WHERE position = 0", "data",
        "Some attributes, links or facts");
    row("attributes", "UPDATE attribute_tag SET code = 99", "keys", "The attributes of items");
    row("links", "UPDATE link SET target = 77", "keys", "The links between users");
    row("study", "UPDATE study SET spec = '['", "studies", "Searches over settings");
    row("schema", "CREATE TRIGGER t AFTER INSERT ON run BEGIN DELETE FROM history; END", "schema",
        "");
    row("table in place of another",
        "DROP TABLE feedback; CREATE VIEW feedback AS SELECT 1 AS user", "schema", "Opinions");
  }
  void everyDamageIsNamedAndTheRestIsSaved() {
    QFETCH(QString, sql);
    QFETCH(QString, part);
    QFETCH(QString, lost);
    const QTemporaryDir folder;
    const auto file = inside(folder, "p");
    const auto saved = inside(folder, "saved");
    fill(file);
    alter(file, "PRAGMA foreign_keys = OFF;" + sql.toStdString());
    settle(file);
    const std::string before = bytesOf(file);
    const CheckReport report = check(file);
    QVERIFY(!report.whole());
    const auto named = [&](const CheckFinding& finding) {
      return finding.damage && finding.part == part.toStdString();
    };
    QVERIFY2(std::ranges::any_of(report.findings, named), said(report).c_str());
    const RepairReport repaired = repair(file, saved);
    QVERIFY(bytesOf(file) == before);
    QVERIFY2(said(repaired).find(lost.toStdString()) != std::string::npos, said(repaired).c_str());
    const CheckReport after = check(saved);
    QVERIFY2(after.whole(), said(after).c_str());
  }

  void aCopyIsWholeAndOfOneMoment() {
    const QTemporaryDir folder;
    const auto file = inside(folder, "p");
    const auto copied = inside(folder, "copy");
    fill(file);
    const Project open = Project::open(file);  // what its journal holds belongs to it
    RunRecord training;
    training.model = "ease";
    training.fingerprint = smallDataset().fingerprint;
    training.state = RunState::Running;
    const RunId run = RunStore(open).add(training, "EASE");
    const std::uintmax_t bytes = copyOf(file, copied);
    QCOMPARE(bytes, std::filesystem::file_size(copied));
    RunStore(open).remove(run);
    QVERIFY2(check(copied).findings.empty(), said(check(copied)).c_str());
    QVERIFY(sameEntries(load(copied), smallDataset()));
    const Project project = Project::open(copied);
    QCOMPARE(RunStore(project).all().size(), 3U);
    QVERIFY(RunResults(project).weights(2) == smallWeights());
    QVERIFY2(RunStore(project).abandoned(RunStore(project).get(run)),
             "whoever trains the original does not train the copy");
    QVERIFY(std::filesystem::exists(file));
  }

  void aCopyIsThereWholeOrNotAtAll() {
    const QTemporaryDir folder;
    const auto file = inside(folder, "p");
    fill(file);
    settle(file);
    const auto names = [&] { return QDir(folder.path()).entryList(QDir::Files | QDir::Hidden); };
    const QStringList before = names();
    std::stop_source stop;
    stop.request_stop();
    QVERIFY_THROWS_EXCEPTION(Cancelled, copyOf(file, inside(folder, "copy"), stop.get_token()));
    QCOMPARE(codeOf([&] { return copyOf(inside(folder, "none"), inside(folder, "copy")); }),
             std::string("not-found"));
    QCOMPARE(codeOf([&] { return copyOf(file, inside(folder, "no/copy")); }),
             std::string("not-found"));
    QCOMPARE(names(), before);
    std::ofstream(inside(folder, "words")) << "words";
    QCOMPARE(codeOf([&] { return copyOf(file, inside(folder, "words")); }),
             std::string("invalid-input"));
    QCOMPARE(bytesOf(inside(folder, "words")), std::string("words"));
  }

  void anOlderProjectIsCopiedAsItIs() {
    const QTemporaryDir folder;
    const auto copied = inside(folder, "copy");
    const auto file = inside(folder, "p");
    std::filesystem::copy_file(TASTESCOPE_SOURCE_DIR "/tests/data/projects/version4.tastescope",
                               file);
    copyOf(file, copied);
    const CheckReport report = check(copied);
    QVERIFY2(report.whole(), said(report).c_str());
    QCOMPARE(report.version, 4);
  }

  void whatIsOlderIsOnlyUpdatedInACopy() {
    const QTemporaryDir folder;
    const auto file = inside(folder, "p");
    std::filesystem::copy_file(TASTESCOPE_SOURCE_DIR "/tests/data/projects/version4.tastescope",
                               file);
    const std::string before = bytesOf(file);
    const CheckReport report = check(file);
    QVERIFY2(report.whole(), said(report).c_str());
    QCOMPARE(report.version, 4);
    QCOMPARE(report.runs, 7U);
    QVERIFY2(said(report).find("checksums: 7 runs") != std::string::npos, said(report).c_str());
    QVERIFY(bytesOf(file) == before);
  }
};

QTEST_GUILESS_MAIN(tst_Repair)
#include "tst_Repair.moc"
