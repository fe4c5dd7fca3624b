// LABELS: model
// Further seeds of a run: trained once, reused afterwards, summed up by hand-computed figures.
#include "core/workflow/evaluate/SeedRuns.h"
#include "tests/core/ToyProject.h"

using namespace tastescope;
using namespace tastescope::test;

namespace {

SeedStudy study(Session& session, RunId run, std::size_t seeds, TrainFeed& feed,
                const std::stop_token& stop = {}) {
  SeedRequest request;
  request.run = run;
  request.seeds = seeds;
  TrainControl control;
  Progress progress;
  return evaluateSeeds(session, request, feed, control, progress, stop);
}

std::size_t runCount(Session& session) {
  return session.withProject([](Project& project) { return RunStore(project).all().size(); });
}

/// Asks for a stop when the given training begins.
class StopAtStart : public TrainFeed {
 public:
  explicit StopAtStart(int training) : left_(training) {}
  void onStart(std::int64_t stepsPerEpoch) override {
    TrainFeed::onStart(stepsPerEpoch);
    if (--left_ == 0) source.request_stop();
  }
  std::stop_source source;

 private:
  int left_;
};

RunEvaluation evaluationOf(double coverage, std::vector<double> ndcg) {
  RunEvaluation evaluation;
  evaluation.result.metrics = {{"ndcg@10", meanInterval(ndcg).mean}, {"coverage@10", coverage}};
  evaluation.result.perUser["ndcg@10"] = std::move(ndcg);
  return evaluation;
}

}  // namespace

class SeedRunsTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void meanDeviationAndIntervalByHand() {
    // Means 0.5 and 1: mean 0.75, deviation sqrt(2 * 0.25^2 / 1) = 0.3536. The users' means over
    // seeds are 0.5 and 1, so a bootstrap of two users gives 0.5, 0.75 or 1.
    const auto metrics = seedMetrics({evaluationOf(0.2, {0, 1}), evaluationOf(0.4, {1, 1})});
    const SeedMetric& ndcg = metrics.at("ndcg@10");
    QCOMPARE(ndcg.mean, 0.75);
    QVERIFY(std::abs(ndcg.deviation - std::sqrt(0.125)) < 1e-12);
    QCOMPARE(ndcg.interval->low, 0.5);
    QCOMPARE(ndcg.interval->high, 1.0);
    // Metrics of all lists together have no users to draw.
    const SeedMetric& coverage = metrics.at("coverage@10");
    QVERIFY(std::abs(coverage.mean - 0.3) < 1e-12);
    QVERIFY(!coverage.interval.has_value());
    QCOMPARE(seedMetrics({evaluationOf(0.2, {0, 1})}).at("ndcg@10").deviation, 0.0);
  }

  void missingSeedsAreTrainedOnceAsOrdinaryRuns() {
    ToyProject toy;
    const RunRecord first = train(*toy.session, toyRequest(3)).run;
    TrainRequest other = toyRequest(4);  // with other settings, so it is not of the study
    other.seed = first.seed + 1;
    train(*toy.session, other);
    TrainFeed feed;
    const SeedStudy made = study(*toy.session, first.id, 3, feed);
    QCOMPARE(made.trained, std::size_t{2});
    QCOMPARE(runCount(*toy.session), std::size_t{4});
    QCOMPARE(made.runs.size(), std::size_t{3});
    for (std::size_t i = 0; i < 3; ++i) {
      QCOMPARE(made.runs[i].run.seed, first.seed + i);
      QVERIFY(made.runs[i].run.state == RunState::Done);
      QVERIFY(made.runs[i].run.config == first.config);
      QVERIFY(made.runs[i].run.trainOptions == first.trainOptions);
      QVERIFY(made.runs[i].run.split == first.split);
    }
    QCOMPARE(made.runs[0].run.id, first.id);
    QVERIFY(made.metrics.at("ndcg@10").deviation > 0);

    const SeedStudy again = study(*toy.session, first.id, 3, feed);
    QCOMPARE(again.trained, std::size_t{0});
    QCOMPARE(runCount(*toy.session), std::size_t{4});
    QCOMPARE(toJson(again)["metrics"].dump(), toJson(made)["metrics"].dump());
    QCOMPARE(toJson(again)["runs"].dump(), toJson(made)["runs"].dump());
    const ReportSection section = seedSection(made);
    QCOMPARE(section.table.rows.size(), made.metrics.size());
  }

  void aCancelKeepsWhatIsFinished() {
    ToyProject toy;
    const RunRecord first = train(*toy.session, toyRequest(2)).run;
    StopAtStart feed(2);
    QVERIFY_EXCEPTION_THROWN(study(*toy.session, first.id, 4, feed, feed.source.get_token()),
                             Cancelled);
    QCOMPARE(runCount(*toy.session), std::size_t{2});
    TrainFeed on;
    const SeedStudy whole = study(*toy.session, first.id, 3, on);
    QCOMPARE(whole.trained, std::size_t{1});
  }

  void seedsNeedAFinishedRun() {
    ToyProject toy;
    TrainFeed feed;
    QVERIFY_EXCEPTION_THROWN(study(*toy.session, 99, 2, feed), Error);
    const RunId ease = trainClosedForm(*toy.session, "ease");
    QVERIFY_EXCEPTION_THROWN(study(*toy.session, ease, 0, feed), Error);
    toy.session->withProject([&](Project& project) {
      RunStore store(project);
      RunRecord record = store.get(ease);
      record.state = RunState::Paused;
      store.update(record);
    });
    QVERIFY_EXCEPTION_THROWN(study(*toy.session, ease, 2, feed), Error);
  }
};

QTEST_GUILESS_MAIN(SeedRunsTest)
#include "tst_SeedRuns.moc"
