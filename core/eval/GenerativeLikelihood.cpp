#include "core/eval/GenerativeLikelihood.h"

#include <algorithm>
#include <cmath>

#include "core/base/Error.h"
#include "core/base/Parallel.h"
#include "core/base/TopK.h"

namespace tastescope {
namespace {

constexpr std::size_t kUsersAtOnce = 64;

double logSumExp(std::span<const float> scores) {
  float highest = kHiddenScore;
  for (const float score : scores) highest = std::max(highest, score);
  if (highest == kHiddenScore) return static_cast<double>(kHiddenScore);
  double sum = 0;
  for (const float score : scores) sum += std::exp(double{score} - double{highest});
  return double{highest} + std::log(sum);
}

/// log(1 + e^x) without overflow.
double softplus(double x) { return std::max(x, 0.0) + std::log1p(std::exp(-std::abs(x))); }

/// One user's held-out items.
struct UserSum {
  double count = 0;
  double model = 0;
  double unigram = 0;
};

/// Ratio of two sums over users, and its interval by linearisation.
Likelihood likelihoodOf(const std::vector<UserSum>& users, double UserSum::*value) {
  Likelihood result;
  double count = 0;
  double sum = 0;
  for (const UserSum& user : users) {
    count += user.count;
    sum += user.*value;
  }
  if (count == 0) return result;
  result.perInteraction = sum / count;
  result.perplexity = std::exp(-result.perInteraction);
  const auto n = static_cast<double>(users.size());
  if (n < 2) return result;
  double squares = 0;
  for (const UserSum& user : users) {
    const double rest = user.*value - result.perInteraction * user.count;
    squares += rest * rest;
  }
  constexpr double kNormal975 = 1.959963984540054;
  result.half = kNormal975 * std::sqrt(squares * n / (n - 1)) / count;
  return result;
}

class LikelihoodPass {
 public:
  LikelihoodPass(const SplitPart& part, const Interactions& train)
      : part_(part), counts_(train.itemCounts()), items_(part.target->itemCount()) {
    for (const std::uint32_t count : counts_) allCounts_ += count + 1.0;
    for (Index user = 0; user < part.target->userCount(); ++user) {
      if (part.target->row(user).size() > 0) users_.push_back(user);
    }
    if (users_.empty()) {
      throw Error(ErrorCode::InvalidConfig,
                  coreText("Evaluate",
                           "No user has an item to be found in this part of the split, so there is "
                           "nothing to "
                           "evaluate. Choose a larger share or another split."));
    }
    sums_.resize(users_.size());
  }

  HeldOutLikelihood run(const ScoreUsers& score, unsigned threads, Progress& progress,
                        const std::stop_token& stop) {
    progress.begin(coreText("Evaluate", "Probability of the held-out items"),
                   coreText("Evaluate", "users"), users_.size());
    std::vector<std::vector<float>> scores(workerCount(threads));
    parallelFor(users_.size(), kUsersAtOnce, threads, stop,
                [&](std::size_t begin, std::size_t end, unsigned worker) {
                  scores[worker].resize((end - begin) * items_);
                  score(std::span<const Index>(users_).subspan(begin, end - begin), scores[worker]);
                  for (std::size_t at = begin; at < end; ++at) {
                    add(at, std::span(scores[worker]).subspan((at - begin) * items_, items_));
                  }
                  progress.add(end - begin);
                });
    HeldOutLikelihood result;
    result.users = static_cast<Index>(users_.size());
    double count = 0;
    for (const UserSum& user : sums_) count += user.count;
    result.interactions = static_cast<std::uint64_t>(count);
    result.model = likelihoodOf(sums_, &UserSum::model);
    result.unigram = likelihoodOf(sums_, &UserSum::unigram);
    return result;
  }

 private:
  void add(std::size_t at, std::span<float> scores) {
    double unigramMass = allCounts_;
    for (const Index item : part_.mask->row(users_[at]).items) {
      scores[item] = kHiddenScore;
      unigramMass -= counts_[item] + 1.0;
    }
    const double whole = logSumExp(scores);
    UserSum& sum = sums_[at];
    for (const Index item : part_.target->row(users_[at]).items) {
      if (scores[item] == kHiddenScore) continue;
      sum.count += 1;
      sum.model += double{scores[item]} - whole;
      sum.unigram += std::log((counts_[item] + 1.0) / unigramMass);
    }
  }

  const SplitPart& part_;
  std::vector<std::uint32_t> counts_;
  double allCounts_ = 0;
  Index items_;
  std::vector<Index> users_;
  std::vector<UserSum> sums_;
};

}  // namespace

HeldOutLikelihood heldOutLikelihood(const SplitPart& part, const Interactions& train,
                                    const ScoreUsers& score, unsigned threads, Progress& progress,
                                    const std::stop_token& stop) {
  return LikelihoodPass(part, train).run(score, threads, progress, stop);
}

double softmaxLogLikelihood(std::span<const float> scores, std::span<const Index> items) {
  const double whole = logSumExp(scores);
  double sum = 0;
  for (const Index item : items) sum += double{scores[item]} - whole;
  return sum;
}

double bernoulliLogLikelihood(std::span<const float> scores, std::span<const Index> items) {
  // log(1 - sigmoid(s)) = -softplus(s), and log sigmoid(s) = s - softplus(s).
  double sum = 0;
  for (const float score : scores) sum -= softplus(double{score});
  for (const Index item : items) sum += double{scores[item]};
  return sum;
}

}  // namespace tastescope
