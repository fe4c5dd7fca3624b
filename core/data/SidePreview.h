// The first rows of a file about items or users, or of links, as an import would read them.
// Thread rule: value types; previewSide on any thread but the window's.
// Cost: that of a preview of interactions.
#pragma once

#include <stop_token>
#include <string>
#include <vector>

#include "core/data/ImportOptions.h"

namespace tastescope {

enum class SidePart : std::uint8_t { Items, Users, Links };

struct SidePreview {
  std::vector<std::string> columns;
  std::vector<std::vector<std::string>> rows;  ///< as wide as the columns
};

/// The first `rowLimit` rows of the file that the options choose or find for a part; empty where
/// there is none, and of a JSON dictionary, which has no rows. Throws Error when it cannot be read.
SidePreview previewSide(const ImportOptions& options, SidePart part, std::size_t rowLimit,
                        const std::stop_token& stop);

}  // namespace tastescope
