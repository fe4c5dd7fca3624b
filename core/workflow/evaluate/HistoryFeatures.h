// Private to core/workflow: histories as points that can be compared. Thread rule: const after
// construction. Cost: as principalComponents() for the basis, O(history * components) for each
// point.
#pragma once

#include "core/eval/GenerativeDistance.h"
#include "core/recommend/GeneratedHistories.h"

namespace tastescope {

class HistoryFeatures {
 public:
  /// Principal components of `basis`, each history a binary vector scaled to length 1 so that long
  /// ones do not dominate. None of what is compared may be in it: the axes fit their own histories
  /// best, and any other set would look narrower than it is.
  HistoryFeatures(const Histories& basis, Index items, const std::stop_token& stop);

  /// [histories, width()].
  [[nodiscard]] std::vector<float> points(const Histories& histories) const;
  [[nodiscard]] std::size_t width() const { return width_; }
  /// Share of the basis's variance on these components.
  [[nodiscard]] double explained() const { return explained_; }

 private:
  std::size_t items_;
  std::size_t width_;
  double explained_ = 0;
  std::vector<double> axes_;    ///< [width, items]
  std::vector<double> centre_;  ///< [width]: the basis's mean on the axes
};

}  // namespace tastescope
