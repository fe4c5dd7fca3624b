#include "core/workflow/repair/CopyProject.h"

#include <vector>

namespace tastescope {

std::uintmax_t copyInto(const std::filesystem::path& project, const OutputFile& into,
                        Progress& progress, const std::stop_token& stop) {
  const FileProtection read(FileProtection::Reason::BeingRead, {project});
  OutputFile copy = into;
  copy.database = true;
  requireWritable(std::vector{copy});
  return copyProject(project, into.path, into.ifExists == IfExists::Replace, progress, stop);
}

}  // namespace tastescope
