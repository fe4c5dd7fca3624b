#include "core/eval/TwoSamples.h"

#include <algorithm>
#include <cmath>

namespace tastescope {
namespace {

constexpr double kNormal95 = 1.959963984540054;
/// Tables whose probabilities differ by rounding alone are as probable as each other.
constexpr double kEqualProbability = 1e-9;
constexpr double kNegligible = 1e-17;

double asDouble(std::uint64_t count) { return static_cast<double>(count); }

double logFactorial(double n) {
  int sign = 0;
  return ::lgamma_r(n + 1, &sign);
}

double logChoose(double n, double k) {
  return logFactorial(n) - logFactorial(k) - logFactorial(n - k);
}

/// How many of a group of n have what `have` of all N have, when chance decides.
class Hypergeometric {
 public:
  Hypergeometric(double all, double have, double n)
      : all_(all), have_(have), n_(n), scale_(logChoose(all, n)) {}
  [[nodiscard]] double lowest() const { return std::max(0.0, n_ - (all_ - have_)); }
  [[nodiscard]] double highest() const { return std::min(n_, have_); }
  [[nodiscard]] double mode() const {
    const double at = std::floor((n_ + 1) * (have_ + 1) / (all_ + 2));
    return std::clamp(at, lowest(), highest());
  }
  [[nodiscard]] double logAt(double x) const {
    return logChoose(have_, x) + logChoose(all_ - have_, n_ - x) - scale_;
  }
  /// From x on away from the mode.
  [[nodiscard]] double tail(double x, double step) const {
    const double first = logAt(x);
    double term = 1;
    double sum = 0;
    for (; x >= lowest() && x <= highest(); x += step) {
      sum += term;
      term *= step > 0 ? (have_ - x) * (n_ - x) / ((x + 1) * (all_ - have_ - n_ + x + 1))
                       : x * (all_ - have_ - n_ + x) / ((have_ - x + 1) * (n_ - x + 1));
      if (term < kNegligible * sum) break;
    }
    return std::exp(first) * sum;
  }

 private:
  double all_, have_, n_, scale_;
};

struct Ranked {
  double value;
  bool own;
};

}  // namespace

double TwoShares::share() const { return asDouble(have) / asDouble(count); }
double TwoShares::otherShare() const { return asDouble(othersHave) / asDouble(others); }

ShareRatio shareRatio(const TwoShares& shares) {
  const bool zero = shares.have == 0 || shares.othersHave == 0;
  const double a = asDouble(shares.have) + (zero ? 0.5 : 0);
  const double n = asDouble(shares.count) + (zero ? 1 : 0);
  const double c = asDouble(shares.othersHave) + (zero ? 0.5 : 0);
  const double m = asDouble(shares.others) + (zero ? 1 : 0);
  const double ratio = (a / n) / (c / m);
  const double half = kNormal95 * std::sqrt(std::max(0.0, 1 / a - 1 / n + 1 / c - 1 / m));
  return {ratio, ratio * std::exp(-half), ratio * std::exp(half)};
}

ShareRatio liftOf(const TwoShares& shares) {
  const double n = asDouble(shares.count);
  const double m = asDouble(shares.others);
  const ShareRatio ratio = shareRatio(shares);
  const auto toAll = [n, m](double r) { return r * (n + m) / (n * r + m); };
  const double all = asDouble(shares.have + shares.othersHave) / (n + m);
  const double lift = all > 0 ? shares.share() / all : 1;
  return {lift, std::min(lift, toAll(ratio.low)), std::max(lift, toAll(ratio.high))};
}

double fisherExact(const TwoShares& shares) {
  const Hypergeometric chance(asDouble(shares.count + shares.others),
                              asDouble(shares.have + shares.othersHave), asDouble(shares.count));
  const double seen = asDouble(shares.have);
  const double mode = chance.mode();
  const double as = chance.logAt(seen) + kEqualProbability;
  if (chance.logAt(mode) <= as) return 1;
  const double away = seen > mode ? 1 : -1;
  const double own = chance.tail(seen, away);
  // On the other side of the mode, the first that is no more probable.
  const double end = away > 0 ? chance.lowest() : chance.highest();
  if (chance.logAt(end) > as) return std::min(1.0, own);
  double more = mode;
  double less = end;
  while (std::abs(more - less) > 1) {
    const double middle = std::floor((more + less) / 2);
    (chance.logAt(middle) > as ? more : less) = middle;
  }
  return std::min(1.0, own + chance.tail(less, -away));
}

double upperMedian(std::vector<double> values) {
  if (values.empty()) return 0;
  const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
  std::ranges::nth_element(values, middle);
  return *middle;
}

RankSum rankSum(std::span<const double> group, std::span<const double> others) {
  std::vector<Ranked> ranked;
  for (const double value : group)
    if (std::isfinite(value)) ranked.push_back({value, true});
  const std::size_t own = ranked.size();
  for (const double value : others)
    if (std::isfinite(value)) ranked.push_back({value, false});
  if (own == 0 || own == ranked.size()) return {};
  std::ranges::sort(ranked, {}, &Ranked::value);
  double sum = 0;
  double ties = 0;
  for (std::size_t begin = 0; begin < ranked.size();) {
    std::size_t end = begin;
    std::size_t ownTied = 0;
    for (; end < ranked.size() && ranked[end].value == ranked[begin].value; ++end)
      ownTied += ranked[end].own ? 1 : 0;
    const double midRank = (asDouble(begin) + asDouble(end) + 1) / 2;
    const double tied = asDouble(end - begin);
    sum += midRank * asDouble(ownTied);
    ties += tied * tied * tied - tied;
    begin = end;
  }
  const double n = asDouble(own);
  const double m = asDouble(ranked.size()) - n;
  const double all = n + m;
  const double u = sum - n * (n + 1) / 2;
  const double variance = n * m / 12 * (all + 1 - ties / (all * (all - 1)));
  if (variance <= 0) return {};
  const double z = (u - n * m / 2) / std::sqrt(variance);
  return {u / (n * m), std::erfc(std::abs(z) / std::sqrt(2.0))};
}

}  // namespace tastescope
