#include "core/workflow/recommend/Opinions.h"

#include <algorithm>
#include <array>
#include <utility>

#include "core/base/Clock.h"

namespace tastescope {
namespace {

constexpr std::array<std::pair<int, std::string_view>, 6> kOpinionKeys{{{kLikes, "like"},
                                                                        {kDislikes, "dislike"},
                                                                        {kBought, "bought"},
                                                                        {kHides, "hide"},
                                                                        {kNotNow, "not-now"},
                                                                        {kNoOpinion, "none"}}};

void requireThere(const Session& session, const Feedback& feedback) {
  if (feedback.user < session.data().users.size() && feedback.item < session.data().items.size())
    return;
  throw Error(ErrorCode::NotFound,
              coreText("Recommend", "This user or item is not in the project."));
}

/// Somebody else may have added to the data since this session read it.
std::vector<Feedback> thoseHere(const Dataset& data, std::vector<Feedback> feedback) {
  std::erase_if(feedback, [&data](const Feedback& one) {
    return one.user >= data.users.size() || one.item >= data.items.size();
  });
  return feedback;
}

}  // namespace

Opinions opinionsOf(const std::vector<Feedback>& feedback, std::int64_t now) {
  Opinions opinions;
  for (auto one = feedback.rbegin(); one != feedback.rend(); ++one) {  // newest first as it is kept
    if (one->value == kLikes) opinions.liked.push_back(one->item);
    if (one->value == kBought) opinions.bought.push_back(one->item);
    const bool notYet = one->value == kNotNow && now - one->created < kNotNowSeconds;
    if (one->value == kDislikes || one->value == kHides || notYet)
      opinions.never.push_back(one->item);
  }
  return opinions;
}

Opinions opinionsOf(Session& session, Index user) {
  return opinionsOf(feedbackOf(session, user), unixNow());
}

std::map<Index, Opinions> everyonesOpinions(Session& session) {
  return session.withProject([&session](Project& project) {
    const ListStore lists(project);
    std::map<Index, Opinions> all;
    for (const Index user : lists.usersWithFeedback()) {
      Opinions opinions = opinionsOf(thoseHere(session.data(), lists.feedback(user)), unixNow());
      if (!opinions.empty()) all.emplace(user, std::move(opinions));
    }
    return all;
  });
}

void giveFeedback(Session& session, Index user, Index item, int value, std::int64_t created) {
  giveFeedback(session, {{user, item, value, created}});
}

void giveFeedback(Session& session, const std::vector<Feedback>& all) {
  for (const Feedback& one : all) requireThere(session, one);
  session.withProject([&](Project& project) { ListStore(project).setFeedback(all); });
}

std::vector<Feedback> feedbackOf(Session& session, Index user) {
  return thoseHere(session.data(), session.withProject([&](Project& project) {
    return ListStore(project).feedback(user);
  }));
}

std::vector<Feedback> allFeedback(Session& session) {
  return session.withProject([&session](Project& project) {
    const ListStore lists(project);
    std::vector<Feedback> all;
    for (const Index user : lists.usersWithFeedback()) {
      const std::vector<Feedback> own = thoseHere(session.data(), lists.feedback(user));
      all.insert(all.end(), own.begin(), own.end());
    }
    return all;
  });
}

std::uint64_t feedbackCount(Session& session) {
  return session.withProject([&](Project& project) { return ListStore(project).feedbackCount(); });
}

std::string opinionKey(int value) {
  const auto found =
      std::ranges::find(kOpinionKeys, value, &std::pair<int, std::string_view>::first);
  return found == kOpinionKeys.end() ? std::string() : std::string(found->second);
}

std::optional<int> opinionOfKey(std::string_view key) {
  const auto found =
      std::ranges::find(kOpinionKeys, key, &std::pair<int, std::string_view>::second);
  if (found == kOpinionKeys.end()) return std::nullopt;
  return found->first;
}

}  // namespace tastescope
