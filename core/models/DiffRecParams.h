// Settings of DiffRec and their description. Thread rule: pure. Cost: the schema is made once.
#pragma once

#include "core/config/ParamSchema.h"

namespace tastescope {

struct DiffRecConfig {
  std::vector<std::int64_t> hidden{300};
  std::int64_t steps = 5;
  double noiseScale = 0.01;
  double noiseMin = 5e-4;
  double noiseMax = 5e-3;
  std::int64_t inferenceSteps = 0;
  bool importance = true;
  bool reweight = true;
  double dropout = 0.5;
  std::int64_t timeSize = 10;
  double learningRate = 1e-3;
  double weightDecay = 0;
  std::int64_t batch = 400;
  std::string values = "ones";
};

const Schema<DiffRecConfig>& diffRecSchema();

}  // namespace tastescope
