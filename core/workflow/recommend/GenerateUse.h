// Use case: write a user's history, or one made of items alone, on by the next N items. Thread
// rule: any thread. Cost: as generateSequences().
#pragma once

#include "core/recommend/GenerateSequence.h"
#include "core/workflow/recommend/RecommendUse.h"

namespace tastescope {

struct GenerateRequest {
  RecommendRequest from;    ///< run, user or items, what-if and filters; k and samples are unused
  GenerateOptions options;  ///< allowed, never and hideKnown are filled from the request
};

struct GeneratedRow {
  std::size_t position = 0;  ///< from 1
  Index item = 0;
  std::string id;
  std::string title;
  float score = 0;
  double probability = 0;
};

struct GeneratedList {
  std::vector<GeneratedRow> rows;
  double logProbability = 0;
};

/// Likeliest first; see generateSequences(). What the user is known to have never comes, unless the
/// request keeps owned items.
std::vector<GeneratedList> generate(Session& session, const GenerateRequest& request,
                                    Progress& progress, const std::stop_token& stop);

}  // namespace tastescope
