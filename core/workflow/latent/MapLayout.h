// Use case: a run's space laid out on a plane by t-SNE or UMAP, kept with the run.
// Thread rule: any thread, a SpaceLayout one at a time. Cost: neighbours O(n^2 d), then a few
// milliseconds a step at 10,000 points.
#pragma once

#include <array>
#include <functional>
#include <memory>
#include <optional>

#include "core/latent/NeighbourLists.h"
#include "core/latent/PlaneLayout.h"
#include "core/workflow/latent/LatentSpace.h"

namespace tastescope {

using LatentSpacePtr = std::shared_ptr<const LatentSpace>;

inline constexpr double kMostPerplexity = 500;
inline constexpr std::size_t kMostMapNeighbours = 500;
inline constexpr std::size_t kMostMapSteps = 100'000;

struct MapSettings {
  MapMethod method = MapMethod::Tsne;
  double perplexity = 30;       ///< t-SNE: about how many neighbours count
  std::size_t neighbours = 15;  ///< UMAP
  double minDistance = 0.1;     ///< UMAP
  std::size_t steps = 0;        ///< 0: as many as the method's authors make
  std::uint64_t seed = 1;       ///< UMAP
  bool operator==(const MapSettings&) const = default;
};
/// Error(InvalidInput) for settings that no layout can have, in a sentence that names them.
void requireSensible(const MapSettings& settings);

/// A layout of a space that is being made: it can be stopped, and gone on with by another run().
class SpaceLayout {
 public:
  /// `space` has the map that it starts from: by PCA. Error(InvalidInput) as requireSensible(),
  /// Error(Unsupported) when the space has more points than a layout is made of.
  SpaceLayout(LatentSpacePtr space, const MapSettings& settings);
  ~SpaceLayout();

  using Draw = std::function<void(std::span<const float> map)>;
  /// Until it is finished, calling `draw` about 12 times a second. Cancelled on a stop: then what was done
  /// stays.
  void run(const Draw& draw, Progress& progress, const std::stop_token& stop);
  [[nodiscard]] bool begun() const { return layout_ != nullptr; }
  [[nodiscard]] bool finished() const;
  [[nodiscard]] const MapSettings& settings() const { return settings_; }
  [[nodiscard]] const LatentSpacePtr& space() const { return space_; }
  /// The space with the map as it is; its fidelity measured.
  [[nodiscard]] LatentSpacePtr result(const std::stop_token& stop) const;

 private:
  void begin(Progress& progress, const std::stop_token& stop);

  LatentSpacePtr space_;
  MapSettings settings_;
  std::unique_ptr<PlaneLayout> layout_;
};

/// Layouts are made of at most so many points; neighbours of more would take minutes.
inline constexpr std::size_t kMostLaidOut = 200'000;

/// The stored map of these settings, if there is one; of PCA the space itself. One that is damaged is
/// none: it is made again and takes the other's place.
LatentSpacePtr storedMap(Session& session, const LatentSpacePtr& space,
                         const MapSettings& settings);
/// Where it can be: not for a run that may still get other weights, nor into a project that cannot be
/// written. It is made again then, next time.
void storeMap(Session& session, const LatentSpace& laidOut, const MapSettings& settings);
/// Stored, or made and stored.
LatentSpacePtr layOut(Session& session, const LatentSpacePtr& space, const MapSettings& settings,
                      const SpaceLayout::Draw& draw, Progress& progress,
                      const std::stop_token& stop);

/// Where a place of the space [dimensions] would lie on its map, without moving any point: by PCA as
/// its axes say; on other maps between the places of its nearest points, weighted by the inverse of
/// their squared distances (Shepard 1968).
std::array<double, 2> placeOnMap(const LatentSpace& space, std::span<const float> latent);

}  // namespace tastescope
