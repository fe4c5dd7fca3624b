// The attributes of one kind of entity, collected from files and from the interactions' columns:
// matched by id and typed as a table.
// Thread rule: one thread.
// Cost: the texts of the entities that interactions know.
#pragma once

#include <optional>
#include <stop_token>
#include <string>
#include <vector>

#include "core/data/ImportMemory.h"
#include "core/data/RowReading.h"

namespace tastescope {

struct SideRequest {
  SourceMember member;
  Entity entity = Entity::Item;
  std::string idName;  ///< header of the user or item column among the interactions
  std::vector<std::string> genreNames;  ///< names of u.item's flags, from u.genre
  bool found = false;  ///< found beside the source, not chosen: used only when it fits
  Encoding encoding = Encoding::Auto;
  std::string idColumn = {};             ///< the column of the ids; empty: guessed
  ImportMemory memory{ImportOptions{}};  ///< what its cells may take
};

/// Which rows of a side file found their entity.
struct SideMatches {
  std::vector<bool> matched;  ///< by entity
  std::uint64_t unknown = 0;  ///< rows of ids the interactions do not have
  std::vector<std::string> matchedExamples;
  std::vector<std::string> unknownExamples;
  void see(std::string_view id, std::optional<Index> entity);
};

class SideCollector {
 public:
  SideCollector(Entity entity, const IdMap& ids) : entity_(entity), ids_(ids) {}
  /// Adds the columns of a file; the report's notes and reading say what matched and what did not. A
  /// found file that knows less than half of the ids is left out.
  void addFile(const SideRequest& request, ImportReport& report, const std::stop_token& stop);
  void addInline(InlineAttribute attribute);
  /// Typed columns over the dictionary; also chooses the title.
  [[nodiscard]] AttributeTable table() &&;

 private:
  struct Column {
    std::string name;
    std::vector<std::string> texts;
    bool isTitle = false;
    bool spaceTags = false;  ///< RecBole's token_seq
  };
  void addJson(const SideRequest& request, ImportReport& report);
  void addRecords(const SideRequest& request, TextSample sample, ImportReport& report,
                  const std::stop_token& stop);
  Column& columnNamed(const std::string& name);
  bool accept(const SideRequest& request, const std::string& idColumn, const SideMatches& matches,
              ImportReport& report) const;

  Entity entity_;
  const IdMap& ids_;
  std::vector<Column> columns_;
};

}  // namespace tastescope
