// Use case: a run's accuracy in groups of users, or of the items to be found, with an interval each
// and the gap between the best and the worst group. Works on an evaluation that kept lists and
// per-user values, so nothing is scored again. Thread rule: any thread. Cost: one pass over the
// evaluated users; the gap's bootstrap 1,000 times that.
#pragma once

#include <string>
#include <vector>

#include "core/eval/Segments.h"
#include "core/workflow/evaluate/EvaluateRun.h"

namespace tastescope {

/// By length of history, and by popularity of the items to be found. Any other name is a user
/// attribute, or, behind kBySelection, a selection that is kept: it and everyone else, or, of items, it
/// and all others to be found.
inline constexpr const char* kByActivity = "activity";
inline constexpr const char* kByItems = "items";
inline constexpr std::string_view kBySelection = "selection:";

/// The name of the selection that makes the groups; empty: something else does.
std::string selectionBehind(const std::string& by);

struct SegmentGroup {
  Text name;  ///< "10–24", "Germany", "others", "rarest half"
  std::uint64_t users = 0;
  MeanInterval value;
};

struct SegmentTable {
  std::string by;
  std::string metric;  ///< of items always recall at the same list length
  std::vector<SegmentGroup> groups;
  SegmentGap gap;
};

/// User attributes that can be segmented by, the most suitable first; may be empty.
std::vector<std::string> suitableUserAttributes(const Session& session);
/// The groups a whole picture of a run shows: by activity, by items, by the most suitable user
/// attributes, up to four, and by selections of users, up to six.
std::vector<std::string> usualSegments(Session& session);
/// Error(InvalidConfig) that names what there is, unless `by` is one of it; errors as selectionByName().
void requireSegments(Session& session, const std::string& by);

/// `metric`, such as "ndcg@10", must have a value per user in the evaluation; Error(InvalidConfig)
/// otherwise and as requireSegments(). An attribute gives its five largest values and the others.
SegmentTable segmentRun(Session& session, const RunEvaluation& evaluation, const std::string& by,
                        const std::string& metric, const std::stop_token& stop = {});

/// {"by","metric","groups":[{"name","users","mean","half"}],"gap":{"value","low","high"}}
Json toJson(const SegmentTable& table);

}  // namespace tastescope
