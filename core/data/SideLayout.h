// How side files are read. Columns of some are known: MovieLens without headers, RecBole with typed
// headers; those of others by their header.
// Thread rule: pure functions.
// Cost: nothing worth naming.
#pragma once

#include <string>
#include <vector>

#include "core/data/FileFormat.h"

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

/// u.genre: "Action|1" a line, in the order of the flags.
std::vector<std::string> readGenreNames(const SourceMember& member);

SideLayout sideLayoutFromHeader(const std::vector<std::string>& header);

/// Turns flag columns (all at the end) into one tags column "genres", in layout and in cells
/// [column][entity].
void foldFlags(SideLayout& layout, std::vector<std::vector<std::string>>& cells);

/// As much of a side file as its beginning tells.
struct SideFormat {
  SideLayout layout;
  FileFormat file;
};
SideFormat sideFormatOf(const SourceMember& member, const TextSample& sample,
                        const std::vector<std::string>& genreNames);

/// {"4": [1, 2], ...} in one piece, as against one object a line: no records.
bool isJsonDictionary(const SourceMember& member, const TextSample& sample);

}  // namespace tastescope
