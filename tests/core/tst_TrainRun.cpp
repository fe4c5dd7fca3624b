// LABELS: unit
// DEPENDS: core_usecases
// What a training leaves in the project: complete when it ends, nothing when it is discarded,
// something to go on from otherwise.
#include <QtTest>
#include <atomic>
#include <limits>
#include <thread>

#include "core/workflow/Runs.h"
#include "tests/core/ToyProject.h"

using namespace tastescope;

namespace {

/// Runs an action at the first step of an epoch.
class ActingFeed : public TrainFeed {
 public:
  ActingFeed(std::int64_t epoch, std::function<void()> action)
      : epoch_(epoch), action_(std::move(action)) {}
  void onStep(const StepRecord& record) override {
    TrainFeed::onStep(record);
    if (record.epoch != epoch_ || done_) return;
    done_ = true;
    action_();
  }

 private:
  std::int64_t epoch_;
  std::function<void()> action_;
  bool done_ = false;
};

[[noreturn]] void failNow() { throw Error(ErrorCode::DiskFull, Text("Test", "The disk is full.")); }

RunRecord recordOf(Session& session, RunId run) {
  return session.withProject([&](Project& project) { return RunStore(project).get(run); });
}

std::size_t runCount(Session& session) {
  return session.withProject([](Project& project) { return RunStore(project).all().size(); });
}

bool hasCheckpoint(Session& session, RunId run) {
  return session.withProject(
      [&](Project& project) { return RunResults(project).hasCheckpoint(run); });
}

}  // namespace

class TestTrainRun : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void aFinishedRunIsStoredComplete();
  void aClosedFormIsStoredToo();
  void whatTheDataSuggestsIsStoredAndSaid();
  void whatIsGivenGoesBeforeASuggestion();
  void whatWasChosenOnValidationIsStored();
  void theToyTasteIsLearned();
  void aDiscardedRunLeavesNoTrace();
  void aSettingNobodyKnowsIsRefusedBeforeThereIsARun();
  void aFailureKeepsTheRunAndItsSentence();
  void ofTwoThreadsThatResumeOneRunOneWins();
  void aFailedRunGoesOnBitForBit();
  void aRunWithoutCheckpointBeginsAgain();
  void aCancelledResumeKeepsTheRunPaused();
  void aCancelThatLeavesKeepsRunAndBest_data();
  void aCancelThatLeavesKeepsRunAndBest();
  void weightsThatAreNoNumbersAreRefused();
  void aFinishedRunCannotBeResumed();
  void stopAndKeepBestStoresTheBest();
  void aRunRenamedInTrainingKeepsItsName();
  void theFeedHandsOutNewsOnce();
  void anEstimateCountsWhatIsChosen();
  void whatIsStoppedWhileItChoosesIsKept();
  void choosingCountsAsTraining();
  void anEstimateHasNumbersAndLeavesNothing();
  void anEstimateCanBeCancelled();
};

void TestTrainRun::aFinishedRunIsStoredComplete() {
  test::ToyProject toy;
  const TrainOutcome outcome = test::train(*toy.session, test::toyRequest(4));
  const RunRecord record = recordOf(*toy.session, outcome.run.id);
  QCOMPARE(record.state, RunState::Done);
  QCOMPARE(record.model, std::string("mult-vae"));
  QCOMPARE(record.epochs, std::int64_t{4});
  QCOMPARE(record.stopReason, std::string("max-epochs"));
  QVERIFY(record.seconds > 0);
  QVERIFY(!record.message.empty());
  QCOMPARE(record.fingerprint, toy.session->data().fingerprint);
  // Settings are complete: every parameter, not only those that were given.
  for (const ParamSpec& spec : findModel("mult-vae").schema->specs())
    QVERIFY(record.config.contains(spec.key));
  for (const ParamSpec& spec : trainOptionsSchema().specs())
    QVERIFY(record.trainOptions.contains(spec.key));
  QVERIFY(!hasCheckpoint(*toy.session, record.id));

  const auto curves = toy.session->withProject(
      [&](Project& project) { return RunResults(project).curves(record.id); });
  QCOMPARE(curves.at("loss/elbo").size(),
           std::size_t{4 * 5});  // 160 users in batches of 32: 5 steps an epoch
  QCOMPARE(curves.at("valid/ndcg@10").size(), std::size_t{4});
  QCOMPARE(curves.at("valid-half/ndcg@10").size(), std::size_t{4});

  const auto metrics = toy.session->withProject(
      [&](Project& project) { return RunResults(project).metrics(record.id); });
  std::size_t found = 0;
  for (const MetricValue& metric : metrics) {
    if (metric.name != "ndcg@10") continue;
    QCOMPARE(metric.value, (metric.part == "valid" ? outcome.valid : outcome.test).at("ndcg@10"));
    QVERIFY(metric.half > 0);
    ++found;
  }
  QCOMPARE(found, std::size_t{2});
}

