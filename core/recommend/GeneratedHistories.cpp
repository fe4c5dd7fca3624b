#include "core/recommend/GeneratedHistories.h"

#include <algorithm>
#include <cmath>

#include "core/base/Error.h"
#include "core/base/Parallel.h"
#include "core/base/TopK.h"
#include "core/models/ScoreDistribution.h"
#include "core/recommend/GenerateSequence.h"

namespace tastescope {
namespace {

/// Histories decoded at once; few, so that the decoded rows stay small.
constexpr std::size_t kAtOnce = 16;

ScoreDistribution distributionOf(const Recommender& model) {
  const auto* known = capability<HasScoreDistribution>(model);
  return known == nullptr ? ScoreDistribution::Ranking : known->scoreDistribution();
}

/// Draws from a latent space: points first, then the items of each decoded row.
class LatentSource {
 public:
  LatentSource(const Recommender& model, HistorySource source, const Interactions& real,
               const HistoryDraw& draw)
      : model_(model),
        space_(*capability<HasUserLatent>(model)),
        source_(source),
        real_(real),
        draw_(draw) {}

  /// made[i] for the i-th of users[begin, end).
  void make(std::span<const Index> users, std::size_t begin, std::size_t end, Histories& made) {
    const std::size_t size = space_.latentSize();
    const std::size_t rows = end - begin;
    std::vector<Rng> random;
    for (std::size_t at = begin; at < end; ++at) random.emplace_back(Rng::derive(draw_.seed, at));
    std::vector<float> points(rows * size, 0.0F);
    std::vector<float> logVariances(source_ == HistorySource::Posterior ? rows * size : 0);
    if (source_ != HistorySource::Prior) {
      std::vector<History> batch;
      for (std::size_t at = begin; at < end; ++at) batch.push_back(historyIn(real_, users[at]));
      space_.encode(batch, points, logVariances);
    }
    if (source_ != HistorySource::Encoding) {
      for (std::size_t at = 0; at < points.size(); ++at) {
        const double deviation =
            source_ == HistorySource::Prior ? 1 : std::exp(double{logVariances[at]} / 2);
        points[at] += static_cast<float>(deviation * random[at / size].normal());
      }
    }
    const std::size_t items = model_.itemCount();
    std::vector<float> scores(rows * items);
    space_.decode(points, scores);
    for (std::size_t row = 0; row < rows; ++row) {
      made[begin + row] =
          drawItems(std::span<const float>(scores).subspan(row * items, items),
                    real_.row(users[begin + row]).size(), draw_.temperature, random[row]);
    }
  }

 private:
  const Recommender& model_;
  const HasUserLatent& space_;
  HistorySource source_;
  const Interactions& real_;
  const HistoryDraw& draw_;
};

/// The user's first item and what the model writes after it.
std::vector<Index> writeSequence(const Recommender& model, const HistoryView& real,
                                 const HistoryDraw& draw, std::uint64_t seed,
                                 const std::stop_token& stop) {
  std::vector<Index> made{real.items.front()};
  if (real.size() == 1) return made;
  const History start{kNoIndex,
                      {real.items.first(1), real.values.first(1),
                       real.times.first(std::min<std::size_t>(1, real.times.size()))}};
  GenerateOptions options;
  options.length = real.size() - 1;
  options.strategy = GenerationStrategy::Sample;
  options.temperature = draw.temperature;
  options.topP = draw.topP;
  options.seed = seed;
  Progress unseen;
  const auto sequences = generateSequences(model, start, options, unseen, stop);
  for (const GeneratedItem& entry : sequences.front().items) made.push_back(entry.item);
  std::ranges::sort(made);
  return made;
}

}  // namespace

const char* historySourceKey(HistorySource source) {
  switch (source) {
    case HistorySource::Posterior: return "posterior";
    case HistorySource::Prior: return "prior";
    case HistorySource::Encoding: return "encoding";
    case HistorySource::Sequence: return "sequence";
  }
  return "";
}

std::vector<HistorySource> historySourcesOf(const Recommender& model) {
  if (distributionOf(model) == ScoreDistribution::Ranking) return {};
  if (capability<OrdersByTime>(model) != nullptr) return {HistorySource::Sequence};
  const auto* space = capability<HasUserLatent>(model);
  if (space == nullptr) return {};
  if (!space->hasVariance()) return {HistorySource::Encoding};
  return {HistorySource::Posterior, HistorySource::Prior};
}

Histories makeHistories(const Recommender& model, HistorySource source, const Interactions& real,
                        std::span<const Index> users, const HistoryDraw& draw, Progress& progress,
                        const std::stop_token& stop) {
  if (!(draw.temperature > 0) || !std::isfinite(draw.temperature)) {
    throw Error(ErrorCode::InvalidConfig,
                coreText("Evaluate", "The temperature of drawn histories must be above 0."));
  }
  progress.begin(coreText("Evaluate", "Making up histories"), coreText("Evaluate", "histories"),
                 users.size());
  Histories made(users.size());
  const bool sequence = source == HistorySource::Sequence;
  parallelFor(users.size(), sequence ? 1 : kAtOnce, draw.threads, stop,
              [&](std::size_t begin, std::size_t end, unsigned) {
                if (sequence) {
                  made[begin] = writeSequence(model, real.row(users[begin]), draw,
                                              Rng::derive(draw.seed, begin), stop);
                } else {
                  LatentSource(model, source, real, draw).make(users, begin, end, made);
                }
                progress.add(end - begin);
              });
  return made;
}

Histories popularHistories(const Interactions& real, std::span<const Index> users,
                           std::uint64_t seed) {
  std::vector<float> scores;
  for (const std::uint32_t count : real.itemCounts()) {
    scores.push_back(count == 0 ? kHiddenScore : std::log(static_cast<float>(count)));
  }
  Histories made;
  for (std::size_t at = 0; at < users.size(); ++at) {
    Rng rng(Rng::derive(seed, at));
    made.push_back(drawItems(scores, real.row(users[at]).size(), 1, rng));
  }
  return made;
}

std::vector<Index> drawItems(std::span<const float> scores, std::size_t count, double temperature,
                             Rng& rng) {
  std::vector<float> perturbed(scores.size());
  for (std::size_t item = 0; item < scores.size(); ++item) {
    // 1 - u lies in (0, 1], so that -log of it is positive and finite, save for the one value 1.
    const double exponential = std::max(-std::log1p(-rng.uniform()), 1e-300);
    perturbed[item] =
        static_cast<float>(double{scores[item]} / temperature - std::log(exponential));
  }
  std::vector<Index> drawn;
  selectTopK(perturbed, count, drawn);
  std::ranges::sort(drawn);
  return drawn;
}

}  // namespace tastescope
