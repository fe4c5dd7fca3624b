// LABELS: model
// DEPENDS: core_train
// Every model of the registry, through the same questions.
#include <QtTest>
#include <cmath>
#include <set>
#include <thread>

#include "ToyData.h"
#include "core/eval/Evaluate.h"
#include "core/train/TrainingEngine.h"

using namespace tastescope;

namespace {

const Split& toyWorld() {
  static const Split split = toy::world();
  return split;
}

std::unique_ptr<Recommender> make(const ModelInfo& info, Index users, Index items) {
  return info.create(Json::object(), ModelShape{.users = users, .items = items});
}

TrainResult trainOn(Recommender& model, const ModelInfo& info, const Split& split,
                    std::int64_t epochs, const std::stop_token& stop = {}) {
  TrainOptions options = defaultTrainOptions(info);
  options.epochs = epochs;
  options.patience = 0;
  options.threads = 1;
  const TrainingData data{.train = split.train, .seed = 11};
  TrainObserver observer;
  TrainControl control;
  Progress progress;
  TrainingEngine engine(model, options);
  return engine.run(data, split, std::nullopt, {}, observer, control, progress, stop);
}

double testNdcg(const Recommender& model, const Split& split) {
  Progress progress;
  const auto result = evaluateRanking(
      split.test, *split.train, scoreFromHistories(model, split.test.input), {}, progress, {});
  return result.metrics.at("ndcg@10");
}

std::vector<float> scoresOf(const Recommender& model, const Interactions& histories, Index users) {
  std::vector<History> batch;
  for (Index user = 0; user < users; ++user) batch.push_back({user, histories.row(user)});
  std::vector<float> scores(batch.size() * model.itemCount());
  model.score(batch, scores);
  return scores;
}

bool allFinite(const std::vector<float>& values) {
  return std::all_of(values.begin(), values.end(), [](float v) { return std::isfinite(v); });
}

/// A world of the given rows whose validation and test targets are the training items themselves.
Split tiny(const std::vector<std::vector<Index>>& rows, Index items) {
  Split split;
  split.train = toy::matrix(rows, items);
  const auto none = toy::matrix(std::vector<std::vector<Index>>(rows.size()), items);
  split.valid = {split.train, none, split.train};
  split.test = split.valid;
  return split;
}

}  // namespace

class TestRegistry : public QObject {
  Q_OBJECT

 private:
  void eachModel() {
    QTest::addColumn<QString>("key");
    for (const ModelInfo& info : modelRegistry()) {
      QTest::newRow(info.key.c_str()) << QString::fromStdString(info.key);
    }
  }
  static const ModelInfo& current() {
    QFETCH(QString, key);
    return findModel(key.toStdString());
  }

 private Q_SLOTS:
  void keysAreUniqueAndFound() {
    std::set<std::string> keys;
    for (const ModelInfo& info : modelRegistry()) QVERIFY(keys.insert(info.key).second);
    QVERIFY_EXCEPTION_THROWN(static_cast<void>(findModel("no-such-model")), Error);
  }

  void isDescribed_data() { eachModel(); }
  void isDescribed() {
    const ModelInfo& info = current();
    QVERIFY(!info.name.empty());
    for (const Text* text : {&info.summary, &info.method, &info.whenToUse, &info.cost}) {
      QVERIFY(text->english().size() > 30);
    }
    std::set<std::string> keys;
    for (const ParamSpec& spec : info.schema->specs()) {
      QVERIFY2(spec.help.english().size() > 30, spec.key.c_str());
      QVERIFY2(!spec.label.english().empty(), spec.key.c_str());
      QVERIFY2(keys.insert(spec.key).second, spec.key.c_str());
      if (spec.kind == ParamKind::Choice) QVERIFY2(spec.choices.size() > 1, spec.key.c_str());
    }
  }

  void configGoesThereAndBack_data() { eachModel(); }
  void configGoesThereAndBack() {
    const ModelInfo& info = current();
    const Json defaults = info.schema->defaults();
    QVERIFY(info.schema->validate(defaults).empty());
    QVERIFY(info.schema->complete(Json::object()) == defaults);
    QVERIFY(info.schema->complete(Json::parse(defaults.dump())) == defaults);
    QVERIFY(info.create(defaults, {.users = 3, .items = 4}) != nullptr);
  }

  void anUnknownKeyIsAnError_data() { eachModel(); }
  void anUnknownKeyIsAnError() {
    const ModelInfo& info = current();
    QVERIFY_EXCEPTION_THROWN(info.create({{"no-such-key", 1}}, {.users = 3, .items = 4}), Error);
  }

  void capabilitiesAreConsistent_data() { eachModel(); }
  void capabilitiesAreConsistent() {
    const ModelInfo& info = current();
    const ModelCapabilities able = capabilitiesOf(info);
    QVERIFY(able.closedForm != able.trainsByStep);
    QCOMPARE(info.defaultEpochs > 0, able.trainsByStep);
    QVERIFY(able.userLatent || !able.samples);
  }

  void beatsPopularityWhereThereIsTaste_data() {
    QTest::addColumn<QString>("key");
    for (const ModelInfo& info : modelRegistry()) {
      if (info.key == "popularity") continue;  // is the bar itself
      QTest::newRow(info.key.c_str()) << QString::fromStdString(info.key);
    }
  }
  void beatsPopularityWhereThereIsTaste() {
    const ModelInfo& info = current();
    const Split& split = toyWorld();
    const auto model = make(info, split.train->userCount(), split.train->itemCount());
    trainOn(*model, info, split, 60);
    const ModelInfo& bar = findModel("popularity");
    const auto popular = make(bar, split.train->userCount(), split.train->itemCount());
    trainOn(*popular, bar, split, 1);
    const double reached = testNdcg(*model, split);
    const bool same = info.key == "recent-popularity";  // the toy world has no times
    const double wanted = testNdcg(*popular, split) * (same ? 1.0 : 1.5);
    QVERIFY2(reached >= wanted, qPrintable(QStringLiteral("%1 < %2").arg(reached).arg(wanted)));
  }

