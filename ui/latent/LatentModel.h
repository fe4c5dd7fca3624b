// What the latent screen shows, without widgets: the space of a run, its colouring, selection
// summary, neighbours and the list at a moved point. Each question runs in a job and only the
// newest answer counts. Thread rule: GUI thread. Cost: jobs, see core/workflow/latent/LatentSpace.h and
// Traverse.h.
#pragma once

#include <QObject>

#include "core/workflow/latent/Traverse.h"
#include "ui/context/AppContext.h"
#include "ui/latent/LayoutFlow.h"
#include "ui/latent/MapColouring.h"
#include "ui/workers/LatestJob.h"

namespace tastescope::ui {

class LatentModel : public QObject {
  Q_OBJECT
 public:
  explicit LatentModel(AppContext& context, QObject* parent = nullptr);

  /// Loads a run's space; the old one stays until the new is there. run 0 clears.
  void load(RunId run, Entity entity);
  void cancelLoading();
  [[nodiscard]] bool loading() const { return m_loading.active(); }
  [[nodiscard]] Job* loadingJob() const { return m_loading.job(); }
  [[nodiscard]] RunId run() const { return m_run; }
  [[nodiscard]] Entity entity() const { return m_entity; }
  [[nodiscard]] const LatentSpacePtr& space() const { return m_space; }
  [[nodiscard]] const LatentMapPointsPtr& points() const { return m_points; }

  /// How the map is laid out from now on; unset: by PCA at once, then by t-SNE where that takes seconds
  /// and shows the space better. A layout that was made before is there at once.
  void layOut(std::optional<MapSettings> settings);
  [[nodiscard]] LayoutFlow& layout() { return m_layout; }
  [[nodiscard]] const LayoutFlow& layout() const { return m_layout; }
  /// Trustworthiness of the map by PCA, to compare with.
  [[nodiscard]] double plainFidelity() const { return m_plain ? m_plain->fidelity : 0; }

  /// Names for the colour combo, "activity" first.
  [[nodiscard]] const std::vector<std::string>& colourings() const { return m_names; }
  void setColouring(const std::string& name);
  void setSizeByActivity(bool byActivity);
  void recolour();  ///< theme or language changed
  [[nodiscard]] const MapColouring& colouring() const { return m_colouring; }

  void summarise(const std::vector<std::uint32_t>& selected);
  void findNeighbours(std::uint32_t position, std::size_t k, Distance distance);
  /// The list at a user's own point, and at the moved one.
  void findBaseList(std::uint32_t position);
  void traverse(std::uint32_t position, const std::vector<std::pair<Index, float>>& shifts);
  void nameDimensions(std::uint32_t position, const std::vector<Index>& dimensions);

  /// Id, title and attributes of a point for tooltips and heads.
  [[nodiscard]] QString nameOf(std::uint32_t position) const;
  [[nodiscard]] QString describe(std::uint32_t position) const;
  [[nodiscard]] std::optional<std::uint32_t> positionOf(Index entity) const;
  [[nodiscard]] std::uint64_t countOf(std::uint32_t position) const;
  [[nodiscard]] AppContext& context() const { return m_context; }

 Q_SIGNALS:
  void loadingStarted();
  /// Also with no space (run 0).
  void spaceChanged();
  void loadingFailed(const QString& sentence, const QString& details);
  void loadingCancelled();
  void colouringChanged();
  /// A picture of the layout that is being made: points() lie elsewhere.
  void mapDrawn();
  /// The space has another map.
  void mapChanged();
  void summaryReady(const tastescope::SelectionSummary& summary);
  void neighboursReady(const std::vector<tastescope::NeighbourRow>& rows);
  void baseListReady(const std::vector<tastescope::RecommendationRow>& rows);
  void listReady(const std::vector<tastescope::RecommendationRow>& rows);
  /// Where the moved person of the list lies on the map.
  void movedTo(QPointF where);
  void dimensionsNamed(const std::vector<tastescope::DimensionEnds>& ends);

 private:
  struct Moved {
    std::vector<RecommendationRow> rows;
    QPointF where;
  };
  struct Loaded {
    LatentSpacePtr plain;  ///< with the map by PCA
    LaidOut shown;         ///< with the wished map, where there is one already
    std::vector<std::string> names;
    AttributeValues values;
    AttributeValues activity;
  };
  void take(Loaded loaded);
  void takeMap(const LaidOut& laidOut);
  void colourByGroups();
  void colourByFidelity();
  [[nodiscard]] const AttributeTable& attributes() const;

  AppContext& m_context;
  RunId m_run = 0;
  Entity m_entity = Entity::User;
  LatentSpacePtr m_plain;
  LatentSpacePtr m_space;
  LatentMapPointsPtr m_points;
  LayoutFlow m_layout;
  std::vector<std::string> m_names;
  std::vector<std::uint32_t> m_positions;  ///< per entity, or kNoIndex
  AttributeValues m_values;
  AttributeValues m_groups;  ///< found in the space, once somebody asked for them
  AttributeValues m_activity;
  MapColouring m_colouring;
  bool m_sized = false;
  LatestJob m_loading;
  LatestJob m_recolouring;
  LatestJob m_summary;
  LatestJob m_neighbours;
  LatestJob m_base;
  LatestJob m_list;
  LatestJob m_ends;
};

}  // namespace tastescope::ui
