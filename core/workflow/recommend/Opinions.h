// What people have said of items, and what it does to their lists: what they like and bought is part of
// the history that is scored, what they bought they have, and what they dislike or hid never comes
// again, nor does, for a time, what they do not want now. Thread rule: any thread. Cost: indexed reads.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "core/workflow/Session.h"

namespace tastescope {

/// How long "not now" holds.
inline constexpr std::int64_t kNotNowSeconds = std::int64_t{14} * 86'400;

/// Of one person, as lists take it.
struct Opinions {
  std::vector<Index> liked;
  std::vector<Index> bought;
  std::vector<Index> never;  ///< disliked, hidden, or not wanted now
  [[nodiscard]] bool empty() const { return liked.empty() && bought.empty() && never.empty(); }
};
/// `now`: unix seconds. Oldest first.
Opinions opinionsOf(const std::vector<Feedback>& feedback, std::int64_t now);
Opinions opinionsOf(Session& session, Index user);
/// Of everybody who said something.
std::map<Index, Opinions> everyonesOpinions(Session& session);

/// `value`: see Opinion; kNoOpinion forgets. `created`: unix seconds, 0: now. Error(NotFound) for a user or
/// item that is not in the project.
void giveFeedback(Session& session, Index user, Index item, int value, std::int64_t created = 0);
/// All of them in one transaction.
void giveFeedback(Session& session, const std::vector<Feedback>& all);
std::vector<Feedback> feedbackOf(Session& session, Index user);
std::vector<Feedback> allFeedback(Session& session);
std::uint64_t feedbackCount(Session& session);

/// "like", "dislike", "bought", "hide", "not-now", "none".
std::string opinionKey(int value);
/// Nothing for another word.
std::optional<int> opinionOfKey(std::string_view key);

}  // namespace tastescope
