// LABELS: unit
// The runs table's use cases, and what becomes of a run whose program ended.
#include "StoreFixtures.h"
#include "core/base/NameLength.h"
#include "core/workflow/Runs.h"

using namespace tastescope;
using namespace tastescope::test;

namespace {

RunRecord record(RunState state, const Json& config = Json::object()) {
  RunRecord run;
  run.model = "mult-vae";
  run.state = state;
  run.config = config;
  run.trainOptions = {{"epochs", 10}};
  run.split = {{"kind", "user-random"}, {"seed", 1}};
  return run;
}

}  // namespace

class tst_Runs : public QObject {
  Q_OBJECT
  QTemporaryDir m_folder;
  SessionPtr m_session;
  std::filesystem::path m_file;

  void openSession() {
    Progress progress;
    m_session = Session::open(m_file, progress, {});
  }
  RunId add(const RunRecord& run) {
    return m_session->withProject(
        [&](Project& project) { return RunStore(project).add(run, "Mult-VAE"); });
  }
  void checkpoint(RunId id) {
    m_session->withProject([&](Project& project) {
      RunResults(project).saveCheckpoint(RunStore(project).get(id), {{{"epoch", 1}}, {}, {}},
                                         {{"loss/elbo", {{1, 1, 0, 2}}}}, nullptr);
    });
  }
  RunRecord get(RunId id) {
    return m_session->withProject([&](Project& project) { return RunStore(project).get(id); });
  }

 private Q_SLOTS:
  void init() {
    m_file = inside(m_folder, "p");
    m_session.reset();
    std::filesystem::remove(m_file);
    create(m_file);
    openSession();
  }

  void summariesSayWhatCanBeDoneWithARun() {
    const RunId done = add(record(RunState::Done));
    m_session->withProject([&](Project& project) {
      RunResults results(project);
      results.saveWeights(done, {{"w", HostTensor::zeros(ElementType::Float32, {1})}});
      results.setMetrics(done, {{"test", "ndcg@10", 0.5, 0.1}});
    });
    const RunId paused = add(record(RunState::Paused));
    checkpoint(paused);
    RunRecord unknown = record(RunState::Done);
    unknown.model = "from-the-future";
    add(unknown);
    const auto summaries = runSummaries(*m_session);
    QCOMPARE(summaries.size(), 3U);
    QCOMPARE(summaries[0].modelName, std::string("from-the-future"));
    QCOMPARE(summaries[1].record.id, paused);
    QVERIFY(summaries[1].canResume && !summaries[1].hasWeights);
    QCOMPARE(summaries[2].modelName, std::string("Mult-VAE"));
    QVERIFY(!summaries[2].canResume && summaries[2].hasWeights);
    QCOMPARE(summaries[2].metrics.front().value, 0.5);
    QCOMPARE(runCurves(*m_session, paused).at("loss/elbo").size(), 1U);
    QCOMPARE(runByName(*m_session, "Mult-VAE 02").id, paused);
  }

  void comparisonsTakeTheBestRunOfEachModel() {
    const auto run = [](RunId id, const char* model, std::optional<double> valid) {
      RunSummary summary;
      summary.record.id = id;
      summary.record.model = model;
      summary.metrics = {{"test", "ndcg@10", 0.9, 0.1}, {"valid", "recall@10", 0.9, 0.1}};
      if (valid) summary.metrics.push_back({"valid", "ndcg@10", *valid, 0.1});
      return summary;
    };
    // A search over Mult-VAE after the baselines: its trials must not crowd them out, and its
    // middle trial is the best.
    std::vector<RunSummary> runs{run(9, "mult-vae", 0.29),   run(8, "mult-vae", 0.32),
                                 run(7, "mult-vae", 0.31),   run(6, "mult-vae", 0.32),
                                 run(3, "ease", 0.33),       run(2, "item-knn", 0.27),
                                 run(1, "popularity", 0.14), run(0, "recvae", std::nullopt)};
    QCOMPARE(runsToCompare(runs, 10), (std::vector<RunId>{8, 3, 2, 1, 0}));
    QCOMPARE(runsToCompare(runs, 2), (std::vector<RunId>{8, 3}));
    // Without validation the newest run of a model.
    runs = {run(5, "ease", std::nullopt), run(4, "ease", std::nullopt)};
    QCOMPARE(runsToCompare(runs, 5), std::vector<RunId>{5});
    QVERIFY(runsToCompare({}, 5).empty());
  }

