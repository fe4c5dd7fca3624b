// Seeded random numbers that are the same on every platform: std::mt19937_64 is specified bit for
// bit, the standard's distributions are not, so the few that are needed stand here. Thread rule:
// one generator per thread. Cost: a few nanoseconds a draw.
#pragma once

#include <cstdint>
#include <random>
#include <span>
#include <string>
#include <utility>

namespace tastescope {

class Rng {
 public:
  explicit Rng(std::uint64_t seed) : engine_(mix(seed)) {}

  std::uint64_t next() { return engine_(); }
  /// Uniform in [0, bound), bound > 0, without modulo bias (Lemire 2019).
  std::uint64_t below(std::uint64_t bound);
  /// Uniform in [0, 1), 53 bits.
  double uniform() { return static_cast<double>(next() >> 11) * 0x1.0p-53; }
  /// Standard normal (Box-Muller, no cached second value, so state is the engine's alone).
  double normal();

  /// Fisher-Yates.
  template <typename T>
  void shuffle(std::span<T> values) {
    for (std::size_t i = values.size(); i > 1; --i) std::swap(values[i - 1], values[below(i)]);
  }

  /// A generator for a named sub-task; independent of how much the parent has drawn.
  static std::uint64_t derive(std::uint64_t seed, std::uint64_t stream) {
    return mix(seed ^ mix(stream + 0x9e3779b97f4a7c15ULL));
  }

  /// The complete state as text, and back: for bit-exact resume.
  [[nodiscard]] std::string state() const;
  void restore(const std::string& state);

 private:
  static std::uint64_t mix(std::uint64_t x);  ///< splitmix64
  std::mt19937_64 engine_;
};

}  // namespace tastescope
