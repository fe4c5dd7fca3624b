// What a search over settings is asked to do, and one trial it has made. Thread rule: value types.
// Cost: none.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/config/ParamSchema.h"
#include "core/data/Split.h"
#include "core/store/RunStore.h"

namespace tastescope {

enum class TuneMethod { Random, Halving };
/// "random", "halving".
const char* tuneMethodKey(TuneMethod method);
/// Throws Error(InvalidConfig) for an unknown key.
TuneMethod tuneMethodFromKey(const std::string& key);

/// Settings a search may try; more than anybody waits for.
inline constexpr std::int64_t kMostTrials = 10'000;

struct TuneRequest {
  std::string study;                     ///< empty: "<model> N"
  std::string model;                     ///< registry key
  Json fixed = Json::object();           ///< settings every trial shares
  std::vector<std::string> ranges = {};  ///< see SearchSpace.h
  /// Defaults that follow the data: of the first trial, and of all where nothing varies or is fixed.
  Json suggested = Json::object();
  Json trainOptions = Json::object();  ///< over the model's own; "metric" decides, "epochs" is the
                                       ///< longest training
  SplitSpec split = {};
  std::uint64_t seed = 1;  ///< of the draws and of every training
  TuneMethod method = TuneMethod::Random;
  std::int64_t trials = 20;  ///< settings tried; 0: as many as fit in `minutes`
  double minutes = 0;        ///< 0: no limit; else a running trial stops there and keeps its best
};

struct TuneTrial {
  std::int64_t number = 0;  ///< from 1
  std::int64_t rung = 0;    ///< of successive halving, from 0
  RunRecord run;
  std::optional<double> value = {};  ///< of the metric on validation; empty when the trial failed
};

}  // namespace tastescope
