#include "core/base/NoRoom.h"

#include <cerrno>

namespace tastescope {

bool isNoRoom(int code) { return code == ENOSPC || code == EDQUOT || isTooLarge(code); }

bool isTooLarge(int code) { return code == EFBIG; }

Error tooLarge(const std::string& file, const std::string& details) {
  return {ErrorCode::DiskFull,
          coreText("Core",
                   "%1 is not written: it would become larger than a file may be here. Raise the "
                   "limit of file sizes (ulimit -f), or choose a disk that takes larger files.")
              .arg(file),
          details};
}

}  // namespace tastescope
