// Side files whose columns are known: MovieLens without headers, RecBole with typed headers, others
// by their header.
// Thread rule: pure functions.
// Cost: nothing worth naming.
#pragma once

#include <string>
#include <vector>

#include "core/data/ImportOptions.h"

namespace tastescope {

struct SideLayout {
  struct Column {
    std::string name;
    bool spaceTags = false;  ///< RecBole's token_seq
    bool flag = false;       ///< 0 or 1: belongs to "genres" under its name
  };
  bool fixed = false;  ///< known by the file's name; the id comes first
  TextFormat format;   ///< what is known of it
  std::vector<Column> columns;
};

/// By the bare file name; not fixed and without columns when it is not a known one. `genreNames`
/// name u.item's flags.
SideLayout sideLayoutOf(const std::string& leaf, const std::vector<std::string>& genreNames);

SideLayout sideLayoutFromHeader(const std::vector<std::string>& header);

/// Turns flag columns (all at the end) into one tags column "genres", in layout and in cells
/// [column][entity].
void foldFlags(SideLayout& layout, std::vector<std::vector<std::string>>& cells);

}  // namespace tastescope
