// How long ago something was, as people say it.
// Thread rule: GUI thread (translations). Cost: string building.
#pragma once

#include <QString>
#include <cstdint>

namespace tastescope::ui {

/// "just now", "3 minutes ago", "2 hours ago", "5 days ago"; both in unix seconds.
QString agoText(std::int64_t moment, std::int64_t now);

}  // namespace tastescope::ui
