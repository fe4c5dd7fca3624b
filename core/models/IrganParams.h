// Settings of IRGAN and their description. Thread rule: pure. Cost: the schema is made once.
#pragma once

#include "core/config/ParamSchema.h"

namespace tastescope {

struct IrganConfig {
  std::int64_t latent = 16;
  std::int64_t pretrainEpochs = 30;
  double pretrainRate = 0.05;
  std::int64_t candidates = 5;
  double weightDecay = 0.02;
  double learningRate = 0.01;
  double discriminatorRate = 0.02;
  double discriminatorDecay = 0.02;
  std::int64_t discriminatorPasses = 2;
  std::int64_t generatorPasses = 1;
  double temperature = 0.2;
  double realShare = 0.2;
  std::int64_t batch = 100;
};

const Schema<IrganConfig>& irganSchema();

}  // namespace tastescope
