// DEPENDS: core_eval
// How long full-ranking evaluation takes beside a model's forward pass: 6,040 users and 3,706 items
// as in MovieLens 1M, and larger catalogues. Scores are copied from a table, so that the figure is
// ranking and metrics alone.
#include <chrono>
#include <cstdio>
#include <cstring>
#include <vector>

#include "core/base/Rng.h"
#include "core/eval/Evaluate.h"

using namespace tastescope;

namespace {

InteractionsPtr randomRows(Index users, Index items, std::uint64_t perUser, std::uint64_t seed) {
  Rng rng(seed);
  std::vector<std::uint64_t> offsets{0};
  std::vector<Index> all;
  std::vector<Index> lastUser(items, kNoIndex);
  for (Index user = 0; user < users; ++user) {
    for (std::uint64_t n = 0; n < perUser; ++n) {
      const auto item = static_cast<Index>(rng.below(items));
      if (lastUser[item] == user) continue;
      lastUser[item] = user;
      all.push_back(item);
    }
    offsets.push_back(all.size());
  }
  std::vector<float> values(all.size(), 1.0F);
  return std::make_shared<Interactions>(offsets, all, values, std::vector<std::int64_t>{}, items);
}

void measure(Index users, Index items, unsigned threads) {
  const auto train = randomRows(users, items, 130, 1);
  const auto target = randomRows(users, items, 18, 2);
  Rng rng(3);
  std::vector<float> table(std::size_t{items} * 64);
  for (float& value : table) value = static_cast<float>(rng.normal());
  const ScoreUsers score = [&](std::span<const Index> batch, std::span<float> scores) {
    for (std::size_t row = 0; row < batch.size(); ++row) {
      std::memcpy(scores.data() + row * items,
                  table.data() + (batch[row] % 64) * std::size_t{items}, items * sizeof(float));
    }
  };
  EvaluationOptions options;
  options.cutoffs = {5, 10, 20};
  options.keepPerUser = true;
  options.threads = threads;
  Progress progress;
  const auto start = std::chrono::steady_clock::now();
  const EvaluationResult result =
      evaluateRanking({train, train, target}, *train, score, options, progress, {});
  const double seconds =
      std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
  std::printf("%7u users %6u items %u threads: %.3f s, %.1f us a user (ndcg@10 %.5f)\n", users,
              items, threads, seconds, 1e6 * seconds / users, result.metrics.at("ndcg@10"));
}

}  // namespace

int main() {
  for (const unsigned threads : {1U, 2U}) {
    measure(6040, 3706, threads);
    measure(10000, 20000, threads);
    measure(30000, 40981, threads);
  }
  return 0;
}