void TestTrainRun::aClosedFormIsStoredToo() {
  test::ToyProject toy;
  const RunId run = test::trainClosedForm(*toy.session, "popularity");
  const RunRecord record = recordOf(*toy.session, run);
  QCOMPARE(record.state, RunState::Done);
  QCOMPARE(record.stopReason, std::string("fitted"));
  QCOMPARE(record.epochs, std::int64_t{0});
  QVERIFY(toy.session->model(run)->itemCount() == test::kToyItems);
}

void TestTrainRun::whatTheDataSuggestsIsStoredAndSaid() {
  const test::ToyProject toy;
  const ModelInfo& info = findModel("mult-vae");
  const auto suggested = suggestionsFor(info, dataShape(toy.session->data()));
  QVERIFY(!suggested.empty());
  TrainRequest request{.model = info.key, .trainOptions = {{"epochs", 1}}};
  const RunId run = addRun(*toy.session, request);
  const RunRecord record = recordOf(*toy.session, run);
  const std::string origin = record.origin.english();
  QVERIFY(origin.starts_with("Suggested for this data: "));
  for (const Suggestion& one : suggested) {
    QVERIFY(record.config.at(one.key) == one.value);
    QVERIFY(one.value != info.schema->find(one.key)->defaultValue);
    QVERIFY(origin.find(one.key + "=" + assignable(one.value)) != std::string::npos);
    QVERIFY(!one.reason.empty());
  }
}

void TestTrainRun::whatIsGivenGoesBeforeASuggestion() {
  const test::ToyProject toy;
  TrainRequest request{.model = "mult-vae", .config = {{"latent", 9}}};
  const RunRecord one = recordOf(*toy.session, addRun(*toy.session, request));
  QCOMPARE(one.config.at("latent").get<int>(), 9);
  QVERIFY(one.config.at("hidden").empty());
  QVERIFY(one.origin.english().find("latent") == std::string::npos);
  QVERIFY(one.origin.english().find("hidden=") != std::string::npos);
  // A form gives every value: nothing is suggested where the schema's defaults were asked for.
  request.config = findModel("mult-vae").schema->defaults();
  request.trainOptions = trainOptionsSchema().toJson(defaultTrainOptions(findModel("mult-vae")));
  const RunRecord all = recordOf(*toy.session, addRun(*toy.session, request));
  QCOMPARE(all.config.dump(), request.config.dump());
  QVERIFY(all.origin.empty());
}

void TestTrainRun::whatWasChosenOnValidationIsStored() {
  const test::ToyProject toy;
  const RunId run = test::trainClosedForm(*toy.session, "user-knn");
  const RunRecord record = recordOf(*toy.session, run);
  QVERIFY(record.config.at("neighbours").is_number_integer());
  QVERIFY(record.config.at("shrink").is_number_float());
  QVERIFY(record.origin.english().find("on validation: neighbours=") != std::string::npos);
  // A reopened project makes the model with the numbers that were chosen, and says the same.
  const SessionPtr again = test::openSession(toy.file);
  QCOMPARE(recordOf(*again, run).origin.english(), record.origin.english());
  std::vector<float> scores(test::kToyItems);
  const History history = historyIn(*again->data().interactions, 3);
  again->model(run)->score(std::span(&history, 1), scores);
  std::vector<float> before(test::kToyItems);
  toy.session->model(run)->score(std::span(&history, 1), before);
  QVERIFY(scores == before);
}

