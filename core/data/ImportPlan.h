// Which files an import reads: files, folders and archives resolved to members, layouts recognised
// by their names, companions found.
// Thread rule: pure apart from listing folders and archives.
// Cost: one directory listing, or one pass over a compressed tar.
#pragma once

#include <filesystem>
#include <optional>
#include <stop_token>
#include <vector>

#include "core/data/ByteSource.h"
#include "core/data/ImportOptions.h"

namespace tastescope {

struct PlannedFile {
  SourceMember member;
  std::optional<Part> part;
};

struct PlannedSide {
  SourceMember member;
  bool found = false;  ///< beside the source, not chosen
};

struct ImportPlan {
  std::vector<PlannedFile> files;  ///< train, valid, test in this order when they are parts
  std::optional<PlannedSide> items;
  std::optional<PlannedSide> users;
  std::optional<PlannedSide> links;
  std::optional<SourceMember> genres;  ///< u.genre
  std::vector<std::filesystem::path>
      companions;  ///< item, user and link files found beside the source
};

/// Throws Error(NotFound | InvalidInput) when there is no file of interactions, or more than one
/// that could be it.
ImportPlan planImport(const ImportOptions& options, const std::stop_token& stop);

/// MovieLens or RecBole when the bare name says so, else Auto.
Layout layoutOfName(const std::string& leaf);

}  // namespace tastescope
