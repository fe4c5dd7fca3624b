// LABELS: model
// DEPENDS: core_train
// Settings that are left to the program: what it chooses, by what, and what it never looks at.
#include <QRegularExpression>
#include <QtTest>
#include <cmath>
#include <thread>

#include "ToyData.h"
#include "core/eval/Evaluate.h"
#include "core/train/ChooseSettings.h"

using namespace tastescope;

namespace {

constexpr const char* kMetric = "ndcg@10";

const Split& toyWorld() {
  static const Split split = toy::world();
  return split;
}

ModelShape shapeOf(const Split& split) {
  return {.users = split.train->userCount(), .items = split.train->itemCount()};
}

TrainOptions quick() {
  TrainOptions options;
  options.threads = 1;
  options.epochs = 20;
  return options;
}

ChosenSettings choose(const std::string& key, const Json& set, const Split& split,
                      const TrainOptions& options, TrainControl& control,
                      const std::stop_token& stop = {}) {
  const ModelInfo& info = findModel(key);
  Progress progress;
  return chooseSettings(info, info.schema->complete(set), shapeOf(split),
                        {.train = split.train, .seed = 3}, split, options, control, progress, stop);
}

ChosenSettings choose(const std::string& key, const Json& set = Json::object(),
                      const Split& split = toyWorld()) {
  TrainControl control;
  return choose(key, set, split, quick(), control);
}

const Json kFreeWeight{
    {"hidden", Json::array()}, {"latent", 8}, {"batch", 60}, {"kl-weight", "auto"}};

double validOf(const ModelInfo& info, const Json& config) {
  const Split& split = toyWorld();
  const auto model = info.create(config, shapeOf(split));
  Progress progress;
  capability<ClosedForm>(*model)->fit({.train = split.train, .seed = 3}, progress, {});
  return evaluateRanking(split.valid, *split.train, scoreFromHistories(*model, split.valid.input),
                         {}, progress, {})
      .metrics.at(kMetric);
}

/// The same world whose test part asks for other items.
Split withOtherTest() {
  Split split = toyWorld();
  const Interactions& asked = *split.test.target;
  std::vector<std::vector<Index>> rows(asked.userCount());
  for (Index user = 0; user < asked.userCount(); ++user) {
    const HistoryView row = asked.row(asked.userCount() - 1 - user);
    rows[user].assign(row.items.begin(), row.items.end());
  }
  split.test.target = toy::matrix(rows, asked.itemCount());
  return split;
}

Split withoutValidation() {
  Split split = toyWorld();
  split.valid.target = toy::matrix(std::vector<std::vector<Index>>(split.train->userCount()),
                                   split.train->itemCount());
  return split;
}

}  // namespace

class TestChooseSettings : public QObject {
  Q_OBJECT

 private:
  void eachModelThatChooses() {
    QTest::addColumn<QString>("key");
    for (const ModelInfo& info : modelRegistry()) {
      if (!info.schema->automaticIn(info.schema->defaults()).empty())
        QTest::newRow(info.key.c_str()) << QString::fromStdString(info.key);
    }
  }

 private Q_SLOTS:
  void oneNumberIsTheBestOfAllCandidates_data() {
    QTest::addColumn<QString>("key");
    QTest::addColumn<QString>("parameter");
    QTest::newRow("ease") << "ease"
                          << "lambda";
    QTest::newRow("item-knn") << "item-knn"
                              << "shrink";
    QTest::newRow("user-knn") << "user-knn"
                              << "neighbours";
    QTest::newRow("rp3beta") << "rp3beta"
                             << "beta";
  }
  void oneNumberIsTheBestOfAllCandidates() {
    QFETCH(QString, key);
    QFETCH(QString, parameter);
    const ModelInfo& info = findModel(key.toStdString());
    const std::string name = parameter.toStdString();
    Json set = Json::object();
    for (const ParamSpec& spec : info.schema->specs()) {
      if (spec.automatic && spec.key != name) set[spec.key] = spec.usualValue();
    }
    Json best;
    double bestValue = -1;
    const std::vector<Json>& candidates = info.schema->find(name)->candidates;
    for (const Json& candidate : candidates) {
      Json config = info.schema->complete(set);
      config[name] = candidate;
      if (const double value = validOf(info, config); value > bestValue) {
        bestValue = value;
        best = config;
      }
    }
    const ChosenSettings chosen = choose(info.key, set);
    QCOMPARE(chosen.config.dump(), best.dump());
    const std::string sentence = chosen.sentence.english();
    QVERIFY(sentence.find(name + "=" + assignable(best.at(name))) != std::string::npos);
    QVERIFY(sentence.find("of " + std::to_string(candidates.size()) + " tried") !=
            std::string::npos);
  }

