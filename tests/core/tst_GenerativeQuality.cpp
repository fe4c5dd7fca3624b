// LABELS: model
// TIMEOUT: 900
// Trained toy models as generators: every family that can, and what the others are told.
#include "core/base/TopK.h"
#include "core/workflow/evaluate/GenerativeReport.h"
#include "tests/core/ToyProject.h"

using namespace tastescope;
using namespace tastescope::test;

namespace {

GenerativeQuality ask(ToyProject& toy, RunId run, std::uint64_t seed = 1, unsigned threads = 0) {
  GenerativeRequest request;
  request.run = run;
  request.draw.seed = seed;
  request.draw.threads = threads;
  Progress progress;
  return generativeQuality(*toy.session, request, progress, {});
}

RunId trainModel(ToyProject& toy, const std::string& model, const Json& config,
                 std::int64_t epochs) {
  TrainRequest request = toyRequest(epochs);
  request.model = model;
  request.config = config;
  return train(*toy.session, request).run.id;
}

const HistoryComparison& setOf(const GenerativeQuality& quality, const std::string& source) {
  const auto found = std::ranges::find(quality.histories, source, &HistoryComparison::source);
  if (found == quality.histories.end()) qFatal("no set %s", source.c_str());
  return *found;
}

}  // namespace

class GenerativeQualityTest : public QObject {
  Q_OBJECT

  ToyProject m_toy;
  RunId m_vae = 0;

 private Q_SLOTS:
  void initTestCase() {
    m_vae = trainModel(m_toy, "mult-vae", {{"latent", 8}, {"hidden", {24}}, {"batch", 32}}, 120);
  }

  void itemsAreDrawnByTheirOdds() {
    // Odds 1 and 3: of one item drawn the second is taken in 3 of 4 cases.
    const std::vector<float> scores{0, std::log(3.0F), kHiddenScore};
    Rng rng(3);
    int second = 0;
    for (int i = 0; i < 4000; ++i) second += drawItems(scores, 1, 1, rng).front() == 1 ? 1 : 0;
    QVERIFY2(std::abs(second / 4000.0 - 0.75) < 0.03, qPrintable(QString::number(second)));
    // Cold draws take the likeliest; more than there are gives those that there are, in order.
    for (int i = 0; i < 100; ++i) QCOMPARE(drawItems(scores, 1, 0.01, rng).front(), Index{1});
    QCOMPARE(drawItems(scores, 3, 1, rng), (std::vector<Index>{0, 1}));
  }

  void madeUpHistoriesAreAsLongAsRealOnesAndHaveNoItemTwice() {
    const InteractionsPtr real = m_toy.session->data().interactions;
    const std::vector<Index> users{5, 17, 3, 44, 90};
    Progress progress;
    for (const HistorySource source : {HistorySource::Posterior, HistorySource::Prior}) {
      const Histories made = makeHistories(*m_toy.session->model(m_vae), source, *real, users,
                                           HistoryDraw{}, progress, {});
      QCOMPARE(made.size(), users.size());
      for (std::size_t i = 0; i < users.size(); ++i) {
        QCOMPARE(made[i].size(), real->row(users[i]).size());
        QVERIFY(std::ranges::adjacent_find(made[i], std::greater_equal{}) == made[i].end());
      }
    }
    HistoryDraw frozen;
    frozen.temperature = 0;
    QVERIFY_EXCEPTION_THROWN(makeHistories(*m_toy.session->model(m_vae), HistorySource::Prior,
                                           *real, users, frozen, progress, {}),
                             Error);
  }

  void aVaeIsEvaluatedInEveryWay() {
    const GenerativeQuality quality = ask(m_toy, m_vae);
    QVERIFY(quality.missing.empty());
    // The groups can be told from a history, which popularity does not see; no one can be surer
    // than one of the group's items, nor less sure than one of all 48 without being wrong.
    const HeldOutLikelihood& held = *quality.likelihood;
    QVERIFY(held.model.perplexity < held.unigram.perplexity);
    QVERIFY(held.model.perplexity > 1 && held.unigram.perplexity < 60);
    QVERIFY(held.model.half > 0);

    const ElboTerms& elbo = *quality.elbo;
    QCOMPARE(elbo.latent.divergence.size(), std::size_t{8});
    QVERIFY(elbo.latent.active >= 2 && elbo.latent.active <= 8);
    QVERIFY(elbo.latent.total > 0);
    QVERIFY(elbo.reconstruction < 0);
    // What it has seen it explains better than a uniform choice.
    const double perItem =
        elbo.reconstruction * elbo.users / static_cast<double>(elbo.interactions);
    QVERIFY2(perItem > -std::log(48.0), qPrintable(QString::number(perItem)));

    QCOMPARE(quality.histories.size(), std::size_t{4});
    QCOMPARE(quality.samples, std::size_t{80});  // half of 160 users
    const HistoryComparison& real = setOf(quality, "real");
    const HistoryComparison& popular = setOf(quality, "popularity");
    const HistoryComparison& posterior = setOf(quality, "posterior");
    QVERIFY(real.overlap.density > 0.6 && real.overlap.coverage > 0.6);
    QVERIFY(popular.overlap.density < posterior.overlap.density);
    QVERIFY(popular.overlap.coverage < posterior.overlap.coverage);
    QVERIFY(std::abs(real.discrepancy) < 0.01);
    QVERIFY(posterior.discrepancy < popular.discrepancy);
    QVERIFY(popular.discrepancy > real.discrepancy);
  }

