#include "core/data/Reading.h"

#include <algorithm>
#include <array>

#include "core/base/Joined.h"
#include "core/data/Encodings.h"

namespace tastescope {
namespace {

struct RoleName {
  ColumnRole role;
  const char* key;
  Text name;
};

const std::vector<RoleName>& roleNames() {
  static const std::vector<RoleName> words{
      {ColumnRole::Unused, "none", coreText("Import", "Not used")},
      {ColumnRole::User, "user", coreText("Import", "User")},
      {ColumnRole::Item, "item", coreText("Import", "Item")},
      {ColumnRole::Rating, "rating", coreText("Import", "Value")},
      {ColumnRole::Time, "time", coreText("Import", "Time")},
      {ColumnRole::TimeOfDay, "timeOfDay", coreText("Import", "Time of day")},
      {ColumnRole::Event, "event", coreText("Import", "Event")},
      {ColumnRole::Split, "split", coreText("Import", "Split")},
      {ColumnRole::ItemTitle, "itemTitle", coreText("Import", "Item title")},
      {ColumnRole::ItemAttribute, "itemAttribute", coreText("Import", "Item attribute")},
      {ColumnRole::UserAttribute, "userAttribute", coreText("Import", "User attribute")},
  };
  return words;
}

const RoleName& wordsOf(ColumnRole role) {
  return *std::ranges::find(roleNames(), role, &RoleName::role);
}

Text delimiterWords(const std::string& delimiter) {
  if (delimiter == "\t") return coreText("Import", "tabs between cells");
  if (delimiter == " ") return coreText("Import", "spaces between cells");
  return coreText("Import", "“%1” between cells").arg(delimiter);
}

/// "sales.csv, 2 more"
Text filesOf(const Reading& reading) {
  const std::size_t more = reading.files.size() - 1;
  if (more == 0) return plainText(reading.files.front().name);
  return coreText("Import", "%1 and %2 more").arg(reading.files.front().name).arg(more);
}

Text layoutOf(const ReadFile& file) {
  if (file.layout != Layout::Delimited) return file.layoutNote;
  return coreText("Import", "a table, %1 (%2)")
      .arg(delimiterWords(file.format.delimiter.value_or("")))
      .arg(file.layoutNote);
}

Text headerOf(const ReadFile& file) {
  return file.format.header.value_or(false)
             ? coreText("Import", "the first row")
             : coreText("Import", "none, columns are called by their number");
}

Text quoteOf(const ReadFile& file) {
  const char quote = file.format.quote.value_or('\0');
  return quote == '\0' ? coreText("Import", "none") : plainText(std::string(1, quote));
}

Text columnWords(const ReadColumn& column) {
  if (column.how.empty()) return plainText(column.name);
  return coreText("Import", "%1 (%2)").arg(column.name).arg(column.how);
}

Text matchWords(const ReadSide& side) {
  if (side.links) {
    return coreText("Import", "%1 of %2 users have links").arg(side.matched).arg(side.entities);
  }
  Text words = side.entity == Entity::Item
                   ? coreText("Import", "%1 of %2 items are described, found by the column “%3”")
                   : coreText("Import", "%1 of %2 users are described, found by the column “%3”");
  return std::move(words).arg(side.matched).arg(side.entities).arg(side.idColumn);
}

Text sideWords(const ReadSide& side) {
  Text words = matchWords(side);
  if (!side.used) return coreText("Import", "left out: %1").arg(std::move(words));
  if (side.unknown == 0) return words;
  return coreText("Import", "%1; %2 rows name nobody, such as %3")
      .arg(std::move(words))
      .arg(side.unknown)
      .arg(joined(side.unknownExamples));
}

Text eventWords(const ReadEvent& event) {
  if (!event.kept) return coreText("Import", "%1 rows, left out").arg(event.rows);
  return coreText("Import", "%1 rows, each worth %2").arg(event.rows).arg(event.weight);
}

void addTableLines(const ReadFile& file, std::vector<ReadingLine>& lines) {
  if (file.layout != Layout::Delimited) return;
  lines.push_back({coreText("Import", "Header"), headerOf(file)});
  lines.push_back({coreText("Import", "Quotes"), quoteOf(file)});
}

void addColumnLines(const Reading& reading, std::vector<ReadingLine>& lines) {
  for (const RoleName& role : roleNames()) {
    if (role.role == ColumnRole::Unused) continue;
    for (const ReadColumn& column : reading.columns) {
      if (column.role == role.role) lines.push_back({role.name, columnWords(column)});
    }
  }
  std::vector<std::string> unused;
  for (const ReadColumn& column : reading.columns) {
    if (column.role == ColumnRole::Unused) unused.push_back(column.name);
  }
  if (unused.empty()) return;
  lines.push_back({wordsOf(ColumnRole::Unused).name, plainText(joined(unused))});
}

}  // namespace

std::vector<ReadingLine> linesOf(const Reading& reading) {
  std::vector<ReadingLine> lines;
  if (reading.files.empty()) return lines;
  const ReadFile& first = reading.files.front();
  lines.push_back({coreText("Import", "Read from"), filesOf(reading)});
  lines.push_back({coreText("Import", "Layout"), layoutOf(first)});
  lines.push_back({coreText("Import", "Encoding"), coreText("Import", "%1 (%2)")
                                                       .arg(infoOf(first.format.encoding).title)
                                                       .arg(first.encodingNote)});
  addTableLines(first, lines);
  for (const ReadFile& file : reading.files) {
    for (const SkippedLine& skipped : file.skipped) {
      lines.push_back(
          {coreText("Import", "Line %1 is no row").arg(skipped.line), plainText(skipped.text)});
    }
  }
  addColumnLines(reading, lines);
  for (const ReadEvent& event : reading.events) {
    lines.push_back({coreText("Import", "Event “%1”").arg(event.name), eventWords(event)});
  }
  for (const ReadSide& side : reading.sides)
    lines.push_back({plainText(side.name), sideWords(side)});
  int step = 0;
  for (const Text& cleaning : reading.cleaning) {
    lines.push_back({coreText("Import", "Step %1").arg(++step), cleaning});
  }
  return lines;
}

Text nameOf(ColumnRole role) { return wordsOf(role).name; }
std::string keyOf(ColumnRole role) { return wordsOf(role).key; }

std::optional<ColumnRole> roleOfKey(std::string_view key) {
  const auto found = std::ranges::find(roleNames(), key, &RoleName::key);
  return found == roleNames().end() ? std::nullopt : std::optional(found->role);
}

}  // namespace tastescope
