#include "core/eval/Evaluate.h"

#include <algorithm>
#include <cmath>

#include "core/base/Error.h"
#include "core/base/Parallel.h"
#include "core/base/TopK.h"
#include "core/eval/RankingMetrics.h"

namespace tastescope {
namespace {

/// One worker's score memory stays below this, so a large catalogue gets smaller batches.
constexpr std::size_t kScoreBytes = std::size_t{64} << 20U;

std::vector<int> ascendingCutoffs(std::vector<int> cutoffs) {
  std::sort(cutoffs.begin(), cutoffs.end());
  cutoffs.erase(std::unique(cutoffs.begin(), cutoffs.end()), cutoffs.end());
  if (cutoffs.empty() || cutoffs.front() < 1) {
    throw Error(ErrorCode::InvalidConfig,
                coreText("Evaluate", "List lengths (k) must be whole numbers from 1 up."));
  }
  return cutoffs;
}

std::vector<Index> usersWithTarget(const Interactions& target) {
  std::vector<Index> users;
  for (Index user = 0; user < target.userCount(); ++user) {
    if (target.row(user).size() > 0) users.push_back(user);
  }
  if (users.empty()) {
    throw Error(
        ErrorCode::InvalidConfig,
        coreText(
            "Evaluate",
            "No user has an item to be found in this part of the split, so there is nothing to "
            "evaluate. Choose a larger share or another split."));
  }
  return users;
}

/// Per-item counts of appearance in lists, one vector per cutoff.
using ListCounts = std::vector<std::vector<std::uint64_t>>;

/// What one worker owns.
struct Worker {
  std::vector<float> scores;
  std::vector<Index> best;
  std::vector<char> isTarget;  ///< per item, cleared after each user
  std::vector<char> hits;
  ListCounts counts;
};

/// A metric that averages a value of the listed items.
struct ItemMean {
  std::string kind;
  std::vector<double> values;  ///< per item
};

class Evaluation {
 public:
  Evaluation(const SplitPart& part, const Interactions& train, const EvaluationOptions& options)
      : part_(part),
        options_(options),
        metrics_(ascendingCutoffs(options.cutoffs)),
        users_(usersWithTarget(*part.target)),
        items_(part.target->itemCount()),
        workers_(workerCount(options.threads)) {
    for (const MetricKind& kind : metricKinds()) {
      if (kind.ofItems == nullptr) continue;
      itemMeans_.push_back({kind.key, kind.ofItems(train)});
    }
    width_ = metrics_.metrics().size() + itemMeans_.size() * metrics_.cutoffs().size();
    values_.resize(users_.size() * width_);
    if (options.keepLists) lists_.resize(users_.size());
  }

  EvaluationResult run(const ScoreUsers& score, Progress& progress, const std::stop_token& stop) {
    progress.begin(coreText("Evaluate", "Ranking all items"), coreText("Evaluate", "users"),
                   users_.size());
    const std::size_t fitting =
        std::max<std::size_t>(1, kScoreBytes / (sizeof(float) * std::max<std::size_t>(1, items_)));
    const std::size_t batch = std::clamp<std::size_t>(options_.batch, 1, fitting);
    parallelFor(users_.size(), batch, options_.threads, stop,
                [&](std::size_t begin, std::size_t end, unsigned worker) {
                  rankBatch(begin, end, workers_[worker], score);
                  progress.add(end - begin);
                });
    return result();
  }

 private:
  void prepare(Worker& worker, std::size_t count) const {
    worker.scores.resize(count * items_);
    if (!worker.isTarget.empty()) return;
    worker.isTarget.assign(items_, 0);
    worker.counts.assign(metrics_.cutoffs().size(), std::vector<std::uint64_t>(items_, 0));
  }

  void rankBatch(std::size_t begin, std::size_t end, Worker& worker, const ScoreUsers& score) {
    prepare(worker, end - begin);
    score(std::span<const Index>(users_).subspan(begin, end - begin), worker.scores);
    for (std::size_t position = begin; position < end; ++position) {
      rankUser(position,
               std::span<float>(worker.scores).subspan((position - begin) * items_, items_),
               worker);
    }
  }

  void rankUser(std::size_t position, std::span<float> scores, Worker& worker) {
    const Index user = users_[position];
    for (const Index item : part_.mask->row(user).items) scores[item] = kHiddenScore;
    selectTopK(scores, static_cast<std::size_t>(metrics_.cutoffs().back()), worker.best);

    const auto target = part_.target->row(user).items;
    for (const Index item : target) worker.isTarget[item] = 1;
    worker.hits.clear();
    for (const Index item : worker.best) worker.hits.push_back(worker.isTarget[item]);
    for (const Index item : target) worker.isTarget[item] = 0;

    const std::span<double> values(values_.data() + position * width_, width_);
    metrics_.measure(worker.hits, target.size(), values);
    measureItems(worker, values.subspan(metrics_.metrics().size()));
    if (options_.keepLists) keepList(position, scores, worker);
  }

