// LABELS: model
// DEPENDS: core_train
// iALS, BPR-MF and LightGCN: solutions checked by plain loops, users in and out of training.
#include <QtTest>
#include <cmath>

#include "ToyData.h"
#include "core/models/Registry.h"

using namespace tastescope;

namespace {

std::unique_ptr<Recommender> begun(const std::string& key, const Json& config,
                                   const InteractionsPtr& train) {
  auto model =
      findModel(key).create(config, {.users = train->userCount(), .items = train->itemCount()});
  capability<TrainsByStep>(*model)->begin({.train = train, .seed = 5});
  return model;
}

void train(Recommender& model, std::int64_t epochs, std::int64_t before = 0) {
  auto& steps = *capability<TrainsByStep>(model);
  for (std::int64_t epoch = before + 1; epoch <= before + epochs; ++epoch) {
    steps.beginEpoch(epoch);
    for (std::int64_t step = 0; step < steps.stepsPerEpoch(); ++step) steps.step();
  }
}

std::vector<float> latentOf(const Recommender& model, const History& history) {
  const auto* space = capability<HasUserLatent>(model);
  std::vector<float> latent(space->latentSize());
  space->encode(std::span(&history, 1), latent, {});
  return latent;
}

/// The gradient of a user's ridge problem: 2 (A w - b), worked out in double precision.
double residual(const HostTensor& items, const HistoryView& row, const std::vector<float>& w,
                double lambda, double unobserved) {
  const auto vectors = items.as<float>();
  const std::size_t size = w.size();
  const auto count = static_cast<std::size_t>(items.shape[0]);
  const auto dot = [&](std::size_t item) {
    double sum = 0;
    for (std::size_t k = 0; k < size; ++k) {
      sum += static_cast<double>(w[k]) * static_cast<double>(vectors[item * size + k]);
    }
    return sum;
  };
  std::vector<double> gradient(size, 0.0);
  const double hold =
      lambda * (static_cast<double>(row.size()) + unobserved * static_cast<double>(count));
  for (std::size_t k = 0; k < size; ++k) gradient[k] = hold * static_cast<double>(w[k]);
  for (std::size_t item = 0; item < count; ++item) {
    const double error = unobserved * dot(item);
    for (std::size_t k = 0; k < size; ++k) {
      gradient[k] += error * static_cast<double>(vectors[item * size + k]);
    }
  }
  for (const Index item : row.items) {
    const double error = dot(item) - 1;
    for (std::size_t k = 0; k < size; ++k) {
      gradient[k] += error * static_cast<double>(vectors[item * size + k]);
    }
  }
  double worst = 0;
  for (const double g : gradient) worst = std::max(worst, std::abs(g));
  return worst;
}

}  // namespace