  void theSameSeedGivesTheSameNumbersOnAnyThreads() {
    const Json one = toJson(ask(m_toy, m_vae, 4, 1));
    QCOMPARE(toJson(ask(m_toy, m_vae, 4, 2)).dump(), one.dump());
    QVERIFY(toJson(ask(m_toy, m_vae, 5, 2)).dump() != one.dump());
  }

  void aSequenceModelWritesHistoriesOn() {
    const Json config{{"width", 16}, {"length", 12},   {"batch", 32},
                      {"layers", 1}, {"dropout", 0.2}, {"learning-rate", 0.01}};
    const GenerativeQuality quality = ask(m_toy, trainModel(m_toy, "sasrec", config, 60));
    QVERIFY(quality.likelihood.has_value());
    QVERIFY(!quality.elbo.has_value());
    QCOMPARE(quality.missing.size(), std::size_t{1});
    QCOMPARE(quality.histories.size(), std::size_t{3});
    QVERIFY(setOf(quality, "sequence").discrepancy < setOf(quality, "popularity").discrepancy);
  }

  void aRankingLossMakesNoDistribution() {
    const Json config{{"width", 8}, {"length", 12}, {"batch", 32}, {"loss", "bce"}};
    const GenerativeQuality quality = ask(m_toy, trainModel(m_toy, "sasrec", config, 2));
    QVERIFY(quality.distribution == ScoreDistribution::Ranking);
    QVERIFY(!quality.likelihood && quality.histories.empty());
  }

  void chancesOfItemsByThemselvesHaveNoLikelihoodButMakeHistories() {
    const GenerativeQuality quality =
        ask(m_toy, trainModel(m_toy, "ui-cvae", {{"latent", 8}, {"hidden", 16}, {"batch", 32}}, 5));
    QVERIFY(!quality.likelihood.has_value());
    QVERIFY(quality.elbo.has_value() && quality.elbo->reconstruction < 0);
    QCOMPARE(quality.histories.size(), std::size_t{4});
    QCOMPARE(quality.missing.size(), std::size_t{1});
  }

  void anEncoderWithoutVarianceDrawsFromItsPoints() {
    const GenerativeQuality quality = ask(
        m_toy, trainModel(m_toy, "mult-dae", {{"latent", 8}, {"hidden", {24}}, {"batch", 32}}, 5));
    QVERIFY(quality.likelihood.has_value() && !quality.elbo.has_value());
    QCOMPARE(quality.histories.back().source, std::string("encoding"));
  }

  void aRankerIsToldWhatItLacks() {
    for (const char* model : {"ease", "popularity", "item-knn"}) {
      const GenerativeQuality quality = ask(m_toy, trainClosedForm(*m_toy.session, model));
      QVERIFY(!quality.likelihood && !quality.elbo && quality.histories.empty());
      QCOMPARE(quality.missing.size(), std::size_t{1});
      const Json json = toJson(quality);
      QVERIFY(json["likelihood"].is_null() && json["elbo"].is_null() &&
              json["histories"].is_null());
      QVERIFY(json["missing"][0].get<std::string>().find("only order items") != std::string::npos);
    }
  }

  void sectionsPutRunsSideBySide() {
    const std::vector<GenerativeQuality> runs{ask(m_toy, m_vae),
                                              ask(m_toy, trainClosedForm(*m_toy.session, "ease"))};
    const std::vector<ReportSection> sections = generativeSections(runs);
    QCOMPARE(sections.size(), std::size_t{3});
    QCOMPARE(sections[0].table.rows.size(), std::size_t{1});
    QCOMPARE(sections[2].table.rows.size(), std::size_t{4});
    QCOMPARE(sections[2].notes.size(), std::size_t{1});
    for (const ReportSection& section : sections) {
      for (const auto& row : section.table.rows) QCOMPARE(row.size(), section.table.header.size());
    }
    // Of one run alone the dimensions are drawn, the strongest first.
    const auto chart = generativeSections({runs[0]})[1].chart;
    QVERIFY(chart.has_value());
    QVERIFY(std::ranges::is_sorted(chart->bars, std::greater{}, &ReportChart::Bar::value));
  }

  void aStopEndsIt() {
    std::stop_source source;
    source.request_stop();
    GenerativeRequest request;
    request.run = m_vae;
    Progress progress;
    QVERIFY_EXCEPTION_THROWN(
        generativeQuality(*m_toy.session, request, progress, source.get_token()), Cancelled);
  }
};

QTEST_GUILESS_MAIN(GenerativeQualityTest)
#include "tst_GenerativeQuality.moc"