  void peopleNameStarAnnotateAndDelete() {
    const RunId id = add(record(RunState::Done));
    renameRun(*m_session, id, "  mine ");
    annotateRun(*m_session, id, "a\nnote");
    starRun(*m_session, id, true);
    QCOMPARE(get(id).name, std::string("  mine "));
    QCOMPARE(get(id).note, std::string("a\nnote"));
    QVERIFY(get(id).starred);
    std::string longest;
    for (std::size_t i = 0; i < kMostNameCharacters; ++i) longest += "名";
    renameRun(*m_session, id, longest);
    QCOMPARE(runByName(*m_session, longest).id, id);
    QCOMPARE(codeOf([&] { return renameRun(*m_session, id, longest + "a"); }),
             std::string("invalid-input"));
    QCOMPARE(codeOf([&] { return annotateRun(*m_session, id, std::string(2 << 20, 'n')); }),
             std::string("invalid-input"));
    QCOMPARE(codeOf([&] { return renameRun(*m_session, id, " \t"); }),
             std::string("invalid-input"));
    QCOMPARE(codeOf([&] { return starRun(*m_session, 99, true); }), std::string("not-found"));
    deleteRun(*m_session, id, true);
    QVERIFY(runSummaries(*m_session).empty());
    deleteRun(*m_session, id, false);
    QCOMPARE(runSummaries(*m_session).size(), 1U);
  }

  void onlySettingsThatDifferAreListed() {
    RunRecord other = record(RunState::Done, {{"beta", 0.5}, {"hidden", {600}}, {"name", "x"}});
    other.seed = 7;
    other.split["kind"] = "time";
    const RunId a = add(record(RunState::Done, {{"beta", 0.2}, {"hidden", {600}}}));
    const RunId b = add(other);
    const auto differences = settingDifferences(*m_session, {a, b});
    std::vector<std::string> lines;
    for (const auto& d : differences)
      lines.push_back(d.key + "=" + d.values[0] + "|" + d.values[1]);
    QCOMPARE(lines, (std::vector<std::string>{"beta=0.2|0.5", "name=–|x", "seed=0|7",
                                              "split.kind=user-random|time"}));
    QVERIFY(settingDifferences(*m_session, {a, a}).empty());
  }

  void interruptedRunsAreSettled() {
    const RunId resumable = add(record(RunState::Running));
    checkpoint(resumable);
    const RunId lost = add(record(RunState::Running));
    const RunId done = add(record(RunState::Done));
    const RunId deleted = add(record(RunState::Done));
    deleteRun(*m_session, deleted, true);
    settleInterruptedRuns(*m_session);
    QVERIFY_THROWS_EXCEPTION(Error, get(deleted));
    QVERIFY(get(resumable).state == RunState::Paused);
    QVERIFY(!get(resumable).message.empty());
    QVERIFY(get(lost).state == RunState::Failed);
    QVERIFY(get(done).state == RunState::Done);
  }

  void aRunThatAnotherProcessTrainsIsLeftAlone() {
    int ends[2];
    QCOMPARE(::pipe(ends), 0);
    m_session.reset();
    const pid_t child = inChild([&] {
      const Project project = Project::open(m_file);
      const RunId id = RunStore(project).add(record(RunState::Running), "Mult-VAE");
      static_cast<void>(!::write(ends[1], &id, sizeof id));
      return ::pause();
    });
    RunId id = 0;
    QCOMPARE(::read(ends[0], &id, sizeof id), static_cast<ssize_t>(sizeof id));
    openSession();
    settleInterruptedRuns(*m_session);
    QVERIFY(get(id).state == RunState::Running);
    killed(child);
    settleInterruptedRuns(*m_session);
    QVERIFY(get(id).state == RunState::Failed);
    ::close(ends[0]);
    ::close(ends[1]);
  }
};

QTEST_GUILESS_MAIN(tst_Runs)
#include "tst_Runs.moc"
