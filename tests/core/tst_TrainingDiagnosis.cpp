// LABELS: unit
// DEPENDS: core_workflow_train
// What curves say about a training: collapse, imbalance, copies, falling and rising losses, a flat
// validation; the same of a stored run.
#include <QtTest>
#include <limits>

#include "core/workflow/train/TrainingDiagnosis.h"
#include "tests/core/ToyProject.h"

using namespace tastescope;

namespace {

/// A line from `first` to `last` over `epochs`.
std::vector<double> line(double first, double last, int epochs) {
  std::vector<double> means;
  for (int i = 0; i < epochs; ++i) means.push_back(first + (last - first) * i / (epochs - 1));
  return means;
}

TrainingCourse course(std::vector<LossCourse> losses) {
  TrainingCourse made;
  made.losses = std::move(losses);
  made.metric = "ndcg@10";
  made.patience = 30;
  return made;
}

const Diagnosis* found(const std::vector<Diagnosis>& all, const std::string& key) {
  const auto at = std::ranges::find(all, key, &Diagnosis::key);
  return at == all.end() ? nullptr : &*at;
}

/// "kind title | sentence", or nothing.
std::string said(const TrainingCourse& of, const std::string& key) {
  const std::vector<Diagnosis> all = diagnose(of);
  const Diagnosis* const one = found(all, key);
  return one == nullptr ? std::string()
                        : std::string(diagnosisKindKey(one->kind)) + " " + one->title.english() +
                              " | " + one->sentence.english();
}

}  // namespace

