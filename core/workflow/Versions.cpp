#include "core/workflow/Versions.h"

#include <Eigen/Core>

#include "core/store/SqliteVersion.h"
#include "core/train/TorchVersion.h"

namespace tastescope {

std::vector<LibraryVersion> libraryVersions() {
  const std::string eigen = std::to_string(EIGEN_WORLD_VERSION) + "." +
                            std::to_string(EIGEN_MAJOR_VERSION) + "." +
                            std::to_string(EIGEN_MINOR_VERSION);
  return {{"libtorch", torchVersion()}, {"SQLite", sqliteVersion()}, {"Eigen", eigen}};
}

}  // namespace tastescope
