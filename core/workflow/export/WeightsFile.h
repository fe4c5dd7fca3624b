// Use case: a run's best weights as a safetensors file: 8 bytes little-endian header length, JSON
// header, raw tensors. Format: https://github.com/huggingface/safetensors (nothing in it can run,
// unlike pickles). Thread rule: any thread. Cost: one copy of the weights.
#pragma once

#include "core/base/OutputFile.h"
#include "core/workflow/Session.h"

namespace tastescope {

/// Written aside and renamed. Returns the number of tensors. Errors: NotFound without weights, Io.
std::uint64_t exportWeights(Session& session, RunId run, const OutputFile& file);

}  // namespace tastescope
