#include "core/workflow/evaluate/HistoryFeatures.h"

#include <algorithm>
#include <cmath>

#include "core/latent/Pca.h"

namespace tastescope {
namespace {

/// Enough for the groups of taste, few enough for neighbourhoods to mean something.
constexpr std::size_t kComponents = 16;

}  // namespace

HistoryFeatures::HistoryFeatures(const Histories& basis, Index items, const std::stop_token& stop)
    : items_(items),
      width_(std::min({kComponents, static_cast<std::size_t>(items), basis.size()})) {
  std::vector<float> dense(basis.size() * items_, 0.0F);
  for (std::size_t row = 0; row < basis.size(); ++row) {
    const auto value = static_cast<float>(
        1 / std::sqrt(static_cast<double>(std::max<std::size_t>(1, basis[row].size()))));
    for (const Index item : basis[row]) dense[row * items_ + item] = value;
  }
  PcaResult found = principalComponents(dense, basis.size(), items_, width_, stop);
  axes_ = std::move(found.axes);
  for (const double share : found.explainedShare) explained_ += share;
  centre_.assign(width_, 0);
  const std::vector<float> uncentred = points(basis);
  for (std::size_t at = 0; at < uncentred.size(); ++at) {
    centre_[at % width_] += double{uncentred[at]} / static_cast<double>(basis.size());
  }
}

std::vector<float> HistoryFeatures::points(const Histories& histories) const {
  std::vector<float> values(histories.size() * width_);
  for (std::size_t row = 0; row < histories.size(); ++row) {
    const double length =
        std::sqrt(static_cast<double>(std::max<std::size_t>(1, histories[row].size())));
    for (std::size_t c = 0; c < width_; ++c) {
      double sum = 0;
      for (const Index item : histories[row]) sum += axes_[c * items_ + item];
      values[row * width_ + c] = static_cast<float>(sum / length - centre_[c]);
    }
  }
  return values;
}

}  // namespace tastescope
