#include "core/data/ImportPlan.h"

#include <algorithm>
#include <map>

#include "core/base/Error.h"
#include "core/data/Companions.h"
#include "core/data/NameHints.h"

namespace tastescope {
namespace {

using Members = std::vector<SourceMember>;

/// All members of everything named, hidden and hopeless ones left out when they were not named
/// themselves.
Members candidatesOf(const std::vector<std::filesystem::path>& sources,
                     const std::stop_token& stop) {
  Members candidates;
  for (const auto& source : sources) {
    std::error_code code;
    if (std::filesystem::is_directory(source, code)) {
      for (SourceMember& member : membersInFolder(source, stop))
        candidates.push_back(std::move(member));
      continue;
    }
    Members members = membersOf(source, stop);
    const bool named = members.size() == 1;
    for (SourceMember& member : members) {
      const bool junk = member.inner.find("__MACOSX") != std::string::npos;
      if (named || (!junk && fileHintOf(member.leaf()) != FileHint::Ignore) ||
          member.leaf() == "u.genre") {
        candidates.push_back(std::move(member));
      }
    }
  }
  return candidates;
}

/// Files that belong together as train, valid and test; empty unless exactly one set has train and
/// another part.
std::vector<PlannedFile> givenSplitAmong(const Members& members) {
  std::map<std::string, std::map<Part, const SourceMember*>> sets;
  for (const SourceMember& member : members) {
    if (const auto name = partNameOf(member.leaf())) sets[name->rest].emplace(name->part, &member);
  }
  std::vector<PlannedFile> found;
  for (const auto& [rest, parts] : sets) {
    if (parts.size() < 2 || !parts.contains(Part::Train)) continue;
    if (!found.empty()) return {};
    for (const auto& [part, member] : parts) found.push_back({*member, part});
  }
  return found;
}

[[noreturn]] void throwAmbiguous(const std::filesystem::path& source, const Members& members) {
  constexpr std::size_t kShown = 8;
  std::string names;
  for (std::size_t i = 0; i < std::min(kShown, members.size()); ++i) {
    names += (i == 0 ? "" : ", ") + members[i].leaf();
  }
  if (members.size() > kShown) names += ", …";
  throw Error(ErrorCode::InvalidInput,
              coreText("Import", "“%1” holds several data sets: %2. Choose one file.")
                  .arg(source.string())
                  .arg(names));
}

/// The interactions among the files of a folder or archive.
std::vector<PlannedFile> chooseInteractions(const Members& candidates,
                                            const std::filesystem::path& source) {
  if (candidates.size() == 1) return {{candidates.front(), {}}};
  const auto only = [&](const auto& test) -> const SourceMember* {
    const auto first = std::ranges::find_if(candidates, test);
    if (first == candidates.end()) return nullptr;
    return std::find_if(std::next(first), candidates.end(), test) == candidates.end() ? &*first
                                                                                      : nullptr;
  };
  if (const auto* known = only([](const SourceMember& member) {
        return layoutOfName(member.leaf()) == Layout::MovieLens;
      })) {
    return {{*known, {}}};
  }
  if (const auto* atomic = only([](const SourceMember& member) {
        return layoutOfName(member.leaf()) == Layout::RecBole;
      })) {
    return {{*atomic, {}}};
  }
  Members open;
  for (const SourceMember& member : candidates) {
    const FileHint hint = fileHintOf(member.leaf());
    if (hint == FileHint::None || hint == FileHint::Interactions) open.push_back(member);
  }
  if (auto parts = givenSplitAmong(open); !parts.empty()) return parts;
  if (const auto* main = only([](const SourceMember& member) {
        return fileHintOf(member.leaf()) == FileHint::Interactions;
      })) {
    return {{*main, {}}};
  }
  if (open.size() == 1) return {{open.front(), {}}};
  if (open.size() > 1) throwAmbiguous(source, open);
  throw Error(
      ErrorCode::InvalidInput,
      coreText("Import", "“%1” holds no file of interactions. Choose a file or another folder.")
          .arg(source.string()));
}

/// Files named one by one: parts of a split when their names say so, else read one after the other.
std::vector<PlannedFile> namedFiles(const Members& members) {
  auto parts = givenSplitAmong(members);
  if (parts.size() == members.size()) return parts;
  std::vector<PlannedFile> files;
  for (const SourceMember& member : members) files.push_back({member, {}});
  return files;
}

SourceMember onlyMember(const std::filesystem::path& file, const std::stop_token& stop) {
  const Members members = membersOf(file, stop);
  const auto usable = std::ranges::find_if(members, [](const SourceMember& member) {
    return fileHintOf(member.leaf()) != FileHint::Ignore;
  });
  return usable == members.end() ? members.front() : *usable;
}

std::vector<PlannedFile> chosenParts(const ImportOptions& options, const std::stop_token& stop) {
  auto train = options.trainFile;
  if (!train && !options.sources.empty()) train = options.sources.front();
  if (!train) {
    throw Error(ErrorCode::InvalidConfig,
                coreText("Import", "A given split needs a training file. Choose one."));
  }
  std::vector<PlannedFile> files{{onlyMember(*train, stop), Part::Train}};
  if (options.validFile) files.push_back({onlyMember(*options.validFile, stop), Part::Valid});
  if (options.testFile) files.push_back({onlyMember(*options.testFile, stop), Part::Test});
  return files;
}

}  // namespace

Layout layoutOfName(const std::string& leaf) {
  if (leaf == "u.data" || leaf == "ratings.dat" || leaf == "ratings.csv") return Layout::MovieLens;
  return leaf.ends_with(".inter") ? Layout::RecBole : Layout::Auto;
}

ImportPlan planImport(const ImportOptions& options, const std::stop_token& stop) {
  ImportPlan plan;
  Members neighbours;
  if (options.trainFile || options.validFile || options.testFile) {
    plan.files = chosenParts(options, stop);
  } else {
    if (options.sources.empty()) {
      throw Error(ErrorCode::InvalidInput, coreText("Import", "Choose a file to import."));
    }
    const Members candidates = candidatesOf(options.sources, stop);
    const bool severalInside = std::ranges::any_of(candidates, [&](const SourceMember& member) {
      return std::ranges::find(options.sources, member.file) == options.sources.end() ||
             !member.inner.empty();
    });
    if (severalInside || candidates.empty()) {
      plan.files = chooseInteractions(candidates, options.sources.front());
      neighbours = candidates;
    } else {
      plan.files = namedFiles(candidates);
    }
  }
  if (neighbours.empty()) neighbours = neighboursOf(plan.files.front().member, stop);
  if (options.companions) findCompanions(plan, neighbours);
  if (options.itemsFile) plan.items = PlannedSide{onlyMember(*options.itemsFile, stop), false};
  if (options.usersFile) plan.users = PlannedSide{onlyMember(*options.usersFile, stop), false};
  if (options.linksFile) plan.links = PlannedSide{onlyMember(*options.linksFile, stop), false};
  return plan;
}

}  // namespace tastescope