void TestTrainRun::theToyTasteIsLearned() {
  test::ToyProject toy;
  TrainRequest popularity;
  popularity.model = "popularity";
  const double bar = test::train(*toy.session, popularity).test.at("ndcg@10");
  QVERIFY(test::train(*toy.session, test::toyRequest(40)).test.at("ndcg@10") > bar);
}

void TestTrainRun::aDiscardedRunLeavesNoTrace() {
  test::ToyProject toy;
  std::stop_source source;
  ActingFeed feed(2, [&] { source.request_stop(); });
  TrainControl control;
  Progress progress;
  QVERIFY_EXCEPTION_THROWN(
      trainRun(*toy.session, test::toyRequest(50), feed, control, progress, source.get_token()),
      Cancelled);
  QCOMPARE(runCount(*toy.session), std::size_t{0});
  QVERIFY(!hasCheckpoint(*toy.session, feed.take().run));
}

void TestTrainRun::aSettingNobodyKnowsIsRefusedBeforeThereIsARun() {
  test::ToyProject toy;
  TrainRequest request = test::toyRequest(2);
  request.config["colour"] = 3;
  QVERIFY_EXCEPTION_THROWN(test::train(*toy.session, request), Error);
  request = test::toyRequest(2);
  request.trainOptions["epochs"] = -1;
  QVERIFY_EXCEPTION_THROWN(test::train(*toy.session, request), Error);
  request = test::toyRequest(2);
  request.model = "no-such-model";
  QVERIFY_EXCEPTION_THROWN(test::train(*toy.session, request), Error);
  request = test::toyRequest(2);
  request.split.kind = SplitKind::Given;  // the toy has none
  QVERIFY_EXCEPTION_THROWN(test::train(*toy.session, request), Error);
  QCOMPARE(runCount(*toy.session), std::size_t{0});
}

void TestTrainRun::aFailureKeepsTheRunAndItsSentence() {
  test::ToyProject toy;
  ActingFeed feed(4, failNow);
  TrainControl control;
  Progress progress;
  RunId failed = 0;
  try {
    trainRun(*toy.session, test::toyRequest(9), feed, control, progress, {});
  } catch (const RunFailed& failure) {
    QCOMPARE(failure.code(), ErrorCode::DiskFull);
    QVERIFY(failure.kept);
    failed = failure.run;
  }
  const RunRecord record = recordOf(*toy.session, failed);
  QCOMPARE(record.state, RunState::Paused);  // it has only to go on when there is room
  QCOMPARE(record.message.english(), std::string("The disk is full."));
  QCOMPARE(record.stopReason, std::string("no-room"));
  const std::vector<InterruptedRun> waiting = interruptedRuns(*toy.session);
  QCOMPARE(waiting.size(), std::size_t{1});
  QVERIFY(waiting.front().noRoom && waiting.front().canResume);
  QCOMPARE(waiting.front().message.english(), record.message.english());
  leaveInterrupted(*toy.session, failed);
  QVERIFY(interruptedRuns(*toy.session).empty());
  QCOMPARE(record.epochs, std::int64_t{3});
  QVERIFY(toy.session->withProject(
      [&](Project& project) { return RunResults(project).hasWeights(record.id); }));
}

void TestTrainRun::ofTwoThreadsThatResumeOneRunOneWins() {
  test::ToyProject toy;
  ActingFeed failing(3, failNow);
  TrainControl control;
  Progress progress;
  QVERIFY_EXCEPTION_THROWN(
      trainRun(*toy.session, test::toyRequest(9), failing, control, progress, {}), Error);
  const RunId run = failing.take().run;
  std::atomic<int> won{0};
  std::atomic<int> locked{0};
  const auto resume = [&] {
    TrainFeed feed;
    TrainControl own;
    Progress shown;
    try {
      resumeRun(*toy.session, run, feed, own, shown, {});
      ++won;
    } catch (const Error& error) {
      // Whoever comes when it has ended finds a finished run.
      if (error.code() == ErrorCode::Locked || error.code() == ErrorCode::InvalidConfig) ++locked;
    }
  };
  {
    std::vector<std::jthread> threads;
    for (int i = 0; i < 3; ++i) threads.emplace_back(resume);
  }
  QCOMPARE(won.load(), 1);
  QCOMPARE(locked.load(), 2);
  QCOMPARE(recordOf(*toy.session, run).state, RunState::Done);
}