  /// How many fits choosing takes is known before, but for the rounds that turn out to be needed.
  void whatChoosingTakesIsKnownBefore_data() { eachModelThatChooses(); }
  void whatChoosingTakesIsKnownBefore() {
    QFETCH(QString, key);
    const ModelInfo& info = findModel(key.toStdString());
    const Json open = info.schema->defaults();
    const ModelShape shape = shapeOf(toyWorld());
    const std::size_t expected = trainingsToChoose(info, open, shape, toyWorld());
    const QRegularExpression tried(QStringLiteral("of (\\d+) tried"));
    const QString sentence = QString::fromStdString(choose(info.key).sentence.english());
    const double made = tried.match(sentence).captured(1).toDouble();
    QVERIFY2(made > 0, qPrintable(sentence));
    const double ratio = static_cast<double>(expected) / made;
    if (info.schema->automaticIn(open).size() == 1) QCOMPARE(ratio, 1.0);
    QVERIFY2(ratio >= 1 / 1.5 && ratio <= 1.5, qPrintable(QString::number(ratio)));
    QCOMPARE(trainingsToChoose(info, open, shape, withoutValidation()), std::size_t{0});
    Json given = open;
    for (const ParamSpec* spec : info.schema->automaticIn(open))
      given[spec->key] = spec->usualValue();
    QCOMPARE(trainingsToChoose(info, given, shape, toyWorld()), std::size_t{0});
  }

  void whatIsChosenIsNoWorseThanUsual_data() { eachModelThatChooses(); }
  void whatIsChosenIsNoWorseThanUsual() {
    QFETCH(QString, key);
    const ModelInfo& info = findModel(key.toStdString());
    Json usual = info.schema->defaults();
    for (const ParamSpec* spec : info.schema->automaticIn(usual))
      usual[spec->key] = spec->usualValue();
    const ChosenSettings chosen = choose(info.key);
    QVERIFY(info.schema->automaticIn(chosen.config).empty());
    QVERIFY(validOf(info, chosen.config) >= validOf(info, usual));
  }

  void theTestPartMakesNoDifference_data() { eachModelThatChooses(); }
  void theTestPartMakesNoDifference() {
    QFETCH(QString, key);
    QCOMPARE(choose(key.toStdString(), Json::object(), withOtherTest()).config.dump(),
             choose(key.toStdString()).config.dump());
  }

  void withoutValidationTheUsualValuesAreTaken_data() { eachModelThatChooses(); }
  void withoutValidationTheUsualValuesAreTaken() {
    QFETCH(QString, key);
    const ChosenSettings chosen = choose(key.toStdString(), Json::object(), withoutValidation());
    for (const ParamSpec& spec : findModel(key.toStdString()).schema->specs()) {
      if (spec.automatic) QVERIFY(chosen.config.at(spec.key) == spec.candidates.front());
    }
    QVERIFY(chosen.sentence.english().find("without a validation part") != std::string::npos);
  }

  void aNumberThatIsGivenStays() {
    const Json set{{"neighbours", 7}, {"shrink", 3.5}};
    const ChosenSettings chosen = choose("item-knn", set);
    QCOMPARE(chosen.config.dump(), findModel("item-knn").schema->complete(set).dump());
    QVERIFY(chosen.sentence.empty());
  }

  void tooManyItemsAreNotTriedSeveralTimes() {
    ModelInfo info = findModel("ease");
    info.choosesUpTo = toyWorld().train->itemCount() - 1;
    Progress progress;
    TrainControl control;
    const ChosenSettings chosen =
        chooseSettings(info, info.schema->defaults(), shapeOf(toyWorld()),
                       {.train = toyWorld().train}, toyWorld(), quick(), control, progress, {});
    QCOMPARE(trainingsToChoose(info, info.schema->defaults(), shapeOf(toyWorld()), toyWorld()),
             std::size_t{0});
    QCOMPARE(chosen.config.at("lambda").get<double>(), 250.0);
    QVERIFY(chosen.sentence.english().find("as usual") != std::string::npos);
  }

  void theWeightOfTheDivergenceIsThatOfTheBestEpoch() {
    const Json& set = kFreeWeight;
    const ChosenSettings chosen = choose("mult-vae", set);
    const double weight = chosen.config.at("kl-weight").get<double>();
    QVERIFY(weight > 0 && weight <= 1);
    // 240 users are 4 steps an epoch, 80 in all; the rise ends when the weight is reached.
    QCOMPARE(chosen.config.at("kl-steps").get<std::int64_t>(),
             static_cast<std::int64_t>(std::llround(80 * weight)));
    QVERIFY(chosen.sentence.english().find("kl-weight=") != std::string::npos);
    QCOMPARE(choose("mult-vae", set, withOtherTest()).config.dump(), chosen.config.dump());
  }

