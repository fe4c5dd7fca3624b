#include "core/data/SourceFiles.h"

#include <algorithm>
#include <map>

#include "core/base/Error.h"
#include "core/data/FileNames.h"

namespace tastescope {
namespace {

using Members = std::vector<SourceMember>;

constexpr std::size_t kMaxListed = 10'000;

/// "ml-100k" of ml-100k.inter, "Beauty" of Beauty.txt, "random-2026" of random-2026.train.inter.
std::string stemOf(const std::string& leaf) {
  const auto part = partNameOf(leaf);
  const std::string name = part ? part->rest : leaf;
  return name.substr(0, name.find('.'));
}

template <typename Wanted>
Members listFolder(const std::filesystem::path& folder, const std::stop_token& stop,
                   const Wanted& wanted) {
  std::error_code code;
  std::vector<std::filesystem::path> files;
  for (std::filesystem::directory_iterator at(folder, code), end; !code && at != end;
       at.increment(code)) {
    if (files.size() > kMaxListed) break;
    std::error_code ignored;
    if (at->is_regular_file(ignored)) files.push_back(at->path());
  }
  if (code) {
    throw Error(ErrorCode::Io,
                coreText("Import", "The folder “%1” cannot be read. Check that you may read it.")
                    .arg(folder.string()),
                code.message());
  }
  std::ranges::sort(files);
  Members members;
  for (const auto& file : files) {
    throwIfStopped(stop);
    const std::string leaf = SourceMember{file, false, 0, {}, 0}.leaf();
    if (!wanted(leaf)) continue;
    try {
      for (SourceMember& member : membersOf(file, stop)) members.push_back(std::move(member));
    } catch (const Error&) {
      continue;  // nobody asked for this very file
    }
  }
  return members;
}

bool isSide(FileHint hint) {
  return hint == FileHint::Items || hint == FileHint::Users || hint == FileHint::Links;
}

/// The usable files of a folder (not of its subfolders), in the order of their names.
Members membersInFolder(const std::filesystem::path& folder, const std::stop_token& stop) {
  return listFolder(folder, stop, [](const std::string& leaf) {
    return fileHintOf(leaf) != FileHint::Ignore || leaf == "u.genre";
  });
}

/// What lies in the same folder as a file and could be its companion.
Members neighboursOf(const SourceMember& member, const std::stop_token& stop) {
  std::filesystem::path folder = member.file.parent_path();
  if (folder.empty()) folder = ".";
  return listFolder(folder, stop, [](const std::string& leaf) {
    return isSide(fileHintOf(leaf)) || leaf == "u.genre";
  });
}

class CompanionSearch {
 public:
  CompanionSearch(const SourceMember& main, const Members& neighbours)
      : main_(main), leaf_(main.leaf()), neighbours_(neighbours) {}

  const SourceMember* named(const std::string& leaf) const {
    for (const SourceMember& member : neighbours_) {
      if (member.leaf() == leaf && member.innerFolder() == main_.innerFolder()) return &member;
    }
    return nullptr;
  }

  /// The neighbour of a kind whose name starts like the interactions', else the only one with a
  /// general name ("items.csv").
  const SourceMember* byHint(FileHint hint) const {
    const SourceMember* general = nullptr;
    for (const SourceMember& member : neighbours_) {
      const std::string leaf = member.leaf();
      if (fileHintOf(leaf) != hint || leaf == leaf_) continue;
      const std::string stem = stemOf(leaf_);
      if (!stem.empty() && leaf.starts_with(stem)) return &member;
      if (leaf.ends_with(".json") || layoutIsAtomic(leaf)) continue;
      if (general != nullptr) return nullptr;
      general = &member;
    }
    return general;
  }

 private:
  static bool layoutIsAtomic(const std::string& leaf) {
    const bool movieLens = leaf == "u.item" || leaf == "u.user";
    return !movieLens &&
           (leaf.ends_with(".item") || leaf.ends_with(".user") || leaf.ends_with(".net"));
  }

  const SourceMember& main_;
  std::string leaf_;
  const Members& neighbours_;
};

/// Fills items, users, links, genres and companions beside the chosen interactions.
void findCompanions(SourceFiles& files, const Members& neighbours) {
  const SourceMember main = files.interactions.front().member;
  const CompanionSearch search(main, neighbours);
  const auto take = [&](std::optional<SideFile>& side, const SourceMember* member) {
    if (member == nullptr) return;
    side = SideFile{*member, true};
    if (member->inner.empty()) files.companions.push_back(member->file);
  };
  take(files.items, search.byHint(FileHint::Items));
  take(files.users, search.byHint(FileHint::Users));
  take(files.links, search.byHint(FileHint::Links));
  if (const SourceMember* genres = search.named("u.genre")) files.genres = *genres;
}

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
std::vector<InteractionFile> givenSplitAmong(const Members& members) {
  std::map<std::string, std::map<Part, const SourceMember*>> sets;
  for (const SourceMember& member : members) {
    if (const auto name = partNameOf(member.leaf())) sets[name->rest].emplace(name->part, &member);
  }
  std::vector<InteractionFile> found;
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
std::vector<InteractionFile> chooseInteractions(const Members& candidates,
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
std::vector<InteractionFile> namedFiles(const Members& members) {
  auto parts = givenSplitAmong(members);
  if (parts.size() == members.size()) return parts;
  std::vector<InteractionFile> files;
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

std::vector<InteractionFile> chosenParts(const ImportOptions& options,
                                         const std::stop_token& stop) {
  auto train = options.trainFile;
  if (!train && !options.sources.empty()) train = options.sources.front();
  if (!train) {
    throw Error(ErrorCode::InvalidConfig,
                coreText("Import", "A given split needs a training file. Choose one."));
  }
  std::vector<InteractionFile> files{{onlyMember(*train, stop), Part::Train}};
  if (options.validFile) files.push_back({onlyMember(*options.validFile, stop), Part::Valid});
  if (options.testFile) files.push_back({onlyMember(*options.testFile, stop), Part::Test});
  return files;
}

}  // namespace

SourceFiles chooseFiles(const ImportOptions& options, const std::stop_token& stop) {
  SourceFiles files;
  Members neighbours;
  if (options.trainFile || options.validFile || options.testFile) {
    files.interactions = chosenParts(options, stop);
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
      files.interactions = chooseInteractions(candidates, options.sources.front());
      neighbours = candidates;
    } else {
      files.interactions = namedFiles(candidates);
    }
  }
  if (neighbours.empty()) neighbours = neighboursOf(files.interactions.front().member, stop);
  if (options.companions) findCompanions(files, neighbours);
  if (options.itemsFile) files.items = SideFile{onlyMember(*options.itemsFile, stop), false};
  if (options.usersFile) files.users = SideFile{onlyMember(*options.usersFile, stop), false};
  if (options.linksFile) files.links = SideFile{onlyMember(*options.linksFile, stop), false};
  return files;
}

std::string dataName(const SourceFiles& files, const ImportOptions& options) {
  if (!options.name.empty()) return options.name;
  if (!options.sources.empty() && !options.trainFile) {
    const auto& source = options.sources.front();
    const auto name = source.has_filename() ? source.filename() : source.parent_path().filename();
    const std::string text = name.string();
    return text.substr(0, text.find('.', 1));
  }
  const std::string leaf = files.interactions.front().member.leaf();
  return leaf.substr(0, leaf.find('.', 1));
}

}  // namespace tastescope
