#include "core/workflow/evaluate/GenerativeReport.h"

#include <algorithm>
#include <numeric>

namespace tastescope {
namespace {

constexpr std::size_t kChartedDimensions = 16;

const char* distributionKey(ScoreDistribution distribution) {
  switch (distribution) {
    case ScoreDistribution::Softmax: return "softmax of scores";
    case ScoreDistribution::Bernoulli: return "sigmoid of scores";
    case ScoreDistribution::Ranking: break;
  }
  return "ranking only";
}

Json likelihoodJson(const HeldOutLikelihood& held) {
  const auto one = [](const Likelihood& value) {
    return Json{{"perInteraction", value.perInteraction},
                {"half", value.half},
                {"perplexity", value.perplexity}};
  };
  Json document = one(held.model);
  document["users"] = held.users;
  document["interactions"] = held.interactions;
  document["unigram"] = one(held.unigram);
  return document;
}

double elboPerUser(const ElboTerms& terms) { return terms.reconstruction - terms.latent.total; }

double perInteraction(const ElboTerms& terms, double perUser) {
  return terms.interactions == 0
             ? 0
             : perUser * static_cast<double>(terms.users) / static_cast<double>(terms.interactions);
}

Json elboJson(const ElboTerms& terms) {
  return {{"users", terms.users},
          {"interactions", terms.interactions},
          {"reconstruction", terms.reconstruction},
          {"kl", terms.latent.total},
          {"elbo", elboPerUser(terms)},
          {"elboPerInteraction", perInteraction(terms, elboPerUser(terms))},
          {"dimensions", terms.latent.divergence.size()},
          {"active", terms.latent.active},
          {"klPerDimension", terms.latent.divergence},
          {"spread", terms.latent.spread}};
}

Json historiesJson(const GenerativeQuality& quality) {
  Json sets = Json::array();
  for (const HistoryComparison& set : quality.histories) {
    sets.push_back({{"source", set.source},
                    {"density", set.overlap.density},
                    {"coverage", set.overlap.coverage},
                    {"mmd2", set.discrepancy}});
  }
  return {{"samples", quality.samples}, {"neighbours", quality.neighbours}, {"sets", sets}};
}

ReportSection likelihoodSection(const std::vector<GenerativeQuality>& runs) {
  ReportSection section;
  section.title = coreText("Evaluate", "Probability of the held-out items");
  section.table.header = {
      coreText("Evaluate", "Run"), coreText("Evaluate", "Log-likelihood per interaction"),
      coreText("Evaluate", "Perplexity"), coreText("Evaluate", "Perplexity by popularity")};
  for (const GenerativeQuality& run : runs) {
    if (!run.likelihood) continue;
    const HeldOutLikelihood& held = *run.likelihood;
    section.sentence =
        coreText("Evaluate",
                 "Softmax of the scores over all items that are not hidden, for %1 held-out "
                 "interactions of %2 users, in nats. Perplexity says among how many equally likely "
                 "items the right one hides; lower is better.")
            .arg(thousands(held.interactions))
            .arg(thousands(held.users));
    section.table.rows.push_back(
        {plainText(run.run.name),
         plainText(withHalf(held.model.perInteraction, held.model.half, 3)),
         plainText(decimals(held.model.perplexity, 1)),
         plainText(decimals(held.unigram.perplexity, 1))});
  }
  return section;
}

ReportChart dimensionChart(const LatentUse& latent) {
  std::vector<std::size_t> order(latent.divergence.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::ranges::stable_sort(order, [&](std::size_t a, std::size_t b) {
    return latent.divergence[a] > latent.divergence[b];
  });
  order.resize(std::min(order.size(), kChartedDimensions));
  ReportChart chart;
  chart.title = coreText("Evaluate", "KL of the strongest dimensions, nats");
  chart.places = 3;
  for (const std::size_t dimension : order) {
    chart.bars.push_back(
        {coreText("Evaluate", "Dimension %1").arg(static_cast<unsigned long>(dimension + 1)),
         latent.divergence[dimension]});
  }
  return chart;
}

ReportSection latentSection(const std::vector<GenerativeQuality>& runs) {
  ReportSection section;
  section.title = coreText("Evaluate", "Latent space and ELBO");
  section.sentence = coreText(
      "Evaluate",
      "Of the histories shown, per user, in nats; the prior is N(0, I). A dimension is active when "
      "the means of users differ along it (variance above 0.01).");
  section.table.header = {coreText("Evaluate", "Run"),
                          coreText("Evaluate", "Active dimensions"),
                          coreText("Evaluate", "Reconstruction"),
                          coreText("Evaluate", "KL"),
                          coreText("Evaluate", "ELBO"),
                          coreText("Evaluate", "ELBO per interaction")};
  for (const GenerativeQuality& run : runs) {
    if (!run.elbo) continue;
    const ElboTerms& terms = *run.elbo;
    const double elbo = elboPerUser(terms);
    section.table.rows.push_back(
        {plainText(run.run.name),
         coreText("Evaluate", "%1 of %2")
             .arg(static_cast<unsigned long>(terms.latent.active))
             .arg(static_cast<unsigned long>(terms.latent.divergence.size())),
         plainText(decimals(terms.reconstruction, 2)), plainText(decimals(terms.latent.total, 2)),
         plainText(decimals(elbo, 2)), plainText(decimals(perInteraction(terms, elbo), 3))});
    if (runs.size() == 1) section.chart = dimensionChart(terms.latent);
  }
  return section;
}

void addHistoryRow(ReportTable& table, const std::string& run, const HistoryComparison& set) {
  table.rows.push_back({plainText(run), set.name, plainText(decimals(set.overlap.density, 3)),
                        plainText(decimals(set.overlap.coverage, 3)),
                        plainText(decimals(set.discrepancy, 4))});
}

ReportSection historySection(const std::vector<GenerativeQuality>& runs) {
  ReportSection section;
  section.title = coreText("Evaluate", "Made-up histories against real ones");
  section.table.header = {coreText("Evaluate", "Run"), coreText("Evaluate", "Histories"),
                          coreText("Evaluate", "Density"), coreText("Evaluate", "Coverage"),
                          coreText("Evaluate", "MMD²")};
  for (const GenerativeQuality& run : runs) {
    if (run.histories.empty()) continue;
    section.sentence =
        coreText(
            "Evaluate",
            "%1 histories of each kind against as many real ones of other users; the more "
            "items two share, the nearer they are. Density: how many real ones each is near, 1 "
            "as real ones are, more when only typical ones are made up. Coverage: the share of "
            "real ones that one is near (as near as their %2 nearest others). MMD² is 0 for "
            "equal distributions.")
            .arg(thousands(run.samples))
            .arg(static_cast<unsigned long>(run.neighbours));
    // The first two sets are the same for every run: the measure's ceiling and floor.
    for (std::size_t i = section.table.rows.empty() ? 0 : 2; i < run.histories.size(); ++i) {
      addHistoryRow(section.table, i < 2 ? "–" : run.run.name, run.histories[i]);
    }
  }
  return section;
}

}  // namespace

Json toJson(const GenerativeQuality& quality) {
  Json missing = Json::array();
  for (const Text& sentence : quality.missing) missing.push_back(sentence.english());
  return {{"run", quality.run.id},
          {"part", quality.part},
          {"distribution", distributionKey(quality.distribution)},
          {"likelihood", quality.likelihood ? likelihoodJson(*quality.likelihood) : Json()},
          {"elbo", quality.elbo ? elboJson(*quality.elbo) : Json()},
          {"histories", quality.histories.empty() ? Json() : historiesJson(quality)},
          {"missing", missing}};
}

std::vector<ReportSection> generativeSections(const std::vector<GenerativeQuality>& runs) {
  std::vector<ReportSection> sections{likelihoodSection(runs), latentSection(runs),
                                      historySection(runs)};
  std::erase_if(sections, [](const ReportSection& section) { return section.table.rows.empty(); });
  std::vector<Text> missing;
  for (const GenerativeQuality& run : runs)
    missing.insert(missing.end(), run.missing.begin(), run.missing.end());
  if (missing.empty()) return sections;
  if (sections.empty()) {
    sections.emplace_back();
    sections.back().title = coreText("Evaluate", "As a generative model");
  }
  sections.back().notes = missing;
  return sections;
}

}  // namespace tastescope
