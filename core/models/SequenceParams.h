// Parameters that sequence models share. Thread rule: pure. Cost: called when a schema is made.
#pragma once

#include <string>
#include <vector>

#include "core/config/ParamSchema.h"

namespace tastescope {

ParamSpec sequenceWidthParam();
ParamSpec sequenceLengthParam();
/// The losses a model offers, out of ce, sampled, gbce, bce, top1, bpr, top1-max, bpr-max.
ParamSpec sequenceLossParam(const std::vector<std::string>& offered);
ParamSpec negativesParam();
ParamSpec negativeSourceParam();
ParamSpec calibrationParam();
ParamSpec stateDropoutParam();

}  // namespace tastescope
