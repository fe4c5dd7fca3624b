// What a search for the best model found, in words. Thread rule: pure. Cost: none.
#pragma once

#include "core/search/BestStudy.h"

namespace tastescope {

/// One sentence after the other: which model, whether it can be told apart from the next, what that one is
/// better in, and how much the choice flatters. Empty before anything was trained.
std::vector<Text> bestSentences(const BestOutcome& outcome);
/// "its accuracy".
Text bestByName(BestBy by);

}  // namespace tastescope
