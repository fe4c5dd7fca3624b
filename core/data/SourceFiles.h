// Which files an import reads, by their names: files, folders and archives resolved to members, the
// interactions among them chosen, item, user and link files found beside them. Whether the latter
// fit is seen when they are read. Where no name tells which table of a database or workbook is meant,
// the beginnings of its tables do.
// Thread rule: pure apart from listing folders and archives.
// Cost: one directory listing, or one pass over a compressed tar.
#pragma once

#include <filesystem>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

#include "core/base/Text.h"
#include "core/data/ImportOptions.h"
#include "core/data/Reading.h"
#include "core/files/ByteSource.h"

namespace tastescope {

struct InteractionFile {
  SourceMember member;
  std::optional<Part> part;
  bool byPlace = false;    ///< nothing but its place among sheets speaks for it
  bool byContent = false;  ///< what is in it told, where no name did
};

struct SideFile {
  SourceMember member;
  bool found = false;  ///< beside the source, not chosen
};

/// The tables of the first source that ImportOptions::member can name, and which one is read.
struct SourceTables {
  std::vector<std::string> names;
  std::string chosen;    ///< empty while that has to be chosen
  bool byPlace = false;  ///< no name told which: it is the first
};

struct SourceFiles {
  std::vector<InteractionFile> interactions;  ///< train, valid, test in this order when parts
  std::optional<SideFile> items;
  std::optional<SideFile> users;
  std::optional<SideFile> links;
  std::optional<SourceMember> genres;             ///< u.genre
  std::vector<std::filesystem::path> companions;  ///< side files found beside the source
  SourceTables tables;
  std::vector<SourceMember> others;  ///< that lie with the interactions
  std::vector<Text> notes;           ///< what was chosen among them, for the report
  std::vector<Doubt> doubts;         ///< about that choice
};

/// Throws Error(NotFound | InvalidInput) when there is no file of interactions, or more than one
/// that could be it.
SourceFiles chooseFiles(const ImportOptions& options, const std::stop_token& stop);

/// All of them, interactions first.
std::vector<std::filesystem::path> filesOf(const SourceFiles& sources);

/// What chooseFiles would choose from, also when it cannot choose. Throws Error as membersOf does.
SourceTables tablesOf(const ImportOptions& options, const std::stop_token& stop);

/// The data set's name for people: as asked for, else the first source's without its suffixes.
std::string dataName(const SourceFiles& files, const ImportOptions& options);

}  // namespace tastescope
