#include "core/workflow/repair/CheckProject.h"

#include <algorithm>

namespace tastescope {

Text checkSentence(const CheckReport& report) {
  const auto damages = std::ranges::count_if(report.findings, &CheckFinding::damage);
  if (damages == 0) return coreText("Repair", "The project is whole.");
  if (damages == 1)
    return coreText("Repair",
                    "One damage was found. What is whole can be saved into a new project.");
  return coreText("Repair", "%1 damages were found. What is whole can be saved into a new project.")
      .arg(static_cast<std::int64_t>(damages));
}

RepairReport repairInto(const std::filesystem::path& damaged, const OutputFile& into,
                        Progress& progress, const std::stop_token& stop) {
  const FileProtection read(FileProtection::Reason::BeingRead, {damaged});
  OutputFile project = into;
  project.database = true;
  requireWritable(std::vector{project});
  return repairProject(damaged, into.path, into.ifExists == IfExists::Replace, progress, stop);
}

Text repairSentence(const RepairReport& report) {
  return report.lost.empty() ? coreText("Repair", "Everything was saved.")
                             : coreText("Repair", "What is whole was saved; the rest is lost.");
}

}  // namespace tastescope
