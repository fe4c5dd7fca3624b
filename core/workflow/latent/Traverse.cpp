#include "core/workflow/latent/Traverse.h"

#include <algorithm>
#include <cmath>

#include "core/workflow/latent/MapLayout.h"

namespace tastescope {

namespace {

/// A user's posterior in a run's space.
struct Place {
  SessionPtr known;  ///< the data the run was trained on
  std::shared_ptr<const Recommender> model;
  const HasUserLatent* space = nullptr;
  std::vector<float> mean;
  std::vector<float> deviation;
};

Place placeOf(Session& session, RunId run, Index user) {
  Place place;
  place.known = session.knownBy(run);
  place.model = place.known->model(run);
  place.space = capability<HasUserLatent>(*place.model);
  if (place.space == nullptr)
    throw Error(
        ErrorCode::Unsupported,
        coreText(
            "Latent",
            "This run's model has no latent space of users. Choose a run of a model that has one, "
            "such as Mult-VAE."));
  if (user >= session.data().users.size())
    throw Error(ErrorCode::NotFound, coreText("Latent", "This user is not in the project."));
  if (user >= place.known->data().users.size())
    throw Error(ErrorCode::NotFound,
                coreText("Latent",
                         "This user was added after the run was trained. Train a new run to "
                         "find them in its space."));
  const std::size_t size = place.space->latentSize();
  place.mean.resize(size);
  std::vector<float> logVariance(place.space->hasVariance() ? size : 0);
  const History history = historyIn(*place.known->data().interactions, user);
  place.space->encode({&history, 1}, place.mean, logVariance);
  place.deviation.assign(size, 1.0F);
  for (std::size_t d = 0; d < logVariance.size(); ++d)
    place.deviation[d] = std::exp(0.5F * logVariance[d]);
  return place;
}

void requireDimension(const Place& place, Index dimension) {
  if (dimension < place.mean.size()) return;
  throw Error(ErrorCode::InvalidInput,
              coreText("Latent", "Dimension %1 does not exist, the space has %2.")
                  .arg(dimension + 1)
                  .arg(static_cast<unsigned long>(place.mean.size())));
}

std::vector<float> shifted(const Place& place, const std::vector<std::pair<Index, float>>& shifts) {
  std::vector<float> latent = place.mean;
  for (const auto& [dimension, shift] : shifts) {
    requireDimension(place, dimension);
    latent[dimension] += shift * place.deviation[dimension];
  }
  return latent;
}

std::vector<float> scoresAt(const Place& place,
                            const std::vector<std::pair<Index, float>>& shifts) {
  const std::vector<float> latent = shifted(place, shifts);
  std::vector<float> scores(place.model->itemCount());
  place.space->decode(latent, scores);
  return scores;
}

std::string nameOf(const Dataset& data, Index item) {
  std::string title = data.itemAttributes.title(item);
  return title.empty() ? std::string(data.items.id(item)) : title;
}

RecommendationRow rowOf(const Dataset& data, std::size_t rank, Index item, float score) {
  RecommendationRow row;
  row.rank = rank;
  row.item = item;
  row.id = std::string(data.items.id(item));
  row.title = data.itemAttributes.title(item);
  row.score = row.low = row.high = score;
  for (std::size_t column = 0; column < data.itemAttributes.columns().size(); ++column)
    row.attributes.push_back(data.itemAttributes.display(column, item));
  return row;
}

/// The item that gains most; a shift common to all items, which changes no list, does not change it
/// either.
Index mostRaised(const std::vector<float>& before, const std::vector<float>& after) {
  Index best = 0;
  for (Index item = 1; item < before.size(); ++item)
    if (after[item] - before[item] > after[best] - before[best]) best = item;
  return best;
}

}  // namespace

std::vector<RecommendationRow> recommendAtLatent(Session& session, RunId run, Index user,
                                                 const std::vector<std::pair<Index, float>>& shifts,
                                                 std::size_t k) {
  const Place place = placeOf(session, run, user);
  const std::vector<float> scores = scoresAt(place, shifts);
  const Dataset& data = place.known->data();
  std::vector<bool> known(scores.size(), false);
  for (const Index item : data.interactions->row(user).items) known[item] = true;
  std::vector<Index> order;
  for (Index item = 0; item < scores.size(); ++item)
    if (!known[item]) order.push_back(item);
  const std::size_t count = std::min(k, order.size());
  std::partial_sort(order.begin(), order.begin() + static_cast<std::ptrdiff_t>(count), order.end(),
                    [&scores](Index a, Index b) {
                      return scores[a] != scores[b] ? scores[a] > scores[b] : a < b;
                    });
  std::vector<RecommendationRow> rows;
  for (std::size_t rank = 0; rank < count; ++rank)
    rows.push_back(rowOf(data, rank + 1, order[rank], scores[order[rank]]));
  return rows;
}

std::array<double, 2> movedOnMap(Session& session, const LatentSpace& space, std::size_t position,
                                 const std::vector<std::pair<Index, float>>& shifts) {
  std::array<double, 2> at{space.map[2 * position], space.map[2 * position + 1]};
  if (shifts.empty()) return at;
  const Place place = placeOf(session, space.run, space.entities[position]);
  if (space.mapAxes.empty()) return placeOnMap(space, shifted(place, shifts));
  for (const auto& [dimension, shift] : shifts) {
    requireDimension(place, dimension);
    const double step = double{shift} * double{place.deviation[dimension]};
    at[0] += step * space.mapAxes[dimension];
    at[1] += step * space.mapAxes[space.dimensions + dimension];
  }
  return at;
}

std::vector<DimensionEnds> dimensionEnds(Session& session, RunId run, Index user,
                                         const std::vector<Index>& dimensions, float reach) {
  const Place place = placeOf(session, run, user);
  const std::vector<float> here = scoresAt(place, {});
  std::vector<DimensionEnds> result;
  for (const Index dimension : dimensions) {
    const Index low = mostRaised(here, scoresAt(place, {{dimension, -reach}}));
    const Index high = mostRaised(here, scoresAt(place, {{dimension, reach}}));
    result.push_back({dimension, nameOf(session.data(), low), nameOf(session.data(), high)});
  }
  return result;
}

}  // namespace tastescope
