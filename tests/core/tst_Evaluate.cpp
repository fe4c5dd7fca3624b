// LABELS: unit
// DEPENDS: core_eval
// Full-ranking evaluation: masks, ties, who is evaluated, and that batches and threads never change a
// digit.
#include <QtTest>
#include <atomic>
#include <cmath>

#include "core/base/Error.h"
#include "core/base/Rng.h"
#include "core/base/TopK.h"
#include "core/eval/Evaluate.h"
#include "tests/core/EvalFixtures.h"

using namespace tastescope;

namespace {

ScoreUsers fromRows(const std::vector<std::vector<float>>& rows) {
  return [rows](std::span<const Index> users, std::span<float> out) {
    const std::size_t items = rows.front().size();
    for (std::size_t i = 0; i < users.size(); ++i) {
      std::copy(rows[users[i]].begin(), rows[users[i]].end(),
                out.begin() + static_cast<std::ptrdiff_t>(i * items));
    }
  };
}

EvaluationResult evaluated(const SplitPart& part, const Interactions& train,
                           const ScoreUsers& score, const EvaluationOptions& options) {
  Progress progress;
  return evaluateRanking(part, train, score, options, progress, {});
}

}  // namespace

class TestEvaluate : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void twoUsersByHand();
  void tiesGoToTheLowerItem();
  void maskedAndNotFiniteScoresAreNeverListed();
  void batchesAndThreadsChangeNothing();
  void perUserValuesAverageToTheMetrics();
  void anEmptyTargetIsRefused();
  void aCutoffBelowOneIsRefused();
  void aStopEndsTheEvaluation();
  void theIntervalOfFourValues();
};

void TestEvaluate::twoUsersByHand() {
  // 4 items. User 0 knows item 0 and should find 1 and 3; user 1 knows item 1 and should find 2.
  // User 2 has no target.
  const auto train = test::matrix({{0}, {1}, {0}}, 4);
  const auto target = test::matrix({{1, 3}, {2}, {}}, 4);
  const auto score = fromRows({{9, 3, 2, 1}, {4, 9, 1, 3}, {1, 1, 1, 1}});
  EvaluationOptions options;
  options.cutoffs = {2};
  options.keepLists = true;
  const EvaluationResult result = evaluated({train, train, target}, *train, score, options);

  QCOMPARE(result.evaluatedUsers, Index{2});
  QCOMPARE(result.users, (std::vector<Index>{0, 1}));
  QCOMPARE(result.lists[0].items, (std::vector<Index>{1, 2}));  // 0 is hidden
  QCOMPARE(result.lists[1].items, (std::vector<Index>{0, 3}));
  const auto& m = result.metrics;
  QCOMPARE(m.at("recall@2"), 0.25);     // (1/2 + 0) / 2
  QCOMPARE(m.at("precision@2"), 0.25);  // (1/2 + 0) / 2
  QCOMPARE(m.at("hit@2"), 0.5);
  QCOMPARE(m.at("mrr@2"), 0.5);  // (1 + 0) / 2
  // user 0: 1 / (1 + 1/log2 3) = 0.613147
  QVERIFY(std::abs(m.at("ndcg@2") - 0.6131471927654584 / 2) < 1e-12);
  QCOMPARE(m.at("coverage@2"), 1.0);  // lists hold 1, 2, 0, 3
  QCOMPARE(m.at("gini@2"), 0.0);
  // training entries: item 0 twice, item 1 once. User 0: (1 + 0) / 2; user 1: (2 + 0) / 2.
  QCOMPARE(m.at("popularity@2"), 0.75);
  // 3 users train. bits: item 0 log2(3/2), others log2 3 (unseen as once). ((2 log2 3) / 2 +
  // (log2 1.5 + log2 3) / 2) / 2
  QVERIFY(std::abs(m.at("novelty@2") -
                   (std::log2(3.0) + (std::log2(1.5) + std::log2(3.0)) / 2) / 2) < 1e-12);
}

void TestEvaluate::tiesGoToTheLowerItem() {
  std::vector<Index> best;
  std::vector<float> scores(200, 1.0F);
  scores[150] = 2.0F;
  selectTopK(scores, 4, best);
  QCOMPARE(best, (std::vector<Index>{150, 0, 1, 2}));
}

