// Parameters of the models that learn by comparing pairs, described once.
// Thread rule: pure. Cost: called when a schema is made.
#pragma once

#include "core/config/ParamSchema.h"

namespace tastescope {

ParamSpec pairBatchParam();
ParamSpec pairNegativesParam();
ParamSpec pairCandidatesParam();
ParamSpec pairDecayParam();

}  // namespace tastescope
