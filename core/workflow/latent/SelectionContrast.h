// Use case: what sets chosen users or items apart from all others, or from another selection.
// Thread rule: any thread. Cost: a pass over the interactions and the attributes; the lists of at most
// 2,000 users.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/base/Moment.h"
#include "core/eval/TwoSamples.h"
#include "core/workflow/Session.h"

namespace tastescope {

struct ContrastQuestion {
  Entity entity = Entity::User;
  std::vector<Index> chosen = {};
  std::vector<Index> others = {};  ///< empty: everyone else; who is in both counts with the chosen
  RunId run = 0;                   ///< whose lists are compared; 0: none
  std::size_t k = 10;              ///< items a list
};

/// An item that more, or fewer, of the chosen have than of the others.
struct ContrastItem {
  Index item = 0;
  std::string id;
  std::string title;
  TwoShares shares;
  ShareRatio ratio;  ///< its interval is of this item alone
};

/// A value of an attribute that more, or fewer, of the chosen have.
struct ContrastTrait {
  std::string attribute;
  std::string label;
  TwoShares shares;  ///< of a category or number: among those who have a value
  ShareRatio ratio;
  double p = 1;  ///< Fisher's exact test, Holm's correction for all tests of the contrast
};

/// How many items the chosen users have, or how many users the chosen items.
struct ContrastActivity {
  double median = 0;
  double otherMedian = 0;
  double larger = 0.5;  ///< as RankSum
  double p = 1;         ///< of the rank sums, corrected like the traits
};

/// The interactions of an equal part of the time between the first and the last one of the data.
struct ContrastTime {
  Moment begin = 0;
  std::uint64_t count = 0;  ///< of the chosen
  double share = 0;         ///< of all of theirs
  double otherShare = 0;
};

/// What the run would recommend to the chosen users, and to the others.
struct ContrastLists {
  TwoShares asked;                 ///< `count` and `others`: lists that were made
  std::vector<ContrastItem> more;  ///< in more lists of the chosen
  std::vector<ContrastItem> fewer;
  double overlap =
      0;  ///< of the places of their lists: sum of min(share, share of the others), 0 to 1
};

struct SelectionContrast {
  std::size_t count = 0;  ///< of the chosen, without those who have no history
  std::size_t others = 0;
  std::size_t tests = 0;              ///< that Holm's correction is for
  std::vector<ContrastItem> more;     ///< users alone: items whose interval lies above 1, at most 8
  std::vector<ContrastItem> fewer;    ///< below 1
  std::vector<ContrastTrait> traits;  ///< with p < 0.05, the least probable first, at most 12
  ContrastActivity activity;
  std::vector<ContrastTime> times;  ///< empty without dates
  std::optional<ContrastLists> lists;
};

/// Error(InvalidInput) when nobody is chosen, or nobody is left to compare with.
SelectionContrast contrast(Session& session, const ContrastQuestion& question, Progress& progress,
                           const std::stop_token& stop);

Json toJson(const SelectionContrast& contrast);

}  // namespace tastescope
