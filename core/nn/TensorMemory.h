// The memory of large tensors. glibc maps blocks of 32 MB and more anew whenever they are asked for, so that a step of training
// over a large catalogue spent a third of its time on pages the kernel had to clear. Here a block that a tensor leaves is kept
// for the next one of its size, and no more is held than the program had in use at once before.
// Thread rule: any thread. Cost: a lock for each large tensor.
#pragma once

#include <cstddef>

namespace tastescope::nn {

/// From now on libtorch asks here for the memory of large tensors. Only the first call does anything.
void useTensorMemory();

/// While at least one of these lives, blocks are kept; with the last one they go back to the system.
class KeptTensorMemory {
 public:
  KeptTensorMemory();
  ~KeptTensorMemory();
  KeptTensorMemory(const KeptTensorMemory&) = delete;
  KeptTensorMemory& operator=(const KeptTensorMemory&) = delete;
};

/// Bytes of large blocks.
struct TensorMemoryUse {
  std::size_t live = 0;  ///< in tensors
  std::size_t kept = 0;  ///< for the next ones
};
TensorMemoryUse tensorMemoryUse();

}  // namespace tastescope::nn
