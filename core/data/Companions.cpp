#include "core/data/Companions.h"

#include <algorithm>

#include "core/base/Error.h"
#include "core/data/NameHints.h"

namespace tastescope {
namespace {

constexpr std::size_t kMaxListed = 10'000;

/// "ml-100k" of ml-100k.inter, "Beauty" of Beauty.txt, "random-2026" of random-2026.train.inter.
std::string stemOf(const std::string& leaf) {
  const auto part = partNameOf(leaf);
  const std::string name = part ? part->rest : leaf;
  return name.substr(0, name.find('.'));
}

template <typename Wanted>
std::vector<SourceMember> listFolder(const std::filesystem::path& folder,
                                     const std::stop_token& stop, const Wanted& wanted) {
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
  std::vector<SourceMember> members;
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

class Search {
 public:
  Search(const SourceMember& main, const std::vector<SourceMember>& neighbours)
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
  const std::vector<SourceMember>& neighbours_;
};

}  // namespace

std::vector<SourceMember> membersInFolder(const std::filesystem::path& folder,
                                          const std::stop_token& stop) {
  return listFolder(folder, stop, [](const std::string& leaf) {
    return fileHintOf(leaf) != FileHint::Ignore || leaf == "u.genre";
  });
}

std::vector<SourceMember> neighboursOf(const SourceMember& member, const std::stop_token& stop) {
  std::filesystem::path folder = member.file.parent_path();
  if (folder.empty()) folder = ".";
  return listFolder(folder, stop, [](const std::string& leaf) {
    return isSide(fileHintOf(leaf)) || leaf == "u.genre";
  });
}

void findCompanions(ImportPlan& plan, const std::vector<SourceMember>& neighbours) {
  const SourceMember main = plan.files.front().member;
  const Search search(main, neighbours);
  const auto take = [&](std::optional<PlannedSide>& side, const SourceMember* member) {
    if (member == nullptr) return;
    side = PlannedSide{*member, true};
    if (member->inner.empty()) plan.companions.push_back(member->file);
  };
  take(plan.items, search.byHint(FileHint::Items));
  take(plan.users, search.byHint(FileHint::Users));
  take(plan.links, search.byHint(FileHint::Links));
  if (const SourceMember* genres = search.named("u.genre")) plan.genres = *genres;
}

}  // namespace tastescope
