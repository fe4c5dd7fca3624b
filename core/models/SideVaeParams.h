// Settings of the VAE with side information and their description. Thread rule: pure. Cost: the
// schema is made once.
#pragma once

#include "core/config/ParamSchema.h"

namespace tastescope {

struct SideVaeConfig {
  std::int64_t hidden = 600;
  std::int64_t latent = 64;
  double dropout = 0.5;
  double userDropout = 0.5;
  double ownFrom = 1;
  double klWeight = 1.0;
  std::int64_t klSteps = 200;
  double learningRate = 2e-3;
  std::int64_t batch = 500;
  double weightDecay = 0;
  std::string values = "ones";
};

const Schema<SideVaeConfig>& sideVaeSchema();

}  // namespace tastescope
