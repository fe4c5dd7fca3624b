// A layout of points on a plane that is made step by step, so that it can be drawn while it runs,
// paused and gone on with. Thread rule: one thread at a time; a step uses all cores. Cost: see the
// methods.
#pragma once

#include <cstddef>
#include <span>
#include <stop_token>

namespace tastescope {

class PlaneLayout {
 public:
  virtual ~PlaneLayout() = default;
  /// Makes at most `steps` more of them; none are left after total(). A stop ends it between steps
  /// with Cancelled; what was done stays.
  virtual void advance(std::size_t steps, const std::stop_token& stop) = 0;
  /// [n, 2], as far as it is.
  [[nodiscard]] virtual std::span<const float> coordinates() const = 0;
  [[nodiscard]] virtual std::size_t done() const = 0;
  [[nodiscard]] virtual std::size_t total() const = 0;
};

}  // namespace tastescope