void TestEvaluate::maskedAndNotFiniteScoresAreNeverListed() {
  const auto train = test::matrix({{0, 1}}, 4);
  const auto target = test::matrix({{3}}, 4);
  EvaluationOptions options;
  options.cutoffs = {10};
  options.keepLists = true;
  const float nan = std::numeric_limits<float>::quiet_NaN();
  const auto result =
      evaluated({train, train, target}, *train, fromRows({{5, 4, nan, 1}}), options);
  QCOMPARE(result.lists[0].items, (std::vector<Index>{3}));
  QCOMPARE(result.metrics.at("precision@10"), 0.1);
  QCOMPARE(result.metrics.at("popularity@10"), 0.0);
}

void TestEvaluate::batchesAndThreadsChangeNothing() {
  constexpr Index kUsers = 300;
  constexpr Index kItems = 130;
  Rng rng(5);
  std::vector<std::vector<Index>> known(kUsers);
  std::vector<std::vector<Index>> wanted(kUsers);
  std::vector<std::vector<float>> scores(kUsers, std::vector<float>(kItems));
  for (Index user = 0; user < kUsers; ++user) {
    for (Index item = 0; item < kItems; ++item) {
      const std::uint64_t dice = rng.below(12);
      if (dice == 0) wanted[user].push_back(item);
      if (dice == 1) known[user].push_back(item);
      scores[user][item] = static_cast<float>(rng.below(40));  // many ties
    }
  }
  const auto train = test::matrix(known, kItems);
  const auto target = test::matrix(wanted, kItems);
  EvaluationOptions options;
  options.cutoffs = {20, 5};
  options.keepLists = options.keepPerUser = true;
  options.threads = 1;
  options.batch = 300;
  const auto reference = evaluated({train, train, target}, *train, fromRows(scores), options);
  for (const unsigned threads : {1U, 2U, 5U}) {
    for (const std::size_t batch : {std::size_t{1}, std::size_t{7}, std::size_t{64}}) {
      options.threads = threads;
      options.batch = batch;
      const auto other = evaluated({train, train, target}, *train, fromRows(scores), options);
      QVERIFY(other.metrics == reference.metrics);
      QVERIFY(other.perUser == reference.perUser);
      for (std::size_t i = 0; i < reference.lists.size(); ++i) {
        QCOMPARE(other.lists[i].items, reference.lists[i].items);
      }
    }
  }
}

void TestEvaluate::perUserValuesAverageToTheMetrics() {
  const auto train = test::matrix({{0}, {1}}, 3);
  const auto target = test::matrix({{1}, {2}}, 3);
  EvaluationOptions options;
  options.cutoffs = {1};
  options.keepPerUser = true;
  const auto result =
      evaluated({train, train, target}, *train, fromRows({{0, 2, 1}, {3, 2, 1}}), options);
  QCOMPARE(result.perUser.at("recall@1"), (std::vector<double>{1, 0}));
  QCOMPARE(result.metrics.at("recall@1"), 0.5);
  QCOMPARE(result.perUser.count("coverage@1"), std::size_t{0});
}

void TestEvaluate::anEmptyTargetIsRefused() {
  const auto train = test::matrix({{0}}, 2);
  const auto target = test::matrix({{}}, 2);
  QVERIFY_EXCEPTION_THROWN(evaluated({train, train, target}, *train, fromRows({{1, 2}}), {}),
                           Error);
}

void TestEvaluate::aCutoffBelowOneIsRefused() {
  const auto train = test::matrix({{0}}, 2);
  const auto target = test::matrix({{1}}, 2);
  EvaluationOptions options;
  options.cutoffs = {0, 10};
  QVERIFY_EXCEPTION_THROWN(evaluated({train, train, target}, *train, fromRows({{1, 2}}), options),
                           Error);
}

void TestEvaluate::aStopEndsTheEvaluation() {
  const auto train = test::matrix({{0}}, 2);
  const auto target = test::matrix({{1}}, 2);
  std::stop_source source;
  source.request_stop();
  Progress progress;
  QVERIFY_EXCEPTION_THROWN(evaluateRanking({train, train, target}, *train, fromRows({{1, 2}}), {},
                                           progress, source.get_token()),
                           Cancelled);
}

void TestEvaluate::theIntervalOfFourValues() {
  // mean 2.5; squared deviations 2.25 + .25 + .25 + 2.25 = 5; variance 5/3; standard error
  // sqrt(5/3/4) = 0.645497
  const MeanInterval interval = meanInterval(std::vector<double>{1, 2, 3, 4});
  QCOMPARE(interval.mean, 2.5);
  QVERIFY(std::abs(interval.half - 1.959963984540054 * 0.6454972243679028) < 1e-12);
  QCOMPARE(meanInterval(std::vector<double>{3}).half, 0.0);
}

QTEST_APPLESS_MAIN(TestEvaluate)
#include "tst_Evaluate.moc"
