#include "core/eval/GenerativeDistance.h"

#include <algorithm>

#include "core/base/Error.h"

namespace tastescope {
namespace {

void requireAtLeast(std::size_t least, HistorySet set) {
  if (set.size() >= least) return;
  throw Error(ErrorCode::InvalidConfig,
              coreText("Evaluate", "Too few histories to compare: each set needs at least %1.")
                  .arg(static_cast<unsigned long>(least)));
}

/// How far the neighbourhood of a history reaches.
struct Reach {
  double shared = 0;  ///< with the k-th nearest other
  double edge = 1;    ///< what one that shares just as much counts, so that all of them count k
};

Reach reachOf(std::vector<double>& shared, std::size_t k) {
  const auto kth = shared.begin() + static_cast<std::ptrdiff_t>(k - 1);
  std::nth_element(shared.begin(), kth, shared.end(), std::greater{});
  const double least = *kth;
  const auto nearer = std::ranges::count_if(shared, [=](double one) { return one > least; });
  const auto tied = std::ranges::count(shared, least);
  return {least,
          (static_cast<double>(k) - static_cast<double>(nearer)) / static_cast<double>(tied)};
}

std::vector<Reach> reachesOf(HistorySet set, std::size_t k, const std::stop_token& stop) {
  std::vector<Reach> found;
  std::vector<double> shared;
  for (std::size_t i = 0; i < set.size(); ++i) {
    throwIfStopped(stop);
    shared.clear();
    for (std::size_t j = 0; j < set.size(); ++j)
      if (j != i) shared.push_back(sharedItems(set[i], set[j]));
    found.push_back(reachOf(shared, k));
  }
  return found;
}

/// Mean over pairs; `same`: of one set, without each history's pair with itself.
double meanShared(HistorySet a, HistorySet b, bool same, const std::stop_token& stop) {
  double sum = 0;
  for (std::size_t i = 0; i < a.size(); ++i) {
    throwIfStopped(stop);
    for (std::size_t j = 0; j < b.size(); ++j)
      if (!same || i != j) sum += sharedItems(a[i], b[j]);
  }
  const auto n = static_cast<double>(a.size());
  const auto m = static_cast<double>(b.size());
  return sum / (same ? n * (n - 1) : n * m);
}

}  // namespace

double sharedItems(std::span<const Index> a, std::span<const Index> b) {
  std::size_t both = 0;
  for (std::size_t i = 0, j = 0; i < a.size() && j < b.size();) {
    both += a[i] == b[j] ? 1 : 0;
    const bool further = a[i] <= b[j];
    j += b[j] <= a[i] ? 1 : 0;
    i += further ? 1 : 0;
  }
  const std::size_t either = a.size() + b.size() - both;
  return either == 0 ? 0 : static_cast<double>(both) / static_cast<double>(either);
}

HistoryOverlap historyOverlap(HistorySet real, HistorySet generated, std::size_t k,
                              const std::stop_token& stop) {
  requireAtLeast(k + 1, real);
  requireAtLeast(1, generated);
  const std::vector<Reach> reaches = reachesOf(real, k, stop);
  double within = 0;
  std::size_t covered = 0;
  for (std::size_t i = 0; i < real.size(); ++i) {
    throwIfStopped(stop);
    double near = 0;
    for (const std::vector<Index>& made : generated) {
      const double shared = sharedItems(real[i], made);
      if (shared > 0 && shared >= reaches[i].shared)
        near += shared > reaches[i].shared ? 1 : reaches[i].edge;
    }
    within += near;
    covered += near > 0 ? 1 : 0;
  }
  return {within / static_cast<double>(k * generated.size()),
          static_cast<double>(covered) / static_cast<double>(real.size())};
}

double squaredDiscrepancy(HistorySet a, HistorySet b, const std::stop_token& stop) {
  requireAtLeast(2, a);
  requireAtLeast(2, b);
  return meanShared(a, a, true, stop) + meanShared(b, b, true, stop) -
         2 * meanShared(a, b, false, stop);
}

}  // namespace tastescope
