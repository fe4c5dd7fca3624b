// LABELS: model
// DEPENDS: core_train
// The autoencoders with multinomial likelihood: their losses, the annealing, what learning changes.
#include <QtTest>
#include <cmath>

#include "ToyData.h"
#include "core/models/Registry.h"

using namespace tastescope;

namespace {

double named(const std::vector<NamedValue>& values, const std::string& name) {
  for (const NamedValue& value : values) {
    if (value.name == name) return value.value;
  }
  return std::nan("");
}

struct Trainer {
  explicit Trainer(const Json& config, std::uint64_t seed = 1) {
    split = toy::world(100);
    model = findModel("mult-vae").create(config, {.users = 100, .items = split.train->itemCount()});
    steps = capability<TrainsByStep>(*model);
    steps->begin({.train = split.train, .seed = seed});
    steps->beginEpoch(1);
  }
  Split split;
  std::unique_ptr<Recommender> model;
  TrainsByStep* steps = nullptr;
};

}  // namespace

class TestMultVae : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void theFirstLossIsThatOfAUniformGuess() {
    // Fresh weights are small: every item has about 1 / items, so a user's loss is n log items.
    Trainer trainer({{"batch", 100}, {"dropout", 0.0}});
    const auto losses = trainer.steps->step();
    const double perUser = static_cast<double>(trainer.split.train->size()) / 100;
    const double uniform = perUser * std::log(60.0);
    QVERIFY(std::abs(named(losses, "reconstruction") - uniform) < 0.25 * uniform);
    QVERIFY(named(losses, "kl") >= 0);
  }

  void theKlWeightGrowsToItsLimit() {
    Trainer trainer({{"batch", 10}, {"kl-steps", 4}, {"kl-weight", 0.2}});
    const double expected[] = {0.05, 0.10, 0.15, 0.2, 0.2};
    for (const double weight : expected) {
      const auto losses = trainer.steps->step();
      QVERIFY(std::abs(named(losses, "kl-weight") - weight) < 1e-12);
      QVERIFY(std::abs(named(losses, "elbo") - named(losses, "reconstruction") -
                       weight * named(losses, "kl")) < 1e-3);
    }
  }

  void learningLowersTheReconstruction() {
    Trainer trainer({{"batch", 50}, {"hidden", {32}}, {"latent", 8}, {"learning-rate", 0.01}});
    double first = 0;
    double last = 0;
    for (std::int64_t epoch = 1; epoch <= 30; ++epoch) {
      trainer.steps->beginEpoch(epoch);
      for (std::int64_t s = 0; s < trainer.steps->stepsPerEpoch(); ++s) {
        last = named(trainer.steps->step(), "reconstruction");
        if (first == 0) first = last;
      }
    }
    QVERIFY(last < 0.85 * first);
  }

  void gradientsPointDownhill() {
    // A small step of plain gradient size must lower the loss on the same batch (no dropout, no
    // noise: Mult-VAE without KL still samples, so the comparison is over the mean of several
    // seeds).
    int lower = 0;
    for (std::uint64_t seed = 1; seed <= 5; ++seed) {
      Trainer trainer({{"batch", 100}, {"dropout", 0.0}, {"kl-weight", 0.0}}, seed);
      const double before = named(trainer.steps->step(), "reconstruction");
      trainer.steps->beginEpoch(1);
      const double after = named(trainer.steps->step(), "reconstruction");
      lower += after < before ? 1 : 0;
    }
    QCOMPARE(lower, 5);
  }

  void seedsDiffer() {
    Trainer one({{"batch", 50}}, 1);
    Trainer two({{"batch", 50}}, 2);
    QVERIFY(one.model->weights() != two.model->weights());
  }

  void deepAndLinearNetworksWork() {
    for (const Json& hidden : {Json::array(), Json({16, 8, 4})}) {
      Trainer trainer({{"batch", 50}, {"hidden", hidden}, {"latent", 4}});
      const auto losses = trainer.steps->step();
      QVERIFY(std::isfinite(named(losses, "elbo")));
      std::vector<float> scores(trainer.model->itemCount());
      const History history{0, trainer.split.train->row(0)};
      trainer.model->score(std::span(&history, 1), scores);
      QVERIFY(std::isfinite(scores[0]));
    }
  }

  void anUnseenHistoryGetsItsGroupsItems() {
    Trainer trainer({{"batch", 25}, {"hidden", {32}}, {"latent", 8}, {"kl-steps", 100}});
    for (std::int64_t epoch = 1; epoch <= 60; ++epoch) {
      trainer.steps->beginEpoch(epoch);
      for (std::int64_t s = 0; s < trainer.steps->stepsPerEpoch(); ++s) trainer.steps->step();
    }
    const std::vector<Index> items{15, 16, 17, 18, 19};  // all of the second group
    std::vector<float> scores(trainer.model->itemCount());
    const History history{kNoIndex, {.items = items, .values = {}, .times = {}}};
    trainer.model->score(std::span(&history, 1), scores);
    double own = 0;
    double other = 0;
    for (std::size_t i = 0; i < scores.size(); ++i) {
      (i / 15 == 1 ? own : other) += static_cast<double>(scores[i]);
    }
    QVERIFY(own / 15 > other / 45 + 1);
  }
};

QTEST_APPLESS_MAIN(TestMultVae)
#include "tst_MultVae.moc"
