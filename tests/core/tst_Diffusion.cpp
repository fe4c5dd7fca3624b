// LABELS: model
// DEPENDS: core_models
// The diffusion process's arithmetic against values worked out by hand, and DiffRec.
#include <QtTest>
#include <cmath>

#include "StepTraining.h"
#include "core/nn/GaussianDiffusion.h"

using namespace tastescope;
using nn::DiffusionSchedule;
using nn::StepSampler;

namespace {

bool near(double a, double b, double tolerance = 1e-9) { return std::abs(a - b) < tolerance; }

const Json kSmall = {{"hidden", {32}}, {"batch", 50}, {"learning-rate", 0.005}};

}  // namespace

class TestDiffusion : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void theScheduleIsTheOneWorkedOutByHand() {
    // Variances 0.1 and 0.3 are wanted, so beta_1 = 1 - 0.7 / 0.9; beta_0 is fixed at 1e-5.
    const DiffusionSchedule schedule(
        {.steps = 2, .noiseScale = 1, .noiseMin = 0.1, .noiseMax = 0.3});
    const double kept1 = 0.99999 * 0.7 / 0.9;
    QVERIFY(near(schedule.signal(0), std::sqrt(0.99999)));
    QVERIFY(near(schedule.signal(1), std::sqrt(kept1)));
    QVERIFY(near(schedule.noise(1), std::sqrt(1 - kept1)));
    // SNR(0) = 0.99999 / 0.00001 = 99999; SNR(1) = kept / (1 - kept).
    QVERIFY(near(schedule.lossWeight(0), 1));
    QVERIFY(near(schedule.lossWeight(1), 99999 - kept1 / (1 - kept1), 1e-3));
  }

  void theLastStepBackIsThePredictionItself() {
    const DiffusionSchedule schedule({.steps = 5});
    QVERIFY(near(schedule.fromPrediction(0), 1));
    QVERIFY(near(schedule.fromNoisy(0), 0));
  }

  void aStepBackFromTheCleanPathStaysOnIt() {
    // With x_t = signal(t) x_0 and a perfect prediction the mean of step t - 1 is signal(t-1) x_0.
    const DiffusionSchedule schedule(
        {.steps = 7, .noiseScale = 1, .noiseMin = 0.01, .noiseMax = 0.5});
    for (std::int64_t t = 1; t < schedule.steps(); ++t) {
      const double mean = schedule.fromPrediction(t) + schedule.fromNoisy(t) * schedule.signal(t);
      QVERIFY(near(mean, schedule.signal(t - 1)));
    }
  }

  void noiseNeverShrinks() {
    for (const double scale : {1e-6, 1e-3, 10.0}) {
      const DiffusionSchedule schedule({.steps = 40, .noiseScale = scale});
      for (std::int64_t t = 1; t < 40; ++t) QVERIFY(schedule.noise(t) >= schedule.noise(t - 1));
      QVERIFY(schedule.noise(39) < 1);
    }
  }

  void stepsAreDrawnUniformlyUntilAllAreKnown() {
    StepSampler sampler(4);
    for (int i = 0; i < 20; ++i) sampler.record(0, 1000);
    Rng rng(1);
    for (const auto& draw : sampler.draw(100, rng)) QVERIFY(near(draw.factor, 1));
  }

  void stepsAreDrawnByTheirLosses() {
    // Losses 3 and 1: chances 3/4 and 1/4, mixed with 0.1 % of uniform 1/2 each.
    StepSampler sampler(2);
    for (int i = 0; i < 13; ++i) {
      sampler.record(0, i < 3 ? 1e6 : 3);  // only the last ten count
      sampler.record(1, 1);
    }
    Rng rng(2);
    int first = 0;
    for (const auto& draw : sampler.draw(10000, rng)) {
      const double chance = draw.step == 0 ? 0.75 : 0.25;
      QVERIFY(near(draw.factor, 2 * (0.999 * chance + 0.001 / 2)));
      first += draw.step == 0 ? 1 : 0;
    }
    QVERIFY(std::abs(first - 7497) < 150);  // 3.5 standard deviations of 43
  }

  void theSamplerRemembersOverARestart() {
    StepSampler one(3);
    for (int i = 0; i < 30; ++i) one.record(i % 3, i);
    TensorMap map;
    one.exportState(map);
    StepSampler two(3);
    two.importState(map);
    Rng a(3);
    Rng b(3);
    for (int i = 0; i < 50; ++i) {
      QCOMPARE(one.draw(1, a).front().factor, two.draw(1, b).front().factor);
    }
    StepSampler other(4);
    QVERIFY_EXCEPTION_THROWN(other.importState(map), Error);
  }

  void learningLowersTheError() {
    toy::StepTraining training("diffrec", kSmall, toy::world(100));
    const double first = training.epoch().at("reconstruction");
    training.epochs(60);
    QVERIFY(training.epoch().at("reconstruction") < 0.7 * first);
  }

  void anUnseenHistoryGetsItsGroupsItems() {
    toy::StepTraining training("diffrec", kSmall, toy::world(100));
    training.epochs(80);
    const std::vector<Index> items{15, 16, 17, 18, 19};  // of the second group
    const History history{kNoIndex, {.items = items, .values = {}, .times = {}}};
    QVERIFY(training.leadOf(1, history) > 0.1);
  }

  void noiseBeforeScoringIsTheSameEveryTime() {
    Json config = kSmall;
    config["inference-steps"] = 5;
    config["noise-scale"] = 5.0;
    toy::StepTraining training("diffrec", config, toy::world(100));
    training.epochs(2);
    const History history = training.historyOf(3);
    QVERIFY(training.scores(history) == training.scores(history));
    Json quiet = config;
    quiet["inference-steps"] = 0;
    toy::StepTraining other("diffrec", quiet, toy::world(100));
    other.model->setWeights(training.model->weights());
    QVERIFY(other.scores(history) != training.scores(history));
  }

  void anEmptyListOfLayersIsRefused() {
    const ModelInfo& info = findModel("diffrec");
    const Json none = {{"hidden", Json::array()}};
    const auto issues = info.schema->validate(none);
    QCOMPARE(issues.size(), std::size_t{1});
    QVERIFY(issues.front().concerns("hidden"));
    QVERIFY_EXCEPTION_THROWN(info.create(none, {.users = 2, .items = 3}), Error);
  }

  void resumeIsExact() { QVERIFY(toy::resumesExactly("diffrec", kSmall, toy::world(100), 6, 5)); }
};

QTEST_APPLESS_MAIN(TestDiffusion)
#include "tst_Diffusion.moc"