void TestTrainRun::aFailedRunGoesOnBitForBit() {
  test::ToyProject whole;
  test::ToyProject broken;
  const RunId expected = test::train(*whole.session, test::toyRequest(9)).run.id;
  ActingFeed failing(5, failNow);
  TrainControl control;
  Progress progress;
  QVERIFY_EXCEPTION_THROWN(
      trainRun(*broken.session, test::toyRequest(9), failing, control, progress, {}), Error);
  const RunId run = failing.take().run;
  TrainFeed feed;
  const TrainOutcome outcome = resumeRun(*broken.session, run, feed, control, progress, {});
  QCOMPARE(outcome.run.state, RunState::Done);
  QCOMPARE(outcome.run.epochs, std::int64_t{9});
  QCOMPARE(feed.take().epochs.size(), std::size_t{5});  // epochs 5 to 9
  test::compareRuns(*whole.session, expected, *broken.session, run);
}

void TestTrainRun::aRunWithoutCheckpointBeginsAgain() {
  test::ToyProject whole;
  test::ToyProject broken;
  TrainRequest request = test::toyRequest(3);
  request.trainOptions["checkpoint-seconds"] = 3600;
  const RunId expected = test::train(*whole.session, request).run.id;
  ActingFeed failing(3, failNow);
  TrainControl control;
  Progress progress;
  QVERIFY_EXCEPTION_THROWN(trainRun(*broken.session, request, failing, control, progress, {}),
                           Error);
  const RunId run = failing.take().run;
  QVERIFY(!hasCheckpoint(*broken.session, run));
  TrainFeed feed;
  resumeRun(*broken.session, run, feed, control, progress, {});
  test::compareRuns(*whole.session, expected, *broken.session, run);
}

void TestTrainRun::aCancelledResumeKeepsTheRunPaused() {
  test::ToyProject toy;
  ActingFeed failing(3, failNow);
  TrainControl control;
  Progress progress;
  QVERIFY_EXCEPTION_THROWN(
      trainRun(*toy.session, test::toyRequest(9), failing, control, progress, {}), Error);
  const RunId run = failing.take().run;
  std::stop_source source;
  ActingFeed feed(5, [&] { source.request_stop(); });
  QVERIFY_EXCEPTION_THROWN(
      resumeRun(*toy.session, run, feed, control, progress, source.get_token()), Cancelled);
  QCOMPARE(recordOf(*toy.session, run).state, RunState::Paused);
  QVERIFY(hasCheckpoint(*toy.session, run));
}

void TestTrainRun::aCancelThatLeavesKeepsRunAndBest_data() {
  QTest::addColumn<bool>("checkpoints");
  QTest::newRow("with a checkpoint") << true;
  QTest::newRow("before the first checkpoint") << false;
}

void TestTrainRun::aCancelThatLeavesKeepsRunAndBest() {
  QFETCH(bool, checkpoints);
  test::ToyProject whole;
  test::ToyProject broken;
  TrainRequest request = test::toyRequest(9);
  if (!checkpoints) request.trainOptions["checkpoint-seconds"] = 3600;
  const RunId expected = test::train(*whole.session, request).run.id;
  std::stop_source source;
  ActingFeed feed(5, [&] { source.request_stop(); });
  TrainControl control;
  control.leave();
  Progress progress;
  QVERIFY_EXCEPTION_THROWN(
      trainRun(*broken.session, request, feed, control, progress, source.get_token()), Cancelled);
  const RunId run = feed.take().run;
  const RunRecord left = recordOf(*broken.session, run);
  QCOMPARE(left.state, RunState::Paused);
  QCOMPARE(left.stopReason, std::string("interrupted"));
  QVERIFY(!left.message.empty());
  QVERIFY(left.bestEpoch > 0 && left.bestEpoch <= 4);
  QCOMPARE(hasCheckpoint(*broken.session, run), checkpoints);
  QVERIFY(broken.session->model(run) != nullptr);
  TrainFeed resumed;
  resumeRun(*broken.session, run, resumed, control, progress, {});
  test::compareRuns(*whole.session, expected, *broken.session, run);
}

