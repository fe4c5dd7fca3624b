// Which SQLite is underneath.
// Thread rule: any thread. Cost: none.
#pragma once

#include <string>

namespace tastescope {

std::string sqliteVersion();

}  // namespace tastescope
