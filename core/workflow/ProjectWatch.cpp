#include "core/workflow/ProjectWatch.h"

namespace tastescope {

ProjectWatch::ProjectWatch(const std::filesystem::path& file)
    : project_(Project::open(file)), changes_(project_), data_(changes_.data()) {}

ProjectNews ProjectWatch::look() {
  const bool gone = !project_.inPlace();
  if (gone != gone_) {
    gone_ = gone;
    return gone ? ProjectNews::Gone : ProjectNews::Back;
  }
  if (gone) return ProjectNews::None;
  const bool changed = changes_.changed();
  if (changes_.data() != data_) {
    data_ = changes_.data();
    return ProjectNews::Data;
  }
  return changed ? ProjectNews::Changed : ProjectNews::None;
}

}  // namespace tastescope