class tst_TrainingDiagnosis : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void aModelBelowABaselineIsNotWell() {
    TrainingCourse of = course({{"loss", line(5, 1, 20)}});
    of.validations = 20;
    of.lastValidated = 20;
    of.bestEpoch = 20;
    of.bestValue = 0.15;
    QVERIFY(worstOf(diagnose(of)) == DiagnosisKind::Good);
    of.baselines = {{1, "EASE", 0.221}, {2, "ItemKNN", 0.19}, {3, "Popularity", 0.1}};
    QVERIFY(said(of, "baselines").starts_with("bad Below EASE and ItemKNN"));
    QVERIFY(said(of, "baselines").find("EASE (0.2210), ItemKNN (0.1900)") != std::string::npos);
    QVERIFY(worstOf(diagnose(of)) == DiagnosisKind::Bad);
    of.active = true;  // it may still climb
    QVERIFY(worstOf(diagnose(of)) == DiagnosisKind::Note);
    of.baselines.erase(of.baselines.begin());
    QVERIFY(said(of, "baselines").starts_with("note Below ItemKNN |"));
    of.bestValue = 0.2;
    QVERIFY(said(of, "baselines").starts_with("good Above every baseline"));
    QVERIFY(worstOf(diagnose(of)) == DiagnosisKind::Good);
  }

  void baselinesAreTheNewestOfEachMethodOnTheSplit() {
    const test::ToyProject toy;
    const RunId old = test::trainClosedForm(*toy.session, "ease");
    const RunId ease = test::trainClosedForm(*toy.session, "ease");
    test::trainClosedForm(*toy.session, "popularity");
    const auto runs = runSummaries(*toy.session);
    const std::string& data = toy.session->data().fingerprint;
    const auto found = baselinesBeside(runs, data, TrainRequest{}.split, "ndcg@10");
    QCOMPARE(found.size(), 2U);
    QCOMPARE(found.front().name, std::string("EASE"));
    QCOMPARE(found.front().run, ease);
    QVERIFY(found.front().run != old && found.front().value > found.back().value);
    SplitSpec other;
    other.seed = 99;
    QVERIFY(baselinesBeside(runs, data, other, "ndcg@10").empty());
    QVERIFY(baselinesBeside(runs, "other data", TrainRequest{}.split, "ndcg@10").empty());
  }

  void nothingIsSaidBeforeTheFirstEpochs() { QVERIFY(diagnose(course({{"elbo", {}}})).empty()); }

  void aLatentSpaceIsInUseFromHalfANat() {
    QCOMPARE(said(course({{"kl", {20, 0.4}}}), "latent"),
             std::string("bad The latent space is collapsing | KL is only 0.4000 nats, so the code "
                         "hardly depends on the history. Lower the KL weight or warm it up more "
                         "slowly."));
    QCOMPARE(said(course({{"kl", {24.126}}, {"active-units", {31.6}}}), "latent"),
             std::string("good The latent space is in use | 32 dimensions carry information. KL "
                         "holds at 24.13 nats."));
  }

  void theLossIsFollowedOverTenEpochs() {
    // 20 epochs from 119 down to 100: of the last ten the first five have the mean 107, the other
    // five 102; (102 - 107) / 107 = -4.67 %.
    QCOMPARE(said(course({{"elbo", line(119, 100, 20)}}), "falling"),
             std::string("good Losses are finite and falling | ELBO loss fell 4.7 % over the last "
                         "10 epochs."));
    QVERIFY(said(course({{"elbo", line(100, 119, 20)}}), "falling").starts_with("note The loss"));
    QVERIFY(said(course({{"elbo", line(5, 5, 20)}}), "falling").find("hardly changed") !=
            std::string::npos);
    QCOMPARE(said(course({{"elbo", line(119, 100, 3)}}), "falling"), std::string());
    // A warm-up of the KL weight raises the whole; what was learned shows in its reconstruction.
    QVERIFY(said(course({{"elbo", line(1, 2, 20)}, {"reconstruction", line(2, 1, 20)}}), "falling")
                .starts_with("good"));
  }

  void aBrokenLossIsNamedAndNothingIsSaidOfItsFall() {
    TrainingCourse broken = course({{"elbo", line(119, 100, 20), 20}});
    QCOMPARE(said(broken, "finite"),
             std::string("bad ELBO loss became NaN at epoch 20 | The best epoch so far is kept. A "
                         "lower learning rate often helps."));
    QCOMPARE(said(broken, "falling"), std::string());
  }

  void aDiscriminatorMustNotWin() {
    const auto kind = [](double critic) {
      return said(
          course({{"generator", line(10, 10, 20)}, {"discriminator", line(critic, critic, 20)}}),
          "discriminator");
    };
    QVERIFY(kind(0.99).starts_with("bad"));   // under a tenth of 10
    QVERIFY(kind(1.01).starts_with("good"));  // above
  }

  void aGeneratorMustNotCopy() {
    QVERIFY(said(course({{"identity", {0.96}}}), "identity").starts_with("bad"));
    QVERIFY(said(course({{"identity", {0.6}}}), "identity").starts_with("good"));
  }

  void validationIsFlatAfterAThirdOfThePatience() {
    TrainingCourse flat = course({});
    flat.validations = 87;
    flat.bestEpoch = 71;
    flat.lastValidated = 80;  // 9 epochs without a new best, a third of 30 is 10
    flat.bestValue = 0.21627;
    QCOMPARE(
        said(flat, "validation"),
        std::string("good Validation is improving | Best NDCG@10 so far: 0.2163 at epoch 71."));
    flat.lastValidated = 81;
    QCOMPARE(said(flat, "validation"),
             std::string("note Validation has been flat for 10 epochs | Training stops by itself "
                         "after 30 without a new best."));
    flat.active = true;
    QVERIFY(said(flat, "validation").ends_with("You can stop now and keep epoch 71."));
    flat.patience = 0;
    QCOMPARE(said(flat, "validation"),
             std::string("note Validation has been flat for 10 epochs | You can stop now and keep "
                         "epoch 71."));
  }

  void meansAreOfEpochsThatHavePoints() {
    // Epoch 1: (1 + 3) / 2; epoch 2 has no point; epoch 3: 5.
    QCOMPARE(epochMeans({{1, 1, 0, 1}, {1, 2, 0, 3}, {3, 6, 0, 5}}), (std::vector<double>{2, 5}));
  }

  void aStoredRunIsDiagnosedFromItsCurves() {
    test::ToyProject toy;
    const RunId run = test::train(*toy.session, test::toyRequest(12)).run.id;
    const std::vector<Diagnosis> all = diagnoseRun(*toy.session, run);
    QVERIFY(found(all, "latent") && found(all, "falling") && found(all, "validation"));
    QCOMPARE(found(all, "falling")->kind, DiagnosisKind::Good);
    // A loss that is no number stands in the curves as one that is missing.
    toy.session->withProject([&](Project& project) {
      RunResults(project).appendCurves(
          run, {{"loss/elbo", {{13, 61, 1, std::numeric_limits<double>::quiet_NaN()}}}});
    });
    const std::vector<Diagnosis> broken = diagnoseRun(*toy.session, run);
    QVERIFY(found(broken, "finite"));
    QCOMPARE(found(broken, "finite")->title.english(),
             std::string("ELBO loss became NaN at epoch 13"));
  }
};

QTEST_GUILESS_MAIN(tst_TrainingDiagnosis)
#include "tst_TrainingDiagnosis.moc"
