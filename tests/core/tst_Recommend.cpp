// LABELS: unit
// DEPENDS: core_recommend
// Lists for use, posterior ranges and "why", with models small enough to work out by hand.
#include <QtTest>
#include <cmath>

#include "core/recommend/Recommend.h"
#include "tests/core/EvalFixtures.h"

using namespace tastescope;

namespace {

/// Score of item i = bias[i] + sum over the history of link[h][i].
class LinearModel : public Recommender {
 public:
  LinearModel(std::vector<float> bias, std::vector<std::vector<float>> link)
      : bias_(std::move(bias)), link_(std::move(link)) {}
  void score(std::span<const History> batch, std::span<float> scores) const override {
    for (std::size_t row = 0; row < batch.size(); ++row) {
      for (std::size_t item = 0; item < bias_.size(); ++item) {
        float sum = bias_[item];
        for (const Index known : batch[row].view.items) sum += link_[known][item];
        scores[row * bias_.size() + item] = sum;
      }
    }
  }
  [[nodiscard]] Index itemCount() const override { return static_cast<Index>(bias_.size()); }
  [[nodiscard]] TensorMap weights() const override { return {}; }
  void setWeights(const TensorMap&) override {}

 private:
  std::vector<float> bias_;
  std::vector<std::vector<float>> link_;
};

/// One latent dimension with mean 2 and variance 1; item scores are z, -z and 0.
class GaussianModel : public LinearModel, public HasUserLatent {
 public:
  GaussianModel() : LinearModel({2, -2, 0}, {}) {}
  [[nodiscard]] Index latentSize() const override { return 1; }
  [[nodiscard]] bool hasVariance() const override { return true; }
  void encode(std::span<const History> batch, std::span<float> mean,
              std::span<float> logVariance) const override {
    for (std::size_t row = 0; row < batch.size(); ++row) mean[row] = 2;
    for (float& value : logVariance) value = 0;
  }
  void decode(std::span<const float> latent, std::span<float> scores) const override {
    for (std::size_t row = 0; row < latent.size(); ++row) {
      scores[row * 3] = latent[row];
      scores[row * 3 + 1] = -latent[row];
      scores[row * 3 + 2] = 0;
    }
  }
};

std::vector<std::vector<float>> noLinks(std::size_t items) {
  return std::vector<std::vector<float>>(items, std::vector<float>(items, 0.0F));
}

std::vector<Index> itemsOf(const std::vector<RecommendedItem>& list) {
  std::vector<Index> items;
  for (const auto& entry : list) items.push_back(entry.item);
  return items;
}

}  // namespace

class TestRecommend : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void knownFilteredAndForbiddenItemsAreLeftOut();
  void aBatchEqualsSingleCalls();
  void samplesGiveARangeAroundTheMean();
  void aModelWithoutVarianceIgnoresSamples();
  void whySharesAreTheDropsOfTheScore();
  void anEmptyHistoryHasNoReasons();
  void aLongHistoryIsExplainedInParts();
};

void TestRecommend::knownFilteredAndForbiddenItemsAreLeftOut() {
  const LinearModel model({5, 4, 3, 2, 2}, noLinks(5));
  const auto rows = test::matrix({{0}}, 5);
  const History history{0, rows->row(0)};
  RecommendOptions options;
  QCOMPARE(itemsOf(recommendItems(model, history, options)), (std::vector<Index>{1, 2, 3, 4}));
  options.never = {1};
  options.allowed = {true, true, true, true, false};
  QCOMPARE(itemsOf(recommendItems(model, history, options)), (std::vector<Index>{2, 3}));
  options.hideKnown = false;
  options.k = 1;
  const auto list = recommendItems(model, history, options);
  QCOMPARE(itemsOf(list), (std::vector<Index>{0}));
  QCOMPARE(list[0].score, 5.0F);
  QCOMPARE(list[0].low, 5.0F);
}

