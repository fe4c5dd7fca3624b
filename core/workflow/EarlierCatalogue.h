// A model among more users and items than it has learned: what was added to the data after its
// training it does not know. Thread rule: as its model. Cost: that of its model; a copy of a history
// that holds something new.
#pragma once

#include <memory>
#include <vector>

#include "core/models/Recommender.h"

namespace tastescope {

/// `users` and `items`: those the model has learned, which come first; `allItems`: all there are. Items
/// it does not know score below every other; they are left out of histories, and a user it does not
/// know is served as one who was not in training. What it has of a space of users stays usable.
std::shared_ptr<const Recommender> amongMore(std::shared_ptr<const Recommender> model, Index users,
                                             Index allItems);

/// What was added to the data after the model's training: it cannot be recommended by it.
std::vector<Index> itemsNotLearned(const Recommender& model);
/// Whether the user was there when the model was trained.
bool hasLearned(const Recommender& model, Index user);

}  // namespace tastescope
