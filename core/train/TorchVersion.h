// The version of libtorch compiled against, without its headers and without waking it.
// Thread rule: any thread. Cost: none.
#pragma once

#include <string>

namespace tastescope {

std::string torchVersion();

}  // namespace tastescope