void TestTrainRun::weightsThatAreNoNumbersAreRefused() {
  test::ToyProject toy;
  ActingFeed failing(3, failNow);
  TrainControl control;
  Progress progress;
  QVERIFY_EXCEPTION_THROWN(
      trainRun(*toy.session, test::toyRequest(9), failing, control, progress, {}), Error);
  const RunId run = failing.take().run;
  toy.session->withProject([&](Project& project) {
    RunResults results(project);
    TensorMap weights = results.weights(run);
    weights.begin()->second.as<float>()[0] = std::numeric_limits<float>::infinity();
    results.saveWeights(run, weights);
  });
  const auto codeOf = [](auto&& work) {
    try {
      work();
    } catch (const Error& error) {
      return error.code();
    }
    return ErrorCode::Internal;
  };
  QCOMPARE(codeOf([&] { static_cast<void>(toy.session->model(run)); }), ErrorCode::Corrupt);
  const RunRecord before = recordOf(*toy.session, run);
  TrainFeed feed;
  QCOMPARE(codeOf([&] { resumeRun(*toy.session, run, feed, control, progress, {}); }),
           ErrorCode::Corrupt);
  QCOMPARE(recordOf(*toy.session, run).state, before.state);  // as if nobody had tried
}

void TestTrainRun::aFinishedRunCannotBeResumed() {
  test::ToyProject toy;
  const RunId run = test::train(*toy.session, test::toyRequest(1)).run.id;
  TrainFeed feed;
  TrainControl control;
  Progress progress;
  QVERIFY_EXCEPTION_THROWN(resumeRun(*toy.session, run, feed, control, progress, {}), Error);
  QCOMPARE(recordOf(*toy.session, run).state, RunState::Done);
}

void TestTrainRun::stopAndKeepBestStoresTheBest() {
  test::ToyProject toy;
  TrainControl control;
  ActingFeed feed(3, [&] { control.stopAndKeepBest(); });
  Progress progress;
  const TrainOutcome outcome =
      trainRun(*toy.session, test::toyRequest(500), feed, control, progress, {});
  QCOMPARE(outcome.run.state, RunState::KeptBest);
  QCOMPARE(outcome.run.stopReason, std::string("kept-best"));
  QVERIFY(outcome.run.epochs <= 3);
  QVERIFY(outcome.test.contains("ndcg@10"));
}

void TestTrainRun::aRunRenamedInTrainingKeepsItsName() {
  test::ToyProject toy;
  ActingFeed feed(2, [&] {
    renameRun(*toy.session, 1, "My favourite");
    starRun(*toy.session, 1, true);
  });
  TrainControl control;
  Progress progress;
  const TrainOutcome outcome =
      trainRun(*toy.session, test::toyRequest(4), feed, control, progress, {});
  QCOMPARE(recordOf(*toy.session, outcome.run.id).name, std::string("My favourite"));
  QCOMPARE(outcome.run.name, std::string("My favourite"));
  QVERIFY(outcome.run.starred);
}

void TestTrainRun::theFeedHandsOutNewsOnce() {
  test::ToyProject toy;
  TrainFeed feed;
  TrainControl control;
  Progress progress;
  const TrainOutcome outcome =
      trainRun(*toy.session, test::toyRequest(2), feed, control, progress, {});
  const TrainFeed::News news = feed.take();
  QCOMPARE(news.run, outcome.run.id);
  QCOMPARE(news.stepsPerEpoch, std::int64_t{5});
  QCOMPARE(news.steps.size(), std::size_t{10});
  QCOMPARE(news.epochs.size(), std::size_t{2});
  QVERIFY(news.lastCheckpoint > 0);
  const TrainFeed::News again = feed.take();
  QVERIFY(again.steps.empty() && again.epochs.empty());
  QCOMPARE(again.run, outcome.run.id);
}