  void aGivenWarmUpStays() {
    Json set = kFreeWeight;
    set["kl-steps"] = 7;
    const Json chosen = choose("mult-vae", set).config;
    QCOMPARE(chosen.at("kl-steps").get<std::int64_t>(), std::int64_t{7});
    QVERIFY(chosen.at("kl-weight").is_number());
    // It cannot be left open where there is no weight to be found with it.
    const ParamSchema& schema = *findModel("mult-vae").schema;
    QVERIFY_THROWS_EXCEPTION(Error, schema.complete({{"kl-steps", "auto"}}));
    QCOMPARE(schema.complete({{"kl-weight", "auto"}}).at("kl-steps"), Json("auto"));
  }

  void aStopKeepsTheBestOfTheCandidates() {
    TrainControl control;
    control.stopAndKeepBest();
    const ChosenSettings chosen = choose("item-knn", Json::object(), toyWorld(), quick(), control);
    // The usual one must be tried.
    const ParamSchema& schema = *findModel("item-knn").schema;
    for (const char* key : {"neighbours", "shrink"})
      QCOMPARE(chosen.config.at(key), schema.find(key)->usualValue());
    QVERIFY(chosen.sentence.english().find("of 1 tried. Others were not tried") !=
            std::string::npos);
  }

  void aStopKeepsTheTrainingThatWasToChoose() {
    TrainControl control;
    control.stopAndKeepBest();
    const ChosenSettings chosen = choose("mult-vae", kFreeWeight, toyWorld(), quick(), control);
    QVERIFY(chosen.stopped.has_value());
    QCOMPARE(chosen.stopped->result.reason, StopReason::UserKeepBest);
    QCOMPARE(chosen.stopped->result.bestEpoch, std::int64_t{1});
    QVERIFY(!chosen.stopped->weights.empty() && chosen.stopped->best.valid.contains(kMetric));
    QVERIFY(findModel("mult-vae").schema->automaticIn(chosen.config).empty());
  }

  void choosingTakesHalfOfTheBudgetAtMost_data() {
    QTest::addColumn<QString>("key");
    QTest::newRow("closed form") << "item-knn";
    QTest::newRow("weight of the divergence") << "mult-vae";
  }
  void choosingTakesHalfOfTheBudgetAtMost() {
    QFETCH(QString, key);
    TrainControl control;
    TrainOptions options = quick();
    options.minutes = 1e-7;  // over before anything but the first is done
    options.epochs = 100000;
    options.patience = 0;
    const Json set = key.toStdString() == "mult-vae" ? kFreeWeight : Json::object();
    const ChosenSettings chosen = choose(key.toStdString(), set, toyWorld(), options, control);
    QVERIFY(findModel(key.toStdString()).schema->automaticIn(chosen.config).empty());
    QVERIFY(!chosen.stopped.has_value());
    QVERIFY(chosen.seconds > 0);
  }

  void aPauseHoldsTheChoice() {
    TrainControl control;
    control.pause();
    std::stop_source source;
    source.request_stop();
    // Paused, it would wait for ever but for the cancel, which it looks at.
    QVERIFY_THROWS_EXCEPTION(Cancelled, choose("item-knn", Json::object(), toyWorld(), quick(),
                                               control, source.get_token()));
    std::jthread later([&control] { control.resume(); });
    QVERIFY(!choose("item-knn", Json::object(), toyWorld(), quick(), control).config.empty());
    QVERIFY(!control.paused());
  }

  void itIsKnownHowManyTrainingsItTakes() {
    const ModelInfo& knn = findModel("item-knn");
    // Two rounds over the neighbours, and one over the shrinkage between them.
    const std::size_t candidates = 1 + 2 * (knn.schema->find("neighbours")->candidates.size() - 1) +
                                   knn.schema->find("shrink")->candidates.size() - 1;
    QCOMPARE(trainingsToChoose(knn, knn.schema->defaults(), shapeOf(toyWorld()), toyWorld()),
             candidates);
    const ModelInfo& vae = findModel("mult-vae");
    QCOMPARE(
        trainingsToChoose(vae, vae.schema->complete(kFreeWeight), shapeOf(toyWorld()), toyWorld()),
        std::size_t{1});
    QCOMPARE(trainingsToChoose(vae, vae.schema->defaults(), shapeOf(toyWorld()), toyWorld()),
             std::size_t{0});
  }
};

QTEST_GUILESS_MAIN(TestChooseSettings)
#include "tst_ChooseSettings.moc"
