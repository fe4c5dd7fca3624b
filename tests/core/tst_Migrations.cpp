// LABELS: unit
// DEPENDS: core_store
// A project of every earlier version comes up to date with all that it held, and what it was before
// lies beside it until that has succeeded.
#include "StoreFixtures.h"
#include "core/store/DatasetRows.h"
#include "core/store/ListStore.h"
#include "core/store/RunResults.h"
#include "core/store/Schema.h"
#include "core/store/StudyStore.h"

using namespace tastescope;
using namespace tastescope::test;

namespace {

/// As the program of that version wrote it.
void createOld(const std::filesystem::path& file, int version) {
  SQLite::Database database(file, SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
  database.exec("PRAGMA application_id = " + std::to_string(kApplicationId));
  migrate(database, version);
  Progress progress;
  writeDataset(database, smallDataset(), progress, {});
  database.exec("DELETE FROM project WHERE key = 'checksum'");
  if (version < 2) return;
  database.exec(
      "INSERT INTO run(name, model, state, config, train_options, split, seed, fingerprint, "
      "created, "
      "seconds, epochs, best_epoch, stop_reason, message, starred, note) VALUES('EASE 01', 'ease', "
      "'done', '{\"l2\":500}', '{}', '{}', 7, 'f', 1700000000, 2.5, 1, 1, 'closed-form', 'Solved "
      "directly, without epochs.', 1, 'note');"
      "INSERT INTO curve_series(id, run, name) VALUES(1, 1, 'loss/x'); INSERT INTO curve_point "
      "VALUES(1, 1, 1, "
      "0.5, "
      "2);"
      "INSERT INTO metric VALUES(1, 'test', 'ndcg@10', 0.25, 0.01);"
      "INSERT INTO tensor(id, run, kind, name, type, shape) VALUES(1, 1, 'best', 'w', 'f32', "
      "'[2]');"
      "INSERT INTO tensor_chunk VALUES(1, 0, x'0000803f00000040');"
      "INSERT INTO checkpoint(run, header) VALUES(1, '{\"epoch\":1}');");
  if (version < 3) return;
  database.exec(
      "INSERT INTO recommendation_set(run, k, rows, created) VALUES(1, 1, 1, 5); INSERT INTO "
      "recommendation VALUES(1, 2, 1, 3, 0.5); INSERT INTO feedback VALUES(0, 1, -1, 9);");
  if (version < 4) return;
  database.exec(
      "INSERT INTO study VALUES('s', 'ease', '{\"trials\":2}', 5); INSERT INTO study_trial(study, "
      "number, rung, run) VALUES('s', 1, 0, 1);");
}

std::filesystem::path backupOf(const std::filesystem::path& file) {
  return file.string() + ".before-update";
}

}  // namespace

class tst_Migrations : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void everyVersionComesUpToDate_data() {
    QTest::addColumn<int>("version");
    for (int version = 1; version < schemaVersion(); ++version)
      QTest::addRow("%d", version) << version;
  }
  void everyVersionComesUpToDate() {
    QFETCH(int, version);
    const QTemporaryDir folder;
    const auto file = inside(folder, "p");
    createOld(file, version);
    const Project project = Project::open(file);
    QVERIFY(!std::filesystem::exists(backupOf(file)));
    QCOMPARE(sqlOf(project).execAndGet("PRAGMA user_version").getInt(), schemaVersion());
    QCOMPARE(sqlOf(project).execAndGet("PRAGMA integrity_check").getString(), std::string("ok"));
    QVERIFY(sameEntries(load(file), smallDataset()));
    QCOMPARE(RunStore(project).all().size(), version < 2 ? 0U : 1U);
    if (version < 2) return;
    const RunRecord run = RunStore(project).get(1);
    QVERIFY(run.state == RunState::Done);
    QCOMPARE(run.message.english(), std::string("Solved directly, without epochs."));
    QCOMPARE(run.seconds, 2.5);
    QVERIFY(run.starred);
    QCOMPARE(RunResults(project).weights(1).at("w").as<float>()[1], 2.0F);
    QVERIFY(RunResults(project).checkpoint(1)->header.at("epoch") == 1);
    QCOMPARE(RunResults(project).metrics(1).at(0).value, 0.25);
    QCOMPARE(RunResults(project).curves(1).at("loss/x").at(0).value, 2.0);
    if (version < 3) return;
    QCOMPARE(ListStore(project).list(1, 2).at(0).item, 3U);
    QCOMPARE(ListStore(project).longest(1), 1U);
    QVERIFY(!ListStore(project).keepsOwned(1));
    QCOMPARE(ListStore(project).feedback(0).at(0).value, -1);
    if (version < 4) return;
    QCOMPARE(StudyStore(project).trials("s").at(0).run, RunId{1});
    // Written again, it has checksums.
    RunStore(project).update(run);
    ListStore(project).replaceAll(1, 1, [](Index) {
      return std::vector<StoredRecommendation>{{1, 1.0F}};
    });
    QCOMPARE(ListStore(project).list(1, 0).size(), 1U);
    RunResults(project).appendCurves(1, {{"loss/x", {{2, 2, 1, 1.5}}}});
    QCOMPARE(RunResults(project).curves(1).at("loss/x").size(), 2U);
    RunResults(project).setMetrics(1, {{"test", "ndcg@10", 0.5, 0.01}});
    ListStore(project).setFeedback({0, 2, 1, 10});
    QCOMPARE(ListStore(project).feedback(0).size(), 2U);
    alter(file, "UPDATE curve_point SET value = 3 WHERE step = 1; UPDATE metric SET value = 1");
    QCOMPARE(codeOf([&] { return RunResults(project).curves(1); }), std::string("corrupt"));
    QCOMPARE(codeOf([&] { return RunResults(project).metrics(1); }), std::string("corrupt"));
  }

  void aFailedUpdateLeavesTheFileAsItWasAndACopy() {
    const QTemporaryDir folder;
    const auto file = inside(folder, "p");
    createOld(file, 4);
    {
      SQLite::Database other(file, SQLite::OPEN_READWRITE);
      other.exec("BEGIN IMMEDIATE");  // nobody can write for longer than anyone waits
      QCOMPARE(codeOf([&] { return Project::open(file); }), std::string("locked"));
    }
    QVERIFY(std::filesystem::exists(backupOf(file)));
    QCOMPARE(namesIn(folder).size(), 2U);
    for (const auto& one : {file, backupOf(file)}) {
      SQLite::Database database(one, SQLite::OPEN_READONLY);
      QCOMPARE(database.execAndGet("PRAGMA user_version").getInt(), 4);
      QCOMPARE(database.execAndGet("SELECT count(*) FROM run").getInt(), 1);
    }
    QVERIFY(sameEntries(load(file), smallDataset()));
    QVERIFY(!std::filesystem::exists(backupOf(file)));
    QCOMPARE(namesIn(folder), (std::vector<std::string>{"p"}));
  }
};

QTEST_GUILESS_MAIN(tst_Migrations)
#include "tst_Migrations.moc"