void TestTrainRun::anEstimateHasNumbersAndLeavesNothing() {
  test::ToyProject toy;
  Progress progress;
  const TrainEstimate estimate = estimateTraining(*toy.session, test::toyRequest(30), progress, {});
  // 48 x 24 input and output, 24 x 16 to mean and log variance, 8 x 24 back, biases 24 + 16 + 24
  // + 48.
  QCOMPARE(estimate.weights, std::uint64_t{48 * 24 * 2 + 24 * 16 + 8 * 24 + 24 + 16 + 24 + 48});
  QVERIFY(estimate.bytes > estimate.weights * 4);
  QVERIFY(estimate.secondsPerEpoch > 0);
  QCOMPARE(estimate.stepsPerEpoch, std::int64_t{5});
  QCOMPARE(estimate.epochs, std::int64_t{30});
  TrainRequest closed;
  closed.model = "ease";
  const TrainEstimate fitted = estimateTraining(*toy.session, closed, progress, {});
  QCOMPARE(fitted.stepsPerEpoch, std::int64_t{0});
  QCOMPARE(fitted.weights, std::uint64_t{48 * 48});
  QCOMPARE(fitted.bytes,
           fitted.weights * sizeof(float));  // one matrix, from the first step to the project
  // Its lambda is chosen first, by fits of their own.
  QVERIFY(fitted.secondsToChoose > 5 * fitted.secondsPerEpoch);
  QCOMPARE(fitted.seconds(), fitted.secondsToChoose + fitted.secondsPerEpoch);
  closed.config = {{"lambda", 250}};
  QCOMPARE(estimateTraining(*toy.session, closed, progress, {}).secondsToChoose, 0.0);
  QCOMPARE(runCount(*toy.session), std::size_t{0});
}

void TestTrainRun::anEstimateCountsWhatIsChosen() {
  test::ToyProject toy;
  Progress progress;
  TrainRequest open{.model = "item-knn"};
  const TrainEstimate chosen = estimateTraining(*toy.session, open, progress, {});
  QVERIFY(chosen.secondsToChoose > chosen.secondsPerEpoch);
  QCOMPARE(chosen.seconds(), chosen.secondsPerEpoch + chosen.secondsToChoose);
  open.config = {{"neighbours", 10}, {"shrink", 1}};
  QCOMPARE(estimateTraining(*toy.session, open, progress, {}).secondsToChoose, 0.0);
  TrainRequest weight = test::toyRequest(30);
  weight.config["kl-weight"] = "auto";
  const TrainEstimate twice = estimateTraining(*toy.session, weight, progress, {});
  QCOMPARE(twice.seconds(), 2 * 30 * twice.secondsPerEpoch);
}

void TestTrainRun::whatIsStoppedWhileItChoosesIsKept() {
  test::ToyProject toy;
  TrainRequest request = test::toyRequest(30);
  request.config["kl-weight"] = "auto";
  TrainFeed feed;
  TrainControl control;
  control.stopAndKeepBest();
  Progress progress;
  const TrainOutcome outcome = trainRun(*toy.session, request, feed, control, progress, {});
  QCOMPARE(outcome.run.state, RunState::KeptBest);
  QCOMPARE(outcome.run.bestEpoch, std::int64_t{1});
  QVERIFY(outcome.run.config.at("kl-weight").is_number());
  QVERIFY(outcome.valid.contains("ndcg@10") && outcome.test.contains("ndcg@10"));
  QCOMPARE(runCurves(*toy.session, outcome.run.id).at("valid/ndcg@10").size(), std::size_t{1});
}

void TestTrainRun::choosingCountsAsTraining() {
  test::ToyProject toy;
  TrainRequest request = test::toyRequest(3);
  request.config["kl-weight"] = "auto";
  const TrainOutcome outcome = test::train(*toy.session, request);
  const auto curves = runCurves(*toy.session, outcome.run.id);
  const auto& steps = curves.at("loss/elbo");
  std::vector<double> each;
  for (std::size_t i = 1; i < steps.size(); ++i)
    each.push_back(steps[i].seconds - steps[i - 1].seconds);
  std::ranges::sort(each);
  // The first step comes after a whole training of as many.
  QVERIFY(steps.front().seconds > 3 * each[each.size() / 2]);
}

void TestTrainRun::anEstimateCanBeCancelled() {
  test::ToyProject toy;
  std::stop_source source;
  source.request_stop();
  Progress progress;
  QVERIFY_EXCEPTION_THROWN(
      estimateTraining(*toy.session, test::toyRequest(3), progress, source.get_token()), Cancelled);
}

QTEST_GUILESS_MAIN(TestTrainRun)
#include "tst_TrainRun.moc"
