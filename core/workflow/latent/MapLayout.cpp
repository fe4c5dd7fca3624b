#include "core/workflow/latent/MapLayout.h"

#include <algorithm>
#include <chrono>
#include <cmath>

#include "core/base/Error.h"
#include "core/base/Log.h"
#include "core/latent/Tsne.h"
#include "core/latent/Umap.h"
#include "core/store/LayoutStore.h"

namespace tastescope {
namespace {

/// 40 bytes each in the end, 2 GB.
constexpr std::size_t kMostNeighbourPairs = 50'000'000;
/// The squares of larger ones are no floats any more.
constexpr float kLargestCoordinate = 1e15F;

/// All that decides a layout, as the project keeps it. Never changed: it finds old layouts.
std::string keyOf(const MapSettings& settings) {
  nlohmann::json key{{"steps", settings.steps}};
  if (settings.method == MapMethod::Tsne) {
    key["method"] = "tsne";
    key["perplexity"] = settings.perplexity;
  } else {
    key["method"] = "umap";
    key["neighbours"] = settings.neighbours;
    key["min-distance"] = settings.minDistance;
    key["seed"] = settings.seed;
  }
  return key.dump();
}

[[noreturn]] void refuse(Text sentence) {
  throw Error(ErrorCode::InvalidInput, std::move(sentence));
}

std::size_t neighboursFor(const MapSettings& settings) {
  return settings.method == MapMethod::Tsne ? tsneNeighbours(settings.perplexity)
                                            : settings.neighbours - 1;
}

void requireNearPoints(const LatentSpace& space) {
  const auto finite = [](float value) { return std::abs(value) < kLargestCoordinate; };
  if (std::ranges::all_of(space.points, finite)) return;
  throw Error(ErrorCode::Numeric,
              coreText("Latent",
                       "The space has points that are too far out to be laid out. Train the model "
                       "again with a lower learning rate."));
}

void requireFewNeighbours(const LatentSpace& space, const MapSettings& settings) {
  if (space.entities.size() * neighboursFor(settings) <= kMostNeighbourPairs) return;
  throw Error(ErrorCode::Unsupported,
              coreText("Latent",
                       "So many neighbours of so many points take too much memory. Lower the "
                       "perplexity or the neighbours."));
}

void requireFewPoints(const LatentSpace& space) {
  if (space.entities.size() <= kMostLaidOut) return;
  throw Error(ErrorCode::Unsupported,
              coreText("Latent",
                       "A layout by t-SNE or UMAP is made of at most %1 points, and this space has "
                       "%2. Choose PCA.")
                  .arg(static_cast<std::uint64_t>(kMostLaidOut))
                  .arg(static_cast<std::uint64_t>(space.entities.size())));
}

}  // namespace

void requireSensible(const MapSettings& settings) {
  constexpr double kMostDistance = 0.99;
  if (!(settings.perplexity >= 1 && settings.perplexity <= kMostPerplexity))
    refuse(coreText("Latent", "The perplexity is a number from 1 to %1.").arg(kMostPerplexity));
  if (settings.neighbours < 2 || settings.neighbours > kMostMapNeighbours) {
    refuse(coreText("Latent", "UMAP looks at 2 to %1 neighbours.")
               .arg(static_cast<std::uint64_t>(kMostMapNeighbours)));
  }
  if (!(settings.minDistance >= 0 && settings.minDistance <= kMostDistance))
    refuse(coreText("Latent", "The least distance of UMAP is a number from 0 to %1.")
               .arg(kMostDistance));
}

SpaceLayout::SpaceLayout(LatentSpacePtr space, const MapSettings& settings)
    : space_(std::move(space)), settings_(settings) {
  requireSensible(settings_);
  requireNearPoints(*space_);
  requireFewNeighbours(*space_, settings_);
  requireFewPoints(*space_);
}

SpaceLayout::~SpaceLayout() = default;

void SpaceLayout::begin(Progress& progress, const std::stop_token& stop) {
  const bool tsne = settings_.method == MapMethod::Tsne;
  const std::size_t wanted = neighboursFor(settings_);
  const NeighbourLists lists = neighbourLists(space_->points, space_->entities.size(),
                                              space_->dimensions, wanted, progress, stop);
  if (tsne) {
    TsneOptions options;
    options.perplexity = settings_.perplexity;
    if (settings_.steps > 0) options.steps = settings_.steps;
    layout_ = std::make_unique<Tsne>(lists, space_->map, options, stop);
  } else {
    layout_ = std::make_unique<Umap>(
        lists, space_->map,
        UmapOptions{settings_.neighbours, settings_.minDistance, settings_.steps, settings_.seed},
        stop);
  }
}

void SpaceLayout::run(const Draw& draw, Progress& progress, const std::stop_token& stop) {
  using Clock = std::chrono::steady_clock;
  constexpr std::chrono::milliseconds kBetweenPictures(80);
  if (layout_ == nullptr) begin(progress, stop);
  progress.begin(coreText("Latent", "Laying out the map"), coreText("Latent", "steps"),
                 layout_->total());
  progress.set(layout_->done());
  Clock::time_point drawn = Clock::now();
  while (!finished()) {
    layout_->advance(1, stop);
    progress.set(layout_->done());
    if (!draw || Clock::now() - drawn < kBetweenPictures) continue;
    draw(layout_->coordinates());
    drawn = Clock::now();
  }
}

bool SpaceLayout::finished() const {
  return layout_ != nullptr && layout_->done() >= layout_->total();
}

LatentSpacePtr SpaceLayout::result(const std::stop_token& stop) const {
  auto result = std::make_shared<LatentSpace>(*space_);
  if (layout_ == nullptr) return result;
  result->method = settings_.method;
  result->map.assign(layout_->coordinates().begin(), layout_->coordinates().end());
  result->mapAxes.clear();
  result->explainedShare.clear();
  result->fidelity = mapFidelity(*space_, result->map, stop);
  return result;
}

LatentSpacePtr storedMap(Session& session, const LatentSpacePtr& space,
                         const MapSettings& settings) {
  if (settings.method == MapMethod::Pca) return space;
  auto stored = session.withProject([&](Project& project) -> std::optional<StoredLayout> {
    try {
      return LayoutStore(project).find(space->run, space->entity, keyOf(settings),
                                       space->entities.size());
    } catch (const Error& error) {
      if (error.code() != ErrorCode::Corrupt) throw;
      return std::nullopt;
    }
  });
  if (!stored) return nullptr;
  auto result = std::make_shared<LatentSpace>(*space);
  result->method = settings.method;
  result->map = std::move(stored->coordinates);
  result->mapAxes.clear();
  result->explainedShare.clear();
  result->fidelity = stored->fidelity;
  return result;
}

void storeMap(Session& session, const LatentSpace& laidOut, const MapSettings& settings) {
  if (!laidOut.settled || session.readOnly()) return;
  try {
    session.withProject([&](Project& project) {
      LayoutStore(project).save(laidOut.run, laidOut.entity, keyOf(settings),
                                {laidOut.map, laidOut.fidelity});
    });
  } catch (const Error& error) {
    log::warning(error.message().english());
  }
}

LatentSpacePtr layOut(Session& session, const LatentSpacePtr& space, const MapSettings& settings,
                      const SpaceLayout::Draw& draw, Progress& progress,
                      const std::stop_token& stop) {
  requireSensible(settings);
  if (LatentSpacePtr stored = storedMap(session, space, settings)) return stored;
  SpaceLayout layout(space, settings);
  layout.run(draw, progress, stop);
  LatentSpacePtr result = layout.result(stop);
  storeMap(session, *result, settings);
  return result;
}

namespace {

/// From where the first point lies.
std::array<double, 2> placeByAxes(const LatentSpace& space, std::span<const float> latent) {
  std::array<double, 2> place{space.map[0], space.map[1]};
  for (std::size_t d = 0; d < space.dimensions; ++d) {
    const double step = double{latent[d]} - double{space.points[d]};
    place[0] += step * space.mapAxes[d];
    place[1] += step * space.mapAxes[space.dimensions + d];
  }
  return place;
}

}  // namespace

std::array<double, 2> placeOnMap(const LatentSpace& space, std::span<const float> latent) {
  constexpr std::size_t kNear = 8;
  constexpr double kSame = 1e-12;
  if (!space.mapAxes.empty()) return placeByAxes(space, latent);
  std::array<double, 2> place{};
  double sum = 0;
  for (const Neighbour& near :
       nearestTo(space.points, space.entities.size(), space.dimensions, latent, kNear)) {
    const double weight = 1.0 / (double{near.distance} * double{near.distance} + kSame);
    place[0] += weight * space.map[2 * std::size_t{near.index}];
    place[1] += weight * space.map[2 * std::size_t{near.index} + 1];
    sum += weight;
  }
  if (sum > 0) {
    for (double& axis : place) axis /= sum;
  }
  return place;
}

}  // namespace tastescope
