#include "core/recommend/PosteriorSamples.h"

#include <algorithm>
#include <cmath>

#include "core/base/Rng.h"
#include "core/recommend/ScoreBatches.h"

namespace tastescope {
namespace {

/// `values` sorted ascending and not empty.
float quantile(const std::vector<float>& values, double share) {
  const double place = share * static_cast<double>(values.size() - 1);
  const auto below = static_cast<std::size_t>(place);
  const std::size_t above = std::min(below + 1, values.size() - 1);
  const double part = place - static_cast<double>(below);
  return static_cast<float>((1.0 - part) * double{values[below]} + part * double{values[above]});
}

}  // namespace

PosteriorSamples::PosteriorSamples(const HasUserLatent& space, std::size_t itemCount,
                                   const History& history, std::size_t samples, std::uint64_t seed)
    : space_(space), items_(itemCount), samples_(samples) {
  const std::size_t size = space.latentSize();
  std::vector<float> mean(size);
  std::vector<float> logVariance(size);
  space.encode({&history, 1}, mean, logVariance);
  Rng rng(seed);
  points_.resize(samples * size);
  for (std::size_t i = 0; i < points_.size(); ++i) {
    const std::size_t d = i % size;
    points_[i] = mean[d] + std::exp(0.5F * logVariance[d]) * static_cast<float>(rng.normal());
  }
}

template <typename Body>
void PosteriorSamples::forSamples(Body&& body) const {
  const std::size_t size = space_.latentSize();
  const std::size_t rows = scoreBatchRows(items_);
  std::vector<float> decoded;
  for (std::size_t begin = 0; begin < samples_; begin += rows) {
    const std::size_t count = std::min(rows, samples_ - begin);
    decoded.resize(count * items_);
    space_.decode(std::span<const float>(points_).subspan(begin * size, count * size), decoded);
    for (std::size_t row = 0; row < count; ++row) {
      body(std::span<const float>(decoded).subspan(row * items_, items_));
    }
  }
}

std::vector<float> PosteriorSamples::means() const {
  std::vector<double> sums(items_, 0.0);
  forSamples([&](std::span<const float> scores) {
    for (std::size_t item = 0; item < items_; ++item) sums[item] += double{scores[item]};
  });
  std::vector<float> means(items_);
  for (std::size_t item = 0; item < items_; ++item) {
    means[item] = static_cast<float>(sums[item] / static_cast<double>(samples_));
  }
  return means;
}

std::vector<PosteriorSamples::Range> PosteriorSamples::ranges(std::span<const Index> items) const {
  std::vector<std::vector<float>> values(items.size());
  forSamples([&](std::span<const float> scores) {
    for (std::size_t i = 0; i < items.size(); ++i) values[i].push_back(scores[items[i]]);
  });
  std::vector<Range> ranges;
  ranges.reserve(items.size());
  for (auto& ofItem : values) {
    std::sort(ofItem.begin(), ofItem.end());
    ranges.push_back({quantile(ofItem, 0.05), quantile(ofItem, 0.95)});
  }
  return ranges;
}

}  // namespace tastescope