class TestFactorisation : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void aUserIsTheSolutionOfTheirRidgeProblem() {
    const Split split = toy::world();
    const auto model =
        begun("ials", {{"latent", 12}, {"lambda", 0.02}, {"unobserved", 2.0}}, split.train);
    train(*model, 3);
    const HostTensor items = model->weights().at("item.vectors");
    const double pairs = 240.0 * split.train->itemCount();
    const double missing = 2.0 * static_cast<double>(split.train->size()) / pairs;
    for (const Index user : {0U, 17U, 239U}) {
      const std::vector<float> w = latentOf(*model, {kNoIndex, split.train->row(user)});
      QVERIFY(residual(items, split.train->row(user), w, 0.02, missing) < 1e-4);
      // The check can fail: half the solution is none.
      std::vector<float> half = w;
      for (float& x : half) x /= 2;
      QVERIFY(residual(items, split.train->row(user), half, 0.02, missing) > 1e-2);
    }
  }

  void everyEpochOfIalsLowersTheObjective() {
    // A step's loss is what its own side minimises; the whole objective adds the other side's
    // regularisation, lambda * sum (users of i + alpha_0 users) |h_i|^2.
    const Split split = toy::world();
    const Interactions& rows = *split.train;
    constexpr double kLambda = 0.02;
    const auto model =
        begun("ials", {{"latent", 12}, {"lambda", kLambda}, {"unobserved", 4.0}}, split.train);
    const double missing =
        4.0 * static_cast<double>(rows.size()) / (240.0 * static_cast<double>(rows.itemCount()));
    const auto counts = rows.itemCounts();
    auto& steps = *capability<TrainsByStep>(*model);
    QCOMPARE(steps.stepsPerEpoch(), std::int64_t{2});  // one block of users, one of items
    double before = 1e9;
    for (std::int64_t epoch = 1; epoch <= 6; ++epoch) {
      const TensorMap weights = model->weights();
      const auto items = weights.at("item.vectors").as<float>();
      steps.beginEpoch(epoch);
      double objective = steps.step().front().value * static_cast<double>(rows.size());
      for (std::size_t at = 0; at < items.size(); ++at) {
        const double hold = static_cast<double>(counts[at / 12]) + missing * 240;
        objective +=
            kLambda * hold * static_cast<double>(items[at]) * static_cast<double>(items[at]);
      }
      QVERIFY2(objective < before, qPrintable(QString::number(objective)));
      before = objective;
      steps.step();
    }
  }

  void valuesWeighIals() {
    // Both items fit the user alike, but the first has the value 10: it must score higher.
    std::vector<float> values{10, 1, 1, 1};
    const auto data = std::make_shared<Interactions>(std::vector<std::uint64_t>{0, 2, 4},
                                                     std::vector<Index>{0, 1, 0, 1}, values,
                                                     std::vector<std::int64_t>{}, 2);
    const auto scoreOf = [&data](const char* kind) {
      const auto model = begun("ials", {{"latent", 2}, {"values", kind}}, data);
      train(*model, 10);
      std::vector<float> scores(2);
      const History history{0, data->row(0)};
      model->score(std::span(&history, 1), scores);
      return scores;
    };
    const auto plain = scoreOf("ones");
    QVERIFY(std::abs(plain[0] - plain[1]) < 1e-3F);
    const auto weighed = scoreOf("data");
    QVERIFY(weighed[0] > weighed[1] + 1e-3F);
  }

  void strangersGetTheMeanUser_data() {
    QTest::addColumn<QString>("key");
    QTest::newRow("bpr-mf") << QStringLiteral("bpr-mf");
    QTest::newRow("lightgcn") << QStringLiteral("lightgcn");
  }
  void strangersGetTheMeanUser() {
    QFETCH(QString, key);
    // The third user has no history in training and is no part of the mean.
    const auto data = toy::matrix({{0, 1}, {1, 2}, {}}, 4);
    const auto model = begun(key.toStdString(), {{"latent", 8}}, data);
    train(*model, 2);
    const auto first = latentOf(*model, {0, data->row(0)});
    const auto second = latentOf(*model, {1, data->row(1)});
    const auto third = latentOf(*model, {2, data->row(2)});
    const auto stranger = latentOf(*model, {kNoIndex, data->row(0)});
    for (std::size_t k = 0; k < first.size(); ++k) {
      QVERIFY(std::abs(stranger[k] - (first[k] + second[k]) / 2) < 1e-6F);
    }
    QVERIFY(third == stranger);
    QVERIFY(first != stranger);
  }

  void aResumedTrainingIsTheSameTraining_data() {
    QTest::addColumn<QString>("key");
    QTest::addColumn<int>("candidates");
    QTest::newRow("ials") << QStringLiteral("ials") << 0;
    for (const char* key : {"bpr-mf", "lightgcn"}) {
      QTest::newRow(key) << QString::fromLatin1(key) << 1;
      QTest::addRow("%s, dynamic negatives", key) << QString::fromLatin1(key) << 4;
    }
  }
  void aResumedTrainingIsTheSameTraining() {
    QFETCH(QString, key);
    QFETCH(int, candidates);
    const Split split = toy::world();
    Json config{{"latent", 8}};
    if (candidates > 0) config["candidates"] = candidates;
    const auto whole = begun(key.toStdString(), config, split.train);
    train(*whole, 2);
    const TensorMap weights = whole->weights();
    const TensorMap state = capability<TrainsByStep>(*whole)->trainingState();
    const auto later = begun(key.toStdString(), config, split.train);
    later->setWeights(weights);
    capability<TrainsByStep>(*later)->restoreTrainingState(state);
    train(*whole, 3, 2);
    QVERIFY(whole->weights() != weights);
    train(*later, 3, 2);
    QVERIFY(whole->weights() == later->weights());
    QVERIFY(capability<TrainsByStep>(*whole)->trainingState() ==
            capability<TrainsByStep>(*later)->trainingState());
  }

  void theGraphReachesOverCommonItems() {
    // Users 0 and 1 share item 1; without training, LightGCN's vectors are already mixed: user 0 is
    // nearer to item 2 (over user 1) than to item 3, which nobody near has. Averaged over seeds.
    const auto data = toy::matrix({{0, 1}, {1, 2}, {3}}, 4);
    double nearer = 0;
    for (std::uint64_t seed = 0; seed < 200; ++seed) {
      auto model = findModel("lightgcn").create({{"layers", 3}}, {.users = 3, .items = 4});
      capability<TrainsByStep>(*model)->begin({.train = data, .seed = seed});
      std::vector<float> scores(4);
      const History history{0, data->row(0)};
      model->score(std::span(&history, 1), scores);
      nearer += static_cast<double>(scores[2] - scores[3]) / 200;
    }
    QVERIFY2(nearer > 0.02, qPrintable(QString::number(nearer)));
  }
};

QTEST_GUILESS_MAIN(TestFactorisation)
#include "tst_Factorisation.moc"
