// The models there are, one function each, defined beside the model. Only Registry.cpp calls them.
// Thread rule: pure; the schemas they point to live for the whole program. Cost: called once.
#pragma once

#include "core/models/Registry.h"

namespace tastescope {

ModelInfo bprMfModel();
ModelInfo cfganModel();
ModelInfo diffRecModel();
ModelInfo easeModel();
ModelInfo gru4RecModel();
ModelInfo ialsModel();
ModelInfo irganModel();
ModelInfo itemKnnModel();
ModelInfo itemTransitionsModel();
ModelInfo lightGcnModel();
ModelInfo multDaeModel();
ModelInfo multVaeModel();
ModelInfo popularityModel();
ModelInfo recentPopularityModel();
ModelInfo recVaeModel();
ModelInfo rp3BetaModel();
ModelInfo sideVaeModel();
ModelInfo userItemCvaeModel();
ModelInfo sasRecModel();

}  // namespace tastescope
