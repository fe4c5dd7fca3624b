// LABELS: model
// DEPENDS: core_models
// Popularity, ItemKNN, UserKNN, RP3beta and EASE against values worked out by hand or by slow loops.
#include <QtTest>
#include <algorithm>
#include <cmath>
#include <numeric>
#include <set>

#include "ToyData.h"
#include "core/models/Registry.h"

using namespace tastescope;

namespace {

/// Three users over three items: u0 = {0, 1}, u1 = {0, 1, 2}, u2 = {0}.
InteractionsPtr small() { return toy::matrix({{0, 1}, {0, 1, 2}, {0}}, 3); }

std::unique_ptr<Recommender> fitted(const std::string& key, const Json& config,
                                    const InteractionsPtr& train) {
  auto model =
      findModel(key).create(config, {.users = train->userCount(), .items = train->itemCount()});
  Progress progress;
  capability<ClosedForm>(*model)->fit({.train = train}, progress, {});
  return model;
}

std::vector<float> scoresFor(const Recommender& model, const InteractionsPtr& data, Index user) {
  std::vector<float> scores(model.itemCount());
  const History history{user, data->row(user)};
  model.score(std::span(&history, 1), scores);
  return scores;
}

/// What UserKNN says, by dense loops: every similarity of whole rows, all users sorted.
std::vector<double> slowUserKnn(const Interactions& train, const HistoryView& history,
                                std::size_t neighbours, double shrink, bool jaccard) {
  const auto rowOf = [&train](const HistoryView& view) {
    std::vector<double> row(train.itemCount(), 0.0);
    for (std::size_t e = 0; e < view.size(); ++e) row[view.items[e]] = double{view.values[e]};
    return row;
  };
  const auto dot = [](const std::vector<double>& a, const std::vector<double>& b) {
    return std::inner_product(a.begin(), a.end(), b.begin(), 0.0);
  };
  const std::vector<double> own = rowOf(history);
  std::vector<std::pair<double, Index>> similar;  // ascending is from the most similar on
  for (Index user = 0; user < train.userCount(); ++user) {
    const std::vector<double> other = rowOf(train.row(user));
    const double common = dot(own, other);
    const double apart = jaccard ? dot(own, own) + dot(other, other) - common
                                 : std::sqrt(dot(own, own) * dot(other, other));
    similar.push_back({-common / (apart + shrink + 1e-6), user});
  }
  std::sort(similar.begin(), similar.end());
  similar.resize(std::min(neighbours, similar.size()));
  std::vector<double> scores(train.itemCount(), 0.0);
  for (const auto& [negated, user] : similar) {
    const std::vector<double> other = rowOf(train.row(user));
    for (std::size_t item = 0; item < scores.size(); ++item) scores[item] -= negated * other[item];
  }
  return scores;
}

/// 40 users with 1 to 12 of 30 items each and values from 1 to 5.
InteractionsPtr ratings() {
  Rng rng(3);
  std::vector<std::uint64_t> offsets{0};
  std::vector<Index> items;
  std::vector<float> values;
  for (int user = 0; user < 40; ++user) {
    std::set<Index> own;
    for (auto left = 1 + rng.below(12); left > 0; --left) {
      own.insert(static_cast<Index>(rng.below(30)));
    }
    for (const Index item : own) {
      items.push_back(item);
      values.push_back(static_cast<float>(1 + rng.below(5)));
    }
    offsets.push_back(items.size());
  }
  return std::make_shared<Interactions>(offsets, items, values, std::vector<std::int64_t>(), 30);
}

bool near(double a, double b) { return std::abs(a - b) < 1e-5; }

}  // namespace

