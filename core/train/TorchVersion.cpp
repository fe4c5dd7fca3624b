#include "core/train/TorchVersion.h"

#include "core/nn/Torch.h"

namespace tastescope {

std::string torchVersion() { return TORCH_VERSION; }

}  // namespace tastescope
