// One prediction against a handful of negatives: losses and gradients of the ranking losses of
// sequence models, row by row over plain memory. Thread rule: pure. Cost: a few exponentials a
// negative.
#pragma once

#include <cstdint>
#include <span>

namespace tastescope::nn {

enum class RankingLoss {
  SampledSoftmax,  ///< -log softmax of the positive among itself and the negatives
  BinaryCross,     ///< -(b log s(p) + sum_j log(1 - s(r_j))) / (n + 1); b = 1: BCE, else gBCE
                   ///< (Petrov, Macdonald, RecSys 2023)
  Top1,            ///< mean_j s(r_j - p) + s(r_j^2) (Hidasi et al., ICLR 2016)
  Bpr,             ///< mean_j -log s(p - r_j) (Rendle et al., UAI 2009)
  Top1Max,  ///< sum_j w_j (s(r_j - p) + s(r_j^2)), w = softmax(r) (Hidasi, Karatzoglou, CIKM 2018)
  BprMax,   ///< -log sum_j w_j s(p - r_j) + c sum_j w_j r_j^2 (as Top1Max)
};

struct RankingSettings {
  RankingLoss kind = RankingLoss::SampledSoftmax;
  double positivePower = 1;   ///< b above
  double regularisation = 0;  ///< c above
};

/// p = `positive`, r = `negatives`; s is the logistic function, n the negatives that count: those
/// whose item is not the target's. On return `positive` and `negatives` hold scale times the
/// gradient (0 where it does not count). Returns the loss, without scale; 0 when none counts.
double rankingRow(const RankingSettings& settings, std::uint32_t target,
                  std::span<const std::uint32_t> items, float& positive, std::span<float> negatives,
                  double scale);

/// b of gBCE for a sampling rate of `negatives` of `items` - 1 and a calibration t in [0, 1]: with
/// a = negatives / (items - 1), b = a (t (1 - 1 / a) + 1 / a). t = 0 is plain BCE.
double generalisedPower(std::int64_t negatives, std::int64_t items, double calibration);

}  // namespace tastescope::nn
