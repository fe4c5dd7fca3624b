#include "core/files/TableChoice.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>

#include "core/base/Error.h"
#include "core/base/FoldCase.h"
#include "core/base/Joined.h"

namespace tastescope {
namespace {

using Members = std::vector<SourceMember>;
using Test = bool (*)(const SourceMember&, const std::string&);

bool hasName(const SourceMember& member, const std::string& name) {
  return tableName(member) == name;
}
bool hasLeaf(const SourceMember& member, const std::string& name) {
  return member.leaf() == name || tableName(member).ends_with("/" + name);
}
bool hasNameInAnyCase(const SourceMember& member, const std::string& name) {
  return folded(tableName(member)) == folded(name) || folded(member.leaf()) == folded(name);
}
bool hasNumber(const SourceMember& member, const std::string& name) {
  return member.kind == MemberKind::Sheet && std::to_string(member.ordinal + 1) == name;
}

}  // namespace

bool canBeNamed(const SourceMember& member) { return !member.inner.empty(); }

std::string tableName(const SourceMember& member) {
  return canBeNamed(member) ? member.inner : member.file.filename().string();
}

std::string tableNames(const Members& members) {
  constexpr std::size_t kShown = 20;
  const std::size_t shown = std::min(kShown, members.size());
  std::string names =
      joined(Members(members.begin(), members.begin() + static_cast<long>(shown)), tableName);
  return shown < members.size() ? names + ", …" : names;
}

const SourceMember& memberNamed(const Members& members, const std::string& name,
                                const std::filesystem::path& source) {
  for (const Test test : std::array<Test, 4>{hasName, hasLeaf, hasNameInAnyCase, hasNumber}) {
    Members found;
    std::ranges::copy_if(members, std::back_inserter(found),
                         [&](const SourceMember& member) { return test(member, name); });
    if (found.size() > 1) {
      throw Error(ErrorCode::InvalidInput,
                  coreText("Import", "“%1” holds several tables called “%2”: %3. Name one in full.")
                      .arg(source.string())
                      .arg(name)
                      .arg(tableNames(found)));
    }
    if (found.size() == 1) {
      return *std::ranges::find_if(members,
                                   [&](const SourceMember& member) { return test(member, name); });
    }
  }
  throw Error(ErrorCode::InvalidInput,
              coreText("Import", "“%1” holds no table called “%2”. It holds: %3.")
                  .arg(source.string())
                  .arg(name)
                  .arg(tableNames(members)));
}

Members sharedTables(const Members& tables) {
  std::map<std::filesystem::path, std::set<std::string>> names;
  for (const SourceMember& table : tables) names[table.file].insert(folded(tableName(table)));
  Members shared;
  for (const SourceMember& table : tables) {
    const std::string name = folded(tableName(table));
    const bool everywhere = std::ranges::all_of(
        names, [&name](const auto& held) { return held.second.contains(name); });
    if (everywhere && table.file == tables.front().file) shared.push_back(table);
  }
  return shared;
}

void throwTableNeeded(const Members& tables) {
  const SourceMember& first = tables.front();
  const auto other = std::ranges::find_if(
      tables, [&first](const SourceMember& table) { return table.file != first.file; });
  if (other != tables.end()) {
    const Members shared = sharedTables(tables);
    throw Error(
        ErrorCode::InvalidInput,
        (shared.empty()
             ? coreText("Import",
                        "“%1” and “%2” are SQLite databases that have no table of the same name. "
                        "Import them one by one.")
             : coreText("Import",
                        "“%1” and “%2” are SQLite databases. Choose a table that each of them has "
                        "(on the command line with --table NAME): %3."))
            .arg(first.file.string())
            .arg(other->file.string())
            .arg(tableNames(shared)));
  }
  throw Error(ErrorCode::InvalidInput,
              coreText("Import",
                       "“%1” is an SQLite database. Choose one of its tables (on the command line "
                       "with --table NAME): %2.")
                  .arg(tables.front().file.string())
                  .arg(tableNames(tables)));
}

}  // namespace tastescope
