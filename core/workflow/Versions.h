// Versions of the libraries underneath, for About and for reports of faults.
// Thread rule: any thread. Cost: none; nothing is initialised.
#pragma once

#include <string>
#include <vector>

namespace tastescope {

struct LibraryVersion {
  std::string name;
  std::string version;
};
/// libtorch, SQLite and Eigen as linked or compiled in.
std::vector<LibraryVersion> libraryVersions();

}  // namespace tastescope
