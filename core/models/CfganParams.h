// Settings of CFGAN and their description. Thread rule: pure. Cost: the schema is made once.
#pragma once

#include "core/config/ParamSchema.h"

namespace tastescope {

struct CfganConfig {
  std::string view = "items";
  std::string negatives = "zp";
  double zeroShare = 0.7;
  double zeroWeight = 0.03;
  double maskShare = 0.7;
  std::int64_t hidden = 400;
  std::int64_t layers = 1;
  std::int64_t discriminatorHidden = 125;
  std::int64_t discriminatorLayers = 1;
  std::int64_t generatorPasses = 4;
  std::int64_t discriminatorPasses = 1;
  double learningRate = 1e-4;
  double discriminatorRate = 1e-4;
  double weightDecay = 1e-3;
  double discriminatorDecay = 0;
  std::int64_t batch = 32;
};

const Schema<CfganConfig>& cfganSchema();

}  // namespace tastescope
