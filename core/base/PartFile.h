// What is written aside before it takes its name: files nobody can guess or plant a link for, and
// that tell whether the process that writes them still lives.
// Thread rule: any thread. Cost: a system call; removeLeftovers() one listing of the folder.
#pragma once

#include <sys/types.h>

#include <filesystem>
#include <optional>

namespace tastescope {

/// A new, empty file that was there under no name before.
struct PartFile {
  std::filesystem::path path;
  int descriptor = -1;
};

/// In the folder of `file`, for a rename stays within one file system: hidden, with an unpredictable
/// name. `mode`: its permissions; else those of any new file. Descriptor -1 and errno when it cannot
/// be made.
PartFile makePartFile(const std::filesystem::path& file, std::optional<mode_t> mode);
/// Removes what makePartFile() made in `folder` for processes that have died since.
void removeLeftovers(const std::filesystem::path& folder);
/// 0, or errno: EEXIST when `to` is there.
int renameWithoutReplacing(const std::filesystem::path& from, const std::filesystem::path& to);

}  // namespace tastescope
