// Recommendations and feedback as ordinary rows, keyed by positions of the user and item tables.
// Thread rule: as its Project. Cost: prepared inserts, 1 M rows in about 2 s; one user's list 0.03
// ms.
#pragma once

#include <functional>
#include <span>
#include <vector>

#include "core/base/Ids.h"
#include "core/store/RunStore.h"

namespace tastescope {

struct StoredRecommendation {
  Index item = 0;
  float score = 0;
};

/// What somebody says of an item, as a project keeps it.
enum Opinion : int {
  kNoOpinion = 0,
  kLikes = 1,
  kDislikes = -1,
  kBought = 2,
  kHides = -2,
  kNotNow = 3,
};

/// What is said of an item so that it does not come again, or not now.
constexpr bool leavesLists(int opinion) {
  return opinion == kDislikes || opinion == kHides || opinion == kNotNow;
}

struct Feedback {
  Index user = 0;
  Index item = 0;
  int value = kNoOpinion;  ///< an Opinion; kNoOpinion removes
  std::int64_t created = 0;
};

class ListStore {
 public:
  explicit ListStore(const Project& project) : project_(project) {}
  /// Replaces all stored lists of a run in one transaction; `list` is asked for users
  /// 0..userCount-1 in order, before anything is locked, so it may take its time or throw.
  /// `keepsOwned`: whether the lists hold what the users have.
  void replaceAll(RunId run, Index userCount,
                  const std::function<std::vector<StoredRecommendation>(Index user)>& list,
                  bool keepsOwned = false);
  [[nodiscard]] std::vector<StoredRecommendation> list(RunId run, Index user) const;
  [[nodiscard]] std::uint64_t count(RunId run) const;
  /// Length of the longest stored list of a run; 0 = none stored.
  [[nodiscard]] std::size_t longest(RunId run) const;
  [[nodiscard]] bool keepsOwned(RunId run) const;
  /// Whether somebody has said something of an item since the run's lists were made.
  [[nodiscard]] bool opinionsSince(RunId run) const;
  /// Every stored row of a run, users ascending, best first; a user's rows are shown when they fit
  /// their checksum. Error(Corrupt), at the end too when rows are missing. 1 M rows in half a second.
  void forEach(RunId run,
               const std::function<void(Index user, std::size_t rank, const StoredRecommendation&)>&
                   visit) const;
  /// Error(Corrupt), as feedback(), when what the user said before is damaged.
  void setFeedback(const Feedback& feedback) { setFeedback(std::vector{feedback}); }
  /// All of them in one transaction.
  void setFeedback(const std::vector<Feedback>& all);
  [[nodiscard]] std::vector<Feedback> feedback(Index user) const;
  [[nodiscard]] std::vector<Index> usersWithFeedback() const;
  [[nodiscard]] std::uint64_t feedbackCount() const;

 private:
  struct Set;
  /// What is said of all lists of a run; nothing when none are stored.
  [[nodiscard]] Set set(RunId run) const;

  const Project& project_;
};

}  // namespace tastescope
