// Dense batches for models whose first layer cannot be sparse: histories written out, and random
// tensors filled on all cores, one generator a row, so that they depend on the seed alone and not
// on the number of threads. Thread rule: pure. Cost: memory rows * columns * 4 bytes; about 10 ns a
// normal value and 3 ns a mask value, divided by the cores.
#pragma once

#include "core/base/Rng.h"
#include "core/nn/SparseBatch.h"
#include "core/nn/Torch.h"

namespace tastescope::nn {

/// [rows, columns] with zeros where a row has no entry.
at::Tensor denseRows(const SparseBatch& batch, std::int64_t columns);
/// [rows, columns] standard normal values.
at::Tensor noiseRows(std::int64_t rows, std::int64_t columns, Rng& rng);
/// [rows, columns]: 0 with probability `share`, else 1 / (1 - share).
at::Tensor dropoutRows(std::int64_t rows, std::int64_t columns, double share, Rng& rng);
/// [rows, columns]: 1 with probability `share` where the batch has no entry, else 0.
at::Tensor sampledZeros(const SparseBatch& batch, std::int64_t columns, double share, Rng& rng);

}  // namespace tastescope::nn