void TestRecommend::aBatchEqualsSingleCalls() {
  auto links = noLinks(6);
  links[2][5] = 9;
  links[4][0] = 7;
  const LinearModel model({1, 2, 3, 4, 5, 6}, links);
  const auto rows = test::matrix({{2}, {}, {4, 5}}, 6);
  const std::vector<Index> users{2, 0, 1};
  std::vector<float> memory;
  const auto lists = recommendBatch(model, *rows, users, {}, memory);
  QCOMPARE(lists.size(), std::size_t{3});
  for (std::size_t i = 0; i < users.size(); ++i) {
    QCOMPARE(itemsOf(lists[i]),
             itemsOf(recommendItems(model, {users[i], rows->row(users[i])}, {})));
  }
  QCOMPARE(itemsOf(lists[0]), (std::vector<Index>{0, 3, 2, 1}));  // 8, 4, 3, 2; 4 and 5 are known
}

void TestRecommend::samplesGiveARangeAroundTheMean() {
  const GaussianModel model;
  const auto rows = test::matrix({{}}, 3);
  RecommendOptions options;
  options.samples = 4000;
  const auto list = recommendItems(model, {0, rows->row(0)}, options);
  QCOMPARE(itemsOf(list), (std::vector<Index>{0, 2, 1}));
  // z is normal(2, 1): mean 2, 5 % and 95 % at 2 -+ 1.645; 4000 samples put the quantiles within
  // about 0.035.
  QVERIFY(std::abs(list[0].score - 2.0F) < 0.08F);
  QVERIFY(std::abs(list[0].low - 0.355F) < 0.15F);
  QVERIFY(std::abs(list[0].high - 3.645F) < 0.15F);
  QCOMPARE(list[1].low, 0.0F);
  const auto again = recommendItems(model, {0, rows->row(0)}, options);
  QCOMPARE(again[0].low, list[0].low);  // seeded
}

void TestRecommend::aModelWithoutVarianceIgnoresSamples() {
  const LinearModel model({1, 2}, noLinks(2));
  const auto rows = test::matrix({{}}, 2);
  RecommendOptions options;
  options.samples = 10;
  QCOMPARE(itemsOf(recommendItems(model, {0, rows->row(0)}, options)), (std::vector<Index>{1, 0}));
}

void TestRecommend::whySharesAreTheDropsOfTheScore() {
  // Item 3 gets +3 from item 0, +1 from item 1 and -2 from item 2: drops 3, 1, -2 -> shares 3/4,
  // 1/4, 0.
  auto links = noLinks(4);
  links[0][3] = 3;
  links[1][3] = 1;
  links[2][3] = -2;
  const LinearModel model({0, 0, 0, 0}, links);
  const auto rows = test::matrix({{0, 1, 2}}, 4);
  QCOMPARE(explainItem(model, {0, rows->row(0)}, 3), (std::vector<double>{0.75, 0.25, 0.0}));
  QCOMPARE(explainItem(model, {0, rows->row(0)}, 1), (std::vector<double>{0.0, 0.0, 0.0}));
}

void TestRecommend::anEmptyHistoryHasNoReasons() {
  const LinearModel model({0, 0}, noLinks(2));
  const auto rows = test::matrix({{}}, 2);
  QVERIFY(explainItem(model, {0, rows->row(0)}, 1).empty());
}

void TestRecommend::aLongHistoryIsExplainedInParts() {
  // 300 entries are more than one batch; only entry 280 carries item 300.
  auto links = noLinks(301);
  links[280][300] = 1;
  const LinearModel model(std::vector<float>(301, 0.0F), links);
  std::vector<Index> all(300);
  for (Index i = 0; i < 300; ++i) all[i] = i;
  const auto rows = test::matrix({all}, 301);
  const auto shares = explainItem(model, {0, rows->row(0)}, 300);
  QCOMPARE(shares.size(), std::size_t{300});
  QCOMPARE(shares[280], 1.0);
  QCOMPARE(shares[279], 0.0);
}

QTEST_APPLESS_MAIN(TestRecommend)
#include "tst_Recommend.moc"
