#include "core/workflow/ProjectWatch.h"

namespace tastescope {

ProjectWatch::ProjectWatch(const std::filesystem::path& file)
    : project_(Project::open(file)), changes_(project_) {}

ProjectNews ProjectWatch::look() {
  const bool gone = !project_.inPlace();
  if (gone != gone_) {
    gone_ = gone;
    return gone ? ProjectNews::Gone : ProjectNews::Back;
  }
  return !gone && changes_.changed() ? ProjectNews::Changed : ProjectNews::None;
}

}  // namespace tastescope