  void aReloadedModelGivesIdenticalScores_data() { eachModel(); }
  void aReloadedModelGivesIdenticalScores() {
    const ModelInfo& info = current();
    const Split& split = toyWorld();
    const Index users = split.train->userCount();
    const auto model = make(info, users, split.train->itemCount());
    trainOn(*model, info, split, 2);
    const auto copy = make(info, users, split.train->itemCount());
    copy->setWeights(model->weights());
    QVERIFY(scoresOf(*model, *split.train, users) == scoresOf(*copy, *split.train, users));
    QVERIFY(model->weights() == copy->weights());
  }

  void weightsOfAnotherShapeAreRefused_data() { eachModel(); }
  void weightsOfAnotherShapeAreRefused() {
    const ModelInfo& info = current();
    const Split small = tiny({{0, 1}, {1, 2}}, 3);
    const auto model = make(info, 2, 3);
    trainOn(*model, info, small, 1);
    const auto other = make(info, 2, 5);
    QVERIFY_EXCEPTION_THROWN(other->setWeights(model->weights()), Error);
    QVERIFY_EXCEPTION_THROWN(other->setWeights({}), Error);
  }

  void aCancelledTokenStopsTraining_data() { eachModel(); }
  void aCancelledTokenStopsTraining() {
    const ModelInfo& info = current();
    const Split& split = toyWorld();
    const auto model = make(info, split.train->userCount(), split.train->itemCount());
    std::stop_source source;
    source.request_stop();
    bool cancelled = false;
    try {
      trainOn(*model, info, split, 5, source.get_token());
    } catch (const Cancelled&) {
      cancelled = true;
    }
    QVERIFY(cancelled);
  }

  void scoresAreFiniteOnSmallWorlds_data() { eachModel(); }
  void scoresAreFiniteOnSmallWorlds() {
    const ModelInfo& info = current();
    const std::vector<std::pair<std::vector<std::vector<Index>>, Index>> worlds = {
        {{{0}}, 1},                    // one user, one item
        {{{0, 1}, {}, {2}}, 3},        // a user without history, a catalogue of three
        {{{0, 1, 2}, {0, 1, 2}}, 3}};  // everybody has everything
    for (const auto& [rows, items] : worlds) {
      const Split split = tiny(rows, items);
      const auto users = static_cast<Index>(rows.size());
      const auto model = make(info, users, items);
      trainOn(*model, info, split, 3);
      QVERIFY(allFinite(scoresOf(*model, *split.train, users)));
      std::vector<float> empty(items);
      const History nobody{};
      model->score(std::span(&nobody, 1), empty);
      QVERIFY(allFinite(empty));
    }
  }

  void latentSpaceDecodesToTheScores_data() { eachModel(); }
  void latentSpaceDecodesToTheScores() {
    const ModelInfo& info = current();
    const Split& split = toyWorld();
    const Index items = split.train->itemCount();
    const auto model = make(info, split.train->userCount(), items);
    const auto* latent = capability<HasUserLatent>(*model);
    if (latent == nullptr) QSKIP("has no latent space");
    trainOn(*model, info, split, 2);
    constexpr Index kUsers = 9;
    std::vector<History> batch;
    for (Index user = 0; user < kUsers; ++user) batch.push_back({user, split.train->row(user)});
    std::vector<float> mean(std::size_t{kUsers} * latent->latentSize());
    std::vector<float> logVariance(latent->hasVariance() ? mean.size() : 0);
    latent->encode(batch, mean, logVariance);
    QVERIFY(allFinite(mean) && allFinite(logVariance));
    std::vector<float> decoded(std::size_t{kUsers} * items);
    latent->decode(mean, decoded);
    QVERIFY(decoded == scoresOf(*model, *split.train, kUsers));
  }

  void scoringOnSeveralThreadsAgrees_data() { eachModel(); }
  void scoringOnSeveralThreadsAgrees() {
    const ModelInfo& info = current();
    const Split& split = toyWorld();
    const Index users = split.train->userCount();
    const auto model = make(info, users, split.train->itemCount());
    trainOn(*model, info, split, 1);
    const std::vector<float> expected = scoresOf(*model, *split.train, users);
    std::vector<std::vector<float>> seen(3);
    {
      std::vector<std::jthread> threads;
      for (auto& mine : seen) {
        threads.emplace_back([&] { mine = scoresOf(*model, *split.train, users); });
      }
    }
    for (const auto& mine : seen) QVERIFY(mine == expected);
  }

  void itemEmbeddingsHaveARowPerItem_data() { eachModel(); }
  void itemEmbeddingsHaveARowPerItem() {
    const auto model = make(current(), 2, 7);
    const auto* vectors = capability<HasItemEmbeddings>(*model);
    if (vectors == nullptr) QSKIP("has no item vectors");
    const HostTensor table = vectors->itemEmbeddings();
    QCOMPARE(table.shape.size(), std::size_t{2});
    QCOMPARE(table.shape[0], std::int64_t{7});
  }
};

QTEST_GUILESS_MAIN(TestRegistry)
#include "tst_Registry.moc"
