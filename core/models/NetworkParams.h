// Parameters that several networks share, described once so that the same words mean the same
// everywhere. Thread rule: pure. Cost: called when a schema is made.
#pragma once

#include "core/config/ParamSchema.h"
#include "core/nn/MultinomialLoss.h"

namespace tastescope {

ParamSpec latentParam();
ParamSpec hiddenParam();
ParamSpec inputDropoutParam();
ParamSpec learningRateParam();
ParamSpec userBatchParam();
ParamSpec weightDecayParam();
ParamSpec valuesParam();
ParamSpec precisionParam();

/// What a value of precisionParam() means on this machine: Mixed only where the processor gains
/// from it.
nn::Precision precisionOf(const std::string& value);

}  // namespace tastescope
