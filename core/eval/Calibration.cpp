#include "core/eval/Calibration.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace tastescope {
namespace {

constexpr double kSmoothing = 0.01;

/// Writes the share of each label and returns whether any item has one.
bool labelShares(std::span<const Index> items, const EntityLabels& labels,
                 std::vector<double>& shares) {
  std::fill(shares.begin(), shares.end(), 0.0);
  double labelled = 0;
  for (const Index item : items) {
    const auto own = labels.of(item);
    if (own.empty()) continue;
    for (const Index label : own) shares[label] += 1 / static_cast<double>(own.size());
    labelled += 1;
  }
  if (labelled <= 0) return false;
  for (double& share : shares) share /= labelled;
  return true;
}

double smoothedKl(const std::vector<double>& p, const std::vector<double>& q) {
  double sum = 0;
  for (std::size_t g = 0; g < p.size(); ++g) {
    if (p[g] <= 0) continue;
    sum += p[g] * std::log(p[g] / ((1 - kSmoothing) * q[g] + kSmoothing * p[g]));
  }
  return sum;
}

}  // namespace

Calibration calibration(std::span<const RankedList> lists, std::size_t k,
                        const Interactions& histories, const EntityLabels& labels) {
  const std::size_t count = labels.names.size();
  Calibration result{std::vector<double>(lists.size(), std::numeric_limits<double>::quiet_NaN()),
                     std::vector<double>(count, 0.0), std::vector<double>(count, 0.0)};
  std::vector<double> p(count);
  std::vector<double> q(count);
  double users = 0;
  for (std::size_t i = 0; i < lists.size(); ++i) {
    const auto places = std::span(lists[i].items).first(std::min(k, lists[i].items.size()));
    if (!labelShares(histories.row(lists[i].user).items, labels, p)) continue;
    if (!labelShares(places, labels, q)) continue;
    result.perUser[i] = smoothedKl(p, q);
    for (std::size_t g = 0; g < count; ++g) {
      result.history[g] += p[g];
      result.lists[g] += q[g];
    }
    users += 1;
  }
  for (std::size_t g = 0; g < count && users > 0; ++g) {
    result.history[g] /= users;
    result.lists[g] /= users;
  }
  return result;
}

}  // namespace tastescope