  /// The means of one list at every cutoff, and the counts of its items.
  void measureItems(Worker& worker, std::span<double> values) const {
    double* value = values.data();
    for (std::size_t c = 0; c < metrics_.cutoffs().size(); ++c) {
      const auto k = static_cast<std::size_t>(metrics_.cutoffs()[c]);
      const std::span<const Index> list(worker.best.data(), std::min(k, worker.best.size()));
      for (const Index item : list) ++worker.counts[c][item];
      for (const ItemMean& mean : itemMeans_) {
        double sum = 0;
        for (const Index item : list) sum += mean.values[item];
        *value++ = sum / std::max<double>(1, static_cast<double>(list.size()));
      }
    }
  }

  void keepList(std::size_t position, std::span<const float> scores, const Worker& worker) {
    RankedList& list = lists_[position];
    list.user = users_[position];
    list.items = worker.best;
    for (const Index item : worker.best) list.scores.push_back(scores[item]);
    list.relevant.assign(worker.hits.begin(), worker.hits.end());
  }

  [[nodiscard]] std::vector<std::uint64_t> mergedCounts(std::size_t cutoff) const {
    std::vector<std::uint64_t> merged(items_, 0);
    for (const Worker& worker : workers_) {
      if (worker.counts.empty()) continue;
      for (std::size_t item = 0; item < merged.size(); ++item)
        merged[item] += worker.counts[cutoff][item];
    }
    return merged;
  }

  /// Adds column `column` of all users in user order, so the sum never depends on who computed
  /// what.
  void addColumn(EvaluationResult& result, const std::string& name, std::size_t column) const {
    std::vector<double> values(users_.size());
    double sum = 0;
    for (std::size_t position = 0; position < users_.size(); ++position) {
      values[position] = values_[position * width_ + column];
      sum += values[position];
    }
    result.metrics[name] = sum / static_cast<double>(users_.size());
    if (options_.keepPerUser) result.perUser[name] = std::move(values);
  }

  EvaluationResult result() {
    EvaluationResult result;
    result.evaluatedUsers = static_cast<Index>(users_.size());
    result.items = items_;
    for (std::size_t i = 0; i < metrics_.metrics().size(); ++i)
      addColumn(result, metrics_.metrics()[i].key(), i);
    std::size_t column = metrics_.metrics().size();
    for (std::size_t c = 0; c < metrics_.cutoffs().size(); ++c) {
      const int k = metrics_.cutoffs()[c];
      for (const ItemMean& mean : itemMeans_)
        addColumn(result, Metric(mean.kind, k).key(), column++);
      const std::vector<std::uint64_t> counts = mergedCounts(c);
      for (const MetricKind& kind : metricKinds()) {
        if (kind.ofCounts != nullptr)
          result.metrics[Metric(kind.key, k).key()] = kind.ofCounts(counts);
      }
    }
    result.users = std::move(users_);
    result.lists = std::move(lists_);
    return result;
  }

  const SplitPart& part_;
  const EvaluationOptions& options_;
  RankingMetrics metrics_;
  std::vector<Index> users_;
  std::vector<ItemMean> itemMeans_;
  Index items_;
  std::size_t width_ = 0;       ///< values per user: of hits, then of items for each cutoff
  std::vector<double> values_;  ///< [users, width_]
  std::vector<Worker> workers_;
  std::vector<RankedList> lists_;
};

}  // namespace

EvaluationResult evaluateRanking(const SplitPart& part, const Interactions& train,
                                 const ScoreUsers& score, const EvaluationOptions& options,
                                 Progress& progress, const std::stop_token& stop) {
  return Evaluation(part, train, options).run(score, progress, stop);
}

MeanInterval meanInterval(std::span<const double> values) {
  MeanInterval interval;
  if (values.empty()) return interval;
  const auto n = static_cast<double>(values.size());
  for (const double value : values) interval.mean += value;
  interval.mean /= n;
  if (values.size() < 2) return interval;
  double squares = 0;
  for (const double value : values) squares += (value - interval.mean) * (value - interval.mean);
  constexpr double kNormal975 = 1.959963984540054;
  interval.half = kNormal975 * std::sqrt(squares / (n - 1.0) / n);
  return interval;
}

}  // namespace tastescope
