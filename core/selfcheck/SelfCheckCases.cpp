// The checks of SelfCheck.h, each with how its expected value was found.
#include <algorithm>
#include <cmath>
#include <memory>

#include "core/base/Rng.h"
#include "core/eval/Evaluate.h"
#include "core/eval/RankingMetrics.h"
#include "core/eval/Significance.h"
#include "core/latent/Pca.h"
#include "core/models/Registry.h"
#include "core/nn/Kernels.h"
#include "core/selfcheck/ReferenceSolvers.h"
#include "core/selfcheck/SelfCheck.h"

namespace tastescope {
namespace {

/// Hits at places 1 and 3 of five, three items to find.
double rankingMetric(const std::string& name) {
  const RankingMetrics ranking({5});
  const std::vector<char> hits{1, 0, 1, 0, 0};
  std::vector<double> values(ranking.metrics().size());
  ranking.measure(hits, 3, values);
  const auto found = std::ranges::find(ranking.metrics(), name + "@5", &Metric::key);
  return values[static_cast<std::size_t>(found - ranking.metrics().begin())];
}

void addMetrics(std::vector<KnownAnswer>& answers) {
  const auto add = [&answers](const char* name, double expected) {
    answers.push_back({std::string("metrics/") + name,
                       coreText("SelfCheck", "Ranking metric %1 of a list of five").arg(name),
                       expected, 1e-12, [name] { return rankingMetric(name); }});
  };
  add("recall", 2.0 / 3);
  add("precision", 2.0 / 5);
  add("mrr", 1);
  add("hit", 1);
  add("map", 5.0 / 9);  // (1/1 + 2/3) / 3
  // (1 + 1 / log2 4) / (1 + 1 / log2 3 + 1 / log2 4)
  add("ndcg", 0.7039180890341347);
}

/// Two users over five items with equal scores for 1 and 2; item 0 is in everybody's training. User
/// 0 wants 2, which comes second because ties go to the lower item; user 1 wants 3, ranked third.
double evaluatedMrr() {
  const auto train = reference::interactions({{0}, {0}}, 5);
  const SplitPart part{train, train, reference::interactions({{2}, {3}}, 5)};
  const std::vector<float> row{9, 5, 5, 4, 1};
  const ScoreUsers score = [&row](std::span<const Index> users, std::span<float> scores) {
    for (std::size_t user = 0; user < users.size(); ++user) {
      std::copy(row.begin(), row.end(),
                scores.begin() + static_cast<std::ptrdiff_t>(user * row.size()));
    }
  };
  Progress progress;
  return evaluateRanking(part, *train, score, {}, progress, {}).metrics.at("mrr@10");
}

const std::vector<std::vector<Index>>& fiveUsers() {
  static const std::vector<std::vector<Index>> rows{{0, 1}, {0, 2}, {1, 2, 3}, {0, 1, 3}, {0}};
  return rows;
}

double easeScore(Index item) {
  const auto train = reference::interactions(fiveUsers(), 4);
  const auto model = reference::fitted("ease", {{"lambda", 2.0}}, train);
  return static_cast<double>(reference::scores(*model, train->row(0))[item]);
}

void addModels(std::vector<KnownAnswer>& answers) {
  answers.push_back({"evaluation/mrr", coreText("SelfCheck", "Full ranking with ties and a mask"),
                     5.0 / 12, 1e-12, evaluatedMrr});  // (1/2 + 1/3) / 2
  // (XtX + 2 I)^-1 of fiveUsers() in fractions; scores of the first user, who has items 0 and 1.
  const auto ease = [&answers](Index item, double expected) {
    answers.push_back({"ease/score-" + std::to_string(item),
                       coreText("SelfCheck", "EASE's closed form on four items, item %1").arg(item),
                       expected, 1e-5, [item] { return easeScore(item); }});
  };
  ease(0, 21.0 / 59);
  ease(1, 1.0 / 4);
  ease(2, 16.0 / 83);
  ease(3, 37.0 / 97);
  answers.push_back({"blas/inverse",
                     coreText("SelfCheck", "Inverse of a large matrix against plain elimination"),
                     0, 1e-3, reference::largestEaseDifference});
  answers.push_back({"blas/product",
                     coreText("SelfCheck", "A network's output against plain loops"), 0, 1e-4,
                     reference::largestDecoderDifference});
  answers.push_back({"blas/solve",
                     coreText("SelfCheck", "A least squares solution against its equation"), 0,
                     1e-3, reference::largestRidgeResidual});
}

double uniformLoss() {
  std::vector<float> logits(4, 3.0F);
  const std::vector<std::uint32_t> items{1, 3};
  const std::vector<float> values{1, 1};
  return nn::multinomialRow(logits.data(), logits.size(), items, values, 1.0F);
}

/// One Adam step from 1 with gradient 0.5: the first step is the learning rate, whatever the
/// gradient.
double adamStep() {
  std::vector<float> parameter(67, 1.0F);
  const std::vector<float> gradient(67, 0.5F);
  std::vector<float> first(67, 0.0F);
  std::vector<float> second(67, 0.0F);
  const double correction = std::sqrt(1 - 0.999);
  nn::adamUpdate({.rate = static_cast<float>(0.01 * correction / (1 - 0.9)),
                  .epsilon = static_cast<float>(1e-8 * correction),
                  .beta1 = 0.9F,
                  .beta2 = 0.999F},
                 gradient.data(), parameter.data(), first.data(), second.data(), 67);
  return static_cast<double>(parameter.back());
}

void addTraining(std::vector<KnownAnswer>& answers) {
  answers.push_back({"training/loss",
                     coreText("SelfCheck", "Multinomial loss of four equal choices"),
                     2 * std::log(4.0), 1e-6, uniformLoss});
  answers.push_back({"training/gradient",
                     coreText("SelfCheck", "Multinomial gradient against double precision"), 0,
                     1e-5, reference::largestGradientDifference});
  answers.push_back(
      {"training/adam", coreText("SelfCheck", "One step of Adam"), 0.99, 1e-6, adamStep});
  // std::mt19937_64 and the mixing of seeds, worked out apart from this program.
  answers.push_back({"random/uniform", coreText("SelfCheck", "The first random number of a seed"),
                     0.13967200376411748, 0, [] { return Rng(42).uniform(); }});
}

void addStatistics(std::vector<KnownAnswer>& answers) {
  // Differences 1..5: t = 3 / sqrt(2.5 / 5); p from the closed form of four degrees of freedom.
  static const std::vector<double> a{1, 2, 3, 4, 5};
  static const std::vector<double> b{0, 0, 0, 0, 0};
  answers.push_back({"statistics/t", coreText("SelfCheck", "Student's paired t"), 4.242640687119285,
                     1e-12, [] { return pairedT(a, b).statistic; }});
  answers.push_back({"statistics/t-p", coreText("SelfCheck", "Its p-value"), 0.013235599563682587,
                     1e-9, [] { return pairedT(a, b).p; }});
  // W = 0, z = 7.5 / sqrt(13.75).
  answers.push_back({"statistics/wilcoxon-p", coreText("SelfCheck", "Wilcoxon's p-value"),
                     0.04311444678307538, 1e-9, [] { return wilcoxonSignedRank(a, b).p; }});
  answers.push_back(
      {"statistics/holm", coreText("SelfCheck", "Holm's correction of three"), 0.06, 1e-12, [] {
         const std::vector<double> p{0.01, 0.04, 0.03};
         return holmAdjusted(p)[1];
       }});
  // Points (2, 0), (-2, 0), (0, 1), (0, -1) turned so that the first axis is (0.8, 0.6).
  static const std::vector<float> points{1.6F, 1.2F, -1.6F, -1.2F, -0.6F, 0.8F, 0.6F, -0.8F};
  answers.push_back({"pca/share", coreText("SelfCheck", "Principal components: variance explained"),
                     0.8, 1e-6,
                     [] { return principalComponents(points, 4, 2, 2, {}).explainedShare[0]; }});
  answers.push_back({"pca/axis", coreText("SelfCheck", "Principal components: the first axis"), 0.8,
                     1e-6, [] { return principalComponents(points, 4, 2, 2, {}).axes[0]; }});
}

}  // namespace

std::vector<KnownAnswer> knownAnswers() {
  std::vector<KnownAnswer> answers;
  addMetrics(answers);
  addModels(answers);
  addTraining(answers);
  addStatistics(answers);
  return answers;
}

}  // namespace tastescope
