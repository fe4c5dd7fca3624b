// LABELS: model
// DEPENDS: core_models
// CFGAN and IRGAN: who learns when, what each view can do, what the diagnostics say.
#include <QtTest>
#include <cmath>
#include <set>

#include "StepTraining.h"

using namespace tastescope;

namespace {

/// Small enough to learn the toy world in a second. Without reconstruction only the discriminator
/// teaches, so it has to be the better player.
Json cfgan(const char* view, const std::string& negatives = "zp") {
  Json config = {{"view", view},
                 {"negatives", negatives},
                 {"hidden", 32},
                 {"batch", 16},
                 {"learning-rate", 3e-3},
                 {"discriminator-rate", 1e-3},
                 {"discriminator-hidden", 16}};
  if (negatives == "pm") {
    config.update({{"batch", 4},
                   {"discriminator-rate", 3e-2},
                   {"discriminator-hidden", 64},
                   {"discriminator-passes", 2},
                   {"generator-passes", 2}});
  }
  return config;
}

const Json kIrgan = {{"latent", 8}, {"batch", 20}, {"pretrain-epochs", 2}};

}  // namespace

class TestAdversarialModels : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void cfganPlayersLearnInTurns() {
    Json config = cfgan("users");
    config["batch"] = 50;
    config["discriminator-passes"] = 2;
    config["generator-passes"] = 1;
    toy::StepTraining training("cfgan", config, toy::world(100));
    QCOMPARE(training.steps->stepsPerEpoch(), std::int64_t{6});  // 2 batches, 3 passes
    training.steps->beginEpoch(1);
    const auto whoLearns = [&] { return training.steps->step().front().name; };
    for (int step = 0; step < 4; ++step) QCOMPARE(whoLearns(), std::string("discriminator"));
    for (int step = 0; step < 2; ++step) QCOMPARE(whoLearns(), std::string("generator"));
  }

  void onlyThePlayerWhoseTurnItIsChanges() {
    toy::StepTraining training("cfgan", cfgan("users"), toy::world(100));
    training.steps->beginEpoch(1);
    const TensorMap before = training.model->weights();
    training.steps->step();
    for (const auto& [name, tensor] : training.model->weights()) {
      const bool judge = name.starts_with("discriminator.");
      QVERIFY2((tensor == before.at(name)) != judge, name.c_str());
    }
  }

  void aFreshDiscriminatorIsUndecided() {
    // Both halves of its loss are near -log 1/2.
    toy::StepTraining training("cfgan", cfgan("users"), toy::world(100));
    training.steps->beginEpoch(1);
    const double loss = toy::named(training.steps->step(), "discriminator");
    QVERIFY(std::abs(loss - 2 * std::log(2.0)) < 0.5);
  }

  void bothViewsAndAllSchemesFindTaste_data() {
    QTest::addColumn<QString>("view");
    QTest::addColumn<QString>("negatives");
    for (const char* view : {"items", "users"}) {
      for (const char* negatives : {"zr", "pm", "zp"}) {
        QTest::newRow(
            qPrintable(QStringLiteral("%1 %2").arg(QLatin1String(view), QLatin1String(negatives))))
            << QString::fromLatin1(view) << QString::fromLatin1(negatives);
      }
    }
  }
  void bothViewsAndAllSchemesFindTaste() {
    QFETCH(QString, view);
    QFETCH(QString, negatives);
    toy::StepTraining training("cfgan", cfgan(qPrintable(view), negatives.toStdString()),
                               toy::world(120));
    training.epochs(40);
    double lead = 0;
    for (Index user = 0; user < 40; ++user)
      lead += training.leadOf(user % 4, training.historyOf(user));
    QVERIFY2(lead / 40 > 0.1, qPrintable(QString::number(lead / 40)));
  }

  void onlyTheViewOfUsersServesNewOnes() {
    const ModelShape shape{.users = 5, .items = 4};
    const auto items = findModel("cfgan").create(cfgan("items"), shape);
    const auto users = findModel("cfgan").create(cfgan("users"), shape);
    QVERIFY(capability<FoldsIn>(*items) == nullptr);
    QVERIFY(capability<FoldsIn>(*users) != nullptr);
  }

  void theViewOfItemsGivesNewUsersTheAverage() {
    toy::StepTraining training("cfgan", cfgan("items"), toy::world(40));
    training.epochs(3);
    std::vector<double> mean(training.model->itemCount(), 0.0);
    for (Index user = 0; user < 40; ++user) {
      const std::vector<float> own = training.scores(training.historyOf(user));
      for (std::size_t i = 0; i < own.size(); ++i) mean[i] += double{own[i]} / 40;
    }
    const std::vector<float> unseen = training.scores({});
    for (std::size_t i = 0; i < mean.size(); ++i) {
      QVERIFY(std::abs(mean[i] - double{unseen[i]}) < 1e-4);
    }
  }

  void aGeneratorThatCopiesIsTold() {
    // Everything is reconstructed, with great weight: an autoencoder wide enough to copy.
    Json config = cfgan("users", "zr");
    config["zero-share"] = 1.0;
    config["zero-weight"] = 1.0;
    config["hidden"] = 256;
    toy::StepTraining training("cfgan", config, toy::world(60));
    const double first = training.epoch().at("identity");
    training.epochs(150);
    const double last = training.epoch().at("identity");
    QVERIFY(std::abs(first) < 0.5);
    QVERIFY2(last > 0.9 && last <= 1.0 + 1e-6, qPrintable(QString::number(last)));
  }

  void cfganResumesExactly_data() {
    QTest::addColumn<QString>("view");
    QTest::newRow("items") << QStringLiteral("items");
    QTest::newRow("users") << QStringLiteral("users");
  }
  void cfganResumesExactly() {
    QFETCH(QString, view);
    QVERIFY(toy::resumesExactly("cfgan", cfgan(qPrintable(view)), toy::world(60), 3, 2));
  }

  void irganIsPreTrainedFirst() {
    toy::StepTraining training("irgan", kIrgan, toy::world(60));
    for (int epoch = 1; epoch <= 4; ++epoch) {
      const auto values = training.epoch();
      QCOMPARE(values.contains("pretraining"), epoch <= 2);
      QCOMPARE(values.contains("generator"), epoch > 2);
      QVERIFY(values.contains("discriminator"));
    }
  }

  void preTrainingStartsUndecidedAndLearns() {
    // Fresh factors are tiny: every pair's loss is -log sigmoid(0) = log 2.
    Json config = kIrgan;
    config["pretrain-rate"] = 1e-6;
    toy::StepTraining still("irgan", config, toy::world(60));
    QVERIFY(std::abs(still.epoch().at("pretraining") - std::log(2.0)) < 0.02);
    config = kIrgan;
    config["pretrain-epochs"] = 40;
    toy::StepTraining training("irgan", config, toy::world(100));
    training.epochs(40);
    QVERIFY(training.leadOf(1, training.historyOf(1)) > 0.5);
  }

  void rewardsAloneTeachTheGenerator() {
    Json config = kIrgan;
    config["pretrain-epochs"] = 0;
    config["learning-rate"] = 0.5;
    config["discriminator-rate"] = 0.1;
    toy::StepTraining training("irgan", config, toy::world(100));
    training.epochs(60);
    double lead = 0;
    for (Index user = 0; user < 40; ++user)
      lead += training.leadOf(user % 4, training.historyOf(user));
    QVERIFY2(lead / 40 > 0.5, qPrintable(QString::number(lead / 40)));
  }

  void irganDrawsTheSameWithTheSameSeed() {
    toy::StepTraining one("irgan", kIrgan, toy::world(60));
    toy::StepTraining two("irgan", kIrgan, toy::world(60));
    one.epochs(4);
    two.epochs(4);
    QVERIFY(one.model->weights() == two.model->weights());
  }

  void irganResumesExactly() {
    QVERIFY(toy::resumesExactly("irgan", kIrgan, toy::world(60), 1, 3));
    QVERIFY(toy::resumesExactly("irgan", kIrgan, toy::world(60), 3, 2));
  }
};

QTEST_APPLESS_MAIN(TestAdversarialModels)
#include "tst_AdversarialModels.moc"
