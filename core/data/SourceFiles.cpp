#include "core/data/SourceFiles.h"

#include <algorithm>
#include <map>

#include "core/base/Error.h"
#include "core/base/Joined.h"
#include "core/data/FileNames.h"
#include "core/data/TableFit.h"
#include "core/files/TableChoice.h"

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
    const std::string leaf = SourceMember{file, MemberKind::Plain, 0, {}, 0}.leaf();
    if (!wanted(leaf)) continue;
    try {
      for (SourceMember& member : membersOf(file, stop)) {
        // Which table of a database is meant nobody can know.
        if (member.kind != MemberKind::DatabaseTable) members.push_back(std::move(member));
      }
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
    if (!member->isInside()) files.companions.push_back(member->file);
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

[[noreturn]] void throwAmbiguous(const std::filesystem::path& source, const Members& members,
                                 const ImportOptions& options) {
  const Members others(members.begin() + 1, members.end());
  const Members alike = tablesAlike(members.front(), others, options);
  if (alike.size() == others.size()) {
    const bool archive = members.front().isInside();
    throw Error(ErrorCode::InvalidInput,
                (archive ? coreText("Import",
                                    "“%1” holds several files with the same columns: %2. To import "
                                    "them together, unpack them and name all of them (on the "
                                    "command line: import FOLDER/*); or choose one (--member "
                                    "NAME).")
                         : coreText("Import",
                                    "“%1” holds several files with the same columns: %2. To import "
                                    "them together, name all of them instead of their folder (on "
                                    "the command line: import FOLDER/*); or choose one (--member "
                                    "NAME)."))
                    .arg(source.string())
                    .arg(tableNames(members)));
  }
  throw Error(ErrorCode::InvalidInput,
              coreText("Import",
                       "“%1” holds several data sets: %2. Choose one (on the command line with "
                       "--member NAME).")
                  .arg(source.string())
                  .arg(tableNames(members)));
}

bool areSheets(const Members& members) {
  return !members.empty() && std::ranges::all_of(members, [](const SourceMember& member) {
    return member.kind == MemberKind::Sheet;
  });
}

bool areSheetsOfOne(const Members& members) {
  return areSheets(members) && std::ranges::all_of(members, [&](const SourceMember& member) {
           return member.file == members.front().file;
         });
}

/// The interactions among the files of a folder or archive; of a workbook's sheets the first where
/// names do not tell.
std::vector<InteractionFile> chooseInteractions(const Members& candidates,
                                                const std::filesystem::path& source,
                                                const ImportOptions& options) {
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
  if (areSheetsOfOne(candidates)) return {{(open.empty() ? candidates : open).front(), {}, true}};
  if (open.size() > 1) throwAmbiguous(source, open, options);
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

/// The interactions of each of several files; one that is about items or users is left to be found
/// beside them.
std::vector<InteractionFile> chooseOfEach(const Members& candidates, const ImportOptions& options) {
  Members chosen;
  for (auto first = candidates.begin(); first != candidates.end();) {
    const auto end = std::find_if(first, candidates.end(), [&](const SourceMember& member) {
      return member.file != first->file;
    });
    const Members inside(first, end);
    const bool side = inside.size() == 1 && isSide(fileHintOf(first->leaf()));
    if (!side) {
      for (InteractionFile& file : chooseInteractions(inside, first->file, options))
        chosen.push_back(std::move(file.member));
    }
    first = end;
  }
  if (chosen.empty()) return chooseInteractions(candidates, candidates.front().file, options);
  return namedFiles(chosen);
}

/// Whether they come from several files that were named one by one.
bool areOfSeveral(const Members& candidates, const ImportOptions& options) {
  const auto named = [&](const SourceMember& member) {
    return std::ranges::find(options.sources, member.file) != options.sources.end();
  };
  return std::ranges::all_of(candidates, named) &&
         std::ranges::any_of(candidates, [&](const SourceMember& member) {
           return member.file != candidates.front().file;
         });
}

/// What ImportOptions::member names in each source that holds several tables; the others whole.
/// `all` becomes everything that was there to be named.
std::vector<InteractionFile> membersAsNamed(const ImportOptions& options, Members& all,
                                            const std::stop_token& stop) {
  Members chosen;
  Members sides;  // about items or users, to be found beside them
  for (const auto& source : options.sources) {
    std::error_code code;
    const bool folder = std::filesystem::is_directory(source, code);
    const Members members =
        folder ? membersInFolder(source, stop) : membersOf(source, stop, Listing::Whole);
    if (folder || std::ranges::any_of(members, canBeNamed)) {
      chosen.push_back(memberNamed(members, options.member, source));
      all.insert(all.end(), members.begin(), members.end());
    } else if (isSide(fileHintOf(members.front().leaf()))) {
      sides.insert(sides.end(), members.begin(), members.end());
    } else {
      chosen.insert(chosen.end(), members.begin(), members.end());
    }
  }
  if (all.empty()) {
    throw Error(ErrorCode::InvalidConfig,
                coreText("Import", "“%1” is one table: leave out which one of them is meant.")
                    .arg(options.sources.front().string()));
  }
  all.insert(all.end(), sides.begin(), sides.end());
  return namedFiles(chosen);
}

/// The file or table chosen for one purpose, by its name when there are several.
SourceMember onlyMember(const std::filesystem::path& file, FileHint purpose,
                        const std::stop_token& stop) {
  const Members members = membersOf(file, stop);
  const auto fits = [&](const SourceMember& member) {
    return fileHintOf(member.leaf()) == purpose;
  };
  if (std::ranges::count_if(members, fits) == 1) return *std::ranges::find_if(members, fits);
  if (members.size() > 1 && members.front().kind == MemberKind::DatabaseTable) {
    throwTableNeeded(members);
  }
  const auto usable = std::ranges::find_if(members, [](const SourceMember& member) {
    return fileHintOf(member.leaf()) != FileHint::Ignore;
  });
  return usable == members.end() ? members.front() : *usable;
}

/// The training file of a given split, where ImportOptions::member may name a table.
SourceMember trainMember(const ImportOptions& options, const std::filesystem::path& file,
                         const std::stop_token& stop) {
  if (options.member.empty()) return onlyMember(file, FileHint::Interactions, stop);
  return memberNamed(membersOf(file, stop, Listing::Whole), options.member, file);
}

std::vector<InteractionFile> chosenParts(const ImportOptions& options,
                                         const std::stop_token& stop) {
  auto train = options.trainFile;
  if (!train && !options.sources.empty()) train = options.sources.front();
  if (!train) {
    throw Error(ErrorCode::InvalidConfig,
                coreText("Import", "A given split needs a training file. Choose one."));
  }
  std::vector<InteractionFile> files{{trainMember(options, *train, stop), Part::Train}};
  const auto add = [&](const std::filesystem::path& file, Part part) {
    files.push_back({onlyMember(file, FileHint::Interactions, stop), part});
  };
  if (options.validFile) add(*options.validFile, Part::Valid);
  if (options.testFile) add(*options.testFile, Part::Test);
  return files;
}

/// A workbook's first sheet may be its cover: then the first one that has users and items is read.
void lookIntoSheets(std::vector<InteractionFile>& chosen, const Members& sheets,
                    const ImportOptions& options) {
  if (chosen.size() != 1 || !chosen.front().byPlace) return;
  if (holdsInteractions(formatIn(chosen.front().member, options))) return;
  const Members fitting = tablesThatFit(sheets, options);
  if (!fitting.empty()) chosen = {{fitting.front(), {}, false, true}};
}

/// The one table of a database that has users and items.
std::vector<InteractionFile> onlyTableOf(const Members& tables, const ImportOptions& options) {
  const auto elsewhere = [&](const SourceMember& table) {
    return table.file != tables.front().file;
  };
  if (std::ranges::any_of(tables, elsewhere)) throwTableNeeded(tables);
  const Members fitting = tablesThatFit(tables, options);
  if (fitting.size() != 1) throwTableNeeded(tables);
  return {{fitting.front(), {}, false, true}};
}

/// The interactions of the sources; `neighbours` becomes what else lies inside them.
std::vector<InteractionFile> chooseAmongSources(const ImportOptions& options, Members& neighbours,
                                                const std::stop_token& stop) {
  if (options.sources.empty()) {
    throw Error(ErrorCode::InvalidInput, coreText("Import", "Choose a file to import."));
  }
  if (!options.member.empty()) return membersAsNamed(options, neighbours, stop);
  const Members candidates = candidatesOf(options.sources, stop);
  Members tables;
  std::ranges::copy_if(candidates, std::back_inserter(tables), [](const SourceMember& member) {
    return member.kind == MemberKind::DatabaseTable;
  });
  if (!tables.empty()) {
    if (tables.size() < candidates.size()) throwTableNeeded(tables);
    neighbours = candidates;
    return onlyTableOf(tables, options);
  }
  const bool severalInside = std::ranges::any_of(candidates, [&](const SourceMember& member) {
    return std::ranges::find(options.sources, member.file) == options.sources.end() ||
           member.isInside();
  });
  if (!severalInside && !candidates.empty()) {
    Members main;
    std::ranges::copy_if(candidates, std::back_inserter(main), [](const SourceMember& member) {
      return !isSide(fileHintOf(member.leaf()));
    });
    const bool mixed = !main.empty() && main.size() < candidates.size();
    if (!mixed || !options.companions) return namedFiles(candidates);
    neighbours = candidates;  // files about items or users, named with the others
    return namedFiles(main);
  }
  neighbours = candidates;
  const bool workbooks = areSheets(candidates) && !areSheetsOfOne(candidates);
  if (workbooks || areOfSeveral(candidates, options)) return chooseOfEach(candidates, options);
  auto chosen = chooseInteractions(candidates, options.sources.front(), options);
  lookIntoSheets(chosen, candidates, options);
  return chosen;
}

/// What is read of a workbook or database whose tables nobody chose from.
Text chosenTable(const InteractionFile& chosen, const Members& others) {
  const bool sheet = chosen.member.kind == MemberKind::Sheet;
  Text note = !sheet
                  ? coreText("Import",
                             "The table “%1” of “%2” is read, the only one with users and items. "
                             "Others it has: %3.")
              : chosen.byContent
                  ? coreText("Import",
                             "The sheet “%1” of “%2” is read, the first one with users and items. "
                             "Others it has: %3.")
                  : coreText("Import", "The sheet “%1” of “%2” is read. Others it has: %3.");
  return std::move(note)
      .arg(tableName(chosen.member))
      .arg(chosen.member.file.filename().string())
      .arg(tableNames(others));
}

/// Months and years on sheets of their own.
void doubtSheets(SourceFiles& files, const Members& others, const ImportOptions& options) {
  const SourceMember& main = files.interactions.front().member;
  const Members alike = tablesAlike(main, others, options);
  if (alike.empty()) return;
  files.doubts.push_back(
      {{},
       coreText("Import",
                "Other sheets have the same columns as “%1” and are not read: %2. Put their rows "
                "into one sheet to import all of them, or name the one that is meant.")
           .arg(tableName(main))
           .arg(tableNames(alike)),
       {},
       "--sheet"});
}

/// What ImportOptions::member can name: tables of one file, or of several what each of those has that
/// hold any. A folder's files are tables to choose from, too.
std::vector<std::string> namesAmong(const Members& members, const ImportOptions& options) {
  Members inFolders;
  Members tables;
  for (const SourceMember& member : members) {
    const bool inFolder = std::ranges::find(options.sources, member.file) == options.sources.end();
    if (inFolder) inFolders.push_back(member);
    if (!inFolder && canBeNamed(member)) tables.push_back(member);
  }
  std::vector<std::string> names;
  std::ranges::transform(inFolders, std::back_inserter(names), tableName);
  std::ranges::transform(sharedTables(tables), std::back_inserter(names), tableName);
  return names;
}

/// Says which of several tables is read.
void nameTables(SourceFiles& files, const Members& neighbours, const ImportOptions& options) {
  const SourceMember& main = files.interactions.front().member;
  SourceTables& tables = files.tables;
  tables.chosen = tableName(main);
  tables.byPlace = files.interactions.front().byPlace;
  Members others;
  tables.names = namesAmong(neighbours, options);
  std::ranges::copy_if(neighbours, std::back_inserter(others), [&](const SourceMember& member) {
    return member.file == main.file && tableName(member) != tables.chosen;
  });
  if (tables.names.empty() && canBeNamed(main)) tables.names.push_back(tables.chosen);
  const bool chosen = !options.member.empty() || files.interactions.size() > 1;
  const bool table = main.kind == MemberKind::Sheet || main.kind == MemberKind::DatabaseTable;
  if (!table || others.empty() || chosen) return;
  files.notes.push_back(chosenTable(files.interactions.front(), others));
  if (main.kind == MemberKind::Sheet) doubtSheets(files, others, options);
}

}  // namespace

SourceFiles chooseFiles(const ImportOptions& options, const std::stop_token& stop) {
  SourceFiles files;
  Members neighbours;
  if (options.trainFile || options.validFile || options.testFile) {
    files.interactions = chosenParts(options, stop);
  } else {
    files.interactions = chooseAmongSources(options, neighbours, stop);
    nameTables(files, neighbours, options);
    for (const SourceMember& member : neighbours) {
      const auto isMember = [&](const InteractionFile& file) {
        return file.member.name() == member.name();
      };
      if (std::ranges::none_of(files.interactions, isMember)) files.others.push_back(member);
    }
  }
  if (options.companions) {
    if (neighbours.empty()) neighbours = neighboursOf(files.interactions.front().member, stop);
    findCompanions(files, neighbours);
  }
  const auto side = [&](const std::filesystem::path& file, FileHint purpose) {
    return SideFile{onlyMember(file, purpose, stop), false};
  };
  if (options.itemsFile) files.items = side(*options.itemsFile, FileHint::Items);
  if (options.usersFile) files.users = side(*options.usersFile, FileHint::Users);
  if (options.linksFile) files.links = side(*options.linksFile, FileHint::Links);
  return files;
}

std::vector<std::filesystem::path> filesOf(const SourceFiles& sources) {
  std::vector<std::filesystem::path> files;
  for (const InteractionFile& one : sources.interactions) files.push_back(one.member.file);
  for (const auto* side : {&sources.items, &sources.users, &sources.links}) {
    if (*side) files.push_back((*side)->member.file);
  }
  if (sources.genres) files.push_back(sources.genres->file);
  files.insert(files.end(), sources.companions.begin(), sources.companions.end());
  return files;
}

SourceTables tablesOf(const ImportOptions& options, const std::stop_token& stop) {
  SourceTables tables;
  const auto& parts = options.trainFile;
  if (!parts && options.sources.empty()) return tables;
  ImportOptions asked = options;
  if (parts) asked.sources = {*parts};
  tables.names = namesAmong(candidatesOf(asked.sources, stop), asked);
  try {
    const SourceFiles files = chooseFiles(options, stop);
    tables.chosen = tableName(files.interactions.front().member);
    tables.byPlace = files.tables.byPlace;
  } catch (const Error&) {
    tables.chosen.clear();  // which is what has to be chosen
  }
  return tables;
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
