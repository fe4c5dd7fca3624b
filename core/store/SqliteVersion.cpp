#include "core/store/SqliteVersion.h"

#include <SQLiteCpp/Database.h>

namespace tastescope {

std::string sqliteVersion() { return SQLite::getLibVersion(); }

}  // namespace tastescope
