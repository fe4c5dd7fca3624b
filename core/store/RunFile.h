// A run in one file: its weights as safetensors (8 bytes little-endian header length, JSON header, raw
// tensors; https://github.com/huggingface/safetensors; nothing in it can run, unlike pickles), its
// settings, metrics and curves as JSON in the format's __metadata__. Thread rule: any thread. Cost: one
// copy of the weights.
#pragma once

#include <filesystem>

#include "core/base/OutputFile.h"
#include "core/store/RunResults.h"

namespace tastescope {

/// What a finished run is without its project: its state is Done or KeptBest. Of the record, id, star
/// and touched do not travel.
struct RunFile {
  RunRecord record;
  TensorMap weights;
  std::vector<MetricValue> metrics;
  Curves curves;
};

/// Written aside and renamed. Errors as AtomicFile.
void writeRunFile(const RunFile& run, const OutputFile& file);

/// Error(NotFound) when `file` cannot be read, Error(Corrupt) when it is no safetensors file or is cut
/// short, Error(InvalidInput) when it holds weights and no run of this program. Names, shapes and
/// settings are as written: whether a model takes them is for the reader to find out.
RunFile readRunFile(const std::filesystem::path& file);

}  // namespace tastescope