class TestClosedForm : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void popularityCountsUsers() {
    const auto data = small();
    const auto model = fitted("popularity", {}, data);
    QVERIFY(scoresFor(*model, data, 2) == std::vector<float>({3, 2, 1}));
  }

  void popularityHalvesWithAge() {
    // Two entries one half-life apart: the older counts 1/2.
    std::vector<Moment> times{0, 10 * kMicrosPerDay};
    const auto data = std::make_shared<Interactions>(std::vector<std::uint64_t>{0, 1, 2},
                                                     std::vector<Index>{0, 1},
                                                     std::vector<float>{1, 1}, times, 2);
    const auto model = fitted("popularity", {{"half-life", 10.0}}, data);
    const auto scores = scoresFor(*model, data, 0);
    QVERIFY(near(scores[0], 0.5) && near(scores[1], 1.0));
  }

  void cosineSimilaritiesAreSummed() {
    // Norms: |x0| = sqrt 3, |x1| = sqrt 2, |x2| = 1. Common users: 01 = 2, 02 = 1, 12 = 1.
    const double s01 = 2 / (std::sqrt(6.0) + 1e-6);
    const double s02 = 1 / (std::sqrt(3.0) + 1e-6);
    const double s12 = 1 / (std::sqrt(2.0) + 1e-6);
    const auto data = small();
    const auto model = fitted("item-knn", {}, data);
    const auto one = scoresFor(*model, data, 2);  // history {0}
    QVERIFY(near(one[0], 0) && near(one[1], s01) && near(one[2], s02));
    const auto two = scoresFor(*model, data, 0);  // history {0, 1}
    QVERIFY(near(two[0], s01) && near(two[1], s01) && near(two[2], s02 + s12));
  }

  void onlyTheNearestNeighboursCount() {
    // k = 1: N(0) = {1}, N(1) = {0}, N(2) = {1}; so item 2 gets nothing from item 0.
    const auto data = small();
    const auto model = fitted("item-knn", {{"neighbours", 1}}, data);
    const auto one = scoresFor(*model, data, 2);
    QVERIFY(one[1] > 0.5F);
    QVERIFY(near(one[2], 0));
  }

  void jaccardDividesByTheUnion() {
    const auto data = small();
    const auto model = fitted("item-knn", {{"similarity", "jaccard"}, {"shrink", 1.0}}, data);
    const auto one = scoresFor(*model, data, 2);
    QVERIFY(near(one[1], 2.0 / (3 + 2 - 2 + 1 + 1e-6)));
    QVERIFY(near(one[2], 1.0 / (3 + 1 - 1 + 1 + 1e-6)));
  }

  void alikePeopleLendTheirItems() {
    // u0 = {0, 1}, u1 = {0, 1, 2}, u2 = {0} and the history {0}: similarities 1 / sqrt 2,
    // 1 / sqrt 3 and 1. The two nearest, u2 and u0, have items 0 and 1.
    const auto data = small();
    const auto model = fitted("user-knn", {{"neighbours", 2}}, data);
    const auto scores = scoresFor(*model, data, 2);
    QVERIFY(near(scores[0], 1 + 1 / std::sqrt(2.0)));
    QVERIFY(near(scores[1], 1 / std::sqrt(2.0)) && near(scores[2], 0));
    const std::vector<Index> unseen{2};  // of somebody who was not in training: only u1 has item 2
    std::vector<float> own(3);
    const History stranger{kNoIndex, {.items = unseen, .values = {}, .times = {}}};
    model->score(std::span(&stranger, 1), own);
    for (const float score : own) QVERIFY(near(score, 1 / std::sqrt(3.0)));
  }

  void alikePeopleAreFoundAsByExactSearch() {
    const auto data = ratings();
    for (const bool jaccard : {false, true}) {
      for (const int neighbours : {1, 7, 100}) {
        const Json config = {{"neighbours", neighbours},
                             {"shrink", 2.5},
                             {"values", "data"},
                             {"similarity", jaccard ? "jaccard" : "cosine"}};
        const auto model = fitted("user-knn", config, data);
        const auto copy = findModel("user-knn").create(config, {.users = 40, .items = 30});
        copy->setWeights(model->weights());
        for (Index user = 0; user < 40; ++user) {
          const auto scores = scoresFor(*model, data, user);
          const auto expected = slowUserKnn(*data, data->row(user),
                                            static_cast<std::size_t>(neighbours), 2.5, jaccard);
          for (std::size_t item = 0; item < 30; ++item) {
            QVERIFY(std::abs(double{scores[item]} - expected[item]) < 1e-4);
          }
          QVERIFY(scoresFor(*copy, data, user) == scores);
        }
      }
    }
  }

  void easeSolvesItsEquation() {
    // Two items, users {0, 1} and {0}: G + I = [[3, 1], [1, 2]], P = 1/5 [[2, -1], [-1, 3]].
    // B_01 = -P_01 / P_11 = 1/3, B_10 = -P_10 / P_00 = 1/2.
    const auto data = toy::matrix({{0, 1}, {0}}, 2);
    const auto model = fitted("ease", {{"lambda", 1.0}}, data);
    const auto both = scoresFor(*model, data, 0);
    QVERIFY(near(both[0], 1.0 / 2) && near(both[1], 1.0 / 3));
    const auto first = scoresFor(*model, data, 1);
    QVERIFY(near(first[0], 0) && near(first[1], 1.0 / 3));
  }

  /// (G + lambda I) B has G's numbers off the diagonal, B a zero diagonal; more items than a tile has.
  void easeSolvesItsEquationAcrossTiles() {
    constexpr std::size_t kItems = 150;
    const auto data = toy::world(300, 10, 15).train;
    const auto model = fitted("ease", {{"lambda", 5.0}}, data);
    const TensorMap weights = model->weights();
    const auto b = weights.at("item.weights").as<float>();
    std::vector<double> gram(kItems * kItems, 0.0);
    for (Index user = 0; user < data->userCount(); ++user) {
      for (const Index i : data->row(user).items) {
        for (const Index j : data->row(user).items) gram[i * kItems + j] += 1;
      }
    }
    double worst = 0;
    for (std::size_t i = 0; i < kItems; ++i) {
      QCOMPARE(b[i * kItems + i], 0.0F);
      for (std::size_t j = 0; j < kItems; ++j) {
        if (i == j) continue;
        double sum = 5.0 * double{b[i * kItems + j]} - gram[i * kItems + j];
        for (std::size_t k = 0; k < kItems; ++k) {
          sum += gram[i * kItems + k] * double{b[k * kItems + j]};
        }
        worst = std::max(worst, std::abs(sum));
      }
    }
    QVERIFY2(worst < 1e-3, qPrintable(QString::number(worst)));
  }

  /// items x items numbers are there once: they are moved out of the fitted model and into the next one.
  void easeNeverCopiesItsMatrix() {
    const auto data = small();
    const auto model = fitted("ease", {{"lambda", 1.0}}, data);
    const auto expected = scoresFor(*model, data, 0);
    const TensorMap copy = model->weights();
    TensorMap weights = model->releaseWeights();
    QVERIFY(weights == copy);
    const std::byte* const matrix = weights.at("item.weights").bytes.data();
    QVERIFY(model->weights().at("item.weights").bytes.empty());
    QCOMPARE(scoresFor(*model, data, 0), std::vector<float>(3, 0.0F));

    const auto next = findModel("ease").create({{"lambda", 1.0}}, {.users = 3, .items = 3});
    next->adoptWeights(std::move(weights));
    QCOMPARE(scoresFor(*next, data, 0), expected);
    QVERIFY(next->releaseWeights().at("item.weights").bytes.data() == matrix);

    const auto larger = findModel("ease").create({{"lambda", 1.0}}, {.users = 3, .items = 4});
    QVERIFY_THROWS_EXCEPTION(Error, larger->adoptWeights(TensorMap(copy)));
  }

  void recentPopularityHalvesWithAge() {
    // Item 0 twice, 60 days ago, item 1 once now. Half-life 30 days: 2 / 4 against 1.
    constexpr Moment kDay = kMicrosPerDay;
    const auto data = std::make_shared<Interactions>(
        std::vector<std::uint64_t>{0, 1, 3}, std::vector<Index>{0, 0, 1},
        std::vector<float>{1, 1, 1}, std::vector<std::int64_t>{0, 0, 60 * kDay}, 2);
    const auto model = fitted("recent-popularity", {{"half-life", 30.0}}, data);
    const auto scores = scoresFor(*model, data, 0);
    QVERIFY(near(scores[0], 0.5) && near(scores[1], 1.0));
  }

  void threeStepsOfTheWalk() {
    // d = (3, 2, 1), |u| = (2, 3, 1). Plain walk: W_01 = 1/3 (1/2 + 1/3) = 5/18, W_02 = 1/3 * 1/3 =
    // 1/9, W_10 = 1/2 (1/2 + 1/3) = 5/12, W_12 = 1/2 * 1/3 = 1/6; with beta 1 each over d of the
    // goal.
    const auto data = small();
    const auto plain =
        fitted("rp3beta", {{"alpha", 1.0}, {"beta", 0.0}, {"normalise", false}}, data);
    const auto one = scoresFor(*plain, data, 2);  // history {0}
    QVERIFY(near(one[0], 0) && near(one[1], 5.0 / 18) && near(one[2], 1.0 / 9));
    const auto fair =
        fitted("rp3beta", {{"alpha", 1.0}, {"beta", 1.0}, {"normalise", false}}, data);
    const auto two = scoresFor(*fair, data, 0);  // history {0, 1}
    QVERIFY(near(two[0], 5.0 / 12 / 3) && near(two[1], 5.0 / 18 / 2));
    QVERIFY(near(two[2], 1.0 / 9 + 1.0 / 6));
  }

  void exponentOfTheWalk() {
    // alpha 2: W_01 = 1/9 (1/4 + 1/9) = 13/324. Only the best goal kept: item 2 gets nothing.
    const auto data = small();
    const auto model = fitted(
        "rp3beta", {{"alpha", 2.0}, {"beta", 0.0}, {"neighbours", 1}, {"normalise", false}}, data);
    const auto one = scoresFor(*model, data, 2);
    QVERIFY(near(one[1], 13.0 / 324) && near(one[2], 0));
    const auto equal = fitted(
        "rp3beta", {{"alpha", 2.0}, {"beta", 0.0}, {"neighbours", 1}, {"normalise", true}}, data);
    QVERIFY(near(scoresFor(*equal, data, 2)[1], 1.0));
  }

  void damagedNeighboursAreRefused() {
    const auto data = small();
    const auto model = fitted("item-knn", {}, data);
    TensorMap weights = model->weights();
    weights.at("similarity.items").as<Index>()[0] = 99;
    QVERIFY_EXCEPTION_THROWN(model->setWeights(weights), Error);
    const auto people = fitted("user-knn", {}, data);
    weights = people->weights();
    weights.at("audience.users").as<Index>()[0] = 99;
    QVERIFY_EXCEPTION_THROWN(people->setWeights(weights), Error);
  }
};

QTEST_APPLESS_MAIN(TestClosedForm)
#include "tst_ClosedForm.moc"
